import { randomUUID } from 'node:crypto';
import type { BackupInfo } from '../../shared/backup/backup-info.ts';
import { type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import type { Partition } from '../../shared/changes/partition.ts';
import { type Erasure, erasedIds, erasuresPartition } from '../../shared/domain/people/erasure.ts';
import { erasedPartition } from '../../shared/redaction/redaction.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { FileSystem } from '../files/file-system.ts';
import { type Content, contentIn } from '../journal/snapshot.ts';
import { type BackupCode, readBackup } from './backup-reading.ts';
import { backupFailure } from './backup-folder.ts';
import { writeJournalFolder } from './journal-writing.ts';

/** What of a backup does not go into the journal. */
export type RestoredParts = {
  readonly info: BackupInfo;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Names of the files of evidence that it speaks of. */
  readonly evidence: readonly string[];
};

type Restoring = {
  readonly application: string;
  /** People who were erased here since: they do not come back out of an older backup. */
  readonly erasures: readonly Erasure[];
  readonly pause: () => Promise<void>;
};

/**
 * Writes into the new folder `folder` a journal that holds what the backup at `path` holds, as this version has it, under
 * a workspace id of its own: it is another history from here on. The journal is opened once, so that it is known to be whole.
 * Fails with the codes of `readBackup`, `disk-full`, and `backup-failed`; what is left of the folder then is of no use.
 */
export async function writeRestoredJournal(
  fileSystem: FileSystem,
  path: string,
  folder: string,
  restoring: Restoring,
): Promise<Result<RestoredParts, BackupCode | 'disk-full' | 'backup-failed'>> {
  try {
    // Everything is checked before anything is written.
    let hasErasures = false;
    const checked = await readBackup(
      fileSystem,
      path,
      restoring.application,
      async (line) => {
        hasErasures ||= line.kind === 'content' && line.key === erasuresPartition;
      },
      restoring.pause,
    );
    if (!checked.ok) return checked;
    const added = !hasErasures && restoring.erasures.length > 0 ? 1 : 0;
    const { header: origin } = checked.value;
    const counts = { ...origin.counts, partitions: origin.counts.partitions + added };
    const collected = new Collected();
    const isErased = erasedIds(restoring.erasures);
    const end = origin.end;
    const written = await writeJournalFolder(
      fileSystem,
      folder,
      { workspaceId: randomUUID(), end, counts },
      async (add) => {
        if (added > 0) await add(withoutErased({ partition: noErasures }, isErased, restoring.erasures));
        const read = await readBackup(
          fileSystem,
          path,
          restoring.application,
          async (line, header) => {
            if (line.kind !== 'content') return collected.take(line);
            const content = contentIn(line.content, header.version);
            if (content === null) throw new Unreadable();
            await add(withoutErased(content, isErased, restoring.erasures));
          },
          restoring.pause,
        );
        if (!read.ok) throw new Unreadable();
        // The newest entries may hold what was erased since; then there is nothing to undo in what was restored.
        return { from: collected.from ?? end, entries: restoring.erasures.length > 0 ? [] : collected.entries };
      },
    );
    if (!written) return failure('backup-damaged', { line: 0 });
    return success({ info: checked.value, settings: collected.settings, evidence: collected.evidence });
  } catch (error) {
    if (error instanceof Unreadable) return failure('backup-damaged', { line: 0 });
    return backupFailure(folder, error);
  }
}

const noErasures: Partition = { key: erasuresPartition, records: {} };

/** A line that is whole and yet says nothing that this version understands. */
class Unreadable extends Error {}

/** What comes in a backup beside partitions and sheets. */
class Collected {
  from: HistoryEnd | null = null;
  entries: StoredEntry[] = [];
  settings: Readonly<Record<string, unknown>> = {};
  evidence: readonly string[] = [];

  take(line: Exclude<Parameters<NonNullable<Parameters<typeof readBackup>[3]>>[0], { kind: 'content' }>): void {
    if (line.kind === 'from') this.from = line.from;
    else if (line.kind === 'entry') this.entries.push(line.entry);
    else if (line.kind === 'settings') this.settings = line.settings;
    else this.evidence = line.names;
  }
}

function withoutErased(content: Content, erased: ReadonlySet<string>, erasures: readonly Erasure[]): Content {
  if (erased.size === 0 || 'sheet' in content) return content;
  const partition = erasedPartition(content.partition, erased);
  if (partition.key !== erasuresPartition) return { partition };
  const known = { ...partition.records.erasure };
  for (const each of erasures) known[each.id] ??= each;
  return { partition: { ...partition, records: { ...partition.records, erasure: known } } };
}
