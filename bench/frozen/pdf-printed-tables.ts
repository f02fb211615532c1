import type { PrintedPage } from './pdf-by-hand.ts';

/** Of a row to be signed, in millimetres. */
const rowHeight = 10;

/** Peer of the PDF, the obvious way: tables in a page which Chromium prints. The pages are cut where ours are. */
export function printedTables(pages: readonly PrintedPage[]): string {
  const tables = pages.map((page) =>
    tableOf(
      page.marks.flatMap((mark) =>
        mark.kind === 'text' ? [{ y: Math.floor(mark.y / rowHeight), text: mark.text }] : [],
      ),
    ),
  );
  return `<style>${style}</style>${tables.join('')}`;
}

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
