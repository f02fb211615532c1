import type { Assignment } from '../assignment.ts';
import { isCounted, isExpected, type Participation } from '../participation.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';

/** Somebody who leads, presents or interprets a session, and is expected to come. */
export type Duty = { readonly participation: Participation; readonly role: Assignment['role'] };

/** Who does what in each session, by the session's id. Whoever has declined or was replaced does nothing. */
export function crewsOf({
  assignments,
  participations,
}: Pick<WorkshopSnapshot, 'assignments' | 'participations'>): ReadonlyMap<string, readonly Duty[]> {
  const crews = new Map<string, Duty[]>();
  if (assignments.length === 0) return crews;
  const byId = new Map(participations.map((each) => [each.id, each]));
  for (const { sessionId, participationId, role } of assignments) {
    const participation = byId.get(participationId);
    if (participation === undefined || !isExpected(participation)) continue;
    const crew = crews.get(sessionId);
    if (crew === undefined) crews.set(sessionId, [{ participation, role }]);
    else crew.push({ participation, role });
  }
  return crews;
}

/** The crew without repetition: who leads and presents is one human. */
export function humansIn(crew: readonly Duty[]): readonly Participation[] {
  const humans: Participation[] = [];
  for (const { participation } of crew) {
    if (!humans.some((each) => each.personId === participation.personId)) humans.push(participation);
  }
  return humans;
}

/** Those of the crew who interpret. */
export function interpretersIn(crew: readonly Duty[]): readonly Participation[] {
  return humansIn(crew.filter((duty) => duty.role === 'interpreter'));
}

/** Those of the crew who sit among the participants otherwise: the head of a delegation who presents its country. */
export function participantsIn(crew: readonly Duty[]): readonly Participation[] {
  return humansIn(crew).filter(isCounted);
}
