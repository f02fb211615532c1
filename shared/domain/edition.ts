import * as z from 'zod';
import { assignmentSchema } from './assignment.ts';
import { daySchema } from './day.ts';
import { defineEntity, idSchema, lineSchema, workshopShelf } from './entity.ts';
import { roomSchema } from './room.ts';
import { sessionSchema } from './session.ts';

/** A frozen, numbered agenda as it was handed out. */
export const editionSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  /** 1 for the first; consecutive within the workshop. */
  number: z.int().min(1).max(9999),
  /** Instant in UTC. */
  frozenAt: z.iso.datetime(),
  note: lineSchema,
  days: z.array(daySchema).max(60),
  rooms: z.array(roomSchema).max(200),
  sessions: z.array(sessionSchema).max(20_000),
  assignments: z.array(assignmentSchema).max(100_000),
});
export type Edition = z.infer<typeof editionSchema>;

export const edition = defineEntity(editionSchema, workshopShelf);
