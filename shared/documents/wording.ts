import type { Day } from '../domain/agenda/day.ts';
import type { Session } from '../domain/agenda/session.ts';
import { daysInOrder, endOf, roomsOfMost, type Slot, startOf } from '../domain/attendance/slots.ts';
import { type Country, countryName } from '../domain/country.ts';
import { isBlank, type Language, type Text, textBeside, textIn } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { formatDate, formatDateRange, formatDateWithWeekday, formatShortDate } from '../text/dates.ts';
import { type TextKey, translator } from '../text/text.ts';
import { clockAt } from '../time/wall-clock.ts';
import type { DocumentKind, DocumentRequest } from './document-request.ts';
import { type Block, paragraph, type Paragraph, type RunningLine, textBlock } from './layout/blocks.ts';
import type { TextStyleName } from './layout/typography.ts';

type Values = Readonly<Record<string, string | number>>;

/** Texts of a document in its one or two languages. */
export class Wording {
  readonly languages: readonly Language[];
  /** The document's own language: lists are in its order, and what is printed once is printed in it. */
  readonly first: Language;

  constructor(languages: readonly Language[]) {
    this.languages = languages;
    this.first = languages[0] ?? 'en';
  }

  /** A catalogue text in one language. */
  translate(language: Language, key: TextKey, values?: Values): string {
    return translator(language)(key, values);
  }

  /** The app's words in each language, once where they are the same: "Full name / Ф.И.О.". */
  both(key: TextKey, values?: (language: Language) => Values, separator = ' / '): string {
    return unlike(this.languages.map((language) => this.translate(language, key, values?.(language)))).join(separator);
  }

  /** The languages in which these words differ, so that nothing is headed alike twice. */
  distinct(key: TextKey): Language[] {
    const said = this.languages.map((language) => looksOf(this.translate(language, key)));
    return this.languages.filter((_, index) => said.indexOf(said[index] ?? '') === index);
  }

  /** One paragraph a language with the app's words. */
  words(key: TextKey, style: TextStyleName, values?: (language: Language) => Values): Paragraph[] {
    return distinct(
      this.languages.map((language) =>
        paragraph(this.translate(language, key, values?.(language)), style, this.tagged(language)),
      ),
    );
  }

  /** The user's text in the first language that it is written in. */
  text(text: Text): string {
    return textIn(text, this.first);
  }

  /** The user's text in each language that has it; in any other, where it is written in none of them. */
  texts(text: Text): { readonly language: Language; readonly text: string }[] {
    const written = this.languages.flatMap((language) => {
      const own = text[language];
      return own === undefined ? [] : [{ language, text: own }];
    });
    const any = this.text(text);
    return written.length > 0 || any === '' ? written : [{ language: this.first, text: any }];
  }

  /** The user's text in each language that has it, once where they are the same: "Hall / Зал". */
  bothOf(text: Text): string {
    return unlike(this.texts(text).map((each) => each.text)).join(' / ');
  }

  /** One paragraph a language with what `line` says in it, once where it is the same; the second in its own look. */
  each(line: (language: Language) => string, style: TextStyleName, second = style): Paragraph[] {
    const said = distinct(this.languages.map((language) => paragraph(line(language), style, this.tagged(language))));
    return said.map((one, index) => (index === 0 ? one : { ...one, style: second }));
  }

  /** One paragraph for each language in which the user wrote it. */
  said(text: Text, style: TextStyleName, second = style): Paragraph[] {
    const written = this.texts(text).map((one) => paragraph(one.text, style, this.tagged(one.language)));
    return distinct(written).map((one, index) => (index === 0 ? one : { ...one, style: second }));
  }

  /** Null for the document's own language, which needs no mark. */
  tagged(language: Language): Language | null {
    return language === this.first ? null : language;
  }
}

function distinct(paragraphs: readonly Paragraph[]): Paragraph[] {
  const looks = paragraphs.map(({ text }) => looksOf(text));
  return paragraphs.filter((_, index) => looks.indexOf(looks[index] ?? '') === index);
}

/** Each text once; of two that look the same on paper, the first. */
function unlike(texts: readonly string[]): string[] {
  const looks = texts.map(looksOf);
  return texts.filter((_, index) => looks.indexOf(looks[index] ?? '') === index);
}

/** Cyrillic letters that are drawn as Latin ones, and those (the whole-script confusables of UTS #39). */
const [cyrillicLooks, latinLooks] = ['АВЕКМНОРСТУХІЈЅҮаеорсухіјѕһ', 'ABEKMHOPCTYXIJSYaeopcyxijsh'];

/** The text as it looks: a Cyrillic word of which every letter is drawn as a Latin one equals that Latin word. */
function looksOf(text: string): string {
  return text.replaceAll(/\p{L}+/gu, (word) => {
    const looks = Array.from(word, (letter) => latinLooks[cyrillicLooks.indexOf(letter)] ?? letter);
    return looks.some((letter) => /\p{Script=Cyrillic}/u.test(letter)) ? word : looks.join('');
  });
}

