import * as z from 'zod';
import { defineEntity, idSchema } from '../entity.ts';
import { type Participation, plainDetails } from './participation.ts';
import { plainPerson, type Person } from './person.ts';

/**
 * Records that a person was erased, by ids. The record is never deleted, so that merging with an older copy of the data
 * does not bring the person back.
 */
export const erasureSchema = z.object({
  /** That of the person. */
  id: idSchema,
  /** Of the participations of that person. */
  participationIds: z.array(idSchema).max(10_000),
  /** The instant, in UTC. */
  erasedAt: z.iso.datetime(),
});
export type Erasure = z.infer<typeof erasureSchema>;

export const erasuresPartition = 'erasures';

export const erasure = defineEntity(erasureSchema, () => erasuresPartition);

/** The ids of everybody who was erased: of people and of their participations. */
export function erasedIds(erasures: readonly Erasure[]): ReadonlySet<string> {
  return new Set(erasures.flatMap(({ id, participationIds }) => [id, ...participationIds]));
}

/** The family name of an erased person. Lists show the code, as for a protected person. */
const noName = '—';

/** An erased person: only the fields that donors count are kept. */
export function anonymousPerson({ id, sex, ageBand, country }: Person): Person {
  const latinName = { family: noName, given: '', patronymic: '' };
  return { ...plainPerson, id, latinName, cyrillicName: null, sex, ageBand, country, protected: true };
}

/** What stays of the participation of an erased person: what is counted, no travel, no details, and of a decision no reason. */
export function anonymousParticipation(record: Participation): Participation {
  const completion = record.completion === null ? null : { ...record.completion, reason: noName };
  return { ...record, ...plainDetails, availability: null, arrival: null, departure: null, completion };
}
