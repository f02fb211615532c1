import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import type { Failure } from '../../shared/result.ts';
import { failureText } from '../context/feedback.ts';
import { useText } from '../context/preferences.tsx';
import { isLeavingPage } from '../context/routes.ts';
import { callHost, describeApplication } from '../storage/host-client.ts';
import { savingQueue } from '../storage/saving-queue.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import formStyles from '../ui/form.module.css';

/** Milliseconds that saving may take before the user is asked. */
const savesWithin = 3000;
/** Milliseconds after which main is asked again where it could not answer. */
const askAgainAfter = 1000;

/** What closing now would cost. */
type Cost = {
  /** Changes that the journal has not got; null where nobody can tell. */
  readonly entries: number | null;
  readonly inputs: readonly string[];
};

/**
 * Finishes what is under way before the window closes: gives typed text to the store and waits until all is on the disk.
 * Where that does not succeed it asks, and closes by itself as soon as it does.
 */
export function ClosingQuestion(): ReactNode {
  const [cost, setCost] = useState<Cost | null>(null);
  useEffect(() => {
    const over = new AbortController();
    const wait = async (): Promise<void> => {
      while (!over.signal.aborted) {
        const asked = await callHost('closing.asked', {});
        if (over.signal.aborted) return;
        if (asked.ok) setCost(await finish());
        else await new Promise((resolve) => setTimeout(resolve, askAgainAfter));
      }
    };
    void wait();
    return () => over.abort();
  }, []);
  useEffect(() => {
    void askForShell();
    addEventListener('beforeunload', holdBack);
    return () => removeEventListener('beforeunload', holdBack);
  }, []);
  return cost === null ? null : <ClosingDialog cost={cost} onStay={() => setCost(null)} />;
}

/** Whether the shell cannot hold its window by itself: Chromium asks only a page that wants to be asked. */
let holdsWindow = false;

async function askForShell(): Promise<void> {
  const described = await describeApplication();
  holdsWindow = described.ok && described.value.shell === 'chromium';
}

function holdBack(event: BeforeUnloadEvent): void {
  savingQueue.commitInputs();
  const isDone = savingQueue.current().state === 'saved' && savingQueue.unsavedInputs().length === 0;
  if (holdsWindow && !isLeavingPage() && !isDone) event.preventDefault();
}

/** Null where everything was saved, and the window closes; else what would be lost. */
async function finish(): Promise<Cost | null> {
  // A field that is left gives its text to the store in its own way.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  savingQueue.commitInputs();
  savingQueue.tryAgain();
  if (await savingQueue.settled(savesWithin)) {
    answer('close');
    return null;
  }
  answer('asking');
  return { entries: await savingQueue.unsavedEntries(), inputs: savingQueue.unsavedInputs() };
}

function answer(given: 'close' | 'stay' | 'asking'): void {
  void callHost('closing.answer', { answer: given });
}

function ClosingDialog({ cost, onStay }: { readonly cost: Cost; readonly onStay: () => void }): ReactNode {
  const t = useText();
  const saving = useSyncExternalStore(savingQueue.onChange, savingQueue.current);
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (await savingQueue.isSettled()) answer('close');
    };
    void look();
    return savingQueue.onChange(() => void look());
  }, []);
  const stay = (): void => {
    answer('stay');
    onStay();
  };
  const failed = saving.state === 'waiting' ? saving.failure : null;
  return (
    <Dialog title={t('screens.closing.title')} onClose={stay}>
      {failed === null ? null : <p>{failureText(t, failed)}</p>}
      <ul>
        {costs(cost, failed).map(({ text, values }) => (
          <li key={text}>{t(text, values)}</li>
        ))}
      </ul>
      <p className="soft">{t('screens.closing.byItself')}</p>
      <div className={formStyles['actions']}>
        <Button onPress={() => answer('close')}>{t('screens.closing.anyway')}</Button>
        <Button look="primary" onPress={stay}>
          {t('screens.closing.stay')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Failures after which the store of the page does not last either. */
const storeGoes: readonly string[] = ['folder-gone', 'profile-temporary', 'store-unavailable'];

function costs(
  { entries, inputs }: Cost,
  failed: Failure | null,
): {
  readonly text: `screens.closing.${'inputs' | 'unknown' | 'lost' | 'waiting'}`;
  readonly values: Readonly<Record<string, string | number>>;
}[] {
  const isLost = failed !== null && storeGoes.includes(failed.code);
  return [
    ...(inputs.length === 0
      ? []
      : [{ text: 'screens.closing.inputs' as const, values: { fields: inputs.join(', ') } }]),
    ...(entries === null ? [{ text: 'screens.closing.unknown' as const, values: {} }] : []),
    ...(entries === null || entries === 0
      ? []
      : [
          {
            text: isLost ? ('screens.closing.lost' as const) : ('screens.closing.waiting' as const),
            values: { count: entries },
          },
        ]),
  ];
}
