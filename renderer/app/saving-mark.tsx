import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { localTime } from '../../shared/time/instant.ts';
import { currentSaving, onSaving } from '../storage/saving.ts';
import { failureText } from './feedback.ts';
import { useText } from './preferences.tsx';

/** Milliseconds of saving after which it is said: a mark is on the disk long before anybody could read that. */
const slow = 200;

/** "Saved 14:02": said only when the journal is on the disk. */
export function SavingMark(): ReactNode {
  const t = useText();
  const saving = useSyncExternalStore(onSaving, currentSaving);
  const isSaving = saving.state === 'saving';
  const isSlow = useHeldFor(slow, isSaving);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  if (saving.state === 'saved' && saving.at !== savedAt) setSavedAt(saving.at);
  if (saving.state === 'waiting') {
    return (
      <span className="saving waiting" role="alert" title={failureText(t, saving.failure)}>
        {t('screens.notSaved')}
      </span>
    );
  }
  if (isSaving && isSlow) return <span className="saving busy">{t('screens.saving')}</span>;
  return (
    <span className="saving number" role="status" aria-busy={isSaving}>
      {savedAt === null ? t('screens.saved') : t('screens.savedAt', { time: localTime(savedAt).clock })}
    </span>
  );
}

/** Whether `holds` has been true without a break for so many milliseconds. */
function useHeldFor(milliseconds: number, holds: boolean): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => setHeld(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setHeld(false);
    };
  }, [holds, milliseconds]);
  return held;
}
