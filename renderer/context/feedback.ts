import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { authorText, type TextKey, type Translate } from '../../shared/text/text.ts';
import type { Done, Reverted } from '../storage/command.ts';
import { savingQueue, type UnsavedInput } from '../storage/saving-queue.ts';
import { notify, notifyFailure } from '../ui/messages.tsx';
import { useText } from './preferences.tsx';

export function failureText(t: Translate, failure: Failure): string {
  return t(`errors.${failure.code}`, failure.details);
}

export function actionText(t: Translate, action: ActionName): string {
  return t(`screens.action.${action.replace('.', '-')}` as TextKey);
}

/** What was undone or done again, and by whom it had been done where that is known. */
export function revertedText(t: Translate, how: 'undone' | 'redone', { action, by, device }: Reverted): string {
  const name = actionText(t, action);
  if (by.user === '' && by.computer === '') return t(`screens.${how}`, { action: name });
  return t(`screens.${how}By`, { action: name, author: authorText(t, by, device) });
}

/** Whether the frame shows the failure for as long as it stands, and counts there what was refused. */
function isStanding(failed: Failure): boolean {
  const saving = savingQueue.current();
  return saving.state === 'waiting' && saving.failure.code === failed.code;
}

/** Shows a failure, unless the frame shows it already for as long as it stands. */
export function notifyOnce(t: Translate, failed: Failure): void {
  if (!isStanding(failed)) notifyFailure(failureText(t, failed));
}

/** Counts a form for "Saved" and for closing, until the given function is called. */
export function watchInput(input: UnsavedInput): () => void {
  return savingQueue.watch(input);
}

/** Something was typed, left or stored in a form that is counted. */
export function inputChanged(): void {
  savingQueue.inputChanged();
}

/** Shows what was undone, or why nothing was. */
export function notifyUndone(t: Translate, result: Result<Reverted>): void {
  if (result.ok) notify(revertedText(t, 'undone', result.value));
  else if (!isStanding(result.failure)) notify(failureText(t, result.failure));
}

export type Feedback = {
  /** Awaits a command and shows its failure; resolves to its value, or to undefined where it failed. */
  readonly run: <Value>(command: Promise<Result<Value>>) => Promise<Value | undefined>;
  /** The same with a message that says what was done and offers to undo that action, whatever was done after it. */
  readonly runUndoably: (action: ActionName, command: Promise<Result<Done>>) => Promise<void>;
};

/** Runs the commands of screens so that each failure is shown. */
export function useFeedback(): Feedback {
  const t = useText();
  const run: Feedback['run'] = async (command) => {
    const result = await command;
    if (result.ok) return result.value;
    notifyOnce(t, result.failure);
    return undefined;
  };
  return {
    run,
    runUndoably: async (action, command) => {
      const result = await command;
      if (!result.ok) return notifyOnce(t, result.failure);
      const { undo } = result.value;
      const sentence = t('screens.done', { action: actionText(t, action) });
      const takeBack = async (): Promise<void> => (undo === null ? undefined : notifyUndone(t, await undo()));
      notify(sentence, undo === null ? undefined : { name: t('screens.undo'), run: () => void takeBack() });
    },
  };
}
