import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What precedes the switches in Electron's program file: this text, then one byte of version and one of count. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const on = '1'.charCodeAt(0);
/** The eight that electron-builder.yml states, and the one that its schema does not know. */
const known = 9;
const wasmTrapHandlers = 8;

/**
 * Run by electron-builder when the app's folder is complete and not yet signed.
 *
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string }, executableName?: string } }} context
 */
export function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const places = {
    darwin: `${productFilename}.app/Contents/Frameworks/Electron Framework.framework/Electron Framework`,
    win32: `${productFilename}.exe`,
    linux: packager.executableName ?? productFilename,
  };
  const place = places[/** @type {keyof typeof places} */ (electronPlatformName)];
  stateLastFuse(path.join(appOutDir, place));
}

/**
 * A universal program of macOS holds the switches twice.
 *
 * @param {string} file
 */
export function stateLastFuse(file) {
  const program = readFileSync(file);
  const places = new Set([program.indexOf(sentinel), program.lastIndexOf(sentinel)]);
  for (const place of places) {
    if (place === -1) throw new Error(`${file} is no Electron: it has no fuses`);
    const count = program[place + sentinel.length + 1];
    if (count !== known) throw new Error(`this Electron has ${count} fuses, and ${known} are decided on`);
    program[place + sentinel.length + 2 + wasmTrapHandlers] = on;
  }
  writeFileSync(file, program);
}
