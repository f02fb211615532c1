import { drawDocument } from '../../shared/documents/documents.ts';
import type { Sample, Subject } from '../bench-case.ts';
import { openBrowser, withEmptyProfile } from '../browser.ts';
import { bigAttendance, checkPdf } from '../node/pdf.ts';

/** The obvious way: tables in a page, printed by Chromium. The pages are cut where ours are. */
export const printedTables: Subject['sample'] = (size) =>
  withEmptyProfile(async (profile): Promise<Sample> => {
    const { snapshot, request } = bigAttendance(size);
    const pages = drawDocument(snapshot, request).pages.map((page) =>
      page.marks.flatMap((mark) => (mark.kind === 'text' ? [{ y: Math.round(mark.y), text: mark.text }] : [])),
    );
    const { page, counters, close } = await openBrowser(profile, 'about:blank');
    try {
      const begin = performance.now();
      const cpuBegin = await counters.processorTime();
      await page.setContent(`<style>${style}</style>${pages.map(tableOf).join('')}`);
      const bytes = await page.pdf({ format: 'A4', landscape: true });
      const wall = performance.now() - begin;
      const cpuEnd = await counters.processorTime();
      const cpu = cpuBegin === null || cpuEnd === null ? null : cpuEnd - cpuBegin;
      return {
        check: checkPdf(bytes),
        measures: { whole: { wall, cpu } },
        peakMegabytes: null,
        bytes: bytes.length,
      };
    } finally {
      await close();
    }
  });

const style =
  'table{break-after:page;font:6px sans-serif;width:100%}table:last-child{break-after:auto}td{border:1px solid}';

/** Texts of one height are a row. */
function tableOf(texts: readonly { readonly y: number; readonly text: string }[]): string {
  const rows = new Map<number, { readonly text: string }[]>();
  for (const { y, text } of texts) rows.set(y, [...(rows.get(y) ?? []), { text }]);
  const cells = [...rows.values()].map(
    (row) =>
      `<tr>${row.map(({ text }) => `<td>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td>`).join('')}</tr>`,
  );
  return `<table><tbody>${cells.join('')}</tbody></table>`;
}
