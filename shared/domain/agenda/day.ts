import * as z from 'zod';
import { calendarDaySchema } from '../../time/calendar-day.ts';
import { wallClockSchema } from '../../time/wall-clock.ts';
import { defineEntity, idSchema, workshopPartition } from '../entity.ts';
import { textSchema } from '../language.ts';

/** A numbered day of a workshop; `date` is null until it is fixed. */
export const daySchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  /** 1 for the first day; consecutive within the workshop. */
  number: z.int().min(1).max(60),
  date: calendarDaySchema.nullable(),
  theme: textSchema,
  startsAt: wallClockSchema,
  endsAt: wallClockSchema,
});
export type Day = z.infer<typeof daySchema>;

export const day = defineEntity(daySchema, workshopPartition);

export const roomSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  name: textSchema,
  /** Seats; null when nobody has counted them. */
  capacity: z.int().min(1).max(10_000).nullable(),
});
export type Room = z.infer<typeof roomSchema>;

export const room = defineEntity(roomSchema, workshopPartition);
