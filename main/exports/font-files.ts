import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { FontWeight } from '../../shared/documents/page.ts';
import files from './font-files.json';

/**
 * The font files of printed documents; `font-files.json` is the only place that names them. The screen uses the same
 * files, so that a preview and its PDF agree.
 *
 * The build copies each `node_modules/<source>` to `fonts/<name>` beside the built main.
 */
export const fontFiles: Readonly<Record<FontWeight, { readonly source: string; readonly name: string }>> = files;

/** The file on this disk: beside the built main, or else in the installed package when run from source. */
export function fontPath(weight: FontWeight): string {
  const file = fontFiles[weight];
  const built = fileURLToPath(new URL(`./fonts/${file.name}`, import.meta.url));
  return existsSync(built) ? built : createRequire(import.meta.url).resolve(file.source);
}
