import { clsx } from 'clsx';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { StartNotice } from '../../shared/host/contract.ts';
import type { Failure } from '../../shared/result.ts';
import { ActionButton } from '../context/actions.tsx';
import { failureText } from '../context/feedback.ts';
import { useText } from '../context/preferences.tsx';
import { callHost } from '../storage/host-client.ts';
import { savingQueue } from '../storage/saving-queue.ts';
import { clockNotice } from '../storage/working-store.ts';
import { IconButton } from '../ui/button.tsx';
import pageStyles from '../ui/page.module.css';
import styles from './frame.module.css';

/** Milliseconds for which a failure stands before it is shown: one that is over at once concerns nobody. */
const shownAfter = 400;

/** What keeps changes from being saved, for as long as it does, and what was found at the start. */
export function StandingTrouble(): ReactNode {
  const t = useText();
  const saving = useSyncExternalStore(savingQueue.onChange, savingQueue.current);
  const isWaiting = saving.state === 'waiting';
  const isShown = useHeldFor(shownAfter, isWaiting);
  const [notices, setNotices] = useState<readonly Failure[]>([]);
  // The strict mode of React runs effects twice; it is asked once.
  const looking = useRef<Promise<readonly Failure[]>>(undefined);
  useEffect(() => {
    looking.current ??= lookForTrouble();
    void looking.current.then(setNotices);
  }, []);
  if (!isWaiting || !(isShown || saving.refused > 0)) return <StartNotices notices={notices} onClose={setNotices} />;
  return (
    <div className={clsx(styles['trouble'], pageStyles['notice'], pageStyles['bad'])} role="alert" data-part="trouble">
      <p>
        {failureText(t, saving.failure)}{' '}
        {saving.refused === 0 ? null : <strong>{t('screens.refused', { count: saving.refused })}</strong>}
      </p>
      <ActionButton action="saving.again" plain onPress={() => savingQueue.tryAgain()} />
    </div>
  );
}

/** Whether `holds` has been true for that many milliseconds without interruption. */
export function useHeldFor(milliseconds: number, holds: boolean): boolean {
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

type StartNoticesProps = {
  readonly notices: readonly Failure[];
  /** The first one has been read. */
  readonly onClose: (rest: readonly Failure[]) => void;
};

function StartNotices({ notices, onClose }: StartNoticesProps): ReactNode {
  const t = useText();
  const [first, ...rest] = notices;
  if (first === undefined) return null;
  return (
    <div className={clsx(styles['trouble'], pageStyles['notice'])} role="status">
      <p>{failureText(t, first)}</p>
      <IconButton icon="close" name={t('screens.close')} onPress={() => onClose(rest)} />
    </div>
  );
}

/** Asks whether something can be written at all, so that nobody works for an hour before it is said. */
async function lookForTrouble(): Promise<readonly Failure[]> {
  const checked = await callHost('disk.check', {});
  // A host that cannot be asked has its own ways of saying so.
  if (!checked.ok) return [];
  savingQueue.expectTrouble(checked.value.trouble);
  const temporary = checked.value.notices.find(isTemporary);
  if (temporary !== undefined) savingQueue.readOnly(temporary);
  const clock = await clockNotice();
  return [...checked.value.notices.filter((each) => each !== temporary), ...(clock === null ? [] : [clock])];
}

function isTemporary(notice: StartNotice): notice is StartNotice & Failure<'profile-temporary'> {
  return notice.code === 'profile-temporary';
}
