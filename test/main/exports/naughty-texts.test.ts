import { hostname } from 'node:os';
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
  return { ...training, breakoutGroups: [group] };
}

/** Each text in another field each time; of the longest ones what two lines of a paper hold. */
const trainings = [0, 37, 71].map((first) => {
  const nextText = naughtyFrom(first);
  return filledWorkshop(plainTraining(), () => nextText().slice(0, 250));
});

const papers = documentKinds.flatMap((kind) => formatsOf[kind].map((format) => [kind, format] as const));

async function bytesOf(training: WorkshopSnapshot, request: Parameters<typeof renderDocument>[1]) {
  const rendered = await renderDocument(training, request);
  if (!rendered.ok) throw new Error(rendered.failure.code);
  expect(safeName(rendered.value.name).length).toBeGreaterThan(4);
  return rendered.value.bytes;
}

async function paperOf(training: WorkshopSnapshot, kind: DocumentKind, format: DocumentFormat) {
  const request: DocumentRequest = { ...agendaRequest, kind, format };
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

describe('105, 108 texts of any kind', () => {
  test.each(papers.filter(([, format]) => format !== 'pdf'))(
    'as %s in %s are well-formed XML',
    async (kind, format) => {
      for (const training of trainings) {
        const parts = [...zipParts(await paperOf(training, kind, format))].filter(([name]) =>
          /\.(?:xml|rels)$/.test(name),
        );
        expect(parts.length).toBeGreaterThan(5);
        for (const [name, xml] of parts) expect(xmlFaults(xml), name).toEqual([]);
        // Nothing of them became a part, a link or a formula of its own.
        expect(parts.map(([, xml]) => xml).join('')).not.toMatch(
          /TargetMode="External"|<f>[^<]*(?:example\.org|calc)|<hyperlink/i,
        );
      }
    },
  );

  test.each(papers.filter(([, format]) => format === 'pdf'))('as %s in %s are pages', async (kind) => {
    for (const training of trainings)
      expect((await factsOfPdf(await paperOf(training, kind, 'pdf'))).pages).toBeGreaterThan(0);
  });

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
    const used = JSON.stringify(trainings);
    const missing = naughtyTexts.filter((text) => !used.includes(JSON.stringify(text.slice(0, 250)).slice(1, -1)));
    expect(missing).toEqual([]);
  });
});

describe('112, 120 a paper', () => {
  test.each(papers)(
    '%s as %s names neither this computer nor its user, and does nothing by itself',
    async (kind, format) => {
      const bytes = await paperOf(trainings[0] ?? plainTraining(), kind, format);
      const inside = format === 'pdf' ? insideOfPdf(bytes) : [...zipParts(bytes).values()].join('\n');
      for (const own of [hostname(), process.cwd()]) expect(inside).not.toContain(own);
      if (format === 'pdf') {
        expect(inside).not.toMatch(
          /\/(?:JavaScript|JS|Launch|URI|GoToR|SubmitForm|EmbeddedFile|RichMedia|OpenAction|AA|Author)\b/,
        );
        return;
      }
      const core = zipParts(bytes).get('docProps/core.xml') ?? '';
      expect(core).toContain('<dc:creator>Rostrum</dc:creator>');
      expect(core).toContain('<cp:lastModifiedBy>Rostrum</cp:lastModifiedBy>');
    },
  );
});
