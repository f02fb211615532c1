import { type ReactNode, useEffect, useState } from 'react';
import type { Language } from '../../../../shared/domain/language.ts';
import { type BackupStatus, minutesBetweenBackups } from '../../../../shared/backup/backup-status.ts';
import { backupTime } from '../../../../shared/text/dates.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { makeBackup, readBackupStatus, takeBroughtBack } from '../../../commands/backups.ts';
import { dialogLoadedLater, LoadedLater } from '../../../components/loaded-later.tsx';
import { failureText, useFeedback } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { notify } from '../../../ui/messages.tsx';
import styles from './backups.module.css';
import { ActionButton } from '../../../context/actions.tsx';

const restoreDialog = new LoadedLater(async () => (await import('./restore-dialog.tsx')).RestoreDialog);
const secondDialog = new LoadedLater(async () => (await import('./second-folder-dialog.tsx')).SecondFolderDialog);
const checkDialog = new LoadedLater(async () => (await import('./check-dialog.tsx')).CheckDialog);
const RestoreDialog = dialogLoadedLater(restoreDialog);
const SecondFolderDialog = dialogLoadedLater(secondDialog);
const CheckDialog = dialogLoadedLater(checkDialog);

type Opened = 'restore' | 'second' | 'check' | null;

/** Milliseconds between two looks at how the backups stand. */
const lookEvery = 20_000;

/** When the last backup was made and where, and all that can be done with backups. */
export function BackupsCard(): ReactNode {
  const { t } = usePreferences();
  const { run } = useFeedback();
  const [status, setStatus] = useState<BackupStatus | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const [isMaking, setMaking] = useState(false);
  const [looks, setLooks] = useState(0);
  const look = (): void => setLooks((count) => count + 1);
  useEffect(() => {
    void readBackupStatus().then((read) => (read.ok ? setStatus(read.value) : undefined));
    const timer = setTimeout(() => setLooks(looks + 1), lookEvery);
    return () => clearTimeout(timer);
  }, [looks]);
  useEffect(() => {
    if (takeBroughtBack()) notify(t('screens.backups.broughtBack'));
  }, [t]);
  if (status === null) return null;
  const make = async (): Promise<void> => {
    setMaking(true);
    if ((await run(makeBackup())) !== undefined) notify(t('screens.backups.made'));
    setMaking(false);
    look();
  };
  const close = (): void => {
    setOpened(null);
    look();
  };
  return (
    <section className={styles['backups-card']} aria-labelledby="backups-title">
      <h2 id="backups-title">{t('screens.backups.title')}</h2>
      <StatusLines status={status} />
      <div className={styles['backups-actions']}>
        <ActionButton action="backup.make" plain small isDisabled={isMaking} onPress={() => void make()}>
          {t('screens.backups.make')}
        </ActionButton>
        <ActionButton action="backup.bring-back" plain small onPress={() => setOpened('restore')}>
          {t('screens.backups.bringBack')}
        </ActionButton>
        <ActionButton action="backup.second" plain small onPress={() => setOpened('second')}>
          {t('screens.backups.second.open')}
        </ActionButton>
        <ActionButton action="backup.check" plain small onPress={() => setOpened('check')}>
          {t('screens.backups.check.open')}
        </ActionButton>
      </div>
      {opened === 'restore' ? <RestoreDialog onClose={close} /> : null}
      {opened === 'second' ? <SecondFolderDialog second={status.second} onClose={close} /> : null}
      {opened === 'check' ? <CheckDialog onClose={close} /> : null}
    </section>
  );
}

function StatusLines({ status }: { readonly status: BackupStatus }): ReactNode {
  const { t, language } = usePreferences();
  const { last, folder, damaged, problem, second, isAutomatic, changes } = status;
  return (
    <div className={styles['backups-status']}>
      <p className="small">
        {last === null
          ? t('screens.backups.none')
          : t('screens.backups.last', { when: backupTime(t, language, last.header), folder })}
      </p>
      {last === null || changes === 0 ? null : (
        <p className="small">{t('screens.backups.since', { count: changes })}</p>
      )}
      <p className="small soft">
        {isAutomatic
          ? t('screens.backups.automatic', { minutes: minutesBetweenBackups })
          : t('screens.backups.notAutomatic')}
      </p>
      {damaged === 0 ? null : <p className="small">{t('screens.backups.damaged', { count: damaged })}</p>}
      {problem === null ? null : (
        <p className="small" role="alert">
          {t('screens.backups.failed', { reason: failureText(t, problem) })}
        </p>
      )}
      {second === null ? null : <p className="small soft">{secondText(t, language, second)}</p>}
    </div>
  );
}

function secondText(t: Translate, language: Language, second: NonNullable<BackupStatus['second']>): string {
  const { folder, state, last, problem } = second;
  if (state === 'failed' && problem !== null) {
    const reason = failureText(t, problem);
    return t('screens.backups.second.failed', { reason });
  }
  const when = last === null ? '' : backupTime(t, language, last.header);
  return t(`screens.backups.second.${state}`, { folder, when });
}
