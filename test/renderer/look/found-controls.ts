import { findingsOf, likeliest } from '../../../renderer/app/palette.tsx';
import type { ActionPlace } from '../../../renderer/context/action-description.ts';
import { actionIds } from '../../../renderer/context/action-list.ts';
import { readEverybody } from '../../../renderer/queries/everybody.ts';
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
export function labelOf(control: Element): string {
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

/** What the palette finds on that place of the stored workshop. */
export async function everythingAt(place: ActionPlace, workshopId: string, language: Language) {
  const here = { place, workshopId: workshopId === '' ? null : workshopId, navigate: () => undefined };
  const [snapshot, summaries, everybody] = [
    (await readWorkshop(workshopId)) ?? null,
    await readSummaries(),
    await readEverybody(),
  ];
  return findingsOf({ here, snapshot, summaries, everybody, language, t: translator(language) });
}

/**
 * The only controls that need no action of the list, by kind. Whatever else can be pressed does an action of the list, or leads to
 * something that Ctrl+K finds by its name.
 */
const exemptKinds: Readonly<Record<string, string>> = {
  'in an open dialog: Ctrl+K is not reached behind it, and what opened it is an action': '[data-part="dialog"] *',
  'of a field, which holds a value and does nothing': '[data-part="field"] *, [role="listbox"] *, label *',
  'the answer to a message, which goes by itself': '[data-part="toast"] *, [data-part="failures"] *',
  'opens a menu, whose lines are asked instead': '[aria-haspopup="true"]',
  'closes a menu, for screen readers': '[data-testid="underlay"], .react-aria-Popover > *, [style*="clip"] > button',
};

/** Controls on the page that are on no list of actions, lead to nothing that Ctrl+K finds by name, and are of no exempt kind. */
export async function unlistedControls(place: ActionPlace, workshopId: string, language: Language): Promise<string[]> {
  const everything = await everythingAt(place, workshopId, language);
  const things = everything.filter(({ id }) => !id.includes(' '));
  const isThing = (label: string): boolean =>
    things
      .filter(({ name }) => name.length > 2 && label.includes(name))
      .some(({ id, name }) =>
        likeliest(everything, name, [])
          .slice(0, seenLines)
          .some((each) => each.id === id),
      );
  const controls = document.querySelectorAll<HTMLElement>(
    'button, a[href], [role="button"], [role="link"], [role="menuitem"], [role="radio"], [role="tab"], summary',
  );
  return [...controls].flatMap((control) => {
    const action = actionOf(control);
    if (action !== undefined && actionIds.some((id) => id === action)) return [];
    if (control.closest('[hidden], [aria-hidden="true"]') !== null) return [];
    if (Object.values(exemptKinds).some((selector) => control.matches(selector))) return [];
    const label = labelOf(control);
    return isThing(label) ? [] : [`no action: ${label}: ${control.outerHTML.slice(0, 160)}`];
  });
}

/** The action that a control does; a bar of choices does one for all of them. */
export function actionOf(control: HTMLElement): string | undefined {
  const bar = control.closest<HTMLElement>('[role="radiogroup"][data-action], [role="group"][data-action]');
  return control.dataset['action'] ?? bar?.dataset['action'];
}

/** Controls on the page whose action Ctrl+K does not find by what stands on them, typed with an error, with its numbers or without. */
export async function unfoundControls(place: ActionPlace, workshopId: string, language: Language): Promise<string[]> {
  const everything = await everythingAt(place, workshopId, language);
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
