import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { authorText, type TextKey, type Translate } from '../../shared/text/text.ts';
import type { Done, Reverted } from '../storage/command.ts';
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

/** Shows what was undone, or why nothing was. */
export function notifyUndone(t: Translate, result: Result<Reverted>): void {
  notify(result.ok ? revertedText(t, 'undone', result.value) : failureText(t, result.failure));
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
    notifyFailure(failureText(t, result.failure));
    return undefined;
  };
  return {
    run,
    runUndoably: async (action, command) => {
      const result = await command;
      if (!result.ok) return notifyFailure(failureText(t, result.failure));
      const { undo } = result.value;
      const sentence = t('screens.done', { action: actionText(t, action) });
      const takeBack = async (): Promise<void> => (undo === null ? undefined : notifyUndone(t, await undo()));
      notify(sentence, undo === null ? undefined : { name: t('screens.undo'), run: () => void takeBack() });
    },
  };
}
