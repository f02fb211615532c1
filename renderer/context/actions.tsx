import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { Button, type ButtonProps, IconButton } from '../ui/button.tsx';
import type { IconName } from '../ui/icon.tsx';
import type { MenuChoice } from '../ui/menu-button.tsx';
import type { Translate } from '../../shared/text/text.ts';
import { shortcutText } from './action-description.ts';
import { type ActionId, actions } from './action-list.ts';
import { useText } from './preferences.tsx';

/** Does an action to `part`, such as a day by its id; null while the action cannot be done. */
type Handler = ((part: string) => void) | null;
/** What a screen or control does for actions, and for a person, session or sheet that is gone to. */
type Handlers = { readonly [Id in ActionId | PlaceId]?: Handler };
/** Places within a section that the palette goes to: a person and a session by id, an issued sheet by what is printed on it. */
type PlaceId = 'show.person' | 'show.session' | 'show.sheet';

/** The line of a list, or what else there are several of on a screen, to which an action is done. */
export type ActionRow = {
  readonly id: string;
  /** By which the palette finds it beside the name of the action. */
  readonly name: string;
  /** What its control says in the place of the action's name, where each says something else. */
  readonly label?: string;
  /** By what else it is known, such as what stands on its control beside that. */
  readonly also?: string;
};

type Offer = { readonly id: string; readonly handler: () => Handler | undefined; readonly row: () => ActionRow | null };

/** What is on the screen now, the newest last. */
let offers: readonly Offer[] = [];

type Asked = { readonly id: string; readonly part: string; readonly path: string; readonly until: number };
/** What is done as soon as its screen, which was gone to, offers it. */
let asked: Asked | null = null;
/** Milliseconds in which it must. */
const patience = 5000;

/** Offers actions while the component is on the page; those of a row are done to that row alone. */
export function useActions(handlers: Handlers, row: ActionRow | null = null): void {
  const latest = useRef({ handlers, row });
  useLayoutEffect(() => {
    latest.current = { handlers, row };
  });
  const ids = Object.keys(handlers).join(' ');
  useEffect(() => {
    const own = ids
      .split(' ')
      .filter((id) => id !== '')
      .map((id) => ({ id, handler: () => latest.current.handlers[id as ActionId], row: () => latest.current.row }));
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

function offersOf(id: ActionId | PlaceId): readonly Offer[] {
  return offers.filter((offer) => offer.id === id && typeof offer.handler() === 'function');
}

/** Of the row with that id, else what is done to no row. */
function handlerOf(id: ActionId | PlaceId, part = ''): Handler {
  const own = offersOf(id);
  const offer = own.findLast(({ row }) => row()?.id === part) ?? own.findLast(({ row }) => row() === null);
  return offer?.handler() ?? null;
}

/** Whether the action can be done on this screen as it is, to no row. */
export function isOffered(id: ActionId): boolean {
  return handlerOf(id) !== null;
}

/** The rows on the screen to which the action can be done, each once. */
export function rowsOffering(id: ActionId): readonly ActionRow[] {
  const rows = offersOf(id).flatMap(({ row }) => row() ?? []);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Does an action; gives whether this screen offers it. */
export function runAction(id: ActionId | PlaceId, part = ''): boolean {
  const handler = handlerOf(id, part);
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
  /** To which it is done; missing where there is one such button. */
  readonly row?: ActionRow;
  /** Without its icon, where the place is narrow. */
  readonly plain?: boolean;
  /** In the place of its name. */
  readonly children?: ReactNode;
};

/** The button of an action: it has its name and icon of the list, and what it does can be done by Ctrl+K as well. */
export function ActionButton({ action, onPress, row, plain = false, children, ...rest }: ActionButtonProps): ReactNode {
  const t = useText();
  useActions({ [action]: rest.isDisabled === true ? null : onPress }, row ?? null);
  const { name, icon } = actions[action];
  const shown = plain ? {} : { icon };
  return (
    <Button {...rest} {...shown} onPress={() => onPress('')} data-action={action}>
      {children ?? row?.label ?? t(name)}
    </Button>
  );
}

type ActionIconButtonProps = {
  readonly action: ActionId;
  readonly onPress: () => void;
  readonly row?: ActionRow;
  /** In the place of the name of the action, and of the label of the row. */
  readonly name?: string;
  /** In the place of the icon of the action. */
  readonly icon?: IconName;
};

/** The small button of an action with its icon only. */
export function ActionIconButton({ action, onPress, row, name, icon }: ActionIconButtonProps): ReactNode {
  const t = useText();
  useActions({ [action]: onPress }, row ?? null);
  const description = actions[action];
  return (
    <IconButton
      small
      icon={icon ?? description.icon}
      name={name ?? row?.label ?? t(description.name)}
      data-action={action}
      onPress={onPress}
    />
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
