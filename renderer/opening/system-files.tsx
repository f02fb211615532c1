import { useEffect, useEffectEvent, useState } from 'react';
import type { OpenedFile } from '../../shared/host/contract.ts';
import type { Result } from '../../shared/result.ts';
import { useFeedback } from '../context/feedback.ts';
import { useText } from '../context/preferences.tsx';
import { callHost, type HostCode } from '../storage/host-client.ts';
import { notify } from '../ui/messages.tsx';
import { useOpening } from './opening.tsx';

/** Milliseconds between two checks whether a dialog is still open. */
const lookEvery = 200;

/**
 * Opens the files that the system asks the app to open, one after another. The next one is fetched when nothing is left
 * to decide about the one before; an open dialog, in which something may have been typed, is waited for.
 */
export function SystemFiles(): null {
  const t = useText();
  const { run } = useFeedback();
  const { openFile, isBusy } = useOpening();
  /** The token of the file before; null if there was none, or it could not be read. Each file makes a new turn. */
  const [turn, setTurn] = useState<{ readonly done: string | null }>({ done: null });
  const handle = useEffectEvent(
    async (next: Result<OpenedFile, HostCode<'opened-file.next'>>, isStale: () => boolean): Promise<void> => {
      if (!next.ok) {
        // Another page fetches the files, or the main process has gone: this page stops.
        if (['cancelled', 'call-failed', 'call-refused', 'call-unknown'].includes(next.failure.code)) return;
        await run(Promise.resolve(next));
        setTurn({ done: null });
        return;
      }
      const { name, content, token } = next.value;
      if (isDialogOpen()) notify(t('screens.home.opensLater', { name }));
      while (isDialogOpen() && !isStale()) await new Promise((resolve) => setTimeout(resolve, lookEvery));
      // A stale effect does not confirm the file, so that the next one fetches it again.
      if (isStale()) return;
      try {
        await openFile(new File([bytesOf(content)], name));
      } finally {
        setTurn({ done: token });
      }
    },
  );
  useEffect(() => {
    if (isBusy) return;
    let stale = false;
    const fetchNext = async (): Promise<void> => {
      const next = await callHost('opened-file.next', turn);
      if (!stale || !next.ok) await handle(next, () => stale);
    };
    void fetchNext();
    return () => {
      stale = true;
    };
  }, [turn, isBusy]);
  return null;
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
