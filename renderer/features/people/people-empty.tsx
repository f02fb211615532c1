import type { ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';

type NobodyYetProps = { readonly onAddPerson: () => void; readonly onAddDelegation: () => void };

export function NobodyYet({ onAddPerson, onAddDelegation }: NobodyYetProps): ReactNode {
  const t = useText();
  return (
    <div className="empty card">
      <h2>{t('screens.people.empty.title')}</h2>
      <p>{t('screens.people.empty.text')}</p>
      <div className="tool-bar">
        <Button look="primary" icon="plus" onPress={onAddPerson}>
          {t('screens.people.addPerson')}
        </Button>
        <Button onPress={onAddDelegation}>{t('screens.people.addDelegation')}</Button>
      </div>
    </div>
  );
}

export function NoMatch({ onShowAll }: { readonly onShowAll: () => void }): ReactNode {
  const t = useText();
  return (
    <div className="empty card" role="status">
      <p>{t('screens.people.noMatch')}</p>
      <Button onPress={onShowAll}>{t('screens.people.showEverybody')}</Button>
    </div>
  );
}
