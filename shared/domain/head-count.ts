import * as z from 'zod';
import { slotIdSchema } from './attendance.ts';
import { attendanceShelf, defineEntity, idSchema } from './entity.ts';

const countSchema = z.int().min(0).max(10_000);

/** People in a slot whose names may not be taken: counted by sex, beside those who are on the list by name. */
export const headCountSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  slotId: slotIdSchema,
  women: countSchema,
  men: countSchema,
  unspecified: countSchema,
});
export type HeadCount = z.infer<typeof headCountSchema>;

export const headCount = defineEntity(headCountSchema, attendanceShelf);

/** How many people are counted without a name in a slot, in all. */
export function headsIn({ women, men, unspecified }: Pick<HeadCount, 'women' | 'men' | 'unspecified'>): number {
  return women + men + unspecified;
}
