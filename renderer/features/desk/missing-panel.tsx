import { useState, type ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import type { DeskGroup } from './desk-people.ts';

/** How many are still missing, to be read across the room; who they are, when asked. */
export function MissingPanel({ groups }: { readonly groups: readonly DeskGroup[] }): ReactNode {
  const t = useText();
  const [named, setNamed] = useState(false);
  const counted = groups.filter((group) => group.isCounted);
  const expected = counted.reduce((sum, group) => sum + group.expected, 0);
  const missing = counted.reduce((sum, group) => sum + group.missing.length, 0);
  return (
    <section className="card desk-missing" aria-label={t('screens.desk.byDelegation')}>
      <p className="desk-count">
        <strong className="number">{missing}</strong>{' '}
        {missing === 0 ? t('screens.desk.complete') : t('screens.desk.missing', { count: missing })}
      </p>
      <p className="soft">{t('screens.desk.here', { present: expected - missing, expected })}</p>
      <progress value={expected - missing} max={Math.max(expected, 1)} aria-hidden="true" />
      <Button onPress={() => setNamed(!named)} aria-expanded={named}>
        {t(named ? 'screens.desk.hideMissing' : 'screens.desk.showMissing')}
      </Button>
      <ul>
        {groups.map((group) => (
          <li key={group.id}>
            <div className="desk-group">
              <span className="desk-group-name">{group.name}</span>
              <span className={group.missing.length === 0 ? 'good number' : 'number'}>
                {group.missing.length === 0
                  ? t('screens.desk.groupComplete', { expected: group.expected })
                  : t('screens.desk.missingOf', { missing: group.missing.length, expected: group.expected })}
              </span>
            </div>
            {named && group.missing.length > 0 ? (
              <ul className="desk-names">
                {group.missing.map((person) => (
                  <li key={person.participation.id}>
                    <span className="faint number">{person.participation.number}</span> {person.name}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