// Lines that the documents of a workshop share: organisers, place, dates, funding, state, names of days and slots.

/** "UNODC Regional Office for Central Asia · UNODC Prevention, Treatment and Rehabilitation Section". */
export function organiserLine(snapshot: WorkshopSnapshot, language: Language, { languages }: Wording): string {
  return namesIn(organisersOf(snapshot), language, languages);
}

/** The organisers of the workshop; where none are named, who carries out its programme. */
export function organisersOf({ workshop, programme }: WorkshopSnapshot): readonly Text[] {
  return workshop.organisers.length > 0 ? workshop.organisers : [programme.implementedBy];
}

/** The funders of the workshop; where none are named, those of its programme. */
export function fundersOf({ workshop, programme }: WorkshopSnapshot): readonly Text[] {
  return workshop.funders.length > 0 ? workshop.funders : programme.funders;
}

function namesIn(names: readonly Text[], language: Language, ofPaper: readonly Language[]): string {
  return names
    .map((one) => textBeside(one, language, ofPaper))
    .filter((one) => one !== '')
    .join(' · ');
}

/** "Central Asia Drug Action Programme, phase 7 (CADAP 7)". */
export function programmeLine({ programme }: WorkshopSnapshot, language: Language, { languages }: Wording): string {
  const name = textBeside(programme.name, language, languages);
  if (programme.code === '' || name.includes(programme.code)) return name;
  return name === '' ? programme.code : `${name} (${programme.code})`;
}

