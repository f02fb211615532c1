import { type ReactNode, useState } from 'react';
import type { BackupStatus, ShownFolder } from '../../../../shared/backup/backup-status.ts';
import { chooseSecondFolder } from '../../../commands/backups.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { useText } from '../../../context/preferences.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import styles from './backups.module.css';
import { FolderBrowser } from './folder-browser.tsx';

type SecondFolderProps = { readonly second: BackupStatus['second']; readonly onClose: () => void };

/** Chooses the folder or stick to which each backup is copied, after saying what such a copy holds. */
export function SecondFolderDialog({ second, onClose }: SecondFolderProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const [folder, setFolder] = useState<ShownFolder | null>(null);
  const choose = async (token: string | null): Promise<void> => {
    if ((await run(chooseSecondFolder(token))) !== undefined) onClose();
  };
  const token = folder?.token ?? null;
  return (
    <Dialog title={t('screens.backups.second.title')} wide onClose={onClose}>
      <div className={styles['backup-step']}>
        <p className={styles['warning']}>{t('screens.backups.second.warning')}</p>
        {second === null ? (
          <p className="small soft">{t('screens.backups.second.choose')}</p>
        ) : (
          <div className={styles['backups-actions']}>
            <span className="small">{t('screens.backups.second.chosen', { folder: second.folder })}</span>
            <Button small onPress={() => void choose(null)}>
              {t('screens.backups.second.stop')}
            </Button>
          </div>
        )}
        <FolderBrowser onFolder={setFolder} />
        <div className={styles['backups-actions']}>
          <Button look="primary" isDisabled={token === null} onPress={() => void choose(token)}>
            {t('screens.backups.second.use')}
          </Button>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
