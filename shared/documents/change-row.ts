import type { Day } from '../domain/day.ts';
import type { Language } from '../domain/language.ts';
import { timesOf } from './agenda-row.ts';
import { cell, paragraph, type Column, type Paragraph, type Row } from './blocks.ts';
import { notesOf, titleIn, type ChangeNote, type ChangeSource } from './change-notes.ts';
import type { ChangedSession } from './changed-days.ts';
import type { Wording } from './wording.ts';
import { momentOf } from './workshop-lines.ts';

const mostLines = 8;
/** Kinds of which the label says it all: the times stand in columns of their own. */
const plain: ReadonlySet<ChangeNote['kind']> = new Set(['added', 'cancelled', 'moved', 'described']);

/** Millimetres; together the width between the margins of a portrait page. */
export function changeColumns(wording: Wording): Column[] {
  const column = (width: number, heads: readonly Paragraph[]): Column => ({
    width,
    heads,
    align: 'start',
    upwards: false,
  });
  const times = [
    column(25, wording.words('documents.changes.now', 'tableHead')),
    column(27, wording.words('documents.changes.before', 'tableHead')),
  ];
  const inLanguage = (key: 'documents.session' | 'documents.changes.what', language: Language): Paragraph[] => [
    paragraph(wording.say(language, key), 'tableHead', wording.tagged(language)),
  ];
  return wording.languages.length === 2
    ? [...times, ...wording.languages.map((language) => column(62, inLanguage('documents.session', language)))]
    : [
        ...times,
        column(58, inLanguage('documents.session', wording.first)),
        column(66, inLanguage('documents.changes.what', wording.first)),
      ];
}

/** A session as it concerns one day: it is there, or it was there and is now elsewhere or nowhere. */
export function changeRow(change: ChangedSession, day: Day, source: ChangeSource): Row {
  const { languages, first } = source.wording;
  const isHere = change.is?.placement?.dayId === day.id;
  const now = isHere && change.is !== null ? timesOf(change.is) : '–';
  const title = (language: Language): Paragraph => titleOf(change, isHere, source.wording, language);
  const notes = (language: Language, style: 'sheetBody' | 'body'): Paragraph[] =>
    noteParagraphs(change, isHere, source, language, style);
  return {
    tinted: false,
    cells: [
      cell([paragraph(now, 'time')]),
      cell(earlierTime(change, day, isHere, source)),
      ...(languages.length === 2
        ? languages.map((language) => cell([title(language), ...notes(language, 'sheetBody')]))
        : [cell([title(first)]), cell(notes(first, 'body'))]),
    ],
  };
}

/** The time that no longer holds, with the day where that is another one. */
function earlierTime(
  { was, is }: ChangedSession,
  day: Day,
  isHere: boolean,
  { wording, before }: ChangeSource,
): Paragraph[] {
  if (was === null) return [];
  const wasHere = was.placement?.dayId === day.id;
  if (isHere && wasHere && is !== null && timesOf(is) === timesOf(was)) return [];
  const earlierDay = before.days.find(({ id }) => id === was.placement?.dayId);
  return [
    paragraph(timesOf(was), 'timeMuted'),
    ...(wasHere ? [] : wording.words('documents.day', 'small', () => ({ number: earlierDay?.number ?? 0 }))),
  ];
}

function titleOf({ was, is }: ChangedSession, isHere: boolean, wording: Wording, language: Language): Paragraph {
  const text = titleIn(is ?? was, wording, language);
  return paragraph(text, isHere ? 'bodyStrong' : 'bodyMuted', wording.tagged(language), mostLines);
}

function noteParagraphs(
  change: ChangedSession,
  isHere: boolean,
  source: ChangeSource,
  language: Language,
  style: 'sheetBody' | 'body',
): Paragraph[] {
  const { wording, now } = source;
  const said = (text: string): Paragraph => paragraph(text, style, wording.tagged(language), mostLines);
  if (!isHere && change.is !== null) {
    const moment = momentOf(change.is, now, wording, language);
    return [said(wording.say(language, 'documents.changes.moved-to', { moment }))];
  }
  return notesOf(change, source, language).map((note) => {
    const sentence = said(sentenceOf(note, wording, language));
    return isWhole(note) ? { ...sentence, style: style === 'body' ? 'bodyStrong' : 'sheetName' } : sentence;
  });
}

/** Whether the session as a whole is new or gone. */
function isWhole({ kind }: ChangeNote): boolean {
  return kind === 'added' || kind === 'cancelled';
}

/** "Room: Classroom 2 (before: Hall)". */
function sentenceOf({ kind, label, before, now }: ChangeNote, wording: Wording, language: Language): string {
  if (plain.has(kind)) return label;
  if (kind === 'renamed') return wording.say(language, 'documents.changes.title-before', { before });
  return wording.say(language, 'documents.changes.instead', { label, now: now || '–', before: before || '–' });
}
