import { randomUUID } from 'node:crypto';
import type { BackupInfo } from '../../shared/backup/backup-info.ts';
import { type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import { type Partition, recordsOf } from '../../shared/changes/partition.ts';
import { type Erasure, erasureKey, erasuresPartition } from '../../shared/domain/people/erasure.ts';
import { CopySurvey, partitionWithout } from '../../shared/redaction/erased-copy.ts';
import { type TextEraser, textEraser } from '../../shared/redaction/mentions.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { hashInName } from '../evidence/evidence-store.ts';
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
    const survey = new OldCopy(restoring.erasures);
    const checked = await readBackup(
      fileSystem,
      path,
      restoring.application,
      async (line, header) => {
        if (line.kind === 'content') survey.take(contentIn(line.content, header.version));
      },
      restoring.pause,
    );
    if (!checked.ok) return checked;
    const added = !survey.hasErasures && restoring.erasures.length > 0 ? 1 : 0;
    const { header: origin } = checked.value;
    const counts = { ...origin.counts, partitions: origin.counts.partitions + added };
    const collected = new Collected();
    const erase = survey.eraser();
    const end = origin.end;
    const written = await writeJournalFolder(
      fileSystem,
      folder,
      { workspaceId: randomUUID(), end, counts },
      async (add) => {
        if (added > 0) await add(erase({ partition: noErasures }));
        const read = await readBackup(
          fileSystem,
          path,
          restoring.application,
          async (line, header) => {
            if (line.kind !== 'content') return collected.take(line);
            const content = contentIn(line.content, header.version);
            if (content === null) throw new Unreadable();
            await add(erase(content));
          },
          restoring.pause,
        );
        if (!read.ok) throw new Unreadable();
        // The newest entries may hold what was erased since; then there is nothing to undo in what was restored.
        return { from: collected.from ?? end, entries: restoring.erasures.length > 0 ? [] : collected.entries };
      },
    );
    if (!written) return failure('backup-damaged', { line: 0 });
    return success({
      info: checked.value,
      settings: collected.settings,
      evidence: survey.evidence(collected.evidence),
    });
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

/**
 * A backup that may be older than what was erased here since: who is in it, and how they are found in texts, is looked up
 * before anything is taken over. What it knows to be erased itself was entered anew since, if it is there.
 */
class OldCopy {
  readonly #erasures: readonly Erasure[];
  readonly #partitions: Partition[] = [];
  readonly #gone = new Set<string>();
  readonly #named = new Set<string>();
  hasErasures = false;

  constructor(erasures: readonly Erasure[]) {
    this.#erasures = erasures;
  }

  take(content: Content | null): void {
    if (content === null || 'sheet' in content || this.#erasures.length === 0) return;
    const { partition } = content;
    this.hasErasures ||= partition.key === erasuresPartition;
    this.#partitions.push(partition);
  }

  /** Gives a line without what was erased. */
  eraser(): (content: Content) => Content {
    if (this.#erasures.length === 0) return (content) => content;
    const known = new Set(this.#partitions.flatMap((each) => recordsOf(each, 'erasure')).map(erasureKey));
    const survey = new CopySurvey(this.#erasures.filter((each) => !known.has(erasureKey(each))));
    for (const partition of this.#partitions) survey.addPartition(partition);
    const erase = textEraser(survey.identities, survey.keptFamilies);
    this.#partitions.length = 0;
    return (content) => this.#without(content, survey, erase);
  }

  /** Those of the files of evidence that were not erased with the sheets that they show. */
  evidence(names: readonly string[]): string[] {
    return names.filter((name) => {
      const hash = hashInName(name) ?? '';
      return !this.#gone.has(hash) || this.#named.has(hash);
    });
  }

  #without(content: Content, survey: CopySurvey, erase: TextEraser): Content {
    if ('sheet' in content) return content;
    const partition = partitionWithout(content.partition, survey.erased, erase);
    for (const { scans } of recordsOf(content.partition, 'issuedSheet'))
      for (const { hash } of scans) this.#gone.add(hash);
    for (const { scans } of recordsOf(partition, 'issuedSheet')) for (const { hash } of scans) this.#named.add(hash);
    if (partition.key !== erasuresPartition) return { partition };
    const known = { ...partition.records.erasure };
    for (const each of this.#erasures) {
      const there = known[each.id];
      if (there === undefined || there.erasedAt < each.erasedAt) known[each.id] = each;
    }
    return { partition: { ...partition, records: { ...partition.records, erasure: known } } };
  }
}
