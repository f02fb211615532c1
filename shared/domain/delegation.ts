import * as z from 'zod';
import { calendarDaySchema } from '../time/calendar-day.ts';
import { countrySchema } from './country.ts';
import { defineEntity, idSchema, lineSchema, workshopShelf } from './entity.ts';
import { textSchema } from './language.ts';

/** The people whom one country or body sends. */
export const delegationSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  name: textSchema,
  country: countrySchema.nullable(),
  headParticipationId: idSchema.nullable(),
  /** Seats offered; null when not limited. */
  quota: z.int().min(0).max(1000).nullable(),
  /** The official letter that nominates them. */
  letter: z.object({ number: lineSchema, date: calendarDaySchema.nullable() }),
});
export type Delegation = z.infer<typeof delegationSchema>;

export const delegation = defineEntity(delegationSchema, workshopShelf);
