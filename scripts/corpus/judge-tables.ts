import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import * as z from 'zod';
import { openAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import { answerMark, reasonFor } from './looked-at.ts';
import type { TableSheet } from '../../shared/exchange/sheets/table-sheet.ts';
import { readAgendaFile } from '../../shared/exchange/understood-file.ts';

/** A table of another reader: its rows by their indexes, without empty cells; null for what is not known. */
const tableSchema = z.object({
  name: z.string(),
  hidden: z.boolean(),
  rows: z.array(z.tuple([z.number(), z.array(z.union([z.string(), z.number(), z.null()]))])),
});
type OtherTable = z.infer<typeof tableSchema>;
type OtherCell = OtherTable['rows'][number][1][number];

type Verdict = 'right' | 'told' | 'looked at' | 'wrong' | 'other reader failed';

const kinds = /\.(?:xlsx|xlsm|xls|ods|docx|odt|csv|tsv)$/i;

/**
 * Opens each workbook, document and text with tables below the folder, and compares the cells with what openpyxl, or
 * Python's own library, finds (`table-oracle.py`); .xls, .ods and .odt are turned into .xlsx and .docx by LibreOffice
 * before, and .xls are read by xlrd too: right is what one of them finds. What differs from all of them is wrong, unless
 * somebody has looked at just that difference (`looked-at.json`). Each is also read as an agenda and as a list of people, which may refuse it but not fail. Prints each file with
 * its verdict, then the counts; true when nothing is wrong.
 */
export async function judgeTables(folder: string): Promise<boolean> {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => kinds.test(path) && !basename(path).startsWith('~$') && statSync(path).isFile())
    .sort();
  const counts = new Map<string, number>();
  for (const path of files) {
    const { verdict, detail } = await judged(path);
    const kind = extname(path).toLowerCase();
    counts.set(`${kind} ${verdict}`, (counts.get(`${kind} ${verdict}`) ?? 0) + 1);
    console.log(`${verdict.padEnd(20)} ${path.slice(folder.length)}  ${detail}`);
  }
  console.log(
    JSON.stringify({
      files: files.length,
      ...Object.fromEntries([...counts].toSorted(([one], [other]) => one.localeCompare(other))),
    }),
  );
  return ![...counts.keys()].some((key) => key.endsWith('wrong'));
}

async function judged(path: string): Promise<{ verdict: Verdict; detail: string }> {
  const bytes = readFileSync(path);
  const options = { language: 'en', timeZone: 'Asia/Almaty' } as const;
  try {
    for (const as of ['agenda', 'people'] as const) await readAgendaFile(bytes, basename(path), { ...options, as });
  } catch (error) {
    return { verdict: 'wrong', detail: `fails: ${String(error).slice(0, 200)}` };
  }
  const opened = await openAgendaFile(bytes, options);
  if (!opened.ok) return { verdict: 'told', detail: opened.failure.code };
  if (!('sheets' in opened.value)) return { verdict: 'told', detail: `read as ${opened.value.kind}` };
  const { sheets } = opened.value;
  const others = extname(path).toLowerCase() === '.xls' ? ['LibreOffice', 'xlrd'] : [''];
  const found = others.map((name) => {
    const theirs = otherTables(path, name !== 'xlrd');
    return typeof theirs === 'string' ? { failed: theirs } : { differs: differencesOf(sheets, theirs) };
  });
  const answers = found.flatMap(({ differs }) => differs ?? []);
  if (answers.length === 0)
    return { verdict: 'other reader failed', detail: found.map(({ failed }) => failed ?? '').join(' | ') };
  const differences = answers.includes('') ? '' : answers.join(' | ');
  const isTold =
    opened.value.kind === 'separated' && (opened.value.brokenRows.length > 0 || !opened.value.isEncodingSure);
  if (differences !== '' && isTold) return { verdict: 'told', detail: `quotation marks or encoding: ${differences}` };
  if (differences === '') return { verdict: 'right', detail: '' };
  const reason = reasonFor(path, { sheets });
  return reason === null
    ? { verdict: 'wrong', detail: `${answerMark({ sheets })} ${differences}` }
    : { verdict: 'looked at', detail: reason };
}

