import * as z from 'zod';
import { deskPartition } from './mark-register.ts';
import { defineEntity, idSchema } from '../entity.ts';

/**
 * Somebody whom a desk put on the list: another desk learns of them by its file. Its id is that of the participation.
 */
export const walkInSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  /** The number on the list. */
  number: z.int().min(1).max(9999),
  /** How often the number had to give way to the same number of another desk. */
  renumbered: z.int().min(0),
  /** Participations that turned out to be the same person. */
  sameAs: z.array(idSchema).max(50),
});
export type WalkIn = z.infer<typeof walkInSchema>;

export const walkIn = defineEntity(walkInSchema, deskPartition);

/**
 * Under which participation each stands: who was put on the list twice stands under the one that was there before all
 * desks, or else under the first. Everybody else stands under himself.
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

/** What two desks know of one walk-in: the number that was given last, and all that either found to be the same. */
export function mergedWalkIn(one: WalkIn, other: WalkIn): WalkIn {
  const later = one.renumbered - other.renumbered || one.number - other.number;
  const { number, renumbered } = later > 0 ? one : other;
  return { ...one, number, renumbered, sameAs: [...new Set([...one.sameAs, ...other.sameAs])].sort() };
}

/**
 * The walk-ins with numbers of their own: of those who have the same, the first keeps it and the others get new ones.
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
