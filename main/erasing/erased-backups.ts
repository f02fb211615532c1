import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { BackupCount } from '../../shared/backup/backup-info.ts';
import type { HistoryEnd, StoredEntry } from '../../shared/changes/entry.ts';
import { type Partition, recordsOf } from '../../shared/changes/partition.ts';
import { type Erasure, erasureKey } from '../../shared/domain/people/erasure.ts';
import { CopySurvey, partitionWithout, subjectOfErased } from '../../shared/redaction/erased-copy.ts';
import { type Identity, textEraser } from '../../shared/redaction/mentions.ts';
import { redactedEntry } from '../../shared/redaction/redaction.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { backupEnding, partialEnding } from '../backup/backup-file.ts';
import { evidenceBeside } from '../backup/backup-folder.ts';
import { encodeLastLine, readBackup } from '../backup/backup-reading.ts';
import { evidenceNames } from '../backup/evidence-copies.ts';
import { hashInName } from '../evidence/evidence-store.ts';
import { unfinishedEnding, writeFileAtomically } from '../files/atomic-file.ts';
import { errorOf, FileError } from '../files/file-failure.ts';
import { type FileSystem, namesIn } from '../files/file-system.ts';
import { decodeLine, encodeLine } from '../journal/segments.ts';
import { type Content, contentIn } from '../journal/snapshot.ts';

/** What is to be taken out of every copy of the data. */
export type Order = {
  readonly erasures: readonly Erasure[];
  /** Of whom is erased, as the data had them just before: they are looked for in texts of others. */
  readonly identities: readonly Identity[];
};

/** What became of the backups of a folder. */
export type ErasedBackups = {
  /** Written anew without what was erased. */
  readonly rewritten: number;
  /** Deleted, since they were damaged and could not be written anew. */
  readonly deleted: number;
  /** Names of those that a newer version made, or that the disk does not give: they are as they were. */
  readonly left: readonly string[];
};

/**
 * Takes what was erased out of every backup of a folder, one after the other, and deletes scans that none of them names any more.
 * Each is read whole, written beside, read back, and put in its place. Damaged and unfinished ones, which cannot be written
 * anew, are deleted where `mayDelete` says so. Errors of the disk are thrown.
 */
export async function eraseInBackups(
  fileSystem: FileSystem,
  folder: string,
  { application, mayDelete }: { readonly application: string; readonly mayDelete: (name: string) => boolean },
  order: Order,
): Promise<ErasedBackups> {
  let [rewritten, deleted] = [0, 0];
  const left: string[] = [];
  const evidence = new Set<string>();
  for (const name of await namesIn(fileSystem, folder)) {
    const path = join(folder, name);
    if (isLeftOver(name) && mayDelete(name)) {
      await fileSystem.unlink(path);
      deleted += 1;
      continue;
    }
    if (!name.endsWith(backupEnding)) continue;
    const done = await eraseInBackup(fileSystem, path, application, order);
    const isDeleted = done.outcome === 'damaged' && mayDelete(name);
    if (isDeleted) await fileSystem.unlink(path);
    else if (done.outcome === 'left' || done.outcome === 'damaged') left.push(name);
    rewritten += Number(done.outcome === 'rewritten');
    deleted += Number(isDeleted);
    for (const each of done.evidence) evidence.add(each);
  }
  if (left.length === 0) {
    const beside = evidenceBeside(folder);
    for (const name of await evidenceNames(fileSystem, beside)) {
      if (!evidence.has(name)) await fileSystem.unlink(join(beside, name));
    }
  }
  return { rewritten, deleted, left };
}

/** A backup that was not finished, that was set aside, or that was being written anew when somebody stopped it. */
function isLeftOver(name: string): boolean {
  return (
    name.endsWith(`${backupEnding}${partialEnding}`) ||
    name.includes(`${backupEnding}.damaged-`) ||
    (name.startsWith('.') && name.endsWith(unfinishedEnding))
  );
}

type Done = {
  readonly outcome: 'rewritten' | 'unchanged' | 'damaged' | 'left';
  /** Names of the scans that it speaks of. */
  readonly evidence: readonly string[];
};

