import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { Button, type ButtonProps } from '../ui/button.tsx';
import type { MenuChoice } from '../ui/menu-button.tsx';
import type { Translate } from '../../shared/text/text.ts';
import { type ActionId, actions, shortcutText } from './action-list.ts';
import { useText } from './preferences.tsx';

/** Does an action to `part`, such as a day by its id; null while the action cannot be done. */
type Handler = ((part: string) => void) | null;
/** What a screen or control does for actions, and for a person, session or sheet that is gone to. */
type Handlers = { readonly [Id in ActionId | PlaceId]?: Handler };
/** Places within a section that the palette goes to: a person and a session by id, an issued sheet by what is printed on it. */
type PlaceId = 'show.person' | 'show.session' | 'show.sheet';

type Offer = { readonly id: string; readonly handler: () => Handler | undefined };

/** What is on the screen now, the newest last. */
let offers: readonly Offer[] = [];

type Asked = { readonly id: string; readonly part: string; readonly path: string; readonly until: number };
/** What is done as soon as its screen, which was gone to, offers it. */
let asked: Asked | null = null;
/** Milliseconds in which it must. */
const patience = 5000;

/** Offers actions while the component is on the page. */
export function useActions(handlers: Handlers): void {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const ids = Object.keys(handlers).join(' ');
  useEffect(() => {
    const own = ids
      .split(' ')
      .filter((id) => id !== '')
      .map((id) => ({ id, handler: () => latest.current[id as ActionId] }));
    offers = [...offers, ...own];
    for (const { id } of own) answer(id);
    return () => {
      offers = offers.filter((each) => !own.some((mine) => mine === each));
    };
  }, [ids]);
}

function answer(id: string): void {
  if (asked?.id !== id || asked.path !== location.pathname) return;
  const { part, until } = asked;
  if (performance.now() > until) asked = null;
  else if (runAction(id as ActionId, part)) asked = null;
}

/** Whether a page was gone to for an action, which decides what it shows. */
export function isAskedAt(path: string): boolean {
  return asked?.path === path;
}

function handlerOf(id: ActionId | PlaceId): Handler {
  return offers.findLast((offer) => offer.id === id && typeof offer.handler() === 'function')?.handler() ?? null;
}

/** Whether the action can be done on this screen as it is. */
export function isOffered(id: ActionId): boolean {
  return handlerOf(id) !== null;
}

/** Does an action; gives whether this screen offers it. */
export function runAction(id: ActionId | PlaceId, part = ''): boolean {
  const handler = handlerOf(id);
  handler?.(part);
  return handler !== null;
}

/** Does an action on the screen that has it, going there first where it is another. */
export function runActionAt(
  id: ActionId | PlaceId,
  part: string,
  path: string,
  navigate: (path: string) => void,
): void {
  asked = null;
  if (path === location.pathname && runAction(id, part)) return;
  asked = { id, part, path, until: performance.now() + patience };
  if (path !== location.pathname) navigate(path);
}

type ActionButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'onPress'> & {
  readonly action: ActionId;
  readonly onPress: (part: string) => void;
  /** Without its icon, where the place is narrow. */
  readonly plain?: boolean;
  /** In the place of its name. */
  readonly children?: ReactNode;
};

/** The button of an action: it has its name and icon of the list, and what it does can be done by Ctrl+K as well. */
export function ActionButton({ action, onPress, plain = false, children, ...rest }: ActionButtonProps): ReactNode {
  const t = useText();
  useActions({ [action]: rest.isDisabled === true ? null : onPress });
  const { name, icon } = actions[action];
  const shown = plain ? {} : { icon };
  return (
    <Button {...rest} {...shown} onPress={() => onPress('')} data-action={action}>
      {children ?? t(name)}
    </Button>
  );
}

/** The line of an action in a menu. Whoever has the menu offers the action with `useActions`, for menus are closed most of the time. */
export function actionChoice(
  t: Translate,
  action: ActionId,
  onChoose: () => void,
  more: Partial<MenuChoice> & { readonly values?: Readonly<Record<string, string | number>> } = {},
): MenuChoice {
  const { values, ...rest } = more;
  const { name, icon, keys } = actions[action];
  const shortcut = keys === undefined ? {} : { shortcut: shortcutText(keys) };
  return { id: action, action, name: t(name, values), icon, ...shortcut, onChoose, ...rest };
}
