import * as z from 'zod';
import { countrySchema } from '../../shared/domain/country.ts';
import { calendarDaySchema } from '../../shared/time/calendar-day.ts';
import facts from './five-events.json';

/** The reported facts that a sample takes over unchanged. */
const eventSchema = z.object({
  key: z.string(),
  programme: z.object({ code: z.string().nullable(), region: z.array(countrySchema) }),
  dates: z.array(calendarDaySchema).nullable(),
  time_zone: z.string(),
  place: z.object({ country: countrySchema }),
});
export type ReportedEvent = z.infer<typeof eventSchema>;

const events = z.array(eventSchema).parse(facts.events);

export function reportedEvent(key: string): ReportedEvent {
  const event = events.find((one) => one.key === key);
  if (event === undefined) throw new Error(`No reported event has the key ${key}`);
  return event;
}
