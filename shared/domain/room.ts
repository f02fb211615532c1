import * as z from 'zod';
import { defineEntity, idSchema, workshopShelf } from './entity.ts';
import { textSchema } from './language.ts';

export const roomSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  name: textSchema,
  /** Seats; null when nobody has counted them. */
  capacity: z.int().min(1).max(10_000).nullable(),
});
export type Room = z.infer<typeof roomSchema>;

export const room = defineEntity(roomSchema, workshopShelf);
