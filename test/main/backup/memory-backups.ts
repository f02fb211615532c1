import { Backups } from '../../../main/backup/backups.ts';
import { JournalHolder } from '../../../main/backup/journal-exchange.ts';
import { FolderChooser } from '../../../main/backup/folder-chooser.ts';
import { Restores } from '../../../main/backup/restores.ts';
import type { FileSystem } from '../../../main/files/file-system.ts';
import { SettingsFile } from '../../../main/files/settings-file.ts';
import { type Journal, type JournalSettings, openJournal } from '../../../main/journal/journal.ts';
import { success } from '../../../shared/result.ts';
import { ownerIsGone } from '../journal/opened-journal.ts';

/** Of a journal that makes snapshots often, on a machine on which whoever held the lock is gone. */
export const testedSettings: Partial<JournalSettings> = {
  snapshotEntries: 20,
  keptEntries: 30,
  census: ownerIsGone,
};

/** The data folder `/data` in memory with its journal, its backups, and what brings them back. */
export class MemoryDesk {
  readonly holder: JournalHolder;
  readonly backups: Backups;
  readonly restores: Restores;
  readonly settings: SettingsFile;
  readonly chooser = new FolderChooser();
  readonly besides: string[] = [];
  /** What the clock says. */
  time = '2026-11-27T09:00:00.000Z';

  constructor(fileSystem: FileSystem, holder: JournalHolder, device = 'd-TEST22') {
    this.holder = holder;
    this.settings = new SettingsFile('/data', fileSystem);
    this.backups = new Backups({
      fileSystem,
      folder: '/data/backups',
      evidence: '/data/evidence',
      application: '1.2.3',
      device,
      journal: () => holder.current,
      settings: this.settings,
      now: () => this.time,
    });
    this.restores = new Restores({
      fileSystem,
      folders: { data: '/data', evidence: '/data/evidence' },
      application: '1.2.3',
      device,
      holder,
      backups: this.backups,
      chooser: this.chooser,
      openBeside: async (home) => {
        this.besides.push(home);
        return success(undefined);
      },
    });
  }

  static async open(fileSystem: FileSystem, device?: string): Promise<MemoryDesk> {
    const open = () => openJournal('/data/journal', fileSystem, testedSettings);
    return new MemoryDesk(fileSystem, await JournalHolder.open(fileSystem, '/data', open), device);
  }

  get journal(): Journal {
    if (!this.holder.current.ok) throw new Error(JSON.stringify(this.holder.current.failure));
    return this.holder.current.value;
  }
}
