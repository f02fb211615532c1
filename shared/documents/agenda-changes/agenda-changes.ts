import type { Day } from '../../domain/agenda/day.ts';
import { type Language, textIn } from '../../domain/language.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { agendaName, nothingToDeliver, titleColumns } from '../agenda/printed-agenda.ts';
import type { DocumentRequest } from '../document-request.ts';
import {
  type Block,
  cell,
  type Column,
  type PaperDocument,
  paragraph,
  type Paragraph,
  type Row,
  textBlock,
} from '../layout/blocks.ts';
import { listedPeople } from '../listed-people.ts';
import { chosenDaysName, dayLine, fundingLine, momentOf, paperOpening, timesOf, Wording } from '../wording.ts';
import { datedSection, runningTitle } from '../table-paper.ts';
import type { Workbook, WorkbookCell, WorkbookColumn } from '../workbook.ts';
import {
  type ChangedDay,
  changedDays,
  type ChangedSession,
  type ChangeNote,
  type ChangeSource,
  comparisonLines,
  comparisonOf,
  isSaidIn,
  notesOf,
  titleIn,
} from './changed-days.ts';

/** Kinds of changes that need no values besides their label, because the times are in columns of their own. */
const plain: ReadonlySet<ChangeNote['kind']> = new Set(['added', 'cancelled', 'moved', 'described']);

/** Millimetres; together the width between the margins of a portrait page. */
function changeColumns(wording: Wording): Column[] {
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
    paragraph(wording.translate(language, key), 'tableHead', wording.tagged(language)),
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
function changeRow(change: ChangedSession, day: Day, source: ChangeSource): Row {
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
  return paragraph(text, isHere ? 'bodyStrong' : 'bodyMuted', wording.tagged(language));
}

function noteParagraphs(
  change: ChangedSession,
  isHere: boolean,
  source: ChangeSource,
  language: Language,
  style: 'sheetBody' | 'body',
): Paragraph[] {
  const { wording, now } = source;
  const said = (text: string): Paragraph => paragraph(text, style, wording.tagged(language));
  if (!isHere && change.is !== null) {
    const moment = momentOf(change.is, now, wording, language);
    return [said(wording.translate(language, 'documents.changes.moved-to', { moment }))];
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
  if (kind === 'renamed') return wording.translate(language, 'documents.changes.title-before', { before });
  return wording.translate(language, 'documents.changes.instead', { label, now: now || '–', before: before || '–' });
}

/** The list of changes since an earlier edition, by day, with old and new times. */
export function agendaChanges(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const comparison = comparisonOf(snapshot, request);
  const state = comparison === null ? [] : comparisonLines(comparison, snapshot, request, wording);
  const title = wording.text(snapshot.workshop.title);
  return {
    title: `${wording.both('documents.title.agenda-changes')}: ${title}`,
    language: wording.first,
    orientation: 'portrait',
    sections: [
      datedSection(
        [
          paperOpening(snapshot, wording, 'agenda-changes', state),
          ...(comparison === null
            ? [sentence(wording.words('documents.changes.no-editions', 'body'))]
            : dayParts({ ...comparison, wording, people: listedPeople(snapshot) }, snapshot, request)),
        ],
        { snapshot, request, wording },
        state.join(' / '),
      ),
    ],
  };
}

function dayParts(source: ChangeSource, snapshot: WorkshopSnapshot, request: DocumentRequest): Block[][] {
  const days = changedDays(source, snapshot, request);
  const { wording, edition } = source;
  if (days.length > 0) return days.map((day) => dayBlocks(day, source));
  return [sentence(wording.words('documents.changes.nothing', 'body', () => ({ number: edition.number })))];
}

function sentence(words: readonly Paragraph[]): Block[] {
  return [{ kind: 'space', height: 6 }, textBlock('P', words)];
}

function dayBlocks(changed: ChangedDay, source: ChangeSource): Block[] {
  const { wording } = source;
  const heading = wording.languages.map((language) =>
    paragraph(dayLine(changed.day, wording, language), 'dayHeading', wording.tagged(language)),
  );
  const continued = paragraph(
    `${heading.map(({ text }) => text).join(' / ')}  ${wording.both('documents.continued')}`,
    'dayContinued',
  );
  const rows = changed.sessions.map((each) => changeRow(each, changed.day, source));
  return [
    { kind: 'space', height: 6 },
    textBlock('H2', heading, true),
    textBlock('P', dayNotes(changed, source), true),
    { kind: 'space', height: 0.8 },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: changeColumns(wording),
            groups: [{ heading: null, continued, rows }],
            look: 'ruled' as const,
            rowHeight: 7,
          },
        ]),
  ];
}

