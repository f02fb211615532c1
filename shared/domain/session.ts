import * as z from 'zod';
import { wallClockSchema } from '../time/wall-clock.ts';
import { defineEntity, idSchema, workshopShelf } from './entity.ts';
import { textSchema } from './language.ts';

/** Wording and colour of a kind come from the app, so that "Coffee break" need not be typed and translated. */
export const sessionKinds = [
  'registration',
  'opening',
  'lecture',
  'discussion',
  'group-work',
  'exercise',
  'country-presentations',
  'special-session',
  'site-visit',
  'test',
  'evaluation',
  'photo',
  'break',
  'lunch',
  'wrap-up',
  'closing',
] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** Where a session lies. `roomId` null means all rooms: a plenary item such as lunch. */
export const placementSchema = z.object({
  dayId: idSchema,
  start: wallClockSchema,
  roomId: idSchema.nullable(),
});
export type Placement = z.infer<typeof placementSchema>;

/** Five minutes to a whole day, in minutes. */
export const minutesSchema = z
  .int()
  .min(5)
  .max(24 * 60);

/** A unit of content. Content and placement are separate: an unplaced session is normal. */
export const sessionSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  kind: z.enum(sessionKinds),
  /** Blank for a kind whose name says it all: the document then prints the name of the kind. */
  title: textSchema,
  description: textSchema,
  /** For whom, where it is not for everybody: "male doctors and counsellors". */
  audience: textSchema,
  minutes: minutesSchema,
  placement: placementSchema.nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

export const session = defineEntity(sessionSchema, workshopShelf);
