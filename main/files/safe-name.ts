import { join, parse } from 'node:path';
import { diskFileSystem, type FileSystem } from './file-system.ts';

/** Characters, and below them bytes, of a name: file systems allow 255 bytes, of which some are left for " (2)". */
const longestName = 120;
const longestInBytes = 230;
const unnamed = 'unnamed';

/** Between a title and what explains it: "Workshop: day 1" becomes "Workshop – day 1". */
const colon = / ?: (?=[^ ])/gu;
/** Illegal on Windows, or a separator somewhere. */
const forbidden = /[<>:"/\\|?*]/gu;
/** Controls, invisible and direction-changing characters, lone surrogates, characters without a meaning. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
/** Reserved names of devices on Windows, with any extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/iu;
const extensionAtEnd = /\.[a-z0-9]{1,10}$/iu;

/**
 * Makes a title into the name of a file: legal on Windows, macOS and Linux, no path, no device, not hidden, not an
 * option of a command. Letters of every script stay. Idempotent.
 */
export function safeName(name: string): string {
  const printable = plain(name).replace(/[\s.]+$/u, '');
  const extension = extensionAtEnd.exec(printable)?.[0] ?? '';
  const stem = withoutEnds(printable.slice(0, printable.length - extension.length));
  return `${shortened(notDevice(stem === '' ? unnamed : stem), extension)}${extension}`;
}

function plain(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(unprintable, '')
    .replace(colon, ' – ')
    .replace(forbidden, '-')
    .normalize('NFC')
    .replace(/ {2,}/gu, ' ');
}

/** Without what Windows drops at the end, and what hides a file or looks like an option at the start. */
function withoutEnds(text: string): string {
  return text.replace(/^[\s.\-~]+/u, '').replace(/[\s.]+$/u, '');
}

/** The part up to the first dot is what Windows looks at. */
function notDevice(stem: string): string {
  const [first = '', ...rest] = stem.split('.');
  return device.test(first.trim()) ? [`${first.trim()}_`, ...rest].join('.') : stem;
}

/** Cut between whole characters as a reader sees them, so that no letter loses its accent. */
function shortened(stem: string, extension: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(stem)) {
    const longer = kept + segment + extension;
    if (longer.length > longestName || Buffer.byteLength(longer) > longestInBytes) return withoutEnds(kept) || unnamed;
    kept += segment;
  }
  return kept;
}

/** A path in `folder` at which there is nothing yet: "Agenda.pdf", else "Agenda (2).pdf" and so on. */
export async function freePath(
  folder: string,
  name: string,
  fileSystem: Pick<FileSystem, 'exists'> = diskFileSystem,
): Promise<string> {
  const { name: stem, ext: extension } = parse(name);
  let path = join(folder, name);
  for (let copy = 2; await fileSystem.exists(path); copy += 1) {
    path = join(folder, `${stem} (${copy})${extension}`);
  }
  return path;
}