/** "Before: Day 1 – Tuesday 15 July 2025", "Another theme: …". */
function dayNotes({ differences }: ChangedDay, source: ChangeSource): Paragraph[] {
  const { wording } = source;
  return differences.flatMap((difference) => {
    const written = difference.kind === 'theme-changed' ? wording.texts(difference.to) : [];
    const own =
      difference.kind === 'theme-changed' && written.length > 0
        ? written.map((each) => each.language)
        : wording.languages;
    return own
      .filter((language) => isSaidIn(difference, source, language))
      .map((language) => {
        const text =
          difference.kind === 'day-moved'
            ? wording.translate(language, 'documents.changes.day-moved', {
                before: dayLine({ number: difference.from.day, date: difference.from.date }, wording, language),
              })
            : wording.translate(language, 'documents.changes.theme-changed', {
                now: written.find((each) => each.language === language)?.text ?? '',
              });
        return paragraph(text, 'dayTheme', wording.tagged(language));
      });
  });
}

/** A row for each change, with what was and what is; the words of the changes in the first language. */
export function agendaChangesWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const comparison = comparisonOf(snapshot, request);
  const source = comparison && { ...comparison, wording, people: listedPeople(snapshot) };
  const title = wording.text(snapshot.workshop.title);
  const state = comparison === null ? [] : comparisonLines(comparison, snapshot, request, wording);
  const sheet = {
    name: wording.translate(wording.first, 'documents.title.agenda-changes'),
    columns: workbookColumns(wording),
    rows: source === null ? [] : changedDays(source, snapshot, request).flatMap((day) => workbookRows(day, source)),
    blankRows: 0,
    rowHeight: null,
    header: { left: runningTitle(snapshot, wording), right: state.join(' / ') },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return { title: `${wording.both('documents.title.agenda-changes')}: ${title}`, sheets: [sheet] };
}

function workbookColumns(wording: Wording): WorkbookColumn[] {
  const text = (head: string): WorkbookColumn => ({ head, kind: 'text' });
  return [
    { head: wording.both('documents.day-number'), kind: 'number' },
    { head: wording.both('documents.date'), kind: 'date' },
    ...titleColumns(wording),
    text(wording.both('documents.changes.what')),
    text(wording.both('documents.changes.before')),
    text(wording.both('documents.changes.now')),
  ];
}

/** A session that went to another day is listed once, on the day to which it went. */
function workbookRows(changed: ChangedDay, source: ChangeSource): WorkbookCell[][] {
  const own = changed.sessions.filter(({ is }) => is === null || is.placement?.dayId === changed.day.id);
  return [...dayRows(changed, source), ...own.flatMap((change) => sessionRows(change, changed, source))];
}

function dayRows({ day, differences }: ChangedDay, source: ChangeSource): WorkbookCell[][] {
  const { wording } = source;
  return differences.map((difference) => {
    // What has changed in another language alone is said in that one.
    const language = wording.languages.find((each) => isSaidIn(difference, source, each)) ?? wording.first;
    const [before, now] =
      difference.kind === 'day-moved'
        ? [
            dayLine({ number: difference.from.day, date: difference.from.date }, wording, language),
            dayLine(day, wording, language),
          ]
        : [textIn(difference.from, language), textIn(difference.to, language)];
    const label = wording.translate(language, `documents.changes.of-day.${difference.kind}`);
    return [...dayCells({ day }), ...wording.languages.map(() => null), label, before, now];
  });
}

function sessionRows(change: ChangedSession, { day }: ChangedDay, source: ChangeSource): WorkbookCell[][] {
  const { wording } = source;
  const titles = wording.languages.map((language) => titleIn(change.is ?? change.was, wording, language));
  const notes: ChangeNote[] = [];
  // What has changed in another language alone is said in that one.
  for (const language of wording.languages) {
    const said = new Set(notes.map(({ kind }) => kind));
    notes.push(...notesOf(change, source, language).filter(({ kind }) => !said.has(kind)));
  }
  return notes.map(({ label, before, now }) => [...dayCells({ day }), ...titles, label, before || null, now || null]);
}

function dayCells({ day: { number, date } }: Pick<ChangedDay, 'day'>): WorkbookCell[] {
  return [number, date === null ? null : { date }];
}

/** What tells the file from the changes since another edition: "since edition 1". */
function sinceName(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): string | null {
  const edition = comparisonOf(snapshot, request)?.edition;
  return edition === undefined
    ? null
    : wording.translate(wording.first, 'documents.file.since', { number: edition.number });
}

export const agendaChangesDefinition = {
  kind: 'agenda-changes',
  paper: agendaChanges,
  workbook: agendaChangesWorkbook,
  lack: (snapshot: WorkshopSnapshot, request: DocumentRequest) =>
    comparisonOf(snapshot, request) === null ? 'documents.agenda.no-editions' : nothingToDeliver(snapshot, request),
  nameDetails: [sinceName, agendaName, chosenDaysName],
} as const;
