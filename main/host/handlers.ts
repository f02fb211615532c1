import { realpath } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import type * as z from 'zod';
import { type Author, authorSchema, nobody } from '../../shared/changes/change.ts';
import { writeDeskFile } from '../../shared/desks/desk-file.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { writeWorkshopFile } from '../../shared/files/workshop-file.ts';
import {
  type BoundaryCode,
  type CallCode,
  type CallName,
  type CallOutput,
  contract,
  largestCall,
  type SavedFile,
  type SavedFolder,
  type StartNotice,
} from '../../shared/host/contract.ts';
import { failure, type FailureCode, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { renderDocument } from '../exports/render-document.ts';
import type { AppearanceFile } from '../files/appearance.ts';
import type { ApplicationFolders } from '../files/application-folders.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import type { ErrorLog } from '../files/error-log.ts';
import { checkWritable } from '../files/disk-check.ts';
import { beginFailure, type FileWritingCode } from '../files/file-failure.ts';
import { diskFileSystem } from '../files/file-system.ts';
import { type OpenedFiles, PathTokens } from '../files/opened-files.ts';
import { freePath, safeName } from '../files/safe-name.ts';
import { SettingsFile } from '../files/settings-file.ts';
import type { CallEvent, CallingFrame, Shell } from '../shell/api.ts';
import type { Closing } from '../shell/closing.ts';
import { isAppAddress } from '../shell/lockdown.ts';
import { backupHandlers, type BackupService } from './backup-handlers.ts';
import { evidenceHandlers, showBySystem } from './evidence-handlers.ts';

/** Characters of a computer's name, as entries take it. */
const longestName = authorSchema.shape.computer.maxLength ?? 60;

export function createHandlers(host: Host): Handlers {
  const { shell, folders, appearance, log, openedFiles, device, backup } = host;
  const savedFiles = new PathTokens();
  const settings = new SettingsFile(folders.data);

  return {
    'application.describe': async () =>
      success({
        version: shell.app.getVersion(),
        shell: shell.kind,
        dataFolder: folders.data,
        device,
        author: (await settings.read('author', authorSchema)) ?? null,
        hostname: hostname().slice(0, longestName),
        ...(backup.beside !== null && { beside: backup.beside }),
        ...(appearance.value !== null && { appearance: appearance.value }),
      }),
    'author.keep': async ({ author }) => {
      const kept = await settings.write('author', author);
      return kept.ok ? success({}) : kept;
    },
    'appearance.remember': (input) => appearance.remember(input),
    'opened-file.next': ({ done }) => openedFiles.next(done),
    'error-log.write': async ({ where, report }) => {
      log.report(where, report);
      return success({});
    },
    'error-log.show': async () => {
      await diskFileSystem.makeFolder(log.folder);
      return success({ folder: log.folder, shown: (await shell.shell.openPath(log.folder)) === '' });
    },
    ...journalHandlers(host),
    ...closingHandlers(host),
    'data-folder.show': async () =>
      success({ folder: folders.data, shown: (await shell.shell.openPath(folders.data)) === '' }),
    ...backupHandlers(backup),
    'beside.close': async () => {
      if (backup.beside !== null) shell.app.quit();
      return success({});
    },

    ...savingHandlers(host, savedFiles, settings),
    ...evidenceHandlers(host, savedFiles),
    'file.show': async ({ token, how }) => {
      const file = savedFiles.pathOf(token);
      if (file === null) return failure('call-refused');
      return showBySystem(shell, file, how);
    },
  };
}

type SavingCall = 'document.save' | 'workshop-file.save' | 'workshop-folder.save' | 'desk-file.save' | 'picture.save';

/** The calls that write a file where the user says. */
function savingHandlers(host: Host, savedFiles: PathTokens, settings: SettingsFile): Pick<Handlers, SavingCall> {
  const currentAuthor = async (): Promise<Author> => (await settings.read('author', authorSchema)) ?? nobody;
  return {
    'document.save': async ({ snapshot, request }) => {
      const rendered = await renderDocument(snapshot, request);
      return rendered.ok ? save(host, savedFiles, rendered.value) : rendered;
    },
    'workshop-file.save': async ({ snapshot }) =>
      save(host, savedFiles, { ...workshopFile(snapshot, await currentAuthor()), pages: null, rows: null }),
    'workshop-folder.save': async ({ folder, name, snapshot }) =>
      saveIntoFolder(host, savedFiles, folder, name, workshopFile(snapshot, await currentAuthor())),
    'desk-file.save': async ({ name, file }) => {
      const bytes = new TextEncoder().encode(writeDeskFile(file));
      return save(host, savedFiles, { name: `${name}.desk`, bytes, pages: null, rows: null });
    },
    'picture.save': async ({ name, format, content }) => {
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      return save(host, savedFiles, { name: `${name}.${format}`, bytes, pages: null, rows: null });
    },
  };
}

type JournalCall = 'status' | 'append' | 'read' | 'recent' | 'holds' | 'accept' | 'adopt' | 'restored';

/** The calls about the data folder and the journal in it. Where it could not be opened, each answers with that failure. */
function journalHandlers(host: Host): Pick<Handlers, 'disk.check' | `journal.${JournalCall}`> {
  const { holder } = host.backup;
  const { journal } = holder;
  return {
    'disk.check': async () => {
      const checked = await checkWritable(diskFileSystem, host.folders.data);
      return success({ trouble: checked.ok ? null : checked.failure, notices: [...(host.notices ?? [])] });
    },
    // Another process may have let go of the journal since, or its disk have space again.
    'journal.status': async () => {
      await journal.reopen();
      if (!journal.current.ok) return journal.current;
      const status = journal.current.value.status();
      return success((await holder.isRestored()) ? { ...status, restored: true as const } : status);
    },
    'journal.append': async ({ entries }) => {
      await journal.reopen();
      return journal.current.ok ? journal.current.value.append(entries) : journal.current;
    },
    'journal.read': async ({ part }) => (journal.current.ok ? journal.current.value.read(part) : journal.current),
    'journal.recent': async ({ count }) => (journal.current.ok ? journal.current.value.recent(count) : journal.current),
    'journal.holds': async (end) => (journal.current.ok ? journal.current.value.holds(end) : journal.current),
    'journal.accept': async () => (journal.current.ok ? journal.current.value.accept() : journal.current),
    'journal.adopt': async (part) => (journal.current.ok ? journal.current.value.adopt(part) : journal.current),
    'journal.restored': async () => {
      const acknowledged = await holder.acknowledgeRestore();
      return acknowledged.ok ? success({}) : acknowledged;
    },
  };
}

/** The calls by which the page is asked before its window closes. */
function closingHandlers({ closing }: Host): Pick<Handlers, 'closing.asked' | 'closing.answer'> {
  return {
    'closing.asked': async () => closing?.asked() ?? failure('cancelled'),
    'closing.answer': async ({ answer }) => {
      closing?.answered(answer);
      return success({});
    },
  };
}

type Writing = { readonly name: string; readonly bytes: Uint8Array } & Pick<SavedFile, 'pages' | 'rows'>;

/** Asks where to save a file, suggests a name that is legal on every system, and writes the whole file or nothing. */
async function save(
  host: Host,
  savedFiles: PathTokens,
  writing: Writing,
): Promise<Result<SavedFile, FileWritingCode | 'cancelled'>> {
  const suggested = await freePath(host.folders.documents, safeName(writing.name));
  const answer = await host.shell.dialog.showSaveDialog({ title: 'Rostrum', defaultPath: suggested });
  if (answer.canceled) return failure('cancelled');
  // Electron's dialog has asked before it gives the name of a file that exists; nothing else may replace one, and nobody
  // may replace one of the journal, the backups or the evidence.
  const replace = host.shell.kind === 'electron' && !(await isOwnFile(host.folders, answer.filePath));
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

/** Whether a file would lie among the app's own data; the folder of documents, which may lie among them, is the user's. */
async function isOwnFile({ data, documents }: Host['folders'], file: string): Promise<boolean> {
  const real = async (folder: string): Promise<string> => realpath(folder).catch(() => path.resolve(folder));
  const [folder, own, users] = await Promise.all([real(path.dirname(file)), real(data), real(documents)]);
  const isInside = (outer: string): boolean => {
    const way = path.relative(outer, folder);
    return !path.isAbsolute(way) && !/^\.\.(?:[\\/]|$)/.test(way);
  };
  return isInside(own) && !isInside(users);
}

function workshopFile(snapshot: WorkshopSnapshot, by: Author): Pick<Writing, 'name' | 'bytes'> {
  const title = Object.values(snapshot.workshop.title).find((text) => text !== '') ?? 'workshop';
  return {
    name: `${title}.workshop`,
    bytes: new TextEncoder().encode(writeWorkshopFile(snapshot, { by, writtenAt: now() })),
  };
}

/** Adds a file to the folder of `token`, or asks where to make a new one; `files` counts those of this call. */
async function saveIntoFolder(
  host: Host,
  savedFiles: PathTokens,
  token: string | null,
  name: string,
  file: Pick<Writing, 'name' | 'bytes'>,
): Promise<Result<SavedFolder, FileWritingCode | 'cancelled' | 'call-refused'>> {
  const known = token === null ? null : savedFiles.pathOf(token);
  if (token !== null && known === null) return failure('call-refused');
  const suggested = known ?? (await freePath(host.folders.documents, safeName(name)));
  const answer =
    known === null
      ? await host.shell.dialog.showSaveDialog({ title: 'Rostrum', defaultPath: suggested })
      : { canceled: false, filePath: known };
  if (answer.canceled) return failure('cancelled');
  const folder = answer.filePath;
  try {
    await diskFileSystem.makeFolder(folder);
    const written = await writeFileAtomically(await freePath(folder, safeName(file.name)), file.bytes);
    if (!written.ok) return written;
  } catch (error) {
    return beginFailure(folder, error);
  }
  return success({ name: path.basename(folder), path: folder, token: token ?? savedFiles.remember(folder), files: 1 });
}

/** What a handler gets: the call's input after parsing. */
type ParsedInput<Name extends CallName> = z.output<(typeof contract)[Name]['input']>;

/** One function for each call of the contract. A call without its function, or the other way round, does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (
    input: ParsedInput<Name>,
  ) => Promise<Result<CallOutput<Name>, CallCode<Name> | 'call-refused'>>;
};

export type Host = {
  readonly shell: Pick<Shell, 'kind' | 'dialog' | 'shell'> & {
    readonly app: Pick<Shell['app'], 'getVersion' | 'quit'>;
  };
  readonly folders: Pick<ApplicationFolders, 'data' | 'evidence' | 'documents'>;
  readonly appearance: Pick<AppearanceFile, 'remember' | 'value'>;
  readonly log: Pick<ErrorLog, 'failure' | 'folder' | 'report'>;
  readonly openedFiles: Pick<OpenedFiles, 'next'>;
  readonly device: string;
  /** What was found at the start that holds nothing up. */
  readonly notices?: readonly StartNotice[];
  readonly closing?: Pick<Closing, 'asked' | 'answered'>;
  readonly backup: BackupService;
};

export type Dispatch = (event: CallEvent, name: unknown, input: unknown) => Promise<string>;

/**
 * The way from the page to the handlers, the same in both shells. It asks who calls, what, and how much before it looks
 * at the input, and it always answers: a Result as JSON text, never an exception.
 */
export function createDispatch(
  handlers: Handlers,
  mainFrame: () => CallingFrame | null,
  report: (name: string, error: unknown) => void,
  failed: (name: string, code: FailureCode) => void = () => undefined,
): Dispatch {
  return async (event, name, input) => {
    const result = isFromOurPage(event, mainFrame())
      ? await answer(handlers, name, input, report)
      : failure('call-refused');
    // Only names of the contract, since the page could send any text as a name.
    if (!result.ok && result.failure.code !== 'cancelled')
      failed(isCallName(name) ? name : 'call', result.failure.code);
    return JSON.stringify(result);
  };
}

/** Whether a call comes from the window's own page. A frame is null when it has navigated away; inner frames may not call. */
function isFromOurPage({ senderFrame }: CallEvent, mainFrame: CallingFrame | null): boolean {
  return senderFrame !== null && senderFrame === mainFrame && isAppAddress(senderFrame.url);
}

/** Runs a call and catches what a handler throws, which is a bug: what it expects to fail, it returns as a failure. */
async function answer(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  report: (name: string, error: unknown) => void,
): Promise<Result<unknown, CallCode<CallName> | BoundaryCode>> {
  if (!isCallName(name)) return failure('call-unknown');
  if (typeof input !== 'string') return failure('call-invalid', { call: name, reason: 'not JSON text' });
  if (input.length > largestCall) return failure('call-invalid', { call: name, reason: 'too large' });
  try {
    return await run(handlers, name, input);
  } catch (error) {
    report(name, error);
    return failure('call-failed', { call: name });
  }
}

async function run<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  input: string,
): Promise<Result<CallOutput<Name>, CallCode<Name> | BoundaryCode>> {
  const value = parseJson(input);
  const parsed = value.ok ? contract[name].input.safeParse(value.value) : null;
  if (parsed === null) return failure('call-invalid', { call: name, reason: 'not JSON text' });
  if (!parsed.success) return failure('call-invalid', { call: name, reason: firstIssue(parsed.error.issues) });
  return handlers[name](parsed.data as ParsedInput<Name>);
}

/** The path and the code of the first issue, without the value: that may be somebody's name, and this is logged. */
function firstIssue(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }[],
): string {
  const [issue] = issues;
  return `${issue?.path.map(String).join('.') ?? ''}: ${issue?.code ?? 'invalid'}`.slice(0, 200);
}

function parseJson(text: string): Result<unknown, 'call-invalid'> {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return failure('call-invalid');
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}
