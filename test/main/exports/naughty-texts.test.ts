import { homedir } from 'node:os';
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { safeName } from '../../../main/files/safe-name.ts';
import {
  type DocumentFormat,
  documentKinds,
  type DocumentKind,
  type DocumentRequest,
  formatsOf,
} from '../../../shared/documents/document-request.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { exchangeKinds } from '../../../shared/exchange/exchange-request.ts';
import { filledWorkshop, naughtyFrom, naughtyTexts } from '../../factories/naughty-texts.ts';
import { paid } from '../../shared/documents/paid-training.ts';
import { agendaRequest, sampleTraining, testId } from '../../shared/documents/training.ts';
import { requestOf } from '../../shared/exchange/samples.ts';
import { factsOfPdf, insideOfPdf } from './pdf-reader.ts';
import { zipParts } from './zip-parts.ts';

/** With a paper of every kind to print. */
function plainTraining(): WorkshopSnapshot {
  const training = sampleTraining();
  const participationIds = training.participations.map(({ id }) => id);
  const group = {
    id: testId(9000),
    workshopId: training.workshop.id,
    name: {},
    set: '',
    participationIds,
    pinnedIds: [],
  };
  const { days, rooms, sessions, assignments } = training;
  const agenda = { days, rooms, sessions: sessions.slice(1), assignments };
  const edition = { id: testId(9001), workshopId: training.workshop.id, number: 1, note: '', ...agenda };
  return { ...training, breakoutGroups: [group], editions: [{ ...edition, frozenAt: '2025-07-01T09:00:00.000Z' }] };
}

const longest = 120;
/** Each text in another field each time; of the longest ones what two lines of a paper hold. */
const trainings = [0, 57].map((first) => {
  const nextText = naughtyFrom(first);
  return paid(filledWorkshop(plainTraining(), () => nextText().slice(0, longest)));
});

const papers = documentKinds.flatMap((kind) => formatsOf[kind].map((format) => [kind, format] as const));

async function bytesOf(training: WorkshopSnapshot, request: Parameters<typeof renderDocument>[1]) {
  const rendered = await renderDocument(training, request);
  if (!rendered.ok) throw new Error(rendered.failure.code);
  expect(safeName(rendered.value.name).length).toBeGreaterThan(4);
  return rendered.value.bytes;
}

async function paperOf(training: WorkshopSnapshot, kind: DocumentKind, format: DocumentFormat) {
  // A form is of one delegation.
  const delegationIds = kind === 'nomination-form' ? training.delegations.slice(0, 1).map(({ id }) => id) : null;
  const request: DocumentRequest = { ...agendaRequest, kind, format, delegationIds };
  return bytesOf(training, request);
}

/** What is wrong with a text as XML; nothing for a sound one. */
function xmlFaults(xml: string): string[] {
  const faults: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => void faults.push(message));
  parser.write(xml).close();
  return faults;
}

/** What of this computer and its user is in the inside of a file. */
function ownIn(inside: string): string[] {
  return [`${homedir()}/`, process.cwd()].filter((own) => inside.includes(own));
}

/** What a PDF does by itself or leads to, and who wrote it. */
const actions = /\/(?:JavaScript|JS|Launch|URI|GoToR|SubmitForm|EmbeddedFile|RichMedia|OpenAction|AA|Author)\b/;

describe('105, 108, 112, 120 texts of any kind', () => {
  test.each(papers.filter(([, format]) => format !== 'pdf'))(
    'as %s in %s are well-formed XML that names neither this computer nor its user',
    async (kind, format) => {
      for (const training of trainings) {
        const all = zipParts(await paperOf(training, kind, format));
        const parts = [...all].filter(([name]) => /\.(?:xml|rels)$/.test(name));
        expect(parts.length).toBeGreaterThan(5);
        for (const [name, xml] of parts) expect(xmlFaults(xml), name).toEqual([]);
        const inside = parts.map(([, xml]) => xml).join('');
        // Nothing of them became a part, a link or a formula of its own.
        expect(inside).not.toMatch(/TargetMode="External"|<f>[^<]*(?:example\.org|calc)|<hyperlink/i);
        expect(ownIn(inside)).toEqual([]);
        expect(all.get('docProps/core.xml')).toContain('<dc:creator>Rostrum</dc:creator>');
        expect(all.get('docProps/core.xml')).toContain('<cp:lastModifiedBy>Rostrum</cp:lastModifiedBy>');
      }
    },
  );

  test.each(papers.filter(([, format]) => format === 'pdf'))(
    'as %s in %s are pages that do nothing by themselves and name nobody',
    { timeout: 120_000 },
    async (kind) => {
      for (const training of trainings) {
        const bytes = await paperOf(training, kind, 'pdf');
        expect((await factsOfPdf(bytes)).pages).toBeGreaterThan(0);
        const inside = insideOfPdf(bytes);
        expect(inside).not.toMatch(actions);
        expect(ownIn(inside)).toEqual([]);
      }
    },
  );

  test.each(exchangeKinds)('as %s are what another program reads', async (kind) => {
    for (const training of trainings) {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(training, requestOf(kind)));
      if (kind === 'schedule-json') expect(JSON.parse(text)).toHaveProperty('schedule');
      else if (kind === 'schedule-xml') expect(xmlFaults(text)).toEqual([]);
      else
        expect(new ICAL.Component(ICAL.parse(text) as string).getAllSubcomponents('vevent').length).toBeGreaterThan(5);
    }
  });

  test('are of every class in each of them', () => {
    for (const training of trainings) {
      const used = JSON.stringify(training);
      const isUsed = (text: string): boolean => used.includes(JSON.stringify(text.slice(0, longest)).slice(1, -1));
      expect(naughtyTexts.filter((text) => !isUsed(text))).toEqual([]);
    }
  });
});
