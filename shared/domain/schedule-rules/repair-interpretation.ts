import { created, updated } from '../../changes/record-changes.ts';
import { isExpected, type Participation } from '../participation.ts';
import { beside, type PreparedAgenda } from './agenda.ts';
import { minutesInConsecutive } from './consecutive-too-short.ts';
import { interpretersIn } from './crew.ts';
import { interpretersNeeded } from './interpreters-too-few.ts';
import { minutesAbsent } from './person-unavailable.ts';
import type { RepairWay } from './repair.ts';
import { makeRoom } from './shift-day.ts';
import type { Spot } from './spot.ts';

export const makeSimultaneous: RepairWay = ({ finding, agenda }) => {
  const session = agenda.spotOf.get(finding.sessionIds[0] ?? '')?.session;
  if (session === undefined || session.interpretation === 'simultaneous') return [];
  const changes = updated('session', session, { interpretation: 'simultaneous' });
  return [{ text: 'make-simultaneous', about: { sessionId: session.id }, changes }];
};

/** Gives the session the time that consecutive interpretation needs; what follows moves along. */
export const lengthen: RepairWay = ({ finding, agenda, settings }) => {
  const spot = agenda.spotOf.get(finding.sessionIds[0] ?? '');
  const planned = agenda.days[spot?.dayIndex ?? -1];
  if (spot === undefined || planned === undefined) return [];
  const minutes = minutesInConsecutive(spot.session, agenda.snapshot, settings);
  const shifted = makeRoom(planned, spot.end, minutes - spot.session.minutes, spot.session.id);
  if (shifted === null || spot.start + minutes > 24 * 60) return [];
  const changes = [...updated('session', spot.session, { minutes }), ...shifted];
  return [{ text: 'lengthen', about: { sessionId: spot.session.id, minutes }, changes }];
};

/** Adds interpreters who are there, free at that time and not in it yet; none where there are too few of them. */
export const addInterpreters: RepairWay = ({ finding, agenda, settings, newId }) => {
  const spot = agenda.spotOf.get(finding.sessionIds[0] ?? '');
  if (spot === undefined) return [];
  const missing = interpretersNeeded(spot, settings) - interpretersIn(spot.crew).length;
  const free = freeInterpreters(agenda, spot).slice(0, missing);
  if (missing <= 0 || free.length < missing) return [];
  const { id: sessionId, workshopId } = spot.session;
  return [
    {
      text: 'add-interpreter',
      about: { sessionId, participationIds: free.map((each) => each.id) },
      changes: free.map(({ id: participationId }) =>
        created('assignment', { id: newId(), workshopId, sessionId, participationId, role: 'interpreter' }),
      ),
    },
  ];
};

function freeInterpreters(agenda: PreparedAgenda, spot: Spot): Participation[] {
  const busy = new Set(
    [spot, ...beside(agenda, spot)].flatMap(({ crew }) => crew.map(({ participation }) => participation.personId)),
  );
  return agenda.snapshot.participations.filter(
    (each) =>
      each.role === 'interpreter' &&
      isExpected(each) &&
      !busy.has(each.personId) &&
      minutesAbsent(each, spot) === 0 &&
      !isPromised(agenda, each.personId, spot),
  );
}

function isPromised({ commitments }: PreparedAgenda, personId: string, { day, start, end }: Spot): boolean {
  return (commitments.get(`${personId} ${day.date ?? ''}`) ?? []).some((each) => each.start < end && start < each.end);
}
