import type { ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import type { AgendaThing } from './agenda-menu.tsx';

/** The ways to begin, above a board on which there is nothing yet. */
export function EmptyAgenda({ onOpen }: { readonly onOpen: (thing: AgendaThing) => void }): ReactNode {
  const t = useText();
  return (
    <div className="card agenda-empty">
      <div>
        <h2>{t('screens.agenda.empty.title')}</h2>
        <p className="soft">{t('screens.agenda.empty.hint')}</p>
      </div>
      <span className="actions">
        <Button look="primary" onPress={() => onOpen('templates')}>
          {t('screens.agenda.empty.template')}
        </Button>
        <Button onPress={() => onOpen('import')}>{t('screens.agenda.empty.bringIn')}</Button>
      </span>
    </div>
  );
}