/** The tables that the other reader finds, in what LibreOffice makes of an older file or in itself; or why it does not read it. */
function otherTables(path: string, isConverted: boolean): OtherTable[] | string {
  const python = process.env['PYTHON'] ?? '/usr/bin/python3';
  const script = join(import.meta.dirname, 'table-oracle.py');
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-corpus-'));
  const run = (program: string, values: readonly string[]): string =>
    execFileSync(program, values, { encoding: 'utf8', timeout: 120_000, stdio: 'pipe', maxBuffer: 2 ** 28 });
  try {
    let read = path;
    const wanted = { '.xls': 'xlsx', '.ods': 'xlsx', '.odt': 'docx' }[extname(path).toLowerCase()];
    if (wanted !== undefined && isConverted) {
      const profile = `-env:UserInstallation=file://${join(tmpdir(), 'rostrum-corpus-office')}`;
      run('soffice', [profile, '--headless', '--convert-to', wanted, '--outdir', folder, path]);
      const [converted] = readdirSync(folder);
      if (converted === undefined) return 'LibreOffice does not open it';
      read = join(folder, converted);
    }
    return z.array(tableSchema).parse(JSON.parse(run(python, [script, read])));
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return said.trim().split('\n').at(-1)?.slice(0, 160) ?? '';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function differencesOf(sheets: readonly TableSheet[], theirs: readonly OtherTable[]): string {
  // Sheets of charts have no rows.
  const shown = sheets.filter(({ hidden, rows }) => !hidden && rows.some((row) => row.some((cell) => cell !== '')));
  const others = theirs.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  if (shown.length !== others.length && shown.length < 50) {
    return `${String(shown.length)} sheets, theirs ${String(others.length)}`;
  }
  return shown.map((sheet, index) => differenceOf(sheet, others[index]?.rows ?? [])).find((each) => each !== '') ?? '';
}

function differenceOf(sheet: TableSheet, rows: OtherTable['rows']): string {
  const paragraphs = new Set(sheet.paragraphs);
  const struck = new Set(sheet.struckRows);
  const uncomputed = new Set(sheet.uncomputed.map(({ row }) => row));
  // Formulas that are not computed are told.
  const theirs = rows.filter(([index]) => !uncomputed.has(index));
  const ours = sheet.rows.flatMap((row, index) => {
    const cells = row.filter((cell) => cell.trim() !== '');
    return cells.length === 0 || paragraphs.has(index) || uncomputed.has(index) ? [] : [{ index, cells }];
  });
  // Indexes are compared in order only: rows of texts are counted otherwise, and empty lines are.
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const [own, other] = [ours[at], theirs[at]];
    const isLoose = own !== undefined && struck.has(own.index);
    if (isLoose || (own !== undefined && other !== undefined && isSameRow(own.cells, other[1]))) continue;
    const place = `${sheet.name} row ${String((own?.index ?? other?.[0] ?? 0) + 1)}`;
    return `${place}: ${JSON.stringify(own?.cells ?? null).slice(0, 160)} theirs ${JSON.stringify(other?.[1] ?? null).slice(0, 160)}`;
  }
  return '';
}

function isSameRow(own: readonly string[], other: readonly OtherCell[]): boolean {
  const known = other.filter((cell) => cell !== null);
  if (known.length < other.length) return known.every((cell) => own.some((text) => isSameCell(text, cell)));
  return own.length === known.length && own.every((text, at) => isSameCell(text, known[at] ?? ''));
}

function isSameCell(text: string, other: string | number): boolean {
  if (typeof other === 'number') {
    // As the program says it in its language: TRUE, FAUX.
    if (/^\p{L}+$/u.test(text)) return other === 0 || other === 1;
    const own = Number(text.replace(',', '.'));
    return Math.abs(own - other) <= Math.abs(other) * 1e-9 || /^\d{4}-\d\d-\d\d|^\d\d:\d\d/.test(text);
  }
  const words = (written: string): string => written.replaceAll(/[^\p{L}\d]+/gu, ' ').trim();
  // Numbers of lists are no text of a document.
  return (
    words(text) === words(other) || words(text.replaceAll(/^(?:[\p{L}\d]{1,4}[.)]\s?)+|^\d+\s/gmu, '')) === words(other)
  );
}
