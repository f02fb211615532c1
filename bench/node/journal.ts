import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openJournal } from '../../main/journal/journal.ts';
import { amounts, type Size } from '../generate.ts';
import { copyOfHome, peerFile } from './fixture.ts';
import type { Prepared } from './prepared.ts';

type Amounts = { partitions: number; sheets: number; marks: number };

/** Opening and reading everything, part by part, as the page does when it rebuilds its store. */
export async function journalProduct(size: Size): Promise<Prepared<Amounts>> {
  const folder = path.join(copyOfHome(size), 'journal');
  return {
    work: async () => {
      const opened = await openJournal(folder);
      if (!opened.ok) throw new Error(opened.failure.code);
      const found = { partitions: 0, sheets: 0, marks: 0 };
      for (let part: number | null = 0; part !== null;) {
        const read = await opened.value.read(part);
        if (!read.ok) throw new Error(read.failure.code);
        found.partitions += read.value.partitions.length;
        for (const sheet of read.value.sheets) count(found, sheet.marks);
        part = read.value.next;
      }
      await opened.value.close();
      return found;
    },
    check: told,
  };
}

/** The same files read at once, every line parsed, nothing checked. */
export async function journalLimit(size: Size): Promise<Prepared<Amounts>> {
  const folder = path.join(copyOfHome(size), 'journal');
  return {
    work: async () => {
      const found = { partitions: 0, sheets: 0, marks: 0 };
      for (const line of readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .flatMap((name) => linesOf(path.join(folder, name)))) {
        const content = JSON.parse(line.slice(9)) as { partition?: object; sheet?: { marks: string } };
        if (content.partition !== undefined) found.partitions += 1;
        if (content.sheet !== undefined) count(found, content.sheet.marks);
      }
      return found;
    },
    check: told,
  };
}

/** The obvious way: one JSON file with an object for each mark. */
export async function journalPeer(size: Size): Promise<Prepared<Amounts>> {
  const file = peerFile(size);
  return {
    work: async () => {
      const { partitions, marks } = JSON.parse(readFileSync(file, 'utf8')) as {
        partitions: object[];
        marks: { workshopId: string; status: string }[];
      };
      return {
        partitions: partitions.length,
        sheets: new Set(marks.map((mark) => mark.workshopId)).size,
        marks: marks.length,
      };
    },
    check: told,
  };
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').slice(0, -1);
}

function count(found: Amounts, marks: string): void {
  found.sheets += 1;
  found.marks += marks.length;
}

async function told(found: Amounts): Promise<{ check: string; bytes: null }> {
  if (found.partitions < amounts.S.workshops) throw new Error('the journal was not read');
  return { check: `${found.partitions} partitions, ${found.sheets} sheets, ${found.marks} marks`, bytes: null };
}
