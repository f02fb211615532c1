import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { SaveDialog } from '../api.ts';

/**
 * A Node process cannot show the system's dialogs, and the browser's own are not to be had without a download. So the
 * question "where to?" is answered here: in the documents folder, under the suggested name or the first free one like
 * it. The app shows the user the path afterwards, so nothing is hidden by not asking.
 */
export function saveDialog(documents: string): SaveDialog {
  return {
    async showSaveDialog({ defaultPath }) {
      await mkdir(documents, { recursive: true });
      return { canceled: false, filePath: await freePath(documents, path.basename(defaultPath)) };
    },
  };
}

/** `agenda.pdf`, or `agenda (2).pdf` when that is taken. */
async function freePath(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number++) {
    const candidate = path.join(folder, number === 1 ? name : `${stem} (${number})${ext}`);
    if (!(await exists(candidate))) return candidate;
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
