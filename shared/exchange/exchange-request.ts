import * as z from 'zod';
import { listedPeople } from '../documents/listed-people.ts';
import type { Wording } from '../documents/wording.ts';
import { idSchema } from '../domain/entity.ts';
import { type Language, languageSchema } from '../domain/language.ts';
import type { Participation } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { compareNames } from '../text/collation.ts';
import { calendarDaySchema } from '../time/calendar-day.ts';

/** What Rostrum writes for other programs: calendars, and the schedule formats of conference software. */
export const exchangeKinds = ['icalendar', 'schedule-xml', 'schedule-json'] as const;
export type ExchangeKind = (typeof exchangeKinds)[number];

const exchangeFormats = ['ics', 'xml', 'json'] as const;
type ExchangeFormat = (typeof exchangeFormats)[number];

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

/** Whose agenda a file has: everybody's, that of one trainer or interpreter, or that of one delegation. */
export type AgendaPart = Pick<ExchangeRequest, 'participationId' | 'delegationId'>;
export const wholeAgenda: AgendaPart = { participationId: null, delegationId: null };

/** Somebody who leads, presents or interprets, by the name that lists may give: of a protected person the code. */
type LeadingPerson = { readonly participation: Participation; readonly name: string };

/** All who have something to do on the agenda, in the order of their names. */
export function leadingPeople(snapshot: WorkshopSnapshot, language: Language): LeadingPerson[] {
  const people = listedPeople(snapshot);
  const placed = new Set(snapshot.sessions.filter(({ placement }) => placement !== null).map(({ id }) => id));
  const busy = new Set(
    snapshot.assignments.filter(({ sessionId }) => placed.has(sessionId)).map((each) => each.participationId),
  );
  const compare = compareNames(language);
  return [...busy]
    .flatMap((id) => people.get(id) ?? [])
    .map((person) => ({ participation: person.participation, name: person.listName(language) }))
    .sort((one, other) => compare(one.name, other.name));
}

/** The name of the person or delegation whose part is exported, in the first language; '' for the whole agenda. */
export function partName(
  snapshot: WorkshopSnapshot,
  { participationId, delegationId }: AgendaPart,
  wording: Wording,
): string {
  const person = listedPeople(snapshot).get(participationId ?? '');
  if (person !== undefined) return person.listName(wording.first);
  const delegation = snapshot.delegations.find(({ id }) => id === delegationId);
  return delegation === undefined ? '' : wording.text(delegation.name);
}
