import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWorkshopBytes } from '../../shared/files/workshop-file.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { translator } from '../../shared/text/text.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { reasonOf } from '../files/file-failure.ts';
import { freePath } from '../files/free-path.ts';
import { safeName } from '../files/safe-name.ts';
import { readArguments, type ExportArguments } from './export-arguments.ts';
import { requestsOf } from './export-requests.ts';
import { renderDocument, type RenderedDocument } from './render-document.ts';

/** Where the command writes its lines. */
export type Output = { readonly line: (text: string) => void; readonly error: (text: string) => void };

const say = translator('en');
/** What a script can tell from the exit code: done, or nothing was done because of what it gave us. */
const [done, refused] = [0, 2];

/** `export <file.workshop> --to <folder>`: every document is made before the first one is written. */
export async function runExportCommand(words: readonly string[], output: Output): Promise<number> {
  const read = readArguments(words);
  if (read.kind === 'help') output.line(read.text);
  if (read.kind === 'wrong') output.error(read.text);
  if (read.kind !== 'export') return read.kind === 'help' ? done : refused;
  const rendered = await renderAll(read.arguments);
  const written = rendered.ok ? await writeAll(rendered.value, read.arguments, output) : rendered;
  if (written.ok) return done;
  output.error(sentence(written.failure));
  return refused;
}

async function renderAll(asked: ExportArguments): Promise<Result<RenderedDocument[]>> {
  const bytes = await readBytes(asked.file);
  if (!bytes.ok) return bytes;
  const snapshot = readWorkshopBytes(bytes.value);
  if (!snapshot.ok) return snapshot;
  const requests = requestsOf(asked, snapshot.value);
  if (!requests.ok) return requests;
  const rendered: RenderedDocument[] = [];
  for (const request of requests.value) {
    const document = await renderDocument(snapshot.value, request);
    if (!document.ok) return document;
    rendered.push(document.value);
  }
  return success(rendered);
}

async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    return success(await readFile(path));
  } catch (error) {
    return failure('file-unreadable', { path, reason: reasonOf(error) });
  }
}

async function writeAll(
  rendered: readonly RenderedDocument[],
  { folder, replace }: ExportArguments,
  output: Output,
): Promise<Result<void>> {
  try {
    await mkdir(folder, { recursive: true });
  } catch {
    return failure('folder-not-writable', { path: folder });
  }
  for (const document of rendered) {
    const name = safeName(document.name);
    const path = replace ? join(folder, name) : await freePath(folder, name);
    const written = await writeFileAtomically(path, document.bytes, { replace });
    if (!written.ok) return written;
    output.line(reportOf(document, path));
  }
  return success(undefined);
}

function reportOf({ pages, rows, bytes }: RenderedDocument, name: string): string {
  const values = { name, bytes: bytes.length };
  if (pages === null && rows === null) return say('exchange.written', values);
  return pages === null
    ? say('documents.command.rows', { ...values, count: rows ?? 0 })
    : say('documents.command.pages', { ...values, count: pages });
}

function sentence({ code, details }: Failure): string {
  return say(`errors.${code}`, details).replaceAll(/\s+/g, ' ');
}
