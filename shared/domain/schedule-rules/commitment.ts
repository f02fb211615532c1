import type { CalendarDay } from '../../time/calendar-day.ts';
import { isExpected } from '../participation.ts';
import { endOf, startOf } from '../slots.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';

/** Somebody leads, presents or interprets in a workshop at that time. Minutes since midnight, by the clock there. */
export type Commitment = {
  readonly personId: string;
  readonly workshopId: string;
  readonly date: CalendarDay;
  readonly start: number;
  readonly end: number;
};

type Source = Pick<WorkshopSnapshot, 'workshop' | 'days' | 'sessions' | 'participations' | 'assignments'>;

/** What people have promised to do in one workshop. Days without a date bind nobody yet. */
export function commitmentsOf(source: Source): Commitment[] {
  const dates = new Map(source.days.map((day) => [day.id, day.date]));
  const sessions = new Map(source.sessions.map((session) => [session.id, session]));
  const participations = new Map(source.participations.map((each) => [each.id, each]));
  return source.assignments.flatMap(({ sessionId, participationId }) => {
    const session = sessions.get(sessionId);
    const participation = participations.get(participationId);
    const date = dates.get(session?.placement?.dayId ?? '');
    if (session === undefined || participation === undefined || date == null || !isExpected(participation)) return [];
    const { personId } = participation;
    return [{ personId, workshopId: source.workshop.id, date, start: startOf(session), end: endOf(session) }];
  });
}
