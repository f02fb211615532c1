import { clsx } from 'clsx';
import { useMemo, type ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import popoverStyles from './popover.module.css';
import buttonStyles from './button.module.css';

export type MenuChoice = {
  readonly id: string;
  /** The action of the list that it does; missing for what is done to a row. */
  readonly action?: string;
  readonly name: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly shortcut?: string;
  /** Said behind the name, smaller. */
  readonly note?: string;
  readonly onChoose: () => void;
};

type ChoicesProps = { readonly name: string; readonly choices: readonly MenuChoice[] };

type MenuButtonProps = ChoicesProps & {
  /** Shown in place of the icon. */
  readonly children?: ReactNode;
  readonly icon?: IconName;
  readonly look?: 'plain' | 'quiet' | 'primary';
  readonly small?: boolean;
};

export function MenuButton(props: MenuButtonProps): ReactNode {
  const { name, choices, children, icon = 'more', look = 'quiet', small = false } = props;
  const size = clsx(small && buttonStyles['small'], children === undefined && buttonStyles['icon']);
  return (
    <MenuTrigger>
      <Button aria-label={name} className={clsx(buttonStyles['button'], buttonStyles[look], size)} data-part="button">
        {children ?? <Icon name={icon} />}
      </Button>
      <Popover className={clsx(popoverStyles['popover'])} placement="bottom end">
        <Choices name={name} choices={choices} />
      </Popover>
    </MenuTrigger>
  );
}

type MenuAtProps = ChoicesProps & { readonly anchor: HTMLElement; readonly onClose: () => void };

/** A menu without a button of its own, opened at `anchor`. */
export function MenuAt({ anchor, onClose, ...menu }: MenuAtProps): ReactNode {
  const trigger = useMemo(() => ({ current: anchor }), [anchor]);
  return (
    <Popover
      className={clsx(popoverStyles['popover'])}
      placement="bottom start"
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Choices {...menu} onClose={onClose} />
    </Popover>
  );
}

function Choices({ name, choices, onClose }: ChoicesProps & { readonly onClose?: () => void }): ReactNode {
  const alone = onClose === undefined ? {} : { autoFocus: 'first' as const, onClose };
  return (
    <Menu
      {...alone}
      aria-label={name}
      disabledKeys={choices.filter((choice) => choice.disabled === true).map((choice) => choice.id)}
      onAction={(key) => choices.find((choice) => choice.id === key)?.onChoose()}
    >
      {choices.map((choice) => (
        <MenuItem
          key={choice.id}
          id={choice.id}
          textValue={choice.name}
          className={itemClass(choice)}
          data-action={choice.action}
        >
          {choice.icon === undefined ? null : <Icon name={choice.icon} />}
          {choice.name}
          {choice.note === undefined ? null : <span className="soft small">{choice.note}</span>}
          {choice.shortcut === undefined ? null : <span className={popoverStyles['shortcut']}>{choice.shortcut}</span>}
        </MenuItem>
      ))}
    </Menu>
  );
}

function itemClass(choice: MenuChoice): string {
  return clsx(popoverStyles['menu-item'], choice.danger === true && popoverStyles['danger']);
}
