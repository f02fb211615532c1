import { likeliest, toBeFound } from '../../../renderer/app/palette.tsx';
import { possibleActions } from '../../../renderer/app/possible-actions.ts';
import type { ActionPlace } from '../../../renderer/context/action-description.ts';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { readSummaries } from '../../../renderer/storage/working-store.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { translator } from '../../../shared/text/text.ts';

/** The text with two letters in its longest word exchanged, or with one of them missing. */
export function mistyped(text: string, how: 'exchanged' | 'missing'): string {
  const word = (text.match(/\p{L}+/gu) ?? []).toSorted((one, other) => other.length - one.length)[0] ?? '';
  const letters = [...word];
  const at = letters.findIndex((letter, index) => index > 0 && letter !== letters[index + 1]);
  const wrong =
    how === 'missing' ? letters.toSpliced(at, 1) : letters.toSpliced(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  return text.replace(word, wrong.join(''));
}

/** How many lines of what is found are seen without scrolling. */
export const seenLines = 8;

/** What stands on a control, without its keys, counts and notes. */
function labelOf(control: Element): string {
  const copy = control.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('kbd, .visually-hidden, .number, svg')) part.remove();
  for (const part of copy.querySelectorAll('*')) part.after(' ');
  // What a line of a menu is called stands in it by itself.
  const name = [...copy.childNodes].find((part) => part instanceof Text && part.data.trim() !== '')?.textContent;
  // A card begins with its title.
  const whole = copy.querySelector('strong')?.textContent ?? copy.textContent;
  const label = control.getAttribute('aria-label') ?? (control.role === 'menuitem' ? (name ?? '') : whole);
  return label
    .replaceAll(/\([^)]*\)|[←…]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const isDisabled = (control: Element): boolean => control.matches('[disabled], [aria-disabled="true"]');

/** Controls on the page whose action Ctrl+K does not find by what stands on them, typed with an error, with its numbers or without. */
export async function unfoundControls(place: ActionPlace, workshopId: string, language: Language): Promise<string[]> {
  const here = { place, workshopId: workshopId === '' ? null : workshopId, navigate: () => undefined };
  const [snapshot, summaries] = [(await readWorkshop(workshopId)) ?? null, await readSummaries()];
  const t = translator(language);
  const everything = possibleActions({ here, snapshot, summaries, language, t }).map(toBeFound);
  const isFound = (action: string, typed: string): boolean =>
    likeliest(everything, typed, [])
      .slice(0, seenLines)
      .some(({ id }) => id.startsWith(`${action} `));
  const controls = [...document.querySelectorAll('[data-action]')].flatMap((control) => {
    const action = control.getAttribute('data-action') ?? '';
    const choices = control.querySelectorAll('[role="radio"], [aria-pressed]');
    return (choices.length === 0 ? [control] : [...choices])
      .filter((each) => !isDisabled(each))
      .map((each) => ({ action, label: labelOf(each) }));
  });
  return controls.flatMap(({ action, label }) => {
    // The name of the program stands on the way home; three letters with an error in them may mean anything.
    if (action === 'palette' || label === 'Rostrum' || !/\p{L}{4}/u.test(label)) return [];
    const typed = mistyped(label, 'exchanged');
    if (isFound(action, typed) || isFound(action, typed.replaceAll(/\d+/g, ' '))) return [];
    return [`Ctrl+K does not find ${action} by “${typed}”`];
  });
}
