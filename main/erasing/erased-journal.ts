import { beginning, type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import type { Partition } from '../../shared/changes/partition.ts';
import { CopySurvey, partitionWithout, subjectOfErased } from '../../shared/redaction/erased-copy.ts';
import { textEraser } from '../../shared/redaction/mentions.ts';
import { redactedEntry } from '../../shared/redaction/redaction.ts';
import { writeJournalFolder } from '../backup/journal-writing.ts';
import { FileError } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { type CapturedHoldings, type Content, linesOfPart } from '../journal/snapshot.ts';
import { type Order, readContent } from './erased-backups.ts';

/** A journal as it stands, with its newest entries, oldest first. */
export type JournalSource = {
  readonly captured: CapturedHoldings;
  readonly entries: readonly StoredEntry[];
};

/**
 * Writes into the new folder `folder` the same journal without what was erased: of the same workspace and with the same last hash,
 * its kept entries redacted. Errors of the disk are thrown; what is left of the folder then is of no use.
 */
export async function writeErasedJournal(
  fileSystem: FileSystem,
  { captured, entries }: JournalSource,
  folder: string,
  order: Order,
): Promise<void> {
  const { workspaceId, end } = captured;
  const survey = new CopySurvey(order.erasures);
  const counts = { partitions: 0, sheets: 0 };
  await eachContent(fileSystem, captured, async (content) => {
    if ('partition' in content) survey.addPartition(content.partition);
    counts['partition' in content ? 'partitions' : 'sheets'] += 1;
  });
  for (const entry of entries) survey.addEntry(entry);
  const identities = [...order.identities, ...survey.identities];
  const erase = textEraser(identities, survey.keptFamilies);
  const subject = subjectOfErased(survey.erased, identities, entries);
  const isWritten = await writeJournalFolder(fileSystem, folder, { workspaceId, end, counts }, async (add) => {
    await eachContent(fileSystem, captured, (content) =>
      add('partition' in content ? { partition: without(content.partition) } : content),
    );
    return redactedHistory(entries, end, (entry) => redactedEntry(entry, subject));
  });
  if (!isWritten) throw new FileError('the journal reads back damaged');

  function without(partition: Partition): Partition {
    return partitionWithout(partition, survey.erased, erase);
  }
}

async function eachContent(
  fileSystem: FileSystem,
  { plan }: CapturedHoldings,
  work: (content: Content) => Promise<void>,
): Promise<void> {
  for (let part = 0; part < plan.parts.length; part += 1) {
    const lines = await linesOfPart(fileSystem, plan, part);
    if (lines === 'damaged') throw new FileError('the journal cannot be read');
    for (const { line } of lines) await work(readContent(line));
  }
}

/**
 * The entries that can be kept, with where the history stood before them: of version 1 none that is concerned, nor what is
 * before it. An entry that erases something holds no earlier value and stays as it is. A history of which an entry was redacted
 * never goes back to the beginning: played from there it would make records of digests. Without its snapshot something is missing
 * then, which store or backup give.
 */
function redactedHistory(
  entries: readonly StoredEntry[],
  end: HistoryEnd,
  redact: (entry: StoredEntry) => StoredEntry | null,
): { readonly from: HistoryEnd; readonly entries: readonly StoredEntry[] } {
  const redacted = entries.map((entry) =>
    entry.changes.some(({ entity }) => entity === 'erasure') ? entry : redact(entry),
  );
  const kept = redacted.slice(redacted.lastIndexOf(null) + 1).filter((entry) => entry !== null);
  const [first, ...others] = kept;
  if (first === undefined) return { from: end, entries: [] };
  const isUntouched = redacted.every((entry, index) => entry === entries[index]);
  if (first.sequence === 1 && isUntouched) return { from: beginning, entries: kept };
  // The hash before the first entry is known only where there is an entry before it.
  return { from: { sequence: first.sequence, hash: first.hash }, entries: others };
}
