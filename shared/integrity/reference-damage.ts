import { updated } from '../changes/change.ts';
import type { EntityName, EntityRecord } from '../domain/entities.ts';
import { attendancePartition, workshopPartition } from '../domain/entity.ts';
import type { Person } from '../domain/people/person.ts';
import { person, plainPerson } from '../domain/people/person.ts';
import { type MendedHoldings, putIn, takenOut } from './damage.ts';

/** Ids within each workshop, and of people and institutions, that lead nowhere. */
export function mendReferences(holdings: MendedHoldings): void {
  mendInstitutions(holdings);
  for (const { id: workshopId } of holdings.workshops) {
    const workshop = new WorkshopReferences(holdings, workshopId);
    workshop.mendProgramme();
    workshop.mendSessions();
    workshop.mendParticipations();
    workshop.mendDelegations();
    workshop.mendAssignments();
    workshop.mendClosings();
  }
}

function mendInstitutions(holdings: MendedHoldings): void {
  const institutions = new Set(holdings.records('institutions', 'institution').map(({ id }) => id));
  for (const key of holdings.partitionKeys.filter((each) => each.startsWith('people/'))) {
    for (const record of holdings.records(key, 'person')) {
      const { id, institutionId } = record;
      if (institutionId === null || institutions.has(institutionId)) continue;
      holdings.note(
        'reference-broken',
        `${key} person ${id} institutionId`,
        updated('person', record, { institutionId: null }),
      );
    }
  }
}

class WorkshopReferences {
  readonly #holdings: MendedHoldings;
  readonly #workshopId: string;
  readonly #key: string;
  readonly #days: ReadonlySet<string>;
  readonly #rooms: ReadonlySet<string>;
  readonly #sessions: ReadonlySet<string>;
  readonly #delegations: ReadonlySet<string>;
  readonly #participations: ReadonlySet<string>;

  constructor(holdings: MendedHoldings, workshopId: string) {
    this.#holdings = holdings;
    this.#workshopId = workshopId;
    this.#key = workshopPartition({ workshopId });
    this.#days = this.#ids('day');
    this.#rooms = this.#ids('room');
    this.#sessions = this.#ids('session');
    this.#delegations = this.#ids('delegation');
    this.#participations = this.#ids('participation');
  }

  /** Without its programme a workshop is in no list: it gets an empty one of that id. */
  mendProgramme(): void {
    const [workshop] = this.#holdings.records(this.#key, 'workshop');
    const programmes = this.#holdings.records('programmes', 'programme');
    if (workshop === undefined || programmes.some(({ id }) => id === workshop.programmeId)) return;
    const texts = { name: {}, code: '', funders: [], fundingLine: {}, implementedBy: {}, countries: [] };
    const changes = [putIn('programmes', 'programme', { id: workshop.programmeId, ...texts })];
    this.#holdings.note('reference-broken', `${this.#key} workshop programmeId`, changes);
  }

  /** A session on a day that is gone has no place; in a room that is gone it is in all rooms. */
  mendSessions(): void {
    for (const session of this.#holdings.records(this.#key, 'session')) {
      const { id, placement } = session;
      if (placement === null) continue;
      const hasDay = this.#days.has(placement.dayId);
      const hasRoom = placement.roomId === null || this.#rooms.has(placement.roomId);
      if (hasDay && hasRoom) continue;
      const right = hasDay ? { ...placement, roomId: null } : null;
      const changes = updated('session', session, { placement: right });
      this.#holdings.note('session-misplaced', `${this.#key} session ${id}`, changes);
    }
  }

