import * as z from 'zod';
import { idSchema } from '../domain/entity.ts';
import { languageSchema } from '../domain/language.ts';
import { calendarDaySchema } from '../time/calendar-day.ts';

/** What Rostrum writes for other programs: calendars, and the schedule formats of conference software. */
export const exchangeKinds = ['icalendar', 'schedule-xml', 'schedule-json'] as const;
export type ExchangeKind = (typeof exchangeKinds)[number];

export const exchangeFormats = ['ics', 'xml', 'json'] as const;
export type ExchangeFormat = (typeof exchangeFormats)[number];

export const formatOf: Readonly<Record<ExchangeKind, ExchangeFormat>> = {
  icalendar: 'ics',
  'schedule-xml': 'xml',
  'schedule-json': 'json',
};

export const exchangeRequestSchema = z.object({
  kind: z.enum(exchangeKinds),
  format: z.enum(exchangeFormats),
  /** One language, or two; a schedule has its titles in the first and its subtitles in the second. */
  languages: z.array(languageSchema).min(1).max(2),
  /** The date of the file: it never asks the clock. */
  asOf: calendarDaySchema,
  /** The moment of the file in UTC, by which a calendar knows the newer of two; without one, midnight of its date. */
  writtenAt: z.iso.datetime().optional(),
  /** Only the sessions that this person leads, presents or interprets; null for all. */
  participationId: idSchema.nullable(),
  /** Only the sessions for which this delegation is expected; null for all. */
  delegationId: idSchema.nullable(),
});
export type ExchangeRequest = z.infer<typeof exchangeRequestSchema>;
