import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Tooltip,
  TooltipTrigger,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import styles from './button.module.css';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  /** The action of the list that it does. */
  readonly 'data-action'?: string;
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly small?: boolean;
  readonly icon?: IconName;
  readonly children: ReactNode;
};

export function Button({ look = 'plain', small = false, icon, children, ...rest }: ButtonProps): ReactNode {
  return (
    <AriaButton {...rest} className={clsx(styles['button'], styles[look], small && styles['small'])} data-part="button">
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon'> & { readonly icon: IconName; readonly name: string };

/** A button with an icon only; its name is announced to screen readers and shown on hover and focus. */
export function IconButton({ look = 'quiet', small = false, icon, name, ...rest }: IconButtonProps): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...rest}
        aria-label={name}
        className={clsx(styles['button'], styles['icon'], styles[look], small && styles['small'])}
        data-part="button"
      >
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className={clsx(styles['tooltip'])} offset={6}>
        {name}
      </Tooltip>
    </TooltipTrigger>
  );
}