  mendParticipations(): void {
    const circular = this.#circularReplacements();
    for (const participation of this.#holdings.records(this.#key, 'participation')) {
      const { id, personId, delegationId, arrival, departure, paidDayIds, replacedById, replacedFrom } = participation;
      this.#mendPerson(id, personId);
      const isReplaced = replacedById !== null && this.#participations.has(replacedById) && !circular.has(id);
      const patch: Partial<EntityRecord<'participation'>> = {
        delegationId: delegationId !== null && this.#delegations.has(delegationId) ? delegationId : null,
        arrival: arrival !== null && this.#days.has(arrival.dayId) ? arrival : null,
        departure: departure !== null && this.#days.has(departure.dayId) ? departure : null,
        paidDayIds: paidDayIds.filter((dayId) => this.#days.has(dayId)),
        replacedById: isReplaced ? replacedById : null,
        replacedFrom: replacedFrom !== null && this.#days.has(replacedFrom) ? replacedFrom : null,
      };
      const changes = updated('participation', participation, patch);
      if (changes.length > 0) this.#holdings.note('reference-broken', `${this.#key} participation ${id}`, changes);
    }
  }

  /** Marks and signatures hang on the participation, so it stays: with a person whose name somebody has to write. */
  #mendPerson(participationId: string, personId: string): void {
    const key = person.partition({ id: personId } as Person);
    if (this.#holdings.records(key, 'person').some(({ id }) => id === personId)) return;
    const nameless = { ...plainPerson, id: personId, latinName: unknownName, cyrillicName: null, protected: true };
    const place = `${this.#key} participation ${participationId} personId`;
    this.#holdings.note('participation-without-person', place, [putIn(key, 'person', nameless)]);
  }

  #circularReplacements(): ReadonlySet<string> {
    const next = new Map(
      this.#holdings.records(this.#key, 'participation').map(({ id, replacedById }) => [id, replacedById]),
    );
    const circular = new Set<string>();
    for (const start of next.keys()) {
      const walked = new Set<string>();
      let at: string | null = start;
      while (at !== null && !walked.has(at)) {
        walked.add(at);
        at = next.get(at) ?? null;
      }
      if (at === start) circular.add(start);
    }
    return circular;
  }

  mendDelegations(): void {
    for (const delegation of this.#holdings.records(this.#key, 'delegation')) {
      const { id, headParticipationId } = delegation;
      if (headParticipationId === null || this.#participations.has(headParticipationId)) continue;
      const changes = updated('delegation', delegation, { headParticipationId: null });
      this.#holdings.note('reference-broken', `${this.#key} delegation ${id} headParticipationId`, changes);
    }
  }

  mendAssignments(): void {
    for (const assignment of this.#holdings.records(this.#key, 'assignment')) {
      const { id, sessionId, participationId } = assignment;
      if (this.#sessions.has(sessionId) && this.#participations.has(participationId)) continue;
      this.#remove('assignment-broken', this.#key, 'assignment', id, assignment);
    }
  }

  /** A sign-off without its day, and people counted in a slot that is gone. */
  mendClosings(): void {
    const key = attendancePartition({ workshopId: this.#workshopId });
    for (const signOff of this.#holdings.records(key, 'signOff')) {
      if (!this.#days.has(signOff.dayId)) this.#remove('closing-without-day', key, 'signOff', signOff.id, signOff);
    }
    for (const headCount of this.#holdings.records(key, 'headCount')) {
      if (!this.#hasSlot(headCount.slotId))
        this.#remove('closing-without-day', key, 'headCount', headCount.id, headCount);
    }
  }

  #hasSlot(slotId: string): boolean {
    const [kind = '', owner = ''] = slotId.split('/');
    return (kind === 'session' ? this.#sessions : this.#days).has(owner);
  }

  #remove(
    kind: 'assignment-broken' | 'closing-without-day',
    key: string,
    entity: EntityName,
    id: string,
    record: object,
  ): void {
    this.#holdings.note(kind, `${key} ${entity} ${id}`, [takenOut(key, entity, id, record)]);
  }

  #ids(entity: EntityName): ReadonlySet<string> {
    return new Set(this.#holdings.records(this.#key, entity).map(({ id }) => id));
  }
}

/** What stands where the name of a person is lost; lists show the code of a protected person. */
const unknownName = { family: '?', given: '', patronymic: '' };
