import { basename, join } from 'node:path';
import * as z from 'zod';
import type { BackupInfo } from '../../shared/backup/backup-info.ts';
import type { HistoryEnd, StoredEntry } from '../../shared/changes/entry.ts';
import { type FileSystem, namesIn } from '../files/file-system.ts';
import type { SettingsFile } from '../files/settings-file.ts';
import type { BackupKnowledge, KnownBackups, NamedBackup } from '../journal/backup-knowledge.ts';
import { backupEnding } from './backup-file.ts';
import { readBackup, readBackupInfo } from './backup-reading.ts';

/** The folder that is made in the one that was chosen: while it is not there, the stick is not in the computer. */
export const secondName = 'Rostrum backups';
const chosenSchema = z.object({ folder: z.string().min(1) });
export const chosenSetting = 'backupFolder';

/** The folder that somebody has chosen for second backups; null where nobody has. */
export async function chosenFolder(settings: Pick<SettingsFile, 'read'>): Promise<string | null> {
  return (await settings.read(chosenSetting, chosenSchema))?.folder ?? null;
}

/** The number with which the name of a backup says that it ends; see `backupName`. */
const sequencePattern = /^Rostrum \d{4}-\d\d-\d\d \d\d-\d\d-\d\d \S+ (\d+)\.rostrum-backup$/;

/** The backups in `folder` and in the second one, where that is there, by their names. A folder that cannot be read has none. */
export function knownBackups(
  fileSystem: FileSystem,
  folder: string,
  settings: Pick<SettingsFile, 'read'>,
  application: string,
): KnownBackups {
  return async () => {
    const chosen = await chosenFolder(settings);
    const folders = chosen === null ? [folder] : [folder, join(chosen, secondName)];
    const found = await Promise.all(
      folders.map(async (each) => {
        const names = await namesIn(fileSystem, each).catch(() => []);
        const own = names.filter((name) => name.endsWith(backupEnding) && !name.startsWith('.'));
        return own.map((name) => namedBackup(fileSystem, join(each, name), application));
      }),
    );
    return found.flat();
  };
}

function namedBackup(fileSystem: FileSystem, path: string, application: string): NamedBackup {
  return {
    path,
    sequence: Number(sequencePattern.exec(basename(path))?.[1] ?? Infinity),
    head: async () => {
      const info = await readBackupInfo(fileSystem, path, application);
      return info.ok ? headOf(info.value) : null;
    },
    read: () => knowledgeIn(fileSystem, path, application),
  };
}

type HeldAt = Omit<BackupKnowledge, 'from' | 'entries'>;

/** A backup that is whole, for what the journal lacks. `madeAt` is an instant in UTC. */
export type HelpingBackup = { readonly file: string; readonly madeAt: string; readonly sequence: number };

/** The whole backup that reaches furthest, of the workspace where that is known; null where there is none. */
export async function bestBackup(backups: KnownBackups, workspaceId: string | null): Promise<HelpingBackup | null> {
  const all = (await backups()).toSorted((one, other) => other.sequence - one.sequence);
  let best: HelpingBackup | null = null;
  for (const backup of all) {
    if (best !== null && backup.sequence <= best.sequence) break;
    const head = await backup.head();
    const isOwn = head !== null && (workspaceId === null || head.workspaceId === workspaceId);
    if (!isOwn || head.end.sequence <= (best?.sequence ?? 0)) continue;
    const known = await backup.read();
    if (known !== null) best = { file: backup.path, madeAt: known.at, sequence: known.end.sequence };
  }
  return best;
}

/** What a backup knows, after it was read from beginning to end; null where it is not whole. */
async function knowledgeIn(fileSystem: FileSystem, path: string, application: string): Promise<BackupKnowledge | null> {
  const entries: StoredEntry[] = [];
  let from: HistoryEnd | null = null;
  const read = await readBackup(fileSystem, path, application, async (line) => {
    if (line.kind === 'entry') entries.push(line.entry);
    if (line.kind === 'from') from = line.from;
  });
  if (!read.ok) return null;
  return { ...headOf(read.value), from: from ?? read.value.header.end, entries };
}

function headOf({ header: { workspaceId, end, counts, madeAt } }: Pick<BackupInfo, 'header'>): HeldAt {
  return { workspaceId, end, ...counts, at: madeAt };
}
