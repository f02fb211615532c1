import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { runOutside } from '../../main/exports/outside-readers.ts';
import { root } from '../steps.ts';

/** The cells of one worksheet, by a second reader of the format. */
export async function cellsOf(file: string, sheet: number): Promise<readonly (readonly unknown[])[]> {
  return readSheet(readFileSync(file), sheet);
}

/** What LibreOffice makes of spreadsheets: the text of the first worksheet of each. */
export function textsByLibreOffice(files: readonly string[], folder: string): readonly string[] {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'office')}`;
  runOutside('soffice', [profile, '--headless', '--convert-to', 'csv', '--outdir', folder, ...files], 120_000);
  return files.map((file) => readFileSync(path.join(folder, `${path.parse(file).name}.csv`), 'utf8'));
}

/** Runs `export` as a user without a display does. */
export function exportByCommand(file: string, folder: string): readonly string[] {
  execFileSync(process.execPath, [path.join(root, 'out', 'main', 'command-line.js'), 'export', file, '--to', folder]);
  return readdirSync(folder).map((name) => path.join(folder, name));
}

/** Whether a word stands in the text by itself, and not as a part of a longer one. */
export function hasWord(text: string, word: string): boolean {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<!\p{L})${escaped}(?!\p{L})`, 'u').test(text);
}
