import { type ReactNode, useEffect, useEffectEvent } from 'react';
import {
  type ActionDescription,
  type ActionId,
  actionIds,
  type ActionPlace,
  actions,
  keysOf,
  shortcutText,
} from '../context/action-list.ts';
import { isOffered, runAction } from '../context/actions.tsx';
import { useText } from '../context/preferences.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { placeName } from './palette.tsx';
import styles from './frame.module.css';

/**
 * The offered action of the key. In an open list only one that is for every screen; in a dialog none, since it would act
 * behind it, but Undo and Redo where what is done in the dialog counts at once.
 */
function actionOfKey(event: KeyboardEvent): ActionId | undefined {
  const isInside = document.querySelector('[role="dialog"], [role="listbox"]') !== null;
  const dialog = [...document.querySelectorAll('[data-part="dialog"]')].at(-1);
  return actionIds.find((id) => {
    const { keys, place }: ActionDescription = actions[id];
    return (
      keys !== undefined &&
      (dialog === undefined || ((id === 'undo' || id === 'redo') && dialog.hasAttribute('data-undoes'))) &&
      (place === 'everywhere' || !isInside) &&
      keys.code === event.code &&
      (keys.control === true) === (event.ctrlKey || event.metaKey) &&
      (keys.shift === true) === event.shiftKey &&
      (keys.alt === true) === event.altKey &&
      isOffered(id)
    );
  });
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
