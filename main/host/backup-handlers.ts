import { failure, success } from '../../shared/result.ts';
import { Backups } from '../backup/backups.ts';
import { FolderChooser } from '../backup/folder-chooser.ts';
import type { JournalHolder } from '../backup/journal-exchange.ts';
import { type Beside, type RestoreSurroundings, Restores } from '../backup/restores.ts';
import { Erasing } from '../erasing/erasing.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { SettingsFile } from '../files/settings-file.ts';
import { DataChecker } from '../integrity/data-checker.ts';
import type { Handlers } from './handlers.ts';

/** Backups, bringing them back, and the check of the data. */
export type BackupService = {
  readonly holder: JournalHolder;
  readonly backups: Backups;
  readonly restores: Restores;
  readonly chooser: FolderChooser;
  readonly checker: DataChecker;
  readonly erasing: Erasing;
  /** Of which backup this data is a copy; null where it is none. */
  readonly beside: Beside | null;
};

type ServiceSurroundings = Pick<RestoreSurroundings, 'application' | 'device' | 'holder' | 'openBeside'> & {
  readonly fileSystem: FileSystem;
  readonly folders: {
    readonly data: string;
    readonly journal: string;
    readonly evidence: string;
    readonly backups: string;
  };
  readonly settings: SettingsFile;
  /** Deletes what the browser of the window keeps of the page. */
  readonly clearPage: () => Promise<void>;
  readonly beside: Beside | null;
};

export function createBackupService(around: ServiceSurroundings): BackupService {
  const { fileSystem, folders, application, device, holder, settings, openBeside, beside, clearPage } = around;
  const chooser = new FolderChooser();
  const backups = new Backups({
    fileSystem,
    folder: folders.backups,
    evidence: folders.evidence,
    application,
    device,
    journal: () => holder.current,
    settings,
  });
  const shared = { fileSystem, folders, device, holder, backups };
  const restores = new Restores({ ...shared, application, chooser, openBeside });
  const erasing = new Erasing({ ...shared, application, clearPage });
  return { holder, backups, restores, chooser, checker: new DataChecker(shared), erasing, beside };
}

type BackupCall = Extract<keyof Handlers, `backup.${string}` | `data.${string}` | `erasing.${string}`>;

/** The calls about backups and the check of the data. */
export function backupHandlers({
  backups,
  restores,
  chooser,
  checker,
  erasing,
}: BackupService): Pick<Handlers, BackupCall> {
  return {
    'backup.status': async () => success(await backups.status()),
    'backup.make': () => backups.make('asked'),
    'backup.list': async () => success({ backups: await restores.list() }),
    'backup.examine': ({ token }) => restores.examine(token),
    'backup.restore': async ({ token, how }) => {
      const restored = await (how === 'over' ? restores.over(token) : restores.beside(token));
      return restored.ok ? success({}) : restored;
    },
    'backup.folder': ({ token }) => chooser.show(token),
    'backup.choose-folder': async ({ token }) => {
      const folder = token === null ? null : chooser.folderOf(token);
      if (token !== null && folder === null) return failure('call-refused');
      const chosen = await backups.chooseSecond(folder);
      return chosen.ok ? success({}) : chosen;
    },
    'data.check': async () => {
      const checked = await checker.check();
      return checked.ok ? success({ damages: [...checked.value] }) : checked;
    },
    'erasing.status': async () => success(await erasing.status()),
    'erasing.copies': async () => success(await erasing.copies()),
    'erasing.begin': async ({ identities }) => {
      const begun = await erasing.begin(identities);
      return begun.ok ? success({}) : begun;
    },
    'erasing.run': async () => {
      const erased = await erasing.run();
      return erased.ok ? success({}) : erased;
    },
    'data.mend-files': async () => {
      const mended = await checker.mendFiles();
      return mended.ok ? success({ ...mended.value, changes: [...mended.value.changes] }) : mended;
    },
  };
}
