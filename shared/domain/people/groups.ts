import * as z from 'zod';
import { calendarDaySchema } from '../../time/calendar-day.ts';
import { countrySchema } from '../country.ts';
import { defineEntity, idSchema, lineSchema, workshopPartition } from '../entity.ts';
import { textSchema } from '../language.ts';

/** The people whom one country or body sends. */
export const delegationSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  name: textSchema,
  country: countrySchema.nullable(),
  headParticipationId: idSchema.nullable(),
  /** Seats offered; null when not limited. */
  quota: z.int().min(0).max(1000).nullable(),
  /** The official letter that nominates them. */
  letter: z.object({ number: lineSchema, date: calendarDaySchema.nullable() }),
});
export type Delegation = z.infer<typeof delegationSchema>;

export const delegation = defineEntity(delegationSchema, workshopPartition);

/** A few participants who work together apart from the others. */
export const breakoutGroupSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  name: textSchema,
  /** Groups that were made together carry the same name of their set: "Case work, day 2". */
  set: lineSchema,
  participationIds: z.array(idSchema).max(1000),
  /** Those of them who stay in this group when the set is mixed again. */
  pinnedIds: z.array(idSchema).max(1000),
});
export type BreakoutGroup = z.infer<typeof breakoutGroupSchema>;

export const breakoutGroup = defineEntity(breakoutGroupSchema, workshopPartition);

/** Groups that were made together, in the order of their making. */
export type GroupSet = { readonly name: string; readonly groups: readonly BreakoutGroup[] };

/** The sets of a workshop, the first made first. */
export function groupSets(groups: readonly BreakoutGroup[]): GroupSet[] {
  const inOrder = [...groups].sort((one, other) => (one.id < other.id ? -1 : 1));
  const names = [...new Set(inOrder.map((group) => group.set))];
  return names.map((name) => ({ name, groups: inOrder.filter((group) => group.set === name) }));
}
