import type { ReactNode } from 'react';
import { sessionTitle } from '../../../shared/domain/session-title.ts';
import type { Session } from '../../../shared/domain/session.ts';
import { daysInOrder, sessionsOfDay } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';

type SessionOrderProps = {
  readonly session: Session;
  readonly snapshot: WorkshopSnapshot;
  readonly onEdit: (patch: Partial<Session>) => void;
};

/** What has to come before a session. What comes after it cannot be chosen, or neither could ever be held. */
export function SessionOrder({ session, snapshot, onEdit }: SessionOrderProps): ReactNode {
  const { t, language } = usePreferences();
  const later = followersOf(session.id, snapshot.sessions);
  const unplaced = snapshot.sessions.filter((each) => each.placement === null);
  const choices = daysInOrder(snapshot.days)
    .flatMap((day) => sessionsOfDay(day.id, snapshot.sessions))
    .concat(unplaced)
    .filter((each) => each.id !== session.id && !later.has(each.id) && hasContent(each))
    .map((each) => ({ value: each.id, name: sessionTitle(each, language, t) }));
  return (
    <MultiSelect
      label={t('screens.agenda.content.prerequisites')}
      choices={choices}
      values={session.prerequisiteIds}
      none={t('screens.agenda.content.noPrerequisites')}
      empty={t('screens.agenda.content.noneToChoose')}
      onChange={(ids) => onEdit({ prerequisiteIds: [...ids].slice(0, mostPrerequisites) })}
    />
  );
}

const mostPrerequisites = 50;

/** Nobody waits for lunch. */
function hasContent({ kind }: Session): boolean {
  return kind !== 'break' && kind !== 'lunch' && kind !== 'photo' && kind !== 'registration';
}

/** Everything that comes after a session, directly or through others. */
function followersOf(sessionId: string, sessions: readonly Session[]): ReadonlySet<string> {
  const found = new Set([sessionId]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { id, prerequisiteIds } of sessions) if (prerequisiteIds.some((each) => found.has(each))) found.add(id);
  }
  return found;
}
