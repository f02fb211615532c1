import type { ClipboardEvent } from 'react';

/** Puts rows of cells on the clipboard, for spreadsheets and for text. */
export function copyCells(event: ClipboardEvent, cells: readonly (readonly string[])[]): void {
  event.clipboardData.setData('text/plain', asTabs(cells));
  event.clipboardData.setData('text/html', asHtml(cells));
  event.preventDefault();
}

/** Tabs between cells; what holds a tab, a line end or a quotation mark is quoted as Excel does it. */
function asTabs(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
}

/** A table in which Excel takes every cell for text: a number of a telephone keeps its plus. */
function asHtml(rows: readonly (readonly string[])[]): string {
  const escaped = (cell: string): string =>
    cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
  const cells = (row: readonly string[]): string =>
    row.map((cell) => `<td style='mso-number-format:"\\@"'>${escaped(cell)}</td>`).join('');
  return `<meta charset="utf-8"><table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
}
