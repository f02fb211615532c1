import { redo, undo } from '../storage/command.ts';
import { notify } from '../ui/messages.tsx';
import { notifyOnce, notifyUndone, revertedText } from './feedback.ts';
import { usePreferences } from './preferences.tsx';

export type UndoRedo = {
  /** Takes back the last action, whichever it was, and shows which. */
  readonly undo: () => void;
  /** Does again what was taken back last, and shows what. */
  readonly redo: () => void;
};

/** Undo and Redo of the whole program: what their keys and buttons do, on every screen. */
export function useUndoRedo(): UndoRedo {
  const words = usePreferences();
  const takeBack = async (): Promise<void> => notifyUndone(words, await undo());
  const doAgain = async (): Promise<void> => notifyRedone(words, await redo());
  return { undo: () => void takeBack(), redo: () => void doAgain() };
}

/** Shows what was done again, or why nothing was. */
function notifyRedone(words: ReturnType<typeof usePreferences>, result: Awaited<ReturnType<typeof redo>>): void {
  const { t } = words;
  if (result.ok) notify(revertedText(words, 'redone', result.value));
  else if (result.failure.code === 'nothing-to-undo') notify(t('screens.nothingToRedo'));
  else notifyOnce(t, result.failure);
}
