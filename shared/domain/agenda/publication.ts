import * as z from 'zod';
import { calendarDaySchema } from '../../time/calendar-day.ts';
import { wallClockSchema } from '../../time/wall-clock.ts';
import { defineEntity, idSchema, workshopPartition } from '../entity.ts';
import { textSchema } from '../language.ts';
import { minutesSchema, sessionKinds } from './session.ts';

/** Conference apps read the number of an event as a signed integer of 32 bits. */
export const largestEventNumber = 2 ** 31 - 1;

/**
 * A session as a schedule for other programs last had it. It outlives the session: conference apps keep what was once in
 * a schedule, so a later one has to say that it is cancelled.
 */
export const publicationSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  /** The session may have been deleted since. */
  sessionId: idSchema,
  /** The id of the event in every schedule, by which apps keep favourites; never given to another session. */
  number: z.int().min(1).max(largestEventNumber),
  date: calendarDaySchema,
  start: wallClockSchema,
  minutes: minutesSchema,
  /** Null for all rooms. The room may have been deleted since. */
  roomId: idSchema.nullable(),
  /** The name of the room; blank for all rooms. */
  room: textSchema,
  kind: z.enum(sessionKinds),
  title: textSchema,
});
export type Publication = z.infer<typeof publicationSchema>;

export const publication = defineEntity(publicationSchema, workshopPartition);
