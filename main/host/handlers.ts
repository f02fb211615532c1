import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeDeskFile } from '../../shared/desks/desk-file.ts';
import { writeWorkshopFile } from '../../shared/files/workshop-file.ts';
import type { SavedFile } from '../../shared/host/contract.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { renderDocument } from '../exports/render-document.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { freePath } from '../files/free-path.ts';
import { safeName } from '../files/safe-name.ts';
import { evidenceHandlers } from './evidence-handlers.ts';
import type { Handlers, Host } from './host.ts';
import { SavedFiles } from './saved-files.ts';

export function createHandlers(host: Host): Handlers {
  const { shell, folders, appearance, log, openedFiles, device, journal } = host;
  const savedFiles = new SavedFiles();

  return {
    'application.describe': async () =>
      success({ version: shell.app.getVersion(), shell: shell.kind, dataFolder: folders.data, device }),
    'appearance.remember': (input) => appearance.remember(input),
    'opened-file.next': ({ done }) => openedFiles.next(done),
    'error-log.write': async ({ where, report }) => {
      log.report(where, report);
      return success({});
    },
    'error-log.show': async () => {
      await mkdir(log.folder, { recursive: true, mode: 0o700 });
      return success({ folder: log.folder, shown: (await shell.shell.openPath(log.folder)) === '' });
    },
    'journal.status': async () => (journal.ok ? success(journal.value.status()) : journal),
    'journal.append': async ({ entries }) => (journal.ok ? journal.value.append(entries) : journal),
    'journal.read': async ({ part }) => (journal.ok ? journal.value.read(part) : journal),
    'journal.recent': async ({ count }) => (journal.ok ? journal.value.recent(count) : journal),

    'document.save': async ({ snapshot, request }) => {
      const rendered = await renderDocument(snapshot, request);
      return rendered.ok ? save(host, savedFiles, rendered.value) : rendered;
    },
    'workshop-file.save': async ({ snapshot }) => {
      const title = Object.values(snapshot.workshop.title).find((text) => text !== '') ?? 'workshop';
      const bytes = new TextEncoder().encode(writeWorkshopFile(snapshot));
      return save(host, savedFiles, { name: `${title}.workshop`, bytes, pages: null, rows: null });
    },
    'desk-file.save': async ({ name, file }) => {
      const bytes = new TextEncoder().encode(writeDeskFile(file));
      return save(host, savedFiles, { name: `${name}.desk`, bytes, pages: null, rows: null });
    },
    'picture.save': async ({ name, format, content }) => {
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      return save(host, savedFiles, { name: `${name}.${format}`, bytes, pages: null, rows: null });
    },
    ...evidenceHandlers(host, savedFiles),
    'file.show': async ({ token, how }) => {
      const file = savedFiles.pathOf(token);
      if (file === null) return failure('call-refused');
      if (how === 'in-folder') shell.shell.showItemInFolder(file);
      else if ((await shell.shell.openPath(file)) !== '') return failure('file-unreadable');
      return success({});
    },
  };
}

type Writing = { readonly name: string; readonly bytes: Uint8Array } & Pick<SavedFile, 'pages' | 'rows'>;

/** Asks where to, under a name that is legal everywhere, and writes the whole file or nothing. */
async function save(host: Host, savedFiles: SavedFiles, writing: Writing): Promise<Result<SavedFile>> {
  const suggested = await freePath(host.folders.documents, safeName(writing.name));
  const answer = await host.shell.dialog.showSaveDialog({ title: 'Rostrum', defaultPath: suggested });
  if (answer.canceled) return failure('cancelled');
  // Electron's dialog has asked before it gives the name of a file that exists; nothing else may replace one.
  const replace = host.shell.kind === 'electron';
  const written = await writeFileAtomically(answer.filePath, writing.bytes, { replace });
  if (!written.ok) return written;
  return success({
    name: path.basename(answer.filePath),
    path: answer.filePath,
    token: savedFiles.remember(answer.filePath),
    bytes: writing.bytes.byteLength,
    pages: writing.pages,
    rows: writing.rows,
  });
}
