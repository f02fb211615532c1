import type { ReactNode } from 'react';
import type { SavedFile } from '../../../shared/host/contract.ts';
import { showFile } from '../../commands/documents.ts';
import { useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { Button, IconButton } from '../../ui/button.tsx';

type SavedNoticeProps = { readonly file: SavedFile | null; readonly onClose: () => void };

/** Where the file is, and the ways on from there. It stays until closed, for the file is looked for later. */
export function SavedNotice({ file, onClose }: SavedNoticeProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  return (
    <div role="status" className="saved-place">
      {file === null ? null : (
        <div className="notice saved-notice">
          <span className="one-line" title={file.path}>
            {t('screens.documents.saved', { name: file.name })}
          </span>
          <Button small onPress={() => void run(showFile(file, 'in-folder'))}>
            {t('screens.documents.showInFolder')}
          </Button>
          <Button small onPress={() => void run(showFile(file, 'open'))}>
            {t('screens.documents.open')}
          </Button>
          <IconButton icon="close" small name={t('screens.close')} onPress={onClose} />
        </div>
      )}
    </div>
  );
}
