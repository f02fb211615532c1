import * as z from 'zod';
import { correctionSchema } from '../attendance/attendance.ts';
import { defineEntity, idSchema, personal, workshopPartition } from '../entity.ts';
import { textSchema } from '../language.ts';
import { delegationSchema } from '../people/groups.ts';
import { participationSchema } from '../people/participation.ts';
import { nameSchema, sexes } from '../people/person.ts';

/** Somebody on a list as it was signed off. Of a protected person there is no name and no institution. */
export const signedPersonSchema = z.object({
  participationId: idSchema,
  number: participationSchema.shape.number,
  role: participationSchema.shape.role,
  latinName: personal(nameSchema.nullable(), 'A signed list goes on saying whom it named'),
  cyrillicName: personal(nameSchema.nullable(), 'A signed list goes on saying whom it named'),
  sex: personal(z.enum(sexes), 'The women and men of a signed list are counted'),
  /** As it was called. */
  institution: personal(textSchema, 'A signed list goes on saying who sent each'),
  delegation: delegationSchema.pick({ name: true, country: true }).nullable(),
});
export type SignedPerson = z.infer<typeof signedPersonSchema>;

/**
 * Everybody who was on the list of a day when it was signed off. Lists are printed from the present data; what differs from
 * this is said below them.
 */
export const signedListSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  /** Of the sign-off. */
  signOffId: idSchema,
  /** Null where it was not recorded, as before lists were kept. */
  people: z.array(signedPersonSchema).max(20_000).nullable(),
  /** The marks of the day that were changed with a reason since, oldest first. */
  corrections: z.array(correctionSchema).max(20_000),
});
export type SignedList = z.infer<typeof signedListSchema>;

/** In the partition of the workshop, so that marks, which read the sign-offs, do not read it. */
export const signedList = defineEntity(signedListSchema, workshopPartition);

/**
 * The list without names, institutions and reasons of corrections of whom `erased` names; number, sex and delegation are counted
 * and stay.
 */
export function anonymousSignedList(list: SignedList, erased: ReadonlySet<string>): SignedList {
  const isErased = ({ participationId }: { readonly participationId: string }): boolean => erased.has(participationId);
  return {
    ...list,
    people:
      list.people?.map((each) =>
        isErased(each) ? { ...each, latinName: null, cyrillicName: null, institution: {} } : each,
      ) ?? null,
    corrections: list.corrections.map((each) => (isErased(each) ? { ...each, reason: '' } : each)),
  };
}
