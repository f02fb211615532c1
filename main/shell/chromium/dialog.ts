import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { freePath } from '../../files/safe-name.ts';
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
