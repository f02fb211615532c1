import { placeLine, Wording } from '../../documents/wording.ts';
import type { Language } from '../../domain/language.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { type Result, success } from '../../result.ts';
import { millisecondsSince1970 } from '../../time/instant.ts';
import { type LocalTime, type ZoneTransition, zoneTransitions } from '../../time/zoned-time.ts';
import type { ExchangeRequest } from '../exchange-request.ts';
import { type ExportedDay, exportedDays, type ExportedSession, type ExportFailure } from '../exported-agenda.ts';
import { escapedText, foldedLine } from './calendar-lines.ts';

/**
 * The agenda, or the part of one person or delegation, as an iCalendar file (RFC 5545, 7986). A session keeps its UID
 * in every file, and SEQUENCE grows with each file, so that a calendar program updates the session.
 */
export function writeCalendar(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<string, ExportFailure> {
  const days = exportedDays(snapshot, request);
  if (!days.ok) return days;
  const wording = new Wording(request.languages);
  const { workshop } = snapshot;
  const name = escapedText(wording.text(workshop.title));
  // No METHOD: it would turn the file into an invitation to be answered (RFC 5546).
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rostrum//Rostrum//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `X-WR-TIMEZONE:${workshop.timeZone}`,
    ...zoneLines(workshop.timeZone, days.value),
    ...days.value.flatMap((day) => day.sessions.flatMap((one) => eventLines(one, { snapshot, request, wording }))),
    'END:VCALENDAR',
  ];
  return success(lines.map(foldedLine).join(''));
}

type Source = {
  readonly snapshot: WorkshopSnapshot;
  readonly request: ExchangeRequest;
  readonly wording: Wording;
};

function eventLines(exported: ExportedSession, source: Source): string[] {
  const { workshop } = source.snapshot;
  const { session } = exported;
  const description = descriptionOf(exported, source);
  const kind = source.wording.translate(source.wording.first, `vocabulary.sessionKind.${session.kind}`);
  return [
    'BEGIN:VEVENT',
    `UID:${session.id}@rostrum`,
    ...revisionLines(source.request),
    `DTSTART${moment(exported.start, workshop.timeZone)}`,
    `DTEND${moment(exported.end, workshop.timeZone)}`,
    `SUMMARY:${escapedText(exported.titles.join(' / '))}`,
    `LOCATION:${escapedText(locationOf(exported, source))}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escapedText(description)}`]),
    `CATEGORIES:${escapedText(kind)}`,
    'END:VEVENT',
  ];
}

/** SEQUENCE counts minutes since this instant, so that it grows with every file (RFC 5545, 3.8.7.4). */
const firstRevision = '2020-01-01T00:00:00Z';

function revisionLines({ asOf, writtenAt }: ExchangeRequest): string[] {
  const instant = writtenAt ?? `${asOf}T00:00:00Z`;
  const minutes = (millisecondsSince1970(instant) - millisecondsSince1970(firstRevision)) / 60_000;
  const stamp = `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return [`DTSTAMP:${stamp}`, `LAST-MODIFIED:${stamp}`, `SEQUENCE:${String(Math.max(0, Math.floor(minutes)))}`];
}

function locationOf({ room }: ExportedSession, { snapshot, wording }: Source): string {
  return [room, placeLine(snapshot, wording.first)].filter((part) => part !== '').join(', ');
}

/** What the session is about, for whom, by whom and in which language, where one was chosen, a line each, in the document's languages. */
function descriptionOf({ session, leads }: ExportedSession, { wording }: Source): string {
  const lines = wording.languages.flatMap((language) => [
    session.description[language] ?? '',
    session.audience[language] === undefined
      ? ''
      : wording.translate(language, 'documents.for-whom', { audience: session.audience[language] }),
    leads.length === 0
      ? ''
      : wording.translate(language, 'exchange.leads', {
          names: leads.map((lead) => lead.spokenName(language)).join(', '),
        }),
    session.language === null ? '' : languageLine(session.language, language, wording),
  ]);
  return [...new Set(lines.filter((line) => line !== ''))].join('\n');
}

function languageLine(spoken: Language, language: Language, wording: Wording): string {
  return wording.translate(language, 'exchange.language', {
    language: wording.translate(language, `vocabulary.language.${spoken}`),
  });
}

/** `;TZID=Asia/Almaty:20250715T090000`, and `:20250715T090000Z` in UTC, which needs no rules. */
function moment({ day, clock }: LocalTime, timeZone: string): string {
  const digits = `${day}T${clock}`.replaceAll(/[-:]/g, '');
  return timeZone === 'UTC' ? `:${digits}00Z` : `;TZID=${timeZone}:${digits}00`;
}

/** The rules of the zone in the time that the calendar covers, so that no reader needs rules of its own. */
function zoneLines(timeZone: string, days: readonly ExportedDay[]): string[] {
  const dates = days.map((day) => day.date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (timeZone === 'UTC' || first === undefined || last === undefined) return [];
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    ...zoneTransitions(timeZone, first, last).flatMap(transitionLines),
    'END:VTIMEZONE',
  ];
}

function transitionLines({ at, before, after, summer }: ZoneTransition): string[] {
  const part = summer ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${part}`,
    `DTSTART:${at.replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(after)}`,
    `END:${part}`,
  ];
}

/** `+0500`; seconds only where a zone has them. */
function offset(seconds: number): string {
  const all = Math.abs(seconds);
  const parts = [Math.floor(all / 3600), Math.floor(all / 60) % 60, ...(all % 60 === 0 ? [] : [all % 60])];
  return `${seconds < 0 ? '-' : '+'}${parts.map((part) => String(part).padStart(2, '0')).join('')}`;
}
