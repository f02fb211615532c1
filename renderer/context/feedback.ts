import type { ActionName } from '../../shared/changes/action-name.ts';
import { sessionTitle } from '../../shared/domain/agenda/session.ts';
import { textIn } from '../../shared/domain/language.ts';
import { listName } from '../../shared/domain/people/person.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { authorText, type TextKey, type Translate } from '../../shared/text/text.ts';
import type { Done, Reverted, TouchedRecord } from '../storage/command.ts';
import { savingQueue, type UnsavedInput } from '../storage/saving-queue.ts';
import { clearOutdated, controlInUse, notifyFailure } from '../ui/failures.tsx';
import { notify } from '../ui/messages.tsx';
import { usePreferences } from './preferences.tsx';

type Words = Pick<ReturnType<typeof usePreferences>, 't' | 'language'>;

export function failureText(t: Translate, failure: Failure): string {
  return t(`errors.${failure.code}`, failure.details);
}

export function actionText(t: Translate, action: ActionName): string {
  return t(`screens.action.${action.replace('.', '-')}` as TextKey);
}

/**
 * What was done, with the name of what it was done to: 'Session deleted: “Closing”'. `subject` is that name where the
 * records of the action do not tell it; an action on several of its kind, or on a protected person, has none.
 */
function actionOnText(
  { t, language }: Words,
  action: ActionName,
  touched: readonly TouchedRecord[],
  subject = '',
): string {
  const done = actionText(t, action);
  const named = subject === '' ? subjectName({ t, language }, action, touched) : subject;
  return named === '' ? done : t('screens.doneTo', { action: done, name: named });
}

/** The name of the one record of the kind that the action is named after. */
function subjectName({ t, language }: Words, action: ActionName, touched: readonly TouchedRecord[]): string {
  const [noun] = action.split('.');
  const own = touched.filter(({ entity }) => entity === noun || (noun === 'template' && entity === 'dayTemplate'));
  const [subject] = own;
  if (subject === undefined || own.length > 1) return '';
  switch (subject.entity) {
    case 'session':
      return sessionTitle(subject.record, language, t);
    case 'workshop':
      return textIn(subject.record.title, language);
    case 'person':
      return subject.record.protected ? '' : listName(subject.record, language);
    case 'day':
      return t('screens.agenda.day', { number: subject.record.number });
    case 'programme':
    case 'institution':
    case 'room':
    case 'delegation':
    case 'dayTemplate':
      return typeof subject.record.name === 'string' ? subject.record.name : textIn(subject.record.name, language);
    default:
      return '';
  }
}

/** What was undone or done again, and by whom it had been done where that is known. */
export function revertedText(
  words: Words,
  how: 'undone' | 'redone',
  { action, by, device, touched }: Reverted,
): string {
  const { t } = words;
  const name = actionOnText(words, action, touched);
  if (by.user === '' && by.computer === '') return t(`screens.${how}`, { action: name });
  return t(`screens.${how}By`, { action: name, author: authorText(t, by, device) });
}

/** Whether the frame shows the failure for as long as it stands, and counts there what was refused. */
function isStanding(failed: Failure): boolean {
  const saving = savingQueue.current();
  return saving.state === 'waiting' && saving.failure.code === failed.code;
}

/** Shows a failure beside the control that caused it, unless the frame shows it already for as long as it stands. */
export function notifyOnce(t: Translate, failed: Failure, cause = controlInUse()): void {
  if (!isStanding(failed)) notifyFailure(failureText(t, failed), cause);
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
export function notifyUndone(words: Words, result: Result<Reverted>): void {
  if (result.ok) notify(revertedText(words, 'undone', result.value));
  else if (result.failure.code === 'nothing-to-undo') notify(failureText(words.t, result.failure));
  else notifyOnce(words.t, result.failure);
}

export type Feedback = {
  /**
   * Awaits a command and shows its failure, or takes away an earlier one of the same control; resolves to its value, or to
   * undefined where it failed.
   */
  readonly run: <Value>(command: Promise<Result<Value>>) => Promise<Value | undefined>;
  /**
   * The same with a message that says what was done to what, and offers to undo that action, whatever was done after it
   * (not a sign-off, which Undo refuses to take back: it is withdrawn with a reason).
   * Resolves to whether it was done. `subject` is the name of what it was done to where the record itself has none, such as a participation.
   */
  readonly runUndoably: (action: ActionName, command: Promise<Result<Done>>, subject?: string) => Promise<boolean>;
  /** The same with a sentence of its own, of what was decided; resolves to that. */
  readonly runTelling: <Decided>(
    command: Promise<Result<Done<Decided>>>,
    sentence: (decided: Decided) => string,
  ) => Promise<Decided | undefined>;
};

/** Runs the commands of screens so that each failure is shown. */
export function useFeedback(): Feedback {
  const words = usePreferences();
  const { t } = words;
  const run: Feedback['run'] = async (command) => {
    // Another control may be in use by the time it fails.
    const cause = controlInUse();
    const result = await command;
    if (result.ok) {
      if (cause !== null) clearOutdated(cause);
      return result.value;
    }
    notifyOnce(t, result.failure, cause);
    return undefined;
  };
  const notifyDone = (sentence: string, undo: Done['undo']): void => {
    const takeBack = async (): Promise<void> => (undo === null ? undefined : notifyUndone(words, await undo()));
    notify(sentence, undo === null ? undefined : { name: t('screens.undo'), run: () => void takeBack() });
  };
  return {
    run,
    runUndoably: async (action, command, subject) => {
      const done = await run(command);
      const undo = action === 'attendance.sign-off' ? null : (done?.undo ?? null);
      if (done !== undefined) notifyDone(actionOnText(words, action, done.touched, subject), undo);
      return done !== undefined;
    },
    runTelling: async (command, sentence) => {
      const done = await run(command);
      if (done === undefined) return undefined;
      notifyDone(sentence(done.decided), done.undo);
      return done.decided;
    },
  };
}
