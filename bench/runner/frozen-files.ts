import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const hashesSchema = z.record(z.string(), z.string());

/**
 * Compares limits, peers and workloads with the hashes by which they were frozen. Gives the names of files that differ,
 * are new or are missing. Import statements do not count, for files that are imported may move.
 */
export function changedFrozenFiles(folder: string, hashesFile: string): string[] {
  const frozen = hashesSchema.parse(JSON.parse(readFileSync(hashesFile, 'utf8')));
  const found = hashesOf(folder);
  const names = [...new Set([...Object.keys(frozen), ...Object.keys(found)])].sort();
  return names.filter((name) => frozen[name] !== found[name]);
}

/** Freezes them as they are now. Every earlier result of a changed file's rows is then worthless. */
export function freeze(folder: string, hashesFile: string): void {
  writeFileSync(hashesFile, `${JSON.stringify(hashesOf(folder), null, 2)}\n`);
}

function hashesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name))
    .sort();
  return Object.fromEntries(
    names.map((name) => [name, frozenHash(readFileSync(path.join(folder, name), 'utf8'))] as const),
  );
}

/** SHA-256 of a module's text without import statements and blank lines at its beginning. */
export function frozenHash(text: string): string {
  const body = text.replaceAll('\r\n', '\n').replaceAll(/^import\b[^;]*;\n/gm, '');
  return createHash('sha256').update(body.trim()).digest('hex');
}
