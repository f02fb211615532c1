import type { ReactNode } from 'react';
import { sessionTitle } from '../../../shared/domain/session-title.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';

type UnplacedSessionsProps = { readonly snapshot: WorkshopSnapshot; readonly onSelect: (id: string) => void };

/** Sessions that wait for a day and a time. */
export function UnplacedSessions({ snapshot, onSelect }: UnplacedSessionsProps): ReactNode {
  const { t, language } = usePreferences();
  const waiting = snapshot.sessions.filter((session) => session.placement === null);
  if (waiting.length === 0) return null;
  return (
    <section className="card padded">
      <div className="card-head">
        <h2>{t('screens.agenda.unplaced')}</h2>
        <span className="soft small">{t('screens.agenda.unplacedHint')}</span>
      </div>
      <div className="tool-bar">
        {waiting.map((session) => (
          <Button key={session.id} small onPress={() => onSelect(session.id)}>
            {sessionTitle(session, language, t)}
          </Button>
        ))}
      </div>
    </section>
  );
}
