import type { TextKey } from '../../shared/text/text.ts';
import type { IconName } from '../ui/icon.tsx';
import type { ActionParts } from './action-parts.ts';
import type { SectionName } from './routes.ts';

/** A key by its place on the keyboard, so that it works in the Russian layout too. */
export type Shortcut = {
  readonly code: string;
  readonly control?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
};

/** Where an action is done: on every screen, on the list of workshops, in the directory, or in a section of a workshop. */
export type ActionPlace = 'everywhere' | 'home' | 'directory' | SectionName;

/** What must be there for an action, as far as another section can tell: somebody and a slot to mark; a slot that is held now. */
export type ActionNeed = 'attendance' | 'slot-now';

/** An action as palette, buttons, menus and the sheet of keys show it. */
export type ActionDescription = {
  /** With the values of its part, such as {{number}}. */
  readonly name: TextKey;
  /** What else its control says, such as what it does the next time; Ctrl+K finds it by that too. */
  readonly also?: readonly TextKey[];
  readonly icon: IconName;
  readonly place: ActionPlace;
  readonly keys?: Shortcut;
  readonly parts?: ActionParts;
  readonly needs?: ActionNeed;
  /** Offered only while its control is on the screen, since it is done to what is selected there. */
  readonly onSelection?: true;
};

/** What stands on keys that are no letters. */
const signs: Readonly<Record<string, string>> = { Slash: '?', Equal: '+', Minus: '−' };

/** A shortcut as text: "Ctrl+Shift+Z". */
export function shortcutText(shortcut: Shortcut): string {
  const key = signs[shortcut.code] ?? shortcut.code.replace(/^(Key|Digit)/, '');
  const modifiers = [
    shortcut.control === true ? 'Ctrl' : '',
    shortcut.alt === true ? 'Alt' : '',
    shortcut.shift === true && key !== '?' ? 'Shift' : '',
  ];
  return [...modifiers.filter((modifier) => modifier !== ''), key].join('+');
}
