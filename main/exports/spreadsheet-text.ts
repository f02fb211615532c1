import { xmlText } from './xml-text.ts';

/** What Excel takes in one cell, in UTF-16 units. */
const longestCell = 32_767;
const longestSheetName = 31;

/** Text as a cell can hold it: well-formed, and a visible sign for every character that XML does not allow. */
export function spreadsheetText(text: string): string {
  const legal = xmlText(text);
  return legal.length <= longestCell ? legal : `${legal.slice(0, longestCell - 1).toWellFormed()}…`;
}

/** Names that Excel accepts, in the given order: short, without its forbidden signs, each once whatever the case. */
export function uniqueSheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = spreadsheetText(name)
      .replaceAll(/[[\]:*?/\\\ufffd]/g, ' ')
      .replaceAll(/^[' ]+|[' ]+$/g, '');
    const base = plain === '' || plain.toLowerCase() === 'history' ? 'Sheet' : plain;
    let unique = base.slice(0, longestSheetName).trimEnd();
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) {
      const ending = ` (${String(copy)})`;
      unique = `${base.slice(0, longestSheetName - ending.length).trimEnd()}${ending}`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
