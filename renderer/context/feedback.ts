import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Failure, Result } from '../../shared/result.ts';
import type { TextKey, Translate } from '../../shared/text/text.ts';
import { type Done, redo, undo } from '../storage/command.ts';
import { notify, notifyFailure } from '../ui/messages.tsx';
import { useText } from './preferences.tsx';

export function failureText(t: Translate, failure: Failure): string {
  return t(`errors.${failure.code}`, failure.details);
}

export function actionText(t: Translate, action: ActionName): string {
  return t(`screens.action.${action.replace('.', '-')}` as TextKey);
}

export type Feedback = {
  /** Waits for a command and shows its failure; says whether it was done. */
  readonly run: <Value>(command: Promise<Result<Value>>) => Promise<Value | undefined>;
  /** The same with a message that says what was done and offers to undo that action, whatever was done after it. */
  readonly runUndoably: (action: ActionName, command: Promise<Result<Done>>) => Promise<void>;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** Every command of a screen goes through here, so that no failure is silent. */
export function useFeedback(): Feedback {
  const t = useText();
  const run: Feedback['run'] = async (command) => {
    const result = await command;
    if (result.ok) return result.value;
    notifyFailure(failureText(t, result.failure));
    return undefined;
  };
  const takeBack = async (group?: string): Promise<void> => {
    const result = await undo(group);
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
      if (!result.ok) return notifyFailure(failureText(t, result.failure));
      const { group } = result.value;
      const sentence = t('screens.done', { action: actionText(t, action) });
      notify(sentence, group === null ? undefined : { name: t('screens.undo'), run: () => void takeBack(group) });
    },
    undo: () => void takeBack(),
    redo: () => void doAgain(),
  };
}
