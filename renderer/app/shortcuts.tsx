import { type ReactNode, useEffect, useEffectEvent } from 'react';
import {
  type ActionDescription,
  type ActionPlace,
  type Shortcut,
  shortcutText,
} from '../context/action-description.ts';
import { type ActionId, actionIds, actions, keysOf } from '../context/action-list.ts';
import { isOffered, runAction } from '../context/actions.tsx';
import { useText } from '../context/preferences.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { placeName } from './possible-actions.ts';
import styles from './frame.module.css';

/** Keys of the number pad that do what others do, and the plus that is written with Shift. */
const sameKeys: Readonly<Record<string, string>> = { NumpadAdd: 'Equal', NumpadSubtract: 'Minus', Numpad0: 'Digit0' };

/** What signs are written with by a shortcut, wherever the layout of the keyboard has them: the Russian one has "?" above 7. */
const keysOfSigns: Readonly<Record<string, Shortcut>> = {
  '?': { code: 'Slash', shift: true },
  '+': { code: 'Equal', control: true },
  '-': { code: 'Minus', control: true },
};

/** The shortcuts that a pressed key may be: by its place on the keyboard, and by the sign that it writes. */
function pressedShortcuts(event: KeyboardEvent): Required<Shortcut>[] {
  const control = event.ctrlKey || event.metaKey;
  const code = control ? (sameKeys[event.code] ?? event.code) : event.code;
  const pressed = { code, control, shift: event.shiftKey && code !== 'Equal', alt: event.altKey };
  const sign = keysOfSigns[event.key];
  // With AltGr, which is Control and Alt, a sign is only written.
  if (sign === undefined || event.altKey || (sign.control === true) !== control) return [pressed];
  return [pressed, { code: sign.code, control, shift: sign.shift === true, alt: false }];
}

/**
 * The offered action of the key. In an open list only one that is for every screen; in a dialog none, since it would act
 * behind it, but the size of everything, and Undo and Redo where what is done in the dialog counts at once.
 */
function actionOfKey(event: KeyboardEvent): ActionId | undefined {
  const pressed = pressedShortcuts(event);
  const isInside = document.querySelector('[role="dialog"], [role="listbox"]') !== null;
  const dialog = [...document.querySelectorAll('[data-part="dialog"]')].at(-1);
  return actionIds.find((id) => {
    const { keys, place }: ActionDescription = actions[id];
    return (
      keys !== undefined &&
      (dialog === undefined || worksIn(dialog, id)) &&
      (place === 'everywhere' || !isInside) &&
      pressed.some((each) => isPressed(keys, each)) &&
      isOffered(id)
    );
  });
}

function isPressed(
  { code, control = false, shift = false, alt = false }: Shortcut,
  pressed: Required<Shortcut>,
): boolean {
  return pressed.code === code && pressed.control === control && pressed.shift === shift && pressed.alt === alt;
}

function worksIn(dialog: Element, id: ActionId): boolean {
  if (id === 'undo' || id === 'redo') return dialog.hasAttribute('data-undoes');
  return id.startsWith('zoom.');
}

/**
 * Does the action whose shortcut is pressed. While a field holds what is not saved yet, Ctrl+Z belongs to the typing;
 * while one has the focus, keys that write belong to it.
 */
export function useShortcuts(): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const id = actionOfKey(event);
    if (id === undefined || isForField(event)) return;
    event.preventDefault();
    runAction(id);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  useEffect(zoomByWheel, []);
}

/** Pixels that the wheel turns for one step of size; a pinch on a touchpad comes as many small turns. */
const wheelStep = 80;

/** Ctrl and the wheel change the size in place of the browser's own zoom. */
function zoomByWheel(): () => void {
  let turned = 0;
  const listen = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    turned += event.deltaY;
    if (Math.abs(turned) < wheelStep) return;
    runAction(turned < 0 ? 'zoom.in' : 'zoom.out');
    turned = 0;
  };
  document.addEventListener('wheel', listen, { passive: false });
  return () => document.removeEventListener('wheel', listen);
}

function isForField(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const isField = target.matches('input:not([type="checkbox"]), textarea');
  const writes = !event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d/.test(event.code);
  return (isField && writes) || (event.code === 'KeyZ' && target.closest('[data-unsaved]') !== null);
}

type ShortcutSheetProps = { readonly place: ActionPlace; readonly onClose: () => void };

/** The keys of the place where the user is, then those of every place. */
export function ShortcutSheet({ place, onClose }: ShortcutSheetProps): ReactNode {
  const t = useText();
  const here = keysOf[place] ?? [];
  return (
    <Dialog title={t('screens.palette.shortcuts')} onClose={onClose}>
      {here.length === 0 ? null : <h3>{t('screens.palette.place', { place: placeName(place, t) })}</h3>}
      <Shortcuts place={place} />
      {here.map((key) => (
        <p key={key} className="small soft">
          {t(key)}
        </p>
      ))}
      {here.length === 0 ? null : <h3 className={styles['shortcut-place']}>{t('screens.palette.everywhere')}</h3>}
      <Shortcuts place="everywhere" />
    </Dialog>
  );
}

function Shortcuts({ place }: { readonly place: ActionPlace }): ReactNode {
  const t = useText();
  const shown = actionIds.flatMap((id) => {
    const { name, keys, place: own }: ActionDescription = actions[id];
    return keys === undefined || own !== place ? [] : [{ id, name, keys }];
  });
  if (shown.length === 0) return null;
  return (
    <dl className={styles['shortcut-sheet']}>
      {shown.map(({ id, name, keys }) => (
        <div key={id}>
          <dt>{t(name)}</dt>
          <dd>
            <kbd>{shortcutText(keys)}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}