async function eraseInBackup(fileSystem: FileSystem, path: string, application: string, order: Order): Promise<Done> {
  const pause = (): Promise<void> => fileSystem.wait(0);
  const before = new BackupContents();
  const read = await readBackup(
    fileSystem,
    path,
    application,
    (line, { version }) => before.take(line, version),
    pause,
  );
  if (!read.ok) {
    const isLeft = read.failure.code === 'backup-newer' || read.failure.code === 'file-unreadable';
    return { outcome: isLeft ? 'left' : 'damaged', evidence: [] };
  }
  const after = before.without(order);
  if (after === null) return { outcome: 'unchanged', evidence: before.evidence };
  const header = { ...read.value.header, version: dataVersion };
  const bytes = after.encoded(header);
  const written = await writeFileAtomically(path, bytes, { replace: true, fileSystem });
  if (!written.ok) throw errorOf(written.failure);
  const again = await readBackup(fileSystem, path, application, undefined, pause);
  if (!again.ok) throw new FileError(`${basename(dirname(path))}: the backup reads back damaged`);
  return { outcome: 'rewritten', evidence: after.evidence };
}

type Line = Parameters<NonNullable<Parameters<typeof readBackup>[3]>>[0];

/** Everything that a backup says, in memory. */
class BackupContents {
  contents: Content[] = [];
  from: HistoryEnd | null = null;
  entries: StoredEntry[] = [];
  settings: Readonly<Record<string, unknown>> = {};
  evidence: readonly string[] = [];

  async take(line: Line, version: number): Promise<void> {
    if (line.kind === 'content') {
      const content = contentIn(line.content, version);
      if (content !== null) this.contents.push(content);
    } else if (line.kind === 'from') this.from = line.from;
    else if (line.kind === 'entry') this.entries.push(line.entry);
    else if (line.kind === 'settings') this.settings = line.settings;
    else this.evidence = line.names;
  }

  /** Null where nothing in it was erased since it was made. */
  without({ erasures, identities }: Order): BackupContents | null {
    const partitions = this.contents.flatMap((content) => ('partition' in content ? [content.partition] : []));
    const known = new Set(partitions.flatMap((each) => recordsOf(each, 'erasure')).map(erasureKey));
    const fresh = erasures.filter((each) => !known.has(erasureKey(each)));
    if (fresh.length === 0) return null;
    const survey = new CopySurvey(fresh);
    for (const partition of partitions) survey.addPartition(partition);
    for (const entry of this.entries) survey.addEntry(entry);
    const all = [...identities, ...survey.identities];
    const erase = textEraser(all, survey.keptFamilies);
    const after = new BackupContents();
    after.settings = this.settings;
    after.contents = this.contents.map((content) => contentWithout(content, survey, erase));
    const subject = subjectOfErased(survey.erased, all, this.entries);
    // What is about the erased is dropped with everything before it, so that no entry lacks a value.
    const last = this.entries.findLastIndex((entry) => redactedEntry(entry, subject) !== entry);
    after.entries = this.entries.slice(last + 1);
    const dropped = this.entries[last];
    after.from = dropped === undefined ? this.from : { sequence: dropped.sequence, hash: dropped.hash };
    after.evidence = namedEvidence(this.evidence, [...after.contents, ...after.entries]);
    const isChanged =
      last >= 0 ||
      after.evidence.length < this.evidence.length ||
      after.contents.some((content, at) => content !== this.contents[at]);
    return isChanged ? after : null;
  }

  /** The whole file. */
  encoded(header: object): Buffer {
    const count = new BackupCount();
    for (const content of this.contents) {
      if ('partition' in content) count.addPartition(content.partition);
      else count.addSheet(content.sheet);
    }
    const lines = [
      header,
      ...this.contents,
      { from: this.from },
      ...this.entries.map((entry) => ({ entry })),
      { settings: this.settings },
    ].map((line) => encodeLine(line));
    const tailAt = lines.reduce((sum, { length }) => sum + length, 0);
    lines.push(
      encodeLine({ evidence: this.evidence }),
      encodeLine({ summary: count.summary(this.entries.length, this.evidence.length) }),
    );
    const hash = createHash('sha256');
    for (const line of lines) hash.update(line);
    return Buffer.concat([...lines, encodeLastLine(hash.digest('hex'), tailAt)]);
  }
}

function contentWithout(content: Content, survey: CopySurvey, erase: ReturnType<typeof textEraser>): Content {
  if (!('partition' in content)) return content;
  const partition: Partition = partitionWithout(content.partition, survey.erased, erase);
  return partition === content.partition ? content : { partition };
}

const hash = /[0-9a-f]{64}/g;

/** Those of the files of evidence of which the hash stands somewhere in `contents`. */
export function namedEvidence(names: readonly string[], contents: readonly object[]): string[] {
  const named = new Set(contents.flatMap((each) => JSON.stringify(each).match(hash) ?? []));
  return names.filter((name) => named.has(hashInName(name) ?? ''));
}

/** A decoded line of a snapshot as this version has it; thrown where it cannot be read. */
export function readContent(line: Buffer): Content {
  const content = contentIn(decodeLine(line));
  if (content === null) throw new FileError('the journal cannot be read');
  return content;
}
