import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../../main/exports/render-document.ts';
import { type DocumentKind, documentKinds, formatsOf } from '../../../../shared/documents/document-request.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { translator } from '../../../../shared/text/text.ts';
import { agendaRequest } from '../../../shared/documents/training.ts';
import { printWithLibreOffice } from '../outside-readers.ts';
import { factsOf, hardWorkshops, isOn, languagePairs, sampleNames, sampleWorkshop, squeezed } from '../paper-facts.ts';
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

/** What is missing on a paper, and which of its pages say a wrong number of pages. */
async function judge(
  kind: DocumentKind,
  snapshot: WorkshopSnapshot,
  languages: Language[],
  dayIds: string[] | null = null,
): Promise<Judged> {
  const request = { ...agendaRequest, kind, format: 'docx' as const, languages, dayIds, blankRows: 2 };
  const rendered = await renderDocument(snapshot, request);
  if (!rendered.ok) {
    // A paper of which there is nothing to print.
    expect(rendered.failure.code).toBe('document-empty');
    return { missing: [], totals: [] };
  }
  const pages = await pagesOf(printWithLibreOffice(rendered.value.bytes));
  const whole = pages.join('');
  return {
    missing: factsOf(kind, snapshot, languages).filter((fact) => !isOn(whole, fact)),
    totals: wrongTotals(pages, languages[0] ?? 'en'),
  };
}

/** Pages that say a wrong number or a wrong total; the pages of a part are counted on their own. */
function wrongTotals(pages: readonly string[], language: Language): string[] {
  const line = squeezed(translator(language)('documents.page'))
    .replaceAll(/[.*+?()|[\]\\]/g, '\\$&')
    .replace('{page}', '(?<page>\\d+)')
    .replace('{pages}', '(?<pages>\\d+)');
  const said = pages.map((page) => new RegExp(line, 'u').exec(page)?.groups ?? {});
  const right: string[] = [];
  for (let start = 0; start < pages.length; ) {
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

describe.each(sampleNames)('of %s nothing is cut in Word', (name) => {
  test.each(kinds)('from the %s', { timeout: 300_000 }, async (kind) => {
    const snapshot = sampleWorkshop(name);
    const languages = snapshot.workshop.languages.slice(0, 2);
    expect(await judge(kind, snapshot, languages)).toEqual({ missing: [], totals: [] });
  });
});

describe.each(Object.entries(hardWorkshops))('of a workshop of %s nothing is cut in Word', (name, make) => {
  const chosen = name === 'names of up to 120 letters' ? languagePairs : languagePairs.slice(0, 1);
  const cases = kinds.flatMap((kind) => chosen.map((languages) => [kind, languages] as const));
  test.each(cases)('from the %s in %s', { timeout: 600_000 }, async (kind, languages) => {
    const snapshot = make();
    const isLong = kind === 'attendance-sheet' && chosen.length === 1;
    const days = isLong ? snapshot.days.slice(0, 1).map(({ id }) => id) : null;
    expect(await judge(kind, snapshot, [...languages], days)).toEqual({ missing: [], totals: [] });
  });
});
