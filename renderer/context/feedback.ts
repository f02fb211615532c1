import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Failure, Result } from '../../shared/result.ts';
import type { TextKey, Translate } from '../../shared/text/text.ts';
import { redo, undo } from '../commands/command.ts';
import { notify, notifyFailure } from '../ui/messages.tsx';
import { useText } from './preferences.tsx';

export function failureText(t: Translate, failure: Failure): string {
  return t(`errors.${failure.code}`, failure.details);
}

export function actionText(t: Translate, action: ActionName): string {
  return t(`screens.action.${action.replace('.', '-')}` as TextKey);
}

export type Feedback = {
  /** Awaits a command and shows its failure; resolves to its value, or to undefined where it failed. */
  readonly run: <Value>(command: Promise<Result<Value>>) => Promise<Value | undefined>;
  /** The same, and notifies of success with an Undo button; for what deletes or changes much. */
  readonly runUndoably: (action: ActionName, command: Promise<Result<void>>) => Promise<void>;
  readonly undo: () => void;
  readonly redo: () => void;
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
  const takeBack = async (): Promise<void> => {
    const result = await undo();
    if (result.ok) notify(t('screens.undone', { action: actionText(t, result.value) }));
    else notify(failureText(t, result.failure));
  };
  const doAgain = async (): Promise<void> => {
    const result = await redo();
    if (result.ok) notify(t('screens.redone', { action: actionText(t, result.value) }));
    else notify(t('screens.nothingToRedo'));
  };
  return {
    run,
    runUndoably: async (action, command) => {
      const result = await command;
      if (!result.ok) notifyFailure(failureText(t, result.failure));
      else
        notify(t('screens.done', { action: actionText(t, action) }), {
          name: t('screens.undo'),
          run: () => void takeBack(),
        });
    },
    undo: () => void takeBack(),
    redo: () => void doAgain(),
  };
}
