import { clsx } from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import { formatDate } from '../../shared/text/dates.ts';
import { closeBeside, readBesideMark } from '../commands/backups.ts';
import { usePreferences } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import pageStyles from '../ui/page.module.css';
import styles from './frame.module.css';

/** Marks the window of a backup that was opened beside, in every section, and leads back. */
export function BesideNotice(): ReactNode {
  const { t, language } = usePreferences();
  const [mark, setMark] = useState<Awaited<ReturnType<typeof readBesideMark>>>(null);
  useEffect(() => {
    void readBesideMark().then(setMark);
  }, []);
  if (mark === null) return null;
  const { day, clock, device } = mark;
  return (
    <div className={clsx(styles['beside-notice'], pageStyles['notice'], pageStyles['bad'])} role="note">
      <p>{t('screens.backups.beside.note', { day: formatDate(day, language), clock, device })}</p>
      <Button small onPress={() => void closeBeside()}>
        {t('screens.backups.beside.close')}
      </Button>
    </div>
  );
}
