import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { root } from './steps.ts';

/** Tools that are not ours; a machine without one cannot run the tests that read papers back with it. */
export const has = {
  pdftotext: isInstalled('pdftotext', '-v'),
  pdfinfo: isInstalled('pdfinfo', '-v'),
  libreOffice: isInstalled('soffice', '--version'),
} as const;

function isInstalled(program: string, argument: string): boolean {
  return spawnSync(program, [argument], { stdio: 'ignore' }).error === undefined;
}

/** The text of a PDF, laid out as on the page. */
export function textOfPdf(file: string): string {
  return execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
}

export function factsOfPdf(file: string): Readonly<Record<string, string>> {
  const lines = execFileSync('pdfinfo', [file], { encoding: 'utf8' }).split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/:\s+/, 2) as [string, string]));
}

/** The cells of one worksheet, by a second reader of the format. */
export async function cellsOf(file: string, sheet: number): Promise<readonly (readonly unknown[])[]> {
  return readSheet(readFileSync(file), sheet);
}

/** What LibreOffice makes of spreadsheets: the text of the first worksheet of each. */
export function textsByLibreOffice(files: readonly string[], folder: string): readonly string[] {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'office')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'csv', '--outdir', folder, ...files], {
    stdio: 'ignore',
    timeout: 120_000,
  });
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
