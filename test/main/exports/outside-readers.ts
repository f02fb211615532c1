import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that are not ours, to read back what we wrote. Tests that need one are skipped where it is not installed. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).error === undefined;
}

/** What `program` prints about a file with these bytes; `{file}` in its arguments is the file. */
export function readWith(program: string, words: readonly string[], bytes: Uint8Array, extension: string): string {
  return inFolder((folder) => {
    const file = join(folder, `document.${extension}`);
    writeFileSync(file, bytes);
    const run = spawnSync(
      program,
      words.map((word) => word.replace('{file}', file)),
      { encoding: 'utf8' },
    );
    return `${run.stdout}${run.stderr}`;
  });
}

export const office = 'soffice';

/** Makes it count every formula anew, whatever result stands in the file. */
const countsAnew = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item></oor:items>`;

/** A DOCX as LibreOffice prints it; null where only its spreadsheet is installed, which opens no letter. */
export function printWithLibreOffice(bytes: Uint8Array): Uint8Array | null {
  return inFolder((folder) => {
    const file = join(folder, 'document.docx');
    writeFileSync(file, bytes);
    const words = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf'];
    spawnSync(office, [...words, '--outdir', folder, file], { timeout: 100_000 });
    const printed = join(folder, 'document.pdf');
    return existsSync(printed) ? readFileSync(printed) : null;
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
    spawnSync(
      office,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        everySheet,
        '--outdir',
        folder,
        file,
      ],
      { timeout: 100_000 },
    );
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
