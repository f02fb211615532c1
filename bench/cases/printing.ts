import { drawDocument, loadDocument } from '../../shared/documents/documents.ts';
import type { Sample, Subject } from '../bench-case.ts';
import { openBrowser, withEmptyProfile } from '../browser.ts';
import { bigAttendance, checkPdf } from '../node/pdf.ts';

/** Of a row to be signed, in millimetres. */
const rowHeight = 10;

/** The obvious way: tables in a page, printed by Chromium. The pages are cut where ours are. */
export const printedTables: Subject['sample'] = (size) =>
  withEmptyProfile(async (profile): Promise<Sample> => {
    const { snapshot, request } = bigAttendance(size);
    const pages = drawDocument(await loadDocument(request.kind), snapshot, request).pages.map((page) =>
      page.marks.flatMap((mark) =>
        mark.kind === 'text' ? [{ y: Math.floor(mark.y / rowHeight), text: mark.text }] : [],
      ),
    );
    const { page, counters, close } = await openBrowser(profile, 'about:blank');
    try {
      const begin = performance.now();
      const cpuBegin = await counters.processorTime();
      await page.setContent(`<style>${style}</style>${pages.map(tableOf).join('')}`);
      const bytes = await page.pdf({ preferCSSPageSize: true });
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

const style = `@page{size:A4 landscape;margin:8mm}body{margin:0;font:6pt sans-serif}section{break-after:page}
section:last-child{break-after:auto}table{border-collapse:collapse;table-layout:fixed;width:100%}
td{border:.5pt solid;padding:.5pt;white-space:nowrap;overflow:hidden;height:6mm}`;

/** Texts of one height are a row; cells that are to be signed are empty in it. */
function tableOf(texts: readonly { readonly y: number; readonly text: string }[]): string {
  const rows = new Map<number, string[]>();
  for (const { y, text } of texts) rows.set(y, [...(rows.get(y) ?? []), text]);
  const width = Math.max(...[...rows.values()].map((row) => row.length));
  const cells = [...rows.values()].map((row) => {
    const padded = [...row, ...Array.from({ length: width - row.length }, () => '')];
    return `<tr>${padded.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`;
  });
  return `<section><table><tbody>${cells.join('')}</tbody></table></section>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
