import path from 'node:path';
import { type BackupService, createBackupService } from '../../../main/host/backup-handlers.ts';
import { JournalHolder } from '../../../main/backup/journal-exchange.ts';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import { SettingsFile } from '../../../main/files/settings-file.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { success } from '../../../shared/result.ts';

/** The service of a data folder on the disk, whose other windows are only noted. */
export async function backupServiceIn(
  data: string,
  besides: string[] = [],
  open = () => openJournal(path.join(data, 'journal')),
): Promise<BackupService> {
  const holder = await JournalHolder.open(diskFileSystem, data, open);
  return createBackupService({
    fileSystem: diskFileSystem,
    folders: {
      data,
      journal: path.join(data, 'journal'),
      evidence: path.join(data, 'evidence'),
      backups: path.join(data, 'backups'),
    },
    application: '1.2.3',
    device: 'd-TEST22',
    holder,
    settings: new SettingsFile(data),
    openBeside: async (home) => {
      besides.push(home);
      return success(undefined);
    },
    beside: null,
    clearPage: async () => undefined,
  });
}
