import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../../main/exports/render-document.ts';
import { type DocumentKind, documentKinds, formatsOf } from '../../../../shared/documents/document-request.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { translator } from '../../../../shared/text/text.ts';
import { agendaRequest } from '../../../shared/documents/training.ts';
import { printAllWithLibreOffice } from '../outside-readers.ts';
import {
  factsOf,
  hardWorkshops,
  standsOn,
  languagePairs,
  sampleNames,
  sampleWorkshop,
  squeezed,
  workshopFor,
} from '../paper-facts.ts';
import { eachPage, withDocument } from '../pdf-reader.ts';

/** Word papers as LibreOffice prints them, read back by pdf.js. */

const kinds = documentKinds.filter((kind) => formatsOf[kind].includes('docx'));

/** The text of each page, without spaces. */
function pagesOf(printed: Uint8Array): Promise<string[]> {
  return withDocument(printed, (document) =>
    eachPage(document, async (page) => {
      const { items } = await page.getTextContent({ disableNormalization: true });
      return squeezed(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }),
  );
}

type Judged = { readonly missing: readonly string[]; readonly totals: readonly string[] };

/** What is missing on each kind of paper, and which of its pages say a wrong number of pages. */
async function judge(
  snapshot: WorkshopSnapshot,
  languages: Language[],
  sheetDays: string[] | null = null,
): Promise<Partial<Record<DocumentKind, Judged>>> {
  const papers = await Promise.all(
    kinds.map(async (kind) => {
      const dayIds = kind === 'attendance-sheet' ? sheetDays : null;
      const whole = { blankRows: 2, recipient: 'internal' as const };
      const request = { ...agendaRequest, kind, format: 'docx' as const, languages, dayIds, ...whole };
      const rendered = await renderDocument(workshopFor(kind, snapshot), request);
      if (rendered.ok) return [{ kind, bytes: rendered.value.bytes }];
      // A paper of which there is nothing to print.
      expect(rendered.failure.code).toBe('document-empty');
      return [];
    }),
  );
  const made = papers.flat();
  const printed = printAllWithLibreOffice(made.map(({ bytes }) => bytes));
  const judged = await Promise.all(
    made.map(async ({ kind }, index): Promise<[DocumentKind, Judged]> => {
      const pages = await pagesOf(printed[index] ?? new Uint8Array());
      const whole = pages.join('');
      const missing = factsOf(kind, snapshot, languages).filter((fact) => !standsOn(whole, fact));
      return [kind, { missing, totals: wrongTotals(pages, languages[0] ?? 'en') }];
    }),
  );
  return Object.fromEntries(judged);
}

/** Pages that say a wrong number or a wrong total; the pages of a part are counted on their own. */
function wrongTotals(pages: readonly string[], language: Language): string[] {
  const line = squeezed(translator(language)('documents.page'))
    .replaceAll(/[.*+?()|[\]\\]/g, '\\$&')
    .replace('{page}', '(?<page>\\d+)')
    .replace('{pages}', '(?<pages>\\d+)');
  const said = pages.map((page) => new RegExp(line, 'u').exec(page)?.groups ?? {});
  const right: string[] = [];
  for (let start = 0; start < pages.length;) {
    const next = said.findIndex(({ page }, index) => index > start && page === '1');
    const end = next < 0 ? pages.length : next;
    for (let at = start; at < end; at++) right.push(`${String(at - start + 1)}/${String(end - start)}`);
    start = end;
  }
  return said.flatMap(({ page, pages: of }, index) => {
    const own = `${String(page)}/${String(of)}`;
    return own === right[index] ? [] : [`${own} on page ${String(index + 1)}`];
  });
}

function nothing(judged: Partial<Record<DocumentKind, Judged>>): Partial<Record<DocumentKind, Judged>> {
  return Object.fromEntries(Object.keys(judged).map((kind) => [kind, { missing: [], totals: [] }]));
}

test.each(sampleNames)('in Word nothing of %s is cut', { timeout: 600_000 }, async (name) => {
  const snapshot = sampleWorkshop(name);
  const judged = await judge(snapshot, snapshot.workshop.languages.slice(0, 2));
  expect(Object.keys(judged)).toEqual(expect.arrayContaining(['agenda', 'attendance-sheet', 'certificate-register']));
  expect(judged).toEqual(nothing(judged));
});

describe.each(Object.entries(hardWorkshops))('of a workshop of %s', (name, make) => {
  // All languages where the names are hardest; the papers of the large ones have hundreds of pages.
  const isLong = name !== 'names of up to 120 letters';
  const chosen = isLong ? languagePairs.slice(0, 1) : languagePairs;
  test.each(chosen.map((languages) => [languages] as const))(
    'in Word nothing is cut in %s',
    { timeout: 600_000 },
    async (languages) => {
      const snapshot = make();
      const judged = await judge(
        snapshot,
        [...languages],
        isLong ? snapshot.days.slice(0, 1).map(({ id }) => id) : null,
      );
      expect(judged).toEqual(nothing(judged));
    },
  );
});
