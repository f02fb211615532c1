import { type ReactNode, useEffect, useEffectEvent } from 'react';
import type { TextKey } from '../../shared/text/text.ts';
import { useText } from '../context/preferences.tsx';
import { type SectionName, sections, workshopPath } from '../context/routes.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { IconName } from '../ui/icon.tsx';
import styles from './frame.module.css';

/** What an action may use: the open workshop, null where none is open, and what it can do. */
export type Situation = {
  readonly workshopId: string | null;
  readonly navigate: (path: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly switchLanguage: () => void;
  readonly switchTheme: () => void;
  readonly showPalette: () => void;
  readonly showShortcuts: () => void;
  readonly showLog: () => void;
};

/** A key by its place on the keyboard, so that it works in the Russian layout too. */
type Shortcut = { readonly code: string; readonly control?: true; readonly shift?: true; readonly alt?: true };

type UserAction = {
  readonly id: string;
  readonly name: TextKey;
  readonly icon: IconName;
  readonly shortcut: Shortcut | null;
  readonly allowed: (situation: Situation) => boolean;
  readonly run: (situation: Situation) => void;
};

const always = (): boolean => true;

function goTo(section: SectionName, code: string): UserAction {
  return {
    id: section,
    name: `screens.section.${section}`,
    icon: 'open',
    shortcut: { code, alt: true },
    allowed: ({ workshopId }) => workshopId !== null,
    run: ({ workshopId, navigate }) => navigate(workshopPath(workshopId ?? '', section)),
  };
}

/** THE list of what a user can do from anywhere; the palette, the keyboard and the sheet of shortcuts all read it. */
export const userActions: readonly UserAction[] = [
  {
    id: 'palette',
    name: 'screens.palette.name',
    icon: 'search',
    shortcut: { code: 'KeyK', control: true },
    allowed: always,
    run: ({ showPalette }) => showPalette(),
  },
  {
    id: 'undo',
    name: 'screens.undo',
    icon: 'undo',
    shortcut: { code: 'KeyZ', control: true },
    allowed: always,
    run: ({ undo }) => undo(),
  },
  {
    id: 'redo',
    name: 'screens.redo',
    icon: 'redo',
    shortcut: { code: 'KeyZ', control: true, shift: true },
    allowed: always,
    run: ({ redo }) => redo(),
  },
  ...sections.map((section, index) => goTo(section, `Digit${index + 1}`)),
  goTo('desk', 'KeyR'),
  goTo('register', 'KeyG'),
  {
    id: 'home',
    name: 'screens.allWorkshops',
    icon: 'open',
    shortcut: { code: 'Digit0', alt: true },
    allowed: always,
    run: ({ navigate }) => navigate('/'),
  },
  {
    id: 'language',
    name: 'screens.palette.switchLanguage',
    icon: 'swap',
    shortcut: null,
    allowed: always,
    run: ({ switchLanguage }) => switchLanguage(),
  },
  {
    id: 'theme',
    name: 'screens.palette.switchTheme',
    icon: 'sun',
    shortcut: null,
    allowed: always,
    run: ({ switchTheme }) => switchTheme(),
  },
  {
    id: 'shortcuts',
    name: 'screens.palette.shortcuts',
    icon: 'more',
    shortcut: { code: 'Slash', shift: true },
    allowed: always,
    run: ({ showShortcuts }) => showShortcuts(),
  },
  {
    id: 'log',
    name: 'screens.palette.showLog',
    icon: 'open',
    shortcut: null,
    allowed: always,
    run: ({ showLog }) => showLog(),
  },
];

/** A shortcut as text: "Ctrl+Shift+Z". */
export function shortcutText(shortcut: Shortcut): string {
  const key = shortcut.code === 'Slash' ? '?' : shortcut.code.replace(/^(Key|Digit)/, '');
  const modifiers = [
    shortcut.control === true ? 'Ctrl' : '',
    shortcut.alt === true ? 'Alt' : '',
    shortcut.shift === true && key !== '?' ? 'Shift' : '',
  ];
  return [...modifiers.filter((modifier) => modifier !== ''), key].join('+');
}

function actionOfKey(event: KeyboardEvent): UserAction | undefined {
  return userActions.find(
    ({ shortcut }) =>
      shortcut !== null &&
      shortcut.code === event.code &&
      (shortcut.control === true) === (event.ctrlKey || event.metaKey) &&
      (shortcut.shift === true) === event.shiftKey &&
      (shortcut.alt === true) === event.altKey,
  );
}

/**
 * Runs the action whose shortcut is pressed. While a field holds what is not saved yet, Ctrl+Z belongs to the typing;
 * while one has the focus, keys that write belong to it.
 */
export function useShortcuts(situation: Situation): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOfKey(event);
    if (action === undefined || !action.allowed(situation) || isForField(event)) return;
    event.preventDefault();
    action.run(situation);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isForField(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const isField = target.matches('input:not([type="checkbox"]), textarea');
  const writes = !event.ctrlKey && !event.metaKey && !event.altKey;
  return (isField && writes) || (event.code === 'KeyZ' && target.closest('[data-unsaved]') !== null);
}

/** Lists all shortcuts, and the keys of the board and of the attendance grid. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  return (
    <Dialog title={t('screens.palette.shortcuts')} onClose={onClose}>
      <dl className={styles['shortcut-sheet']}>
        {userActions.flatMap((action) =>
          action.shortcut === null
            ? []
            : [
                <div key={action.id}>
                  <dt>{t(action.name)}</dt>
                  <dd>
                    <kbd>{shortcutText(action.shortcut)}</kbd>
                  </dd>
                </div>,
              ],
        )}
      </dl>
      <h3>{t('screens.section.agenda')}</h3>
      <p className="small soft">{t('screens.agenda.keys')}</p>
      <h3>{t('screens.section.attendance')}</h3>
      <p className="small soft">{t('screens.attendance.keys')}</p>
    </Dialog>
  );
}
