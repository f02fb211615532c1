import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { ActionIconButton } from '../../context/actions.tsx';
import { useText } from '../../context/preferences.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './people.module.css';

type PeoplePanelProps = {
  /** Names the panel and its menu; of a protected person the code. */
  readonly name: string;
  /** The heading that is shown. */
  readonly title: string;
  readonly choices: ComponentProps<typeof MenuButton>['choices'];
  /** What belongs to the heading. */
  readonly below?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The frame of the panels beside the list of people: heading, menu, button that closes, and the fields below. */
export function PeoplePanel({ name, title, choices, below, onClose, children }: PeoplePanelProps): ReactNode {
  const t = useText();
  return (
    <aside
      className={clsx(pageStyles['panel'], styles['people-panel'])}
      data-part="panel"
      aria-label={t('screens.people.panel', { name })}
    >
      <header>
        <div className={pageStyles['panel-head']}>
          <h2>{title}</h2>
          <MenuButton name={t('screens.people.more', { name })} small choices={choices} />
          <ActionIconButton action="panel.close" name={t('screens.close')} onPress={onClose} />
        </div>
        {below}
      </header>
      {children}
    </aside>
  );
}
