import path from 'node:path';
import { openJournal } from '../../main/journal/journal.ts';
import { copyOfHome, linesFile, peerFile } from '../data/homes.ts';
import { journalText, linesParsed, markObjectsParsed, type JournalAmounts } from '../frozen/journal-lines.ts';
import type { Prepared, Size } from '../frozen/workload.ts';

/** Opening and reading everything, part by part, as the page does when it rebuilds its store. */
export async function journalProduct(size: Size): Promise<Prepared<JournalAmounts>> {
  const folder = path.join(copyOfHome(size), 'journal');
  return {
    work: async () => {
      const opened = await openJournal(folder);
      if (!opened.ok) throw new Error(opened.failure.code);
      const found = { groups: 0, sheets: 0, marks: 0 };
      for (let part: number | null = 0; part !== null;) {
        const read = await opened.value.read(part);
        if (!read.ok) throw new Error(read.failure.code);
        found.groups += read.value.partitions.length;
        found.sheets += read.value.sheets.length;
        for (const sheet of read.value.sheets) found.marks += sheet.marks.length;
        part = read.value.next;
      }
      await opened.value.close();
      return found;
    },
    check: journalText,
  };
}

export async function journalLimit(size: Size): Promise<Prepared<JournalAmounts>> {
  return linesParsed(linesFile(size));
}

export async function journalPeer(size: Size): Promise<Prepared<JournalAmounts>> {
  return markObjectsParsed(peerFile(size));
}
