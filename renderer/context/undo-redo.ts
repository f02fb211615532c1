import type { Result } from '../../shared/result.ts';
import type { Translate } from '../../shared/text/text.ts';
import { redo, type Reverted, undo } from '../storage/command.ts';
import { notify } from '../ui/messages.tsx';
import { notifyOnce, notifyUndone, revertedText } from './feedback.ts';
import { useText } from './preferences.tsx';

export type UndoRedo = {
  /** Takes back the last action, whichever it was, and shows which. */
  readonly undo: () => void;
  /** Does again what was taken back last, and shows what. */
  readonly redo: () => void;
};

/** Undo and Redo of the whole program: what their keys and buttons do, on every screen. */
export function useUndoRedo(): UndoRedo {
  const t = useText();
  const takeBack = async (): Promise<void> => notifyUndone(t, await undo());
  const doAgain = async (): Promise<void> => notifyRedone(t, await redo());
  return { undo: () => void takeBack(), redo: () => void doAgain() };
}

/** Shows what was done again, or why nothing was. */
function notifyRedone(t: Translate, result: Result<Reverted>): void {
  if (result.ok) notify(revertedText(t, 'redone', result.value));
  else if (result.failure.code === 'nothing-to-undo') notify(t('screens.nothingToRedo'));
  else notifyOnce(t, result.failure);
}
