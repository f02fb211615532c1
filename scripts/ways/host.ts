import path from 'node:path';
import { AppearanceFile } from '../../main/files/appearance.ts';
import { ErrorLog } from '../../main/files/error-log.ts';
import { OpenedFiles } from '../../main/files/opened-files.ts';
import { createDispatch, createHandlers } from '../../main/host/handlers.ts';
import { createBackupService } from '../../main/host/backup-handlers.ts';
import { JournalHolder } from '../../main/backup/journal-exchange.ts';
import { diskFileSystem } from '../../main/files/file-system.ts';
import { SettingsFile } from '../../main/files/settings-file.ts';
import { type JournalSettings, openJournal } from '../../main/journal/journal.ts';
import { dialogs } from '../../main/shell/chromium/system.ts';

export { runExportCommand } from '../../main/exports/export-command.ts';

/** The main process without a window: answers the calls of `scripts/ways/page.ts` out of `folder`. */
export async function openHost(
  folder: string,
  settings: Partial<JournalSettings> = {},
): Promise<{
  readonly call: (name: string, input: string) => Promise<string>;
  readonly close: () => Promise<void>;
}> {
  const evidence = path.join(folder, 'evidence');
  const holder = await JournalHolder.open(diskFileSystem, folder, () =>
    openJournal(path.join(folder, 'journal'), undefined, settings),
  );
  const frame = { url: 'rostrum://app/' };
  const handlers = createHandlers({
    shell: {
      kind: 'chromium',
      app: { getVersion: () => '0.0.0', quit: () => undefined },
      dialog: dialogs(folder),
      shell: { openPath: async () => '', showItemInFolder: () => undefined },
    },
    folders: { data: folder, evidence, documents: folder },
    appearance: new AppearanceFile(path.join(folder, 'appearance.json')),
    log: new ErrorLog(path.join(folder, 'log'), '0.0.0'),
    openedFiles: new OpenedFiles(),
    device: 'd-COUNTS',
    backup: createBackupService({
      fileSystem: diskFileSystem,
      folders: { data: folder, journal: path.join(folder, 'journal'), evidence, backups: path.join(folder, 'backups') },
      application: '0.0.0',
      device: 'd-COUNTS',
      holder,
      settings: new SettingsFile(folder),
      openBeside: async () => ({ ok: true, value: undefined }),
      beside: null,
      clearPage: async () => undefined,
    }),
  });
  const report = (what: string, error: unknown): void => console.error(what, error);
  const dispatch = createDispatch(handlers, () => frame, report);
  return {
    call: (name, input) => dispatch({ senderFrame: frame }, name, input),
    close: () => holder.close(),
  };
}
