import * as z from 'zod';
import { defineEntity, idSchema } from '../entity.ts';
import { blankDetails, type DetailGroup, detailGroups, type Participation, plainDetails } from './participation.ts';
import { plainPerson, type Person } from './person.ts';

/**
 * Records by ids what was erased: a person; the people of a workshop with its scans and contacts; or some of the details of a
 * second step. The record is never deleted, so that merging with an older copy of the data does not bring anything back.
 */
export const erasureSchema = z.object({
  /** That of the person or of the workshop; one of its own where only details were erased. */
  id: idSchema,
  /** Of the participations of that person or workshop, or of those whose details were erased. */
  participationIds: z.array(idSchema).max(10_000),
  /** The groups of details that were erased, and nothing else; none where everything was. */
  details: z.array(z.enum(detailGroups)).max(detailGroups.length),
  /** The instant, in UTC. */
  erasedAt: z.iso.datetime(),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** Identifies an erasure: a workshop that is erased again has the same id, and another time. */
export function erasureKey({ id, erasedAt }: Erasure): string {
  return `${id} ${erasedAt}`;
}

export const erasuresPartition = 'erasures';

export const erasure = defineEntity(erasureSchema, () => erasuresPartition);

/** The ids of everybody and everything that was erased whole: of people, workshops and participations. */
export function erasedIds(erasures: readonly Erasure[]): ReadonlySet<string> {
  const whole = erasures.filter(({ details }) => details.length === 0);
  return new Set(whole.flatMap(({ id, participationIds }) => [id, ...participationIds]));
}

/** The groups of which the details were erased, by participation. */
export function erasedDetails(erasures: readonly Erasure[]): ReadonlyMap<string, readonly DetailGroup[]> {
  const groups = new Map<string, readonly DetailGroup[]>();
  for (const { participationIds, details } of erasures) {
    if (details.length === 0) continue;
    for (const id of participationIds) groups.set(id, [...new Set([...(groups.get(id) ?? []), ...details])]);
  }
  return groups;
}

/** The participation without the details of these groups. */
export function withoutDetailsOf(record: Participation, groups: readonly DetailGroup[]): Participation {
  return { ...record, ...blankDetails(groups) };
}

/** Whether of the person nothing is kept but what is counted. */
export function isErased({ latinName, cyrillicName }: Pick<Person, 'latinName' | 'cyrillicName'>): boolean {
  return cyrillicName === null && latinName?.family === noName;
}

/** The family name of an erased person. Lists show the code, as for a protected person. */
const noName = '—';

/** An erased person: only the fields that donors count are kept. By the institution they count its kind. */
export function anonymousPerson({ id, sex, ageBand, country, institutionId }: Person): Person {
  const latinName = { family: noName, given: '', patronymic: '' };
  return { ...plainPerson, id, latinName, cyrillicName: null, sex, ageBand, country, institutionId, protected: true };
}

/** What stays of the participation of an erased person: what is counted, no travel, no details, and of a decision no reason. */
export function anonymousParticipation(record: Participation): Participation {
  const completion = record.completion === null ? null : { ...record.completion, reason: noName };
  return { ...record, ...plainDetails, availability: null, arrival: null, departure: null, completion };
}
