import { join } from 'node:path';
import type { Entry, HistoryEnd } from '../../shared/changes/change.ts';
import type { FileSystem } from '../files/file-system.ts';
import { journalFilesIn, segmentName } from './file-names.ts';
import { scanSegment } from './segment-scan.ts';

/** At most `count` of the entries up to `end`, from segments that a snapshot has made unnecessary but that are kept. */
export async function olderEntries(
  fileSystem: FileSystem,
  folder: string,
  end: HistoryEnd,
  count: number,
): Promise<Entry[]> {
  const { segments } = await journalFilesIn(fileSystem, folder);
  let found: Entry[] = [];
  let until = end;
  for (const number of segments.toReversed()) {
    if (found.length >= count || until.sequence === 0) break;
    const scan = scanSegment(await fileSystem.readFile(join(folder, segmentName(number))), until);
    if (scan.from.sequence >= until.sequence) continue;
    const entries = scan.entries.slice(0, until.sequence - scan.from.sequence);
    // Older ones than a gap would be older than the user remembers: nothing after it, nothing before it.
    if (entries.at(-1)?.hash !== until.hash) break;
    found = [...entries, ...found];
    until = scan.from;
  }
  return found.slice(-count);
}
