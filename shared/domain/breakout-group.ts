import * as z from 'zod';
import { defineEntity, idSchema, lineSchema, workshopShelf } from './entity.ts';
import { textSchema } from './language.ts';

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

export const breakoutGroup = defineEntity(breakoutGroupSchema, workshopShelf);

/** Groups that were made together, in the order of their making. */
export type GroupSet = { readonly name: string; readonly groups: readonly BreakoutGroup[] };

/** The sets of a workshop, the first made first. */
export function groupSets(groups: readonly BreakoutGroup[]): GroupSet[] {
  const inOrder = [...groups].sort((one, other) => (one.id < other.id ? -1 : 1));
  const names = [...new Set(inOrder.map((group) => group.set))];
  return names.map((name) => ({ name, groups: inOrder.filter((group) => group.set === name) }));
}
