import { sharedPartNames, workshopPartNames, type WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { isTimeZone } from '../time/instant.ts';

/** Something wrong in a file: where, as `sessions[3].minutes`, and what. */
export type Problem = { readonly place: string; readonly problem: string };

type Ids = ReadonlySet<string>;

/**
 * Finds contradictions between the records of a file: references to missing records, two records with one id, records of
 * another workshop. In the order of the file.
 */
export function inconsistencies(snapshot: WorkshopSnapshot): Problem[] {
  return [
    ...frameProblems(snapshot),
    ...duplicates(snapshot),
    ...foreignRecords(snapshot),
    ...placementProblems(snapshot),
    ...peopleProblems(snapshot),
    ...travelProblems(snapshot),
    ...replacementProblems(snapshot),
    ...assignmentProblems(snapshot),
    ...markProblems(snapshot),
    ...closingProblems(snapshot),
  ];
}

function frameProblems({ programme, workshop }: WorkshopSnapshot): Problem[] {
  return [
    ...leadsTo(new Set([programme.id]), workshop.programmeId, 'workshop.programmeId', 'programme'),
    ...(isTimeZone(workshop.timeZone) ? [] : [{ place: 'workshop.timeZone', problem: 'no such time zone' }]),
  ];
}

function duplicates(snapshot: WorkshopSnapshot): Problem[] {
  return [
    ...[...workshopPartNames, ...sharedPartNames].flatMap((part) =>
      repeated(
        snapshot[part].map((record) => record.id),
        (index) => `${part}[${index}].id`,
      ),
    ),
    ...repeated(
      snapshot.days.map((day) => day.number),
      (index) => `days[${index}].number`,
    ),
    ...repeated(
      snapshot.participations.map((participation) => participation.number),
      (index) => `participations[${index}].number`,
    ),
    ...repeated(
      snapshot.attendance.map((mark) => `${mark.participationId} ${mark.slotId}`),
      (index) => `attendance[${index}]`,
    ),
  ];
}

function foreignRecords(snapshot: WorkshopSnapshot): Problem[] {
  const own = new Set([snapshot.workshop.id]);
  return workshopPartNames.flatMap((part) =>
    snapshot[part].flatMap((record, index) =>
      leadsTo(own, record.workshopId, `${part}[${index}].workshopId`, 'workshop'),
    ),
  );
}

function placementProblems({ sessions, days, rooms }: WorkshopSnapshot): Problem[] {
  const dayIds = idsOf(days);
  const roomIds = idsOf(rooms);
  return sessions.flatMap(({ placement }, index) => {
    if (placement === null) return [];
    const place = `sessions[${index}].placement`;
    return [
      ...leadsTo(dayIds, placement.dayId, `${place}.dayId`, 'day'),
      ...leadsTo(roomIds, placement.roomId, `${place}.roomId`, 'room'),
    ];
  });
}

function peopleProblems({ people, institutions, delegations, participations }: WorkshopSnapshot): Problem[] {
  const institutionIds = idsOf(institutions);
  const participationIds = idsOf(participations);
  const personIds = idsOf(people);
  const delegationIds = idsOf(delegations);
  return [
    ...people.flatMap((person, index) =>
      leadsTo(institutionIds, person.institutionId, `people[${index}].institutionId`, 'institution'),
    ),
    ...delegations.flatMap(({ headParticipationId }, index) =>
      leadsTo(participationIds, headParticipationId, `delegations[${index}].headParticipationId`, 'participation'),
    ),
    ...participations.flatMap((participation, index) => [
      ...leadsTo(personIds, participation.personId, `participations[${index}].personId`, 'person'),
      ...leadsTo(delegationIds, participation.delegationId, `participations[${index}].delegationId`, 'delegation'),
    ]),
  ];
}

function travelProblems({ participations, days }: WorkshopSnapshot): Problem[] {
  const dayIds = idsOf(days);
  return participations.flatMap(({ arrival, departure, paidDayIds, replacedFrom }, index) => {
    const place = `participations[${index}]`;
    return [
      ...leadsTo(dayIds, arrival?.dayId ?? null, `${place}.arrival.dayId`, 'day'),
      ...leadsTo(dayIds, departure?.dayId ?? null, `${place}.departure.dayId`, 'day'),
      ...leadsTo(dayIds, replacedFrom, `${place}.replacedFrom`, 'day'),
      ...paidDayIds.flatMap((id, at) => leadsTo(dayIds, id, `${place}.paidDayIds[${at}]`, 'day')),
    ];
  });
}

function replacementProblems({ participations }: WorkshopSnapshot): Problem[] {
  const ids = idsOf(participations);
  const circular = circularIds(new Map(participations.map(({ id, replacedById }) => [id, replacedById])));
  return participations.flatMap(({ id, replacedById }, index) => {
    const place = `participations[${index}].replacedById`;
    const missing = leadsTo(ids, replacedById, place, 'participation');
    return circular.has(id) ? [...missing, { place, problem: 'replacements go round in a circle' }] : missing;
  });
}

/** The ids from which a chain of successors runs into a cycle. Linear: each id is visited once. */
function circularIds(successors: ReadonlyMap<string, string | null>): Ids {
  const circular = new Set<string>();
  const settled = new Set<string>();
  for (const start of successors.keys()) {
    const walk = new Set<string>();
    let next: string | null = start;
    while (next !== null && !settled.has(next) && !walk.has(next)) {
      walk.add(next);
      next = successors.get(next) ?? null;
    }
    if (next !== null && (walk.has(next) || circular.has(next))) for (const id of walk) circular.add(id);
    for (const id of walk) settled.add(id);
  }
  return circular;
}

function assignmentProblems({ assignments, sessions, participations }: WorkshopSnapshot): Problem[] {
  const sessionIds = idsOf(sessions);
  const participationIds = idsOf(participations);
  return assignments.flatMap((assignment, index) => [
    ...leadsTo(sessionIds, assignment.sessionId, `assignments[${index}].sessionId`, 'session'),
    ...leadsTo(participationIds, assignment.participationId, `assignments[${index}].participationId`, 'participation'),
  ]);
}

function markProblems(snapshot: WorkshopSnapshot): Problem[] {
  const participationIds = idsOf(snapshot.participations);
  const slotLeads = slotReader(snapshot);
  return [
    ...snapshot.attendance.flatMap(({ participationId, slotId }, index) => [
      ...leadsTo(participationIds, participationId, `attendance[${index}].participationId`, 'participation'),
      ...slotLeads(slotId, `attendance[${index}].slotId`),
    ]),
    ...snapshot.headCounts.flatMap(({ slotId }, index) => slotLeads(slotId, `headCounts[${index}].slotId`)),
  ];
}

function slotReader({ days, sessions }: WorkshopSnapshot): (slotId: string, place: string) => Problem[] {
  const dayIds = idsOf(days);
  const sessionIds = idsOf(sessions);
  return (slotId, place) => {
    const [kind = '', owner = ''] = slotId.split('/');
    return kind === 'session' ? leadsTo(sessionIds, owner, place, 'session') : leadsTo(dayIds, owner, place, 'day');
  };
}

/** Problems of sign-offs. Their sessions may be missing: a sign-off lists what was signed at that time. */
function closingProblems({ days, signOffs }: WorkshopSnapshot): Problem[] {
  const dayIds = idsOf(days);
  return signOffs.flatMap(({ dayId }, index) => leadsTo(dayIds, dayId, `signOffs[${index}].dayId`, 'day'));
}

function idsOf(records: readonly { readonly id: string }[]): Ids {
  return new Set(records.map((record) => record.id));
}

function leadsTo(ids: Ids, id: string | null, place: string, what: string): Problem[] {
  return id === null || ids.has(id) ? [] : [{ place, problem: `there is no such ${what} in the file` }];
}

function repeated(values: readonly (string | number)[], place: (index: number) => string): Problem[] {
  const seen = new Set<string | number>();
  return values.flatMap((value, index) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ place: place(index), problem: 'it stands in the file twice' }];
  });
}
