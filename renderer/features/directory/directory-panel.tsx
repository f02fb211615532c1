import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { ActionIconButton } from '../../context/actions.tsx';
import { useText } from '../../context/preferences.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import pageStyles from '../../ui/page.module.css';

type DirectoryPanelProps = {
  /** Names the panel and its menu; of a protected person the code. */
  readonly name: string;
  readonly title: string;
  readonly choices: ComponentProps<typeof MenuButton>['choices'];
  /** What belongs to the heading. */
  readonly below?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The frame of the panels of the directory: heading, menu, button that closes, and what is known below. */
export function DirectoryPanel({ name, title, choices, below, onClose, children }: DirectoryPanelProps): ReactNode {
  const t = useText();
  return (
    <aside className={clsx(pageStyles['panel'])} data-part="panel" aria-label={t('screens.people.panel', { name })}>
      <header>
        <div className={pageStyles['panel-head']}>
          <h2>{title}</h2>
          {choices.length === 0 ? null : (
            <MenuButton name={t('screens.people.more', { name })} small choices={choices} />
          )}
          <ActionIconButton action="panel.close" name={t('screens.close')} onPress={onClose} />
        </div>
        {below}
      </header>
      {children}
    </aside>
  );
}
