import path from 'node:path';
import type { SavedFolder } from '../../shared/host/contract.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { type Evidence, type EvidenceFailure, EvidenceStore } from '../evidence/evidence-store.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { beginFailure, type FileWritingCode, writeFailure } from '../files/file-failure.ts';
import { diskFileSystem } from '../files/file-system.ts';
import type { PathTokens } from '../files/opened-files.ts';
import { freePath, safeName } from '../files/safe-name.ts';
import type { Handlers, Host } from './handlers.ts';

type EvidenceCall = 'keep' | 'read' | 'missing' | 'show' | 'save';
type Copy = { readonly evidence: Evidence; readonly name: string };
type CopyingCode = EvidenceFailure | FileWritingCode;

/** The calls about scans of signed sheets. */
export function evidenceHandlers(
  { shell, folders }: Pick<Host, 'shell' | 'folders'>,
  savedFiles: PathTokens,
): Pick<Handlers, `evidence.${EvidenceCall}`> {
  const store = new EvidenceStore(folders.evidence);
  return {
    'evidence.keep': async ({ content }) => store.keep(Buffer.from(content, 'base64')),
    'evidence.read': async ({ evidence }) => {
      const read = await store.read(evidence);
      return read.ok ? success({ content: Buffer.from(read.value).toString('base64') }) : read;
    },
    'evidence.missing': async ({ evidence }) => success({ hashes: await store.missing(evidence) }),
    'evidence.show': async ({ evidence, how }) => {
      const found = await store.find(evidence);
      if (!found.ok) return found;
      return showBySystem(shell, found.value, how);
    },
    'evidence.save': async ({ name, files }) => {
      const suggested = await freePath(folders.documents, safeName(name));
      const answer = await shell.dialog.showSaveDialog({ title: 'Rostrum', defaultPath: suggested });
      if (answer.canceled) return failure('cancelled');
      const saved = await copyAll(store, files, answer.filePath);
      return saved.ok ? success({ ...saved.value, token: savedFiles.remember(answer.filePath) }) : saved;
    },
  };
}

/** Copies scans into a new folder: all of them, or none. The folder is deleted when one of them fails. */
async function copyAll(
  store: EvidenceStore,
  copies: readonly Copy[],
  folder: string,
): Promise<Result<Omit<SavedFolder, 'token'>, CopyingCode>> {
  if (await diskFileSystem.exists(folder)) return failure('write-failed', { path: folder, reason: 'exists' });
  try {
    await diskFileSystem.makeFolder(folder);
  } catch (error) {
    return beginFailure(folder, error);
  }
  for (const copy of copies) {
    const copied = await copyOne(store, copy, folder);
    if (copied.ok) continue;
    await diskFileSystem.removeFolder(folder);
    return copied;
  }
  return success({ name: path.basename(folder), path: folder, files: copies.length });
}

async function copyOne(
  store: EvidenceStore,
  { evidence, name }: Copy,
  folder: string,
): Promise<Result<void, CopyingCode>> {
  const read = await store.read(evidence);
  if (!read.ok) return read;
  try {
    return await writeFileAtomically(await freePath(folder, safeName(name)), read.value);
  } catch (error) {
    return writeFailure(folder, error);
  }
}

/**
 * Opens a file with the system's program for it, or shows it in its folder. Fails with `file-not-opened`, which names the
 * folder, where there is no such program or it has failed at once.
 */
export async function showBySystem(
  { shell }: Host['shell'],
  file: string,
  how: 'in-folder' | 'open',
): Promise<Result<Record<string, never>, 'file-not-opened'>> {
  const problem = how === 'in-folder' ? await shell.showItemInFolder(file) : await shell.openPath(file);
  if (typeof problem !== 'string' || problem === '') return success({});
  return failure('file-not-opened', { name: path.basename(file), folder: path.dirname(file) });
}
