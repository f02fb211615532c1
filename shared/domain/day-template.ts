import * as z from 'zod';
import { defineEntity, idSchema, lineSchema } from './entity.ts';
import { minutesSchema, sessionSchema } from './session.ts';

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

/** A day or a module kept for the next workshop: content and its rhythm, without people, rooms and dates. */
export const dayTemplateSchema = z.object({
  id: idSchema,
  name: lineSchema.min(1),
  /** A module belongs to a training package of that name; a template of a day belongs to none. */
  trainingPackage: lineSchema,
  sessions: z.array(templateSessionSchema).max(100),
});
export type DayTemplate = z.infer<typeof dayTemplateSchema>;

export const dayTemplate = defineEntity(dayTemplateSchema, () => 'library');
