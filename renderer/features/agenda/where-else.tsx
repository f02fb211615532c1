import { useMemo, useState, type ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import type { Session } from '../../../shared/domain/session.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { bestPlacements } from '../../../shared/planning/best-placements.ts';
import { breachText } from '../../../shared/text/planning-text.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences, useText } from '../../app/preferences.tsx';
import { moveSession } from '../../commands/agenda.ts';
import { Button } from '../../ui/button.tsx';

type WhereElseProps = { readonly session: Session; readonly snapshot: WorkshopSnapshot };

const placesShown = 6;

/** "Where could this go?": the best places, each with what it would break. */
export function WhereElse({ session, snapshot }: WhereElseProps): ReactNode {
  const t = useText();
  const [asked, setAsked] = useState(false);
  if (asked) return <Places session={session} snapshot={snapshot} onDone={() => setAsked(false)} />;
  return (
    <Button small onPress={() => setAsked(true)}>
      {t('screens.agenda.fill.where')}
    </Button>
  );
}

function Places({ session, snapshot, onDone }: WhereElseProps & { readonly onDone: () => void }): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const places = useMemo(() => bestPlacements(snapshot, session.id, placesShown), [snapshot, session.id]);
  return (
    <ul className="places" aria-label={t('screens.agenda.fill.where')}>
      {places.map(({ placement, breaches }) => {
        const day = snapshot.days.find((each) => each.id === placement.dayId);
        const room = snapshot.rooms.find((each) => each.id === placement.roomId);
        const broken = breaches.map((breach) => breachText(breach, snapshot, t, language));
        return (
          <li key={JSON.stringify(placement)}>
            <Button
              small
              onPress={() => {
                onDone();
                void runUndoably('session.move', moveSession(session, placement));
              }}
            >
              {t('screens.agenda.edition.moment', { day: day?.number ?? 0, start: placement.start })}
              {room === undefined ? '' : ` · ${textIn(room.name, language)}`}
            </Button>
            <span className={broken.length === 0 ? 'place-free small' : 'soft small'}>
              {broken.length === 0 ? t('screens.agenda.fill.free') : broken.join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
