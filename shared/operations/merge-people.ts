import { type Changes, type MarkChange, marked, removed, updated } from '../changes/change.ts';
import { type AttendanceStatus, isPresence, type Mark } from '../domain/attendance/attendance.ts';
import type { Signature } from '../domain/evidence/signature.ts';
import { isBlank } from '../domain/language.ts';
import { isBlankLetter, noLetter } from '../domain/people/groups.ts';
import { joinedDetails, type Participation, participationStatuses } from '../domain/people/participation.ts';
import type { Person, TrainerProfile } from '../domain/people/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { vacateGroups } from './breakout-groups.ts';

/** The fields of a person that are taken from one record or the other, in the order of the preview. */
export const mergedFields = [
  'cyrillicName',
  'latinName',
  'sex',
  'country',
  'institutionId',
  'position',
  'email',
  'phone',
  'ageBand',
  'languages',
] as const;
export type MergedField = (typeof mergedFields)[number];

/** From which of two records each field is taken; what is missing is taken from the one that says something. */
export type MergeChoices = Partial<Readonly<Record<MergedField, 'kept' | 'gone'>>>;

/** A workshop in which the person who goes takes part, with what was signed on the screen there. */
export type MergedPlace = { readonly snapshot: WorkshopSnapshot; readonly signatures: readonly Signature[] };

/** What a merge does, for the preview; the command commits `changes` as one action. */
export type PeopleMerging = {
  readonly changes: Changes;
  /** Titles of workshops in which both are, so that two lines of the list become one. */
  readonly joined: readonly WorkshopSnapshot['workshop'][];
  /** How many participations and marks become those of the one who stays. */
  readonly participations: number;
  readonly marks: number;
};

/**
 * Makes two records of a person one: `gone` goes, and what it has in every workshop follows: participations, marks,
 * assignments, groups, delegations that it leads, signatures. Where both are in a workshop, the participation of `kept` stays:
 * of two marks of a slot presence wins, then that of `kept`. Who is protected in one record is so from then on.
 */
export function mergePeople(
  kept: Person,
  gone: Person,
  choices: MergeChoices,
  places: readonly MergedPlace[],
): PeopleMerging {
  const followed = places.map((place) => followParticipations(kept.id, gone.id, place));
  const differentFrom = [...new Set([...kept.differentFrom, ...gone.differentFrom])].filter(
    (id) => id !== kept.id && id !== gone.id,
  );
  return {
    changes: [
      ...updated('person', kept, {
        ...chosenFields(kept, gone, choices),
        protected: kept.protected || gone.protected,
        differentFrom: differentFrom.slice(-1000),
        trainer: joinedTrainer(kept.trainer, gone.trainer),
      }),
      ...followed.flatMap(({ changes }) => changes),
      removed('person', gone),
    ],
    joined: places.flatMap(({ snapshot }, index) => (followed[index]?.isJoined === true ? [snapshot.workshop] : [])),
    participations: followed.reduce((sum, { participations }) => sum + participations, 0),
    marks: followed.reduce((sum, { marks }) => sum + marks, 0),
  };
}

/** What the register of trainers knows of either. */
function joinedTrainer(kept: TrainerProfile | null, gone: TrainerProfile | null): TrainerProfile | null {
  if (kept === null || gone === null) return kept ?? gone;
  const known = new Set(kept.availability.map((each) => JSON.stringify(each)));
  const others = gone.availability.filter((each) => !known.has(JSON.stringify(each)));
  return {
    topics: [...new Set([...kept.topics, ...gone.topics])].slice(0, 40),
    availability: [...kept.availability, ...others].slice(0, 100),
    mayBeMaster: kept.mayBeMaster || gone.mayBeMaster,
  };
}

/** The record from which a field is taken where nothing is chosen: the one that says something, else the one that stays. */
export function suggestedSource(kept: Person, gone: Person, field: MergedField): 'kept' | 'gone' {
  if (isUnsaid(kept[field]) || isUnsaid(gone[field])) return isUnsaid(kept[field]) ? 'gone' : 'kept';
  const [own, other] = [kept[field], gone[field]];
  const isFuller = isName(own) && isName(other) && other.patronymic.length > own.patronymic.length;
  return isFuller ? 'gone' : 'kept';
}

function isName(value: Person[MergedField]): value is NonNullable<Person['latinName']> {
  return typeof value === 'object' && value !== null && 'patronymic' in value;
}

function isUnsaid(value: Person[MergedField]): boolean {
  if (value === null || value === '' || value === 'unspecified') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && !isName(value) && isBlank(value);
}

function chosenFields(kept: Person, gone: Person, choices: MergeChoices): Partial<Person> {
  return Object.fromEntries(
    mergedFields.map((field) => {
      const from = choices[field] ?? suggestedSource(kept, gone, field);
      return [field, from === 'kept' ? kept[field] : gone[field]];
    }),
  );
}

type Followed = Pick<PeopleMerging, 'changes' | 'participations' | 'marks'> & { readonly isJoined: boolean };

