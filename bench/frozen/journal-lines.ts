import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { StoredHoldings } from './store-tasks.ts';
import { sheetToText, type Prepared, type Size } from './workload.ts';

/** What was read: groups of records, sheets, marks. */
export type JournalAmounts = { groups: number; sheets: number; marks: number };

/** A file of lines with everything of a size: eight hexadecimal digits of CRC-32, a blank, JSON. */
export function writeLines(file: string, size: Size, holdings: StoredHoldings, entries: readonly object[]): void {
  const open = openSync(file, 'wx');
  const write = (content: object): void => {
    const json = JSON.stringify(content);
    writeSync(open, `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`);
  };
  for (const group of holdings.groups(size)) write({ records: group });
  for (const sheet of holdings.sheets(size)) write({ sheet: sheetToText(sheet) });
  for (const entry of entries) write(entry);
  closeSync(open);
}

/** Limit of reading the journal: the file read in blocks, every line parsed, nothing checked. */
export async function linesParsed(file: string): Promise<Prepared<JournalAmounts>> {
  return {
    work: async () => {
      const found = { groups: 0, sheets: 0, marks: 0 };
      const bytes = readFileSync(file);
      for (let start = 0, end = bytes.indexOf(10); end >= 0; start = end + 1, end = bytes.indexOf(10, start)) {
        const content = JSON.parse(bytes.toString('utf8', start + 9, end)) as {
          records?: object;
          sheet?: { marks: string };
        };
        if (content.records !== undefined) found.groups += 1;
        if (content.sheet === undefined) continue;
        found.sheets += 1;
        found.marks += content.sheet.marks.length;
      }
      return found;
    },
    check: journalText,
  };
}

/** The file of the peer: JSON with an object for each mark. Only for sizes at which it fits into one string. */
export function writeMarkObjects(file: string, size: Size, { groups, sheets }: StoredHoldings): void {
  const marks = [...sheets(size)].flatMap((sheet) =>
    sheet.participationIds.flatMap((participationId, row) =>
      sheet.slotIds.map((slotId, column) => ({
        workshopId: sheet.workshopId,
        participationId,
        slotId,
        status: sheet.marks[row * sheet.slotIds.length + column] ?? 0,
      })),
    ),
  );
  writeFileSync(file, JSON.stringify({ groups: [...groups(size)], marks }));
}

/** Peer of reading the journal, the obvious way. */
export async function markObjectsParsed(file: string): Promise<Prepared<JournalAmounts>> {
  return {
    work: async () => {
      const { groups, marks } = JSON.parse(readFileSync(file, 'utf8')) as {
        groups: object[];
        marks: { workshopId: string }[];
      };
      const sheets = new Set(marks.map((mark) => mark.workshopId)).size;
      return { groups: groups.length, sheets, marks: marks.length };
    },
    check: journalText,
  };
}

export async function journalText({ groups, sheets, marks }: JournalAmounts): Promise<{ check: string; bytes: null }> {
  if (groups === 0 || sheets === 0) throw new Error('the journal was not read');
  return { check: `${groups} groups, ${sheets} sheets, ${marks} marks`, bytes: null };
}
