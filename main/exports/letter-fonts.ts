import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { LetterFont } from '../../shared/documents/layout/letter-fonts.ts';
import { begunOnce, loadLetters } from '../../shared/documents/layout/shaping.ts';
import type { FontWeight } from '../../shared/documents/layout/typography.ts';
import files from './letter-files.json';

/** The file on this disk: among the page's own files, which hold it once for both, or in the installed package. */
export function letterFontPath(font: LetterFont, weight: FontWeight): string {
  const source = files[font][weight];
  const built = fileURLToPath(new URL(`../renderer/fonts/${path.basename(source)}`, import.meta.url));
  return existsSync(built) ? built : createRequire(import.meta.url).resolve(source);
}

/** Loads the fonts for all letters that a workshop holds; has to be done before any of its papers is laid out. */
export async function loadLettersOf(snapshot: WorkshopSnapshot): Promise<void> {
  await loadLetters(JSON.stringify(snapshot), readLetterFont);
}

const read = new Map<string, Promise<Uint8Array>>();

/** The bytes of a font, the same for weights that share a file. */
export function readLetterFont(font: LetterFont, weight: FontWeight): Promise<Uint8Array> {
  const file = letterFontPath(font, weight);
  return begunOnce(read, file, () => readFile(file));
}