/** "Hotel Kazzhol, Almaty, Kazakhstan". */
export function placeLine(
  { workshop: { place } }: WorkshopSnapshot,
  language: Language,
  beside: readonly Language[] = [],
): string {
  const parts = [place.venue, place.city].map((text) => textBeside(text, language, beside));
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
export function fundingLine(snapshot: WorkshopSnapshot, wording: Wording): string {
  const line = wording.bothOf(snapshot.programme.fundingLine);
  if (line !== '') return line;
  const funders = fundersOf(snapshot);
  return [...new Set(wording.languages.map((language) => namesIn(funders, language, wording.languages)))]
    .filter(Boolean)
    .join(' / ');
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

/** The head of a paper: organiser, programme, kind, title, dates and place. */
export function paperOpening(
  snapshot: WorkshopSnapshot,
  wording: Wording,
  kind: DocumentKind,
  version: readonly string[] = [],
): Block[] {
  const titles = wording.said(snapshot.workshop.title, 'title', 'secondTitle');
  const facts = wording.languages.map((language) =>
    paragraph(whenAndWhere(snapshot, wording, language), 'fact', wording.tagged(language)),
  );
  return [
    textBlock('P', [
      ...wording.each((language) => organiserLine(snapshot, language, wording), 'overline'),
      ...wording.each((language) => programmeLine(snapshot, language, wording), 'small'),
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

/** Letters that have room in the smaller part of a line. */
const shortVersion = 36;

/** The line above the title: the kind of paper; on the right the version, where there is one. */
function kicker(name: string, version: readonly string[]): Block {
  const title = paragraph(name, 'kicker');
  if (version.length === 0) return textBlock('P', [title]);
  const states = version.map((line, index) => paragraph(line, index === 0 ? 'version' : 'small'));
  // A short version leaves more of the line to the title.
  const [left, right] = version.every((line) => line.length <= shortVersion) ? [1.4, 1] : [1, 1.4];
  return {
    kind: 'text',
    tag: 'P',
    keepWithNext: true,
    columns: [
      { share: left, align: 'start', paragraphs: [title] },
      { share: right, align: 'end', paragraphs: states },
    ],
  };
}

/**
 * "15–16 July 2025  ·  Hotel Kazzhol, Almaty, Kazakhstan  ·  Conference hall": dates and place, and the room where all is in
 * one; several, and one of few sessions, stand with their sessions.
 */
export function whenAndWhere(snapshot: WorkshopSnapshot, wording: Wording, language: Language): string {
  const [room, ...others] = roomsOfMost(snapshot.sessions, snapshot);
  const isOnly = room !== undefined && others.length === 0;
  const { languages } = wording;
  const hall = isOnly ? textBeside(room.name, language, languages) : '';
  const place = [placeLine(snapshot, language, languages), hall];
  return [datesLine(snapshot.days, wording, language), ...place].filter((part) => part !== '').join('  ·  ');
}

/** The foot of a paper: funding, working languages, and `state`, which is the date or the edition. */
export function paperFooter(snapshot: WorkshopSnapshot, wording: Wording, state: string): RunningLine[] {
  const small = (text: string): ReturnType<typeof paragraph> | null => (text === '' ? null : paragraph(text, 'footer'));
  const languages = wording.languages.map((language) => languagesLine(snapshot, wording, language)).join(' / ');
  const sample = snapshot.workshop.fictional ? wording.both('documents.fictional') : '';
  return [
    { left: small(fundingLine(snapshot, wording)), right: paragraph(wording.both('documents.page'), 'footer') },
    { left: small(languages), right: null },
    { left: small([state, sample].filter(Boolean).join('  ·  ')), right: null },
  ];
}

/** "09:40–11:00". */
export function timesOf(session: Session): string {
  return `${clockAt(startOf(session))}–${clockAt(endOf(session))}`;
}

/** The title in one language; for a session without a title the app's word for its kind. */
export function printedSessionTitle(session: Session, wording: Wording, language: Language): string {
  if (isBlank(session.title)) return wording.translate(language, `vocabulary.sessionKind.${session.kind}`);
  return session.title[language] ?? '';
}

/**
 * The title for the column of one language: '' where it is not written in it. A title that is in none of the languages of
 * the paper stands in the first column.
 */
export function titleInColumn(session: Session, wording: Wording, language: Language): string {
  const isWritten = wording.languages.some((each) => printedSessionTitle(session, wording, each) !== '');
  if (isWritten || language !== wording.first) return printedSessionTitle(session, wording, language);
  return wording.text(session.title);
}

/** What a signature in this column stands for. */
export function slotHeads(slot: Slot, snapshot: WorkshopSnapshot, wording: Wording): Paragraph[] {
  switch (slot.kind) {
    case 'morning':
      return wording.words('documents.signature-morning', 'tableHead');
    case 'afternoon':
      return wording.words('documents.signature-afternoon', 'tableHead');
    case 'session':
      return sessionHeads(slot.sessionId, snapshot, wording);
    case 'day':
      return wording.words('documents.signature', 'tableHead');
  }
}

/** What a sheet for this slot alone is for; '' for a whole day. */
export function slotTitle(slot: Slot, snapshot: WorkshopSnapshot, wording: Wording): string {
  switch (slot.kind) {
    case 'morning':
      return wording.both('documents.half-morning');
    case 'afternoon':
      return wording.both('documents.half-afternoon');
    case 'session':
      return sessionTitle(slot.sessionId, snapshot, wording);
    case 'day':
      return '';
  }
}

/** On which day a slot is: its date, or its number where it has none. */
export function slotDay({ dayId }: Slot, { days }: WorkshopSnapshot, wording: Wording): string {
  const day = days.find(({ id }) => id === dayId);
  if (day?.date != null) return formatShortDate(day.date);
  return wording.both('documents.day', () => ({ number: day?.number ?? 0 }));
}

function sessionHeads(sessionId: string | null, snapshot: WorkshopSnapshot, wording: Wording): Paragraph[] {
  const session = snapshot.sessions.find((one) => one.id === sessionId);
  if (session === undefined) return wording.words('documents.signature', 'tableHead');
  return [
    paragraph(timesOf(session), 'timeHead'),
    ...wording.each((language) => wholeTitle(session, wording, language), 'tableHead'),
  ];
}

/** "09:40–11:00  Ethics / Этика". */
function sessionTitle(sessionId: string | null, snapshot: WorkshopSnapshot, wording: Wording): string {
  const [time, ...titles] = sessionHeads(sessionId, snapshot, wording).map(({ text }) => text);
  return [time, titles.join(' / ')].filter(Boolean).join('  ');
}

/** The title in one language, or where it is not translated in the one that it has. */
export function wholeTitle(session: Session, wording: Wording, language: Language): string {
  return printedSessionTitle(session, wording, language) || textBeside(session.title, language, wording.languages);
}

/** "Kazakhstan / Казахстан". */
export function bothCountries(country: Country, wording: Wording): string {
  return [...new Set(wording.languages.map((language) => countryName(country, language)))].join(' / ');
}

/** What tells the file of some days from that of all: "Day 1", "days 1, 2"; null where all days are printed. */
export function chosenDaysName(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): string | null {
  if (request.dayIds === null) return null;
  const numbers = chosenDays(snapshot, request).map(({ number }) => number);
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined
    ? wording.translate(wording.first, 'documents.day', { number: only })
    : wording.translate(wording.first, 'documents.file.days', { numbers: numbers.join(', ') });
}

/** The roles that were chosen, for the name of a file; null for all. */
export function chosenRolesName(_: WorkshopSnapshot, { roles }: DocumentRequest, wording: Wording): string | null {
  return roles?.map((role) => wording.translate(wording.first, `vocabulary.role.${role}`)).join(', ') ?? null;
}

/** Why there is nothing to print where no day is left; null where there is one. */
export function noDays(snapshot: WorkshopSnapshot, request: DocumentRequest): TextKey | null {
  return chosenDays(snapshot, request).length === 0 ? 'documents.no-days' : null;
}
