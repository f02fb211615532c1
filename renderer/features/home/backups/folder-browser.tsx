import { clsx } from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ShownFolder } from '../../../../shared/backup/backup-status.ts';
import { showFolder } from '../../../commands/backups.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { useText } from '../../../context/preferences.tsx';
import { Button } from '../../../ui/button.tsx';
import buttonStyles from '../../../ui/button.module.css';
import styles from './backups.module.css';

type FolderBrowserProps = {
  /** Called with every folder that is shown; null in the list of places. */
  readonly onFolder?: (folder: ShownFolder) => void;
  /** Where it is given, the backups in each folder are shown too, and one can be chosen. */
  readonly onBackup?: (token: string) => void;
};

/** The app's own way through the folders of the computer, for shells that have no dialog for it. */
export function FolderBrowser({ onFolder, onBackup }: FolderBrowserProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const [folder, setFolder] = useState<ShownFolder | null>(null);
  const go = async (token: string | null): Promise<void> => {
    const shown = await run(showFolder(token));
    if (shown === undefined) return;
    setFolder(shown);
    onFolder?.(shown);
  };
  useEffect(() => {
    void showFolder(null).then((shown) => (shown.ok ? setFolder(shown.value) : undefined));
  }, []);
  if (folder === null) return null;
  const { path, parent, folders, backups, isCut } = folder;
  const shownBackups = onBackup === undefined ? [] : backups;
  return (
    <div className={styles['backup-step']}>
      <div className={styles['backups-actions']}>
        <strong className="small">{path === '' ? t('screens.backups.folder.places') : path}</strong>
        {parent === null ? null : (
          <Button small onPress={() => void go(parent.token)}>
            {t('screens.backups.folder.up')}
          </Button>
        )}
      </div>
      {shownBackups.length === 0 ? null : (
        <div className={styles['backup-list']} role="group" aria-label={t('screens.backups.folder.backups')}>
          {shownBackups.map(({ token, name }) => (
            <Row key={token} name={name} onPress={() => onBackup?.(token)} />
          ))}
        </div>
      )}
      {folders.length === 0 ? (
        <p className="small soft">{t('screens.backups.folder.empty')}</p>
      ) : (
        <div className={styles['backup-list']} role="group" aria-label={t('screens.backups.folder.folders')}>
          {folders.map(({ token, name }) => (
            <Row key={token} name={name} onPress={() => void go(token)} />
          ))}
        </div>
      )}
      {isCut ? <p className="small soft">{t('screens.backups.folder.cut')}</p> : null}
    </div>
  );
}

function Row({ name, onPress }: { readonly name: string; readonly onPress: () => void }): ReactNode {
  return (
    <AriaButton className={clsx(buttonStyles['button'], styles['backup-row'])} onPress={onPress}>
      <span>{name}</span>
    </AriaButton>
  );
}