function followParticipations(keptId: string, goneId: string, { snapshot, signatures }: MergedPlace): Followed {
  const own = snapshot.participations.filter(({ personId }) => personId === goneId);
  const seat = snapshot.participations.find(({ personId }) => personId === keptId);
  const marks = snapshot.attendance.filter((mark) => own.some(({ id }) => id === mark.participationId)).length;
  const changes =
    seat === undefined
      ? own.flatMap((each) => updated('participation', each, { personId: keptId }))
      : own.flatMap((each) => joinParticipations(seat, each, { snapshot, signatures }));
  return { changes, participations: own.length, marks, isJoined: seat !== undefined && own.length > 0 };
}

/** Makes two participations of one workshop one: that of `seat`. */
function joinParticipations(seat: Participation, gone: Participation, { snapshot, signatures }: MergedPlace): Changes {
  const [from, to] = [gone.id, seat.id];
  const isLast = snapshot.participations.every(({ number }) => number <= gone.number);
  const isInGroup = snapshot.breakoutGroups.some(({ participationIds }) => participationIds.includes(to));
  const duties = snapshot.assignments.filter(({ participationId }) => participationId === to);
  return [
    ...joinedMarks(snapshot, from, to),
    ...snapshot.assignments
      .filter(({ participationId }) => participationId === from)
      .flatMap((each) =>
        duties.some(({ sessionId, role }) => sessionId === each.sessionId && role === each.role)
          ? [removed('assignment', each)]
          : updated('assignment', each, { participationId: to }),
      ),
    ...snapshot.delegations
      .filter(({ headParticipationId }) => headParticipationId === from)
      .flatMap((each) => updated('delegation', each, { headParticipationId: to })),
    ...vacateGroups(snapshot, from, isInGroup ? null : to),
    ...snapshot.participations
      .filter(({ id, replacedById }) => replacedById === from && id !== to)
      .flatMap((each) => updated('participation', each, { replacedById: to })),
    ...signatures
      .filter(({ participationId }) => participationId === from)
      .flatMap((each) =>
        signatures.some((other) => other.participationId === to && other.slotId === each.slotId)
          ? [removed('signature', each)]
          : updated('signature', each, { participationId: to }),
      ),
    ...updated('participation', seat, joinedSeat(seat, gone)),
    ...updated('workshop', snapshot.workshop, {
      lastNumber: Math.max(snapshot.workshop.lastNumber, isLast ? gone.number : 0),
    }),
    removed('participation', gone),
  ];
}

/** Who has one of these does not come. */
const offTheWay: ReadonlySet<Participation['status']> = new Set(['declined', 'withdrawn', 'replaced']);

/** How far on the way a participation is; -1 for whoever does not come. */
function progressOf({ status }: Participation): number {
  return offTheWay.has(status) ? -1 : participationStatuses.indexOf(status);
}

/**
 * What the participation that stays did not say and the other does; the status that is further on the way, with the letter
 * by which it came.
 */
function joinedSeat(seat: Participation, gone: Participation): Partial<Participation> {
  const isOwnSuccessor = seat.replacedById === gone.id;
  const staysReplaced = seat.status === 'replaced' && !isOwnSuccessor;
  const { status } = !staysReplaced && progressOf(gone) > progressOf(seat) ? gone : seat;
  const bearers = [seat, gone].filter((each) => each.status === status && !isBlankLetter(each.letter));
  return {
    ...(isOwnSuccessor ? { replacedById: null, replacedFrom: null } : {}),
    delegationId: seat.delegationId ?? gone.delegationId,
    category: seat.category ?? gone.category,
    availability: seat.availability ?? gone.availability,
    arrival: seat.arrival ?? gone.arrival,
    departure: seat.departure ?? gone.departure,
    paidAs: seat.paidAs ?? gone.paidAs,
    paidDayIds: [...new Set([...seat.paidDayIds, ...gone.paidDayIds])],
    completion: seat.completion ?? gone.completion,
    ...joinedDetails(seat, gone),
    consents: {
      photo: seat.consents.photo ?? gone.consents.photo,
      lists: seat.consents.lists ?? gone.consents.lists,
    },
    status,
    letter: bearers[0]?.letter ?? noLetter,
  };
}

/** The marks of one participation, made those of another. */
function joinedMarks({ workshop, attendance }: WorkshopSnapshot, from: string, to: string): MarkChange[] {
  const own = new Map(
    attendance.filter(({ participationId }) => participationId === to).map((mark) => [mark.slotId, mark.status]),
  );
  const change = (id: string, { slotId }: Mark, before: AttendanceStatus, after: AttendanceStatus): MarkChange =>
    marked(workshop.id, id, slotId, before, after, { how: id === from ? 'removal' : 'import', reason: null });
  return attendance
    .filter(({ participationId }) => participationId === from)
    .flatMap((mark) => {
      const before = own.get(mark.slotId) ?? 'unmarked';
      const isStronger = before === 'unmarked' || (isPresence(mark.status) && !isPresence(before));
      return [
        change(from, mark, mark.status, 'unmarked'),
        ...(isStronger ? [change(to, mark, before, mark.status)] : []),
      ];
    });
}

/** Keeps for ever that two people of like names are two. */
export function tellApart(one: Person, other: Person): Changes {
  const keeping = (person: Person, id: string): Changes =>
    updated('person', person, { differentFrom: [...new Set([...person.differentFrom, id])].slice(-1000) });
  return [...keeping(one, other.id), ...keeping(other, one.id)];
}
