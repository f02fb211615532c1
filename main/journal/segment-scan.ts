import * as z from 'zod';
import type { Entry, HistoryEnd } from '../../shared/changes/change.ts';
import { follows } from '../../shared/changes/entry.ts';
import { segmentHeaderSchema, type SegmentHeader } from './header.ts';
import { linesIn, type Line } from './line.ts';

export type SegmentScan = {
  /** Null where the first line is damaged. */
  readonly header: SegmentHeader | null;
  readonly from: HistoryEnd;
  readonly entries: readonly Entry[];
  /** Up to here everything that counts was read. */
  readonly goodLength: number;
  /** What lies after it: nothing; the remains of one write; or whole lines that no longer follow. */
  readonly rest: 'nothing' | 'torn' | 'damaged';
  /** There is something foreign before the last entry, though no entry is missing for it. */
  readonly strays: boolean;
};

/**
 * The unbroken chain of entries in a segment, from where its header says, or from `otherwise` where the header is
 * damaged. A line counts only if its checksum is right and its hash follows, so no damage can turn into a wrong entry.
 */
export function scanSegment(bytes: Buffer, otherwise: HistoryEnd): SegmentScan {
  const [first, ...others] = linesIn(bytes);
  const header = segmentHeaderSchema.safeParse(first?.content).data ?? null;
  const from = header?.from ?? otherwise;
  if (header === null) return { header, from, ...chainOf([...linesIn(bytes)], from, 0), strays: true };
  return { header, from, ...chainOf(others, from, first?.end ?? 0) };
}

function chainOf(
  lines: readonly Line[],
  from: HistoryEnd,
  start: number,
): Pick<SegmentScan, 'entries' | 'goodLength' | 'rest' | 'strays'> {
  const entries: Entry[] = [];
  let goodLength = start;
  let strays = false;
  let rest: SegmentScan['rest'] = 'nothing';
  for (const line of lines) {
    const entry = entryFollowing(line.content, entries.at(-1) ?? from);
    if (entry !== null) {
      entries.push(entry);
      strays ||= rest !== 'nothing';
      goodLength = line.end;
      rest = 'nothing';
    } else if (line.content !== null) {
      rest = 'damaged';
    } else if (rest === 'nothing') {
      rest = 'torn';
    }
  }
  return { entries, goodLength, rest, strays };
}

const outlineSchema = z.looseObject({
  sequence: z.int(),
  reverts: z.looseObject({}).nullable(),
  changes: z.array(z.looseObject({})),
});

/** The hash covers everything in an entry, and only validated entries were written: an outline is checked, no more. */
function entryFollowing(content: object | null, end: HistoryEnd): Entry | null {
  if (content === null || !outlineSchema.safeParse(content).success) return null;
  const entry = content as Entry;
  return follows(entry, end) ? entry : null;
}
