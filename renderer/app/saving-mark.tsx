import { useSyncExternalStore, type ReactNode } from 'react';
import { localTime } from '../../shared/time/instant.ts';
import { currentSaving, onSaving } from '../storage/saving.ts';
import { failureText } from './feedback.ts';
import { useText } from './preferences.tsx';

/** "Saved 14:02": said only when the journal is on the disk. */
export function SavingMark(): ReactNode {
  const t = useText();
  const saving = useSyncExternalStore(onSaving, currentSaving);
  if (saving.state === 'waiting') {
    return (
      <span className="saving waiting" role="alert" title={failureText(t, saving.failure)}>
        {t('screens.notSaved')}
      </span>
    );
  }
  if (saving.state === 'saving') return <span className="saving busy">{t('screens.saving')}</span>;
  return (
    <span className="saving number" role="status">
      {saving.at === null ? t('screens.saved') : t('screens.savedAt', { time: localTime(saving.at).clock })}
    </span>
  );
}
