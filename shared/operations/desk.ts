import { type Changes, created, type MarkChange, type NewId, removed, updated } from '../changes/change.ts';
import { isClosed, isPresence, type SlotId, statusIn } from '../domain/attendance/attendance.ts';
import type { Signature } from '../domain/evidence/signature.ts';
import type { Text } from '../domain/language.ts';
import type { Participation } from '../domain/people/participation.ts';
import { type Institution, type Name, plainPerson, type Sex } from '../domain/people/person.ts';
import type { WorkshopRecords } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';
import { type MarkCell, markEach, type MarkingCode, type MarkingPlace } from './attendance.ts';
import { addParticipant } from './people.ts';

/** Somebody who has come to the registration table. */
export type Arrival = MarkCell & { readonly status: 'present' | 'late' };

/** Somebody who has come and is on no list: what is asked at the table, and no more. */
export type Visitor = {
  readonly family: string;
  readonly given: string;
  readonly sex: Sex;
  readonly delegationId: string | null;
  /** From the register, or the name of one that is new; null when it is not asked. */
  readonly institution: { readonly id: string } | { readonly name: string } | null;
};

/**
 * Marks somebody who has come. A status of presence is kept, so that a badge scanned twice does not turn present into late.
 * Fails as `markEach` does.
 */
export function arrive(place: MarkingPlace, arrival: Arrival): Result<MarkChange[], MarkingCode> {
  const standing = statusIn(place.sheet, arrival.participationId, arrival.slotId);
  return isPresence(standing) ? success([]) : markEach(place, [arrival]);
}

/**
 * Stores a signature, replaces an earlier one for the slot, and marks the person unless they are present already. Fails with
 * `day-signed-off`, and as `markEach` does.
 */
export function sign(
  place: MarkingPlace,
  arrival: Arrival,
  earlier: readonly Signature[],
  signed: Pick<Signature, 'id' | 'strokes' | 'signedAt'>,
): Result<Changes, MarkingCode> {
  const { participationId, slotId } = arrival;
  if (isClosed(slotId, place.signOffs, place.sessions)) return failure('day-signed-off');
  const marks = arrive(place, arrival);
  if (!marks.ok) return marks;
  const replaced = earlier.filter((each) => each.participationId === participationId && each.slotId === slotId);
  const record: Signature = { ...signed, workshopId: place.sheet.workshopId, participationId, slotId };
  return success([...marks.value, ...replaced.map((each) => removed('signature', each)), created('signature', record)]);
}

/** Registers a new person with the status arrived, and marks them. Fails as `markEach` does. */
export function registerWalkIn(
  snapshot: WorkshopRecords,
  visitor: Visitor,
  arrival: { readonly slotId: SlotId; readonly status: Arrival['status'] },
  place: MarkingPlace,
  newId: NewId,
): Result<{ readonly participationId: string; readonly changes: Changes }, MarkingCode> {
  const delegation = snapshot.delegations.find((each) => each.id === visitor.delegationId);
  const country = delegation?.country ?? null;
  const institution = newInstitution(visitor, country ?? snapshot.workshop.place.country, newId);
  const person = {
    ...plainPerson,
    ...namesOf(visitor),
    sex: visitor.sex,
    country,
    institutionId: institution?.id ?? knownInstitution(visitor),
  };
  const added = addParticipant(snapshot, person, 'participant', delegation?.id ?? null, newId);
  const marks = markEach(place, [{ participationId: added.participationId, ...arrival }]);
  if (!marks.ok) return marks;
  const changes = [
    ...(institution === null ? [] : [created('institution', institution)]),
    ...added.changes,
    ...arrivals(added.changes),
    ...marks.value,
  ];
  return success({ participationId: added.participationId, changes });
}

/** As arrived, and known as a walk-in to the other desks. */
function arrivals(changes: Changes): Changes {
  return changes.flatMap((change) => {
    if (change.entity !== 'participation') return [];
    const participation = change.value as unknown as Participation;
    const { id, workshopId, number } = participation;
    return [
      ...updated('participation', participation, { status: 'arrived' }),
      created('walkIn', { id, workshopId, number, renumbered: 0, sameAs: [] }),
    ];
  });
}

function newInstitution({ institution }: Visitor, country: Institution['country'], newId: NewId): Institution | null {
  if (institution === null || 'id' in institution) return null;
  return { id: newId(), name: inItsScript(institution.name.trim()), kind: 'other', sector: 'other', country };
}

function knownInstitution({ institution }: Visitor): string | null {
  return institution !== null && 'id' in institution ? institution.id : null;
}

/** The name in the script in which it was typed; the other script stays null. */
export function namesOf({ family, given }: Pick<Visitor, 'family' | 'given'>): {
  readonly latinName: Name | null;
  readonly cyrillicName: Name | null;
} {
  const name = { family: family.trim(), given: given.trim(), patronymic: '' };
  return isCyrillic(family) ? { latinName: null, cyrillicName: name } : { latinName: name, cyrillicName: null };
}

function inItsScript(text: string): Text {
  return isCyrillic(text) ? { ru: text } : { en: text };
}

function isCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text);
}
