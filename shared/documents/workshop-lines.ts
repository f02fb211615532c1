import type { Day } from '../domain/agenda/day.ts';
import type { Session } from '../domain/agenda/session.ts';
import { daysInOrder } from '../domain/attendance/slots.ts';
import { countryName } from '../domain/country.ts';
import { type Language, textIn } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { formatDate, formatDateRange, formatDateWithWeekday } from '../text/dates.ts';
import { mainRoomOf, timesOf } from './agenda/printed-agenda.ts';
import type { DocumentKind, DocumentRequest } from './document-request.ts';
import { type Block, paragraph, type RunningLine, textBlock } from './layout/blocks.ts';
import type { Wording } from './wording.ts';

/** The lines that every document of a workshop has: who, where, when, with whose money. */

/** "UNODC Regional Office for Central Asia · UNODC Prevention, Treatment and Rehabilitation Section". */
export function organiserLine({ workshop, programme }: WorkshopSnapshot, wording: Wording): string {
  const organisers = workshop.organisers.length > 0 ? workshop.organisers : [programme.implementedBy];
  return organisers
    .map((one) => wording.text(one))
    .filter((one) => one !== '')
    .join(' · ');
}

/** "Central Asia Drug Action Programme, phase 7 (CADAP 7)". */
export function programmeLine({ programme }: WorkshopSnapshot, wording: Wording): string {
  const name = wording.text(programme.name);
  if (programme.code === '' || name.includes(programme.code)) return name;
  return name === '' ? programme.code : `${name} (${programme.code})`;
}

/** "Hotel Kazzhol, Almaty, Kazakhstan". */
export function placeLine({ workshop: { place } }: WorkshopSnapshot, language: Language): string {
  const parts = [place.venue, place.city].map((text) => textIn(text, language));
  return [...parts, countryName(place.country, language)].filter((part) => part !== '').join(', ');
}

/** "15–16 July 2025", or how many days there are when not all of them have a date. */
function datesLine(days: readonly Day[], wording: Wording, language: Language): string {
  const dates = days.flatMap((day) => (day.date === null ? [] : [day.date])).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined || dates.length < days.length) {
    return wording.translate(language, 'documents.days-undated', { count: days.length });
  }
  return formatDateRange(first, last, language);
}

/** "Day 1 – Tuesday 15 July 2025", or only "Day 1". */
export function dayLine(day: Pick<Day, 'number' | 'date'>, wording: Wording, language: Language): string {
  const name = wording.translate(language, 'documents.day', { number: day.number });
  return day.date === null ? name : `${name} – ${formatDateWithWeekday(day.date, language)}`;
}

/** "Day 2 – Wednesday 16 July 2025, 14:00–15:20". */
export function momentOf(
  session: Session,
  { days }: Pick<WorkshopSnapshot, 'days'>,
  wording: Wording,
  language: Language,
): string {
  const day = days.find(({ id }) => id === session.placement?.dayId);
  return day === undefined ? '' : `${dayLine(day, wording, language)}, ${timesOf(session)}`;
}

/** What the funder wants to be said, and else the names of the funders. */
export function fundingLine({ programme, workshop }: WorkshopSnapshot, wording: Wording): string {
  const lines = wording.texts(programme.fundingLine).map((one) => one.text);
  if (lines.length > 0) return lines.join(' / ');
  const funders = workshop.funders.length > 0 ? workshop.funders : programme.funders;
  return funders
    .map((one) => wording.text(one))
    .filter((one) => one !== '')
    .join(' · ');
}

/** "Working languages: English, Russian; simultaneous interpretation". */
function languagesLine({ workshop, sessions }: WorkshopSnapshot, wording: Wording, language: Language): string {
  const names = workshop.languages.map((one) => wording.translate(language, `vocabulary.language.${one}`)).join(', ');
  const key = workshop.languages.length === 1 ? 'documents.working-language' : 'documents.working-languages';
  const modes = (['simultaneous', 'consecutive', 'whispered'] as const)
    .filter((mode) => sessions.some((session) => session.interpretation === mode))
    .map((mode) => wording.translate(language, `documents.interpretation.${mode}`));
  return [wording.translate(language, key, { languages: names }), ...modes].join('; ');
}

/** "as of 12 July 2025 / по состоянию на 12 июля 2025 г.". */
export function asOfLine(request: DocumentRequest, wording: Wording): string {
  return wording.both('documents.as-of', (language) => ({ date: formatDate(request.asOf, language) }));
}

/** The days to print, in order. */
export function chosenDays({ days }: WorkshopSnapshot, request: DocumentRequest): Day[] {
  return daysInOrder(days).filter((day) => request.dayIds === null || request.dayIds.includes(day.id));
}

/** Who invites to what, when and where. */
export function paperOpening(
  snapshot: WorkshopSnapshot,
  wording: Wording,
  kind: DocumentKind,
  version: readonly string[] = [],
): Block[] {
  const titles = wording
    .texts(snapshot.workshop.title)
    .map(({ language, text }, index) =>
      paragraph(text, index === 0 ? 'title' : 'secondTitle', wording.tagged(language), 5),
    );
  const facts = wording.languages.map((language) =>
    paragraph(
      [datesLine(snapshot.days, wording, language), ...placeParts(snapshot, language)].filter(Boolean).join('  ·  '),
      'fact',
      wording.tagged(language),
    ),
  );
  return [
    textBlock('P', [
      paragraph(organiserLine(snapshot, wording), 'overline', null, 3),
      paragraph(programmeLine(snapshot, wording), 'small', null, 2),
    ]),
    { kind: 'space', height: 5 },
    kicker(wording.both(`documents.title.${kind}`).toUpperCase(), version),
    textBlock('H1', titles),
    { kind: 'space', height: 2 },
    textBlock('P', facts),
    { kind: 'space', height: 2.5 },
    { kind: 'rule' },
  ];
}

/** What paper it is; on the right, where it matters, which state of things it shows. */
function kicker(name: string, version: readonly string[]): Block {
  const title = paragraph(name, 'kicker');
  if (version.length === 0) return textBlock('P', [title]);
  const states = version.map((line, index) => paragraph(line, index === 0 ? 'version' : 'small', null, 2));
  return {
    kind: 'text',
    tag: 'P',
    keepWithNext: true,
    columns: [
      { share: 1, align: 'start', paragraphs: [title] },
      { share: 1.4, align: 'end', paragraphs: states },
    ],
  };
}

/** The main room, venue, city and country. */
function placeParts(snapshot: WorkshopSnapshot, language: Language): string[] {
  const room = snapshot.rooms.find((one) => one.id === mainRoomOf(snapshot));
  return [placeLine(snapshot, language), room === undefined ? '' : textIn(room.name, language)];
}

/** Whose money, in which languages, and `state`: as of when, or which edition. */
export function paperFooter(snapshot: WorkshopSnapshot, wording: Wording, state: string): RunningLine[] {
  const small = (text: string): ReturnType<typeof paragraph> | null =>
    text === '' ? null : paragraph(text, 'footer', null, 2);
  const languages = wording.languages.map((language) => languagesLine(snapshot, wording, language)).join(' / ');
  const sample = snapshot.workshop.fictional ? wording.both('documents.fictional') : '';
  return [
    { left: small(fundingLine(snapshot, wording)), right: paragraph(wording.both('documents.page'), 'footer') },
    { left: small(languages), right: null },
    { left: small([state, sample].filter(Boolean).join('  ·  ')), right: null },
  ];
}
