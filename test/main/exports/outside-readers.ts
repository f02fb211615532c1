import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that are not ours, to read back what we wrote, and where they come from. `npm test` installs them. */
const origins = {
  pdfinfo: 'Poppler (poppler-utils)',
  pdffonts: 'Poppler (poppler-utils)',
  pdftotext: 'Poppler (poppler-utils)',
  pdftoppm: 'Poppler (poppler-utils)',
  qpdf: 'QPDF (qpdf)',
  zbarimg: 'ZBar (zbar-tools)',
  java: 'Java and PDFBox (default-jre-headless, libpdfbox2-java, libactivation-java, libjaxb-api-java)',
  soffice: 'LibreOffice (libreoffice-calc and libreoffice-writer)',
} as const;
type Program = keyof typeof origins;

/** Runs one of them to its end. A test that needs a program which is not installed fails; it is never skipped. */
export function runOutside(program: Program, words: readonly string[], timeout = 100_000): SpawnSyncReturns<string> {
  const run = spawnSync(program, words, { encoding: 'utf8', timeout });
  if (run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT') {
    throw new Error(`This test needs ${origins[program]}, which is not installed.`);
  }
  return run;
}

/** What `program` prints about a file with these bytes; `{file}` in its arguments is the file. */
export function readWith(program: Program, words: readonly string[], bytes: Uint8Array, extension: string): string {
  return inFolder((folder) => {
    const file = join(folder, `document.${extension}`);
    writeFileSync(file, bytes);
    const run = runOutside(
      program,
      words.map((word) => word.replace('{file}', file)),
    );
    return `${run.stdout}${run.stderr}`;
  });
}

/** What PDFBox Preflight says of a file against PDF/A-1b: null where it is valid. */
export function archivalFaults(pdf: Uint8Array): string | null {
  const names = ['pdfbox2', 'preflight', 'xmpbox', 'fontbox2', 'commons-logging', 'commons-io'];
  const jars = [...names, 'javax.activation', 'jaxb-api'].map((name) => `/usr/share/java/${name}.jar`);
  const words = ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', '{file}'];
  const said = readWith('java', words, pdf, 'pdf');
  return /is a valid PDF\/A-1b file/.test(said) ? null : said;
}

/** Makes it count every formula anew, whatever result stands in the file. */
const countsAnew = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item></oor:items>`;

/** A letter or a spreadsheet as LibreOffice prints it. */
export function printWithLibreOffice(bytes: Uint8Array, extension: 'docx' | 'xlsx' = 'docx'): Uint8Array {
  const [printed] = printAllWithLibreOffice([bytes], extension);
  if (printed === undefined) throw new Error('nothing was printed');
  return printed;
}

/** Several at once, since the program starts slowly. */
export function printAllWithLibreOffice(
  files: readonly Uint8Array[],
  extension: 'docx' | 'xlsx' = 'docx',
): Uint8Array[] {
  if (files.length === 0) return [];
  return inFolder((folder) => {
    const names = files.map((_, index) => `document-${String(index)}`);
    const paths = names.map((name) => join(folder, `${name}.${extension}`));
    files.forEach((bytes, index) => {
      writeFileSync(paths[index] ?? '', bytes);
    });
    const words = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf'];
    const { stderr } = runOutside('soffice', [...words, '--outdir', folder, ...paths], 100_000 * files.length);
    return names.map((name) => {
      const printed = join(folder, `${name}.pdf`);
      // Where only one of its two programs is installed, it opens no document of the other.
      if (!existsSync(printed))
        throw new Error(`LibreOffice did not print the file; are its Writer and Calc installed? ${stderr}`);
      return readFileSync(printed);
    });
  });
}

/** What LibreOffice makes of a file that it opens and saves, under the same name. */
export function savedByLibreOffice(bytes: Uint8Array, from: 'docx' | 'xlsx', to: string): Uint8Array {
  return inFolder((folder) => {
    const file = join(folder, `Список (1).${from}`);
    writeFileSync(file, bytes);
    const words = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to];
    const { stderr } = runOutside('soffice', [...words, '--outdir', join(folder, 'out'), file]);
    const made = join(folder, 'out', `Список (1).${to}`);
    if (!existsSync(made)) throw new Error(`LibreOffice did not save the file: ${stderr}`);
    return readFileSync(made);
  });
}

/** Each worksheet as LibreOffice reads and counts it, as comma-separated values. */
export function readWithLibreOffice(bytes: Uint8Array): string[] {
  return inFolder((folder) => {
    const file = join(folder, 'document.xlsx');
    writeFileSync(file, bytes);
    mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
    writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), countsAnew);
    const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1';
    const words = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', everySheet];
    runOutside('soffice', [...words, '--outdir', folder, file]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  });
}

function inFolder<Value>(work: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
