import * as z from 'zod';
import { deskPartition } from './mark-register.ts';
import { defineEntity, idSchema } from '../entity.ts';

/**
 * A person whom a desk added to the list, as other desks get it by desk file. Its id is that of the participation.
 */
export const walkInSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  /** The number on the list. */
  number: z.int().min(1).max(9999),
  /** How often the number was changed because another desk had given the same one. */
  renumbered: z.int().min(0),
  /** Participations that turned out to be the same person. */
  sameAs: z.array(idSchema).max(50),
});
export type WalkIn = z.infer<typeof walkInSchema>;

export const walkIn = defineEntity(walkInSchema, deskPartition);

/**
 * Maps each participation to the one that stands for it: of duplicates, the one that is no walk-in, else the first; any
 * other participation stands for itself.
 */
export function standingFor(walkIns: readonly WalkIn[]): (participationId: string) => string {
  const ids = new Set(walkIns.map(({ id }) => id));
  const groups = new Map<string, Set<string>>();
  for (const { id, sameAs } of walkIns) {
    const group = new Set(
      [id, ...sameAs].flatMap((each) => (ids.has(each) ? [...(groups.get(each) ?? [each])] : [each])),
    );
    for (const each of group) if (ids.has(each)) groups.set(each, group);
  }
  return (participationId) => {
    const group = [...(groups.get(participationId) ?? [participationId])].sort();
    return group.find((each) => !ids.has(each)) ?? group[0] ?? participationId;
  };
}

/** Merges two versions of a walk-in: the number that was given last, and the union of `sameAs`. */
export function mergedWalkIn(one: WalkIn, other: WalkIn): WalkIn {
  const later = one.renumbered - other.renumbered || one.number - other.number;
  const { number, renumbered } = later > 0 ? one : other;
  return { ...one, number, renumbered, sameAs: [...new Set([...one.sameAs, ...other.sameAs])].sort() };
}

/**
 * Makes the numbers of walk-ins unique: of several with the same number the first keeps it, the others get new ones.
 */
export function withOwnNumbers(walkIns: readonly WalkIn[], taken: readonly number[]): WalkIn[] {
  const given = new Set(taken);
  const inOrder = walkIns.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const keeps = new Set(inOrder.filter(({ number }) => !given.has(number) && given.add(number)).map(({ id }) => id));
  return inOrder.map((each) => {
    if (keeps.has(each.id)) return each;
    const number = Math.max(...given) + 1;
    given.add(number);
    return { ...each, number, renumbered: each.renumbered + 1 };
  });
}
