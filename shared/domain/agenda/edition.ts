import * as z from 'zod';
import { defineEntity, idSchema, lineSchema, workshopPartition } from '../entity.ts';
import { daySchema, roomSchema } from './day.ts';
import { assignmentSchema, minutesSchema, sessionSchema } from './session.ts';

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

export const edition = defineEntity(editionSchema, workshopPartition);

const templateSessionSchema = sessionSchema
  .pick({ kind: true, title: true, description: true, method: true, materials: true, aims: true })
  .extend({
    /** Minutes from the start of the day. */
    offset: z
      .int()
      .min(0)
      .max(24 * 60),
    minutes: minutesSchema,
  });
export type TemplateSession = z.infer<typeof templateSessionSchema>;

/** A template of a day or a module: sessions with their offsets and lengths, without people, rooms and dates. */
const dayTemplateSchema = z.object({
  id: idSchema,
  name: lineSchema.min(1),
  /** A module belongs to a training package of that name; a template of a day belongs to none. */
  trainingPackage: lineSchema,
  sessions: z.array(templateSessionSchema).max(100),
});
export type DayTemplate = z.infer<typeof dayTemplateSchema>;

export const dayTemplate = defineEntity(dayTemplateSchema, () => 'library');
