import { percentOf, type Rates } from '../../domain/attendance/attendance-rates.ts';
import { type AttendanceStatus, isPresence } from '../../domain/attendance/attendance.ts';
import type { Language } from '../../domain/language.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { AttendancePolicy } from '../../domain/workshop.ts';
import type { DocumentRequest } from '../document-request.ts';
import { chosenDelegationsName } from '../listed-people.ts';
import { asOfLine, chosenDaysName, fundingLine, noDays, slotDay, slotTitle, Wording } from '../wording.ts';
import type { Workbook, WorkbookCell, WorkbookColumn } from '../workbook.ts';
import {
  attendanceTable,
  type Figures,
  figuresOf,
  type FiguresRow,
  type FiguresTotal,
  legend,
  letterOf,
  remarkOn,
  sexLabel,
  sumOfRates,
  totalsOf,
  wordLegends,
} from './attendance-table.ts';
import { signedOtherwiseLines, signOffSheets } from '../sign-offs.ts';
import { runningTitle } from '../table-paper.ts';
import { type UnnamedTotal, unnamedTotals } from './unnamed-totals.ts';

/** Where the marks stand in the worksheet and what they are called in it. */
type FormulaPlace = {
  /** Rows of the first and last person, counted from 1. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Columns, counted from 1. */
  readonly firstSlot: number;
  readonly lastSlot: number;
  /** For each slot, whether it is over. */
  readonly over: readonly boolean[];
  readonly words: {
    readonly presence: readonly string[];
    readonly excused: string;
    readonly absent: string;
    readonly notExpected: string;
  };
  readonly policy: Pick<AttendancePolicy, 'excusedCounts'>;
};

/** Slots that a person attended. */
function attendedFormula(place: FormulaPlace, row: number): string {
  return counts(rangeOf(place, row), place.words.presence);
}

/**
 * Slots that are over and in which somebody is marked, as the first line of the totals says, and of the others those that
 * are marked for the person (see `Rates.soFar`).
 */
function soFarFormula(place: FormulaPlace, row: number): string {
  const { words, policy } = place;
  const marked = [...words.presence, words.absent, ...(policy.excusedCounts ? [words.excused] : [])];
  const terms = runsOf(place).map(({ isOver, first, last }) =>
    isOver ? pastOf(place, row, first, last) : counts(range(first, row, last, row), marked),
  );
  return terms.join('+') || '0';
}

/** The columns of slots in runs of those that are over and those that are not. */
function runsOf({ over, firstSlot }: FormulaPlace): { isOver: boolean; first: number; last: number }[] {
  const runs: { isOver: boolean; first: number; last: number }[] = [];
  over.forEach((isOver, index) => {
    const run = runs.at(-1);
    if (run?.isOver === isOver) run.last = firstSlot + index;
    else runs.push({ isOver, first: firstSlot + index, last: firstSlot + index });
  });
  return runs;
}

/** Slots in which the person is expected, but for the excused where they do not count. */
function allFormula(place: FormulaPlace, row: number): string {
  const cells = rangeOf(place, row);
  return [`COLUMNS(${cells})`, ...notCounted(place).map((word) => counts(cells, [word]))].join('-');
}

/** The words of slots that do not count: not expected, and excused where the policy leaves that out. */
function notCounted({ words, policy }: FormulaPlace): string[] {
  return policy.excusedCounts ? [words.notExpected] : [words.notExpected, words.excused];
}

/** Whole percent, rounded down, as on the screen; empty where there is nothing to count. */
function shareFormula(part: string, whole: string): string {
  return `IF(${whole}=0,"",INT(100*${part}/${whole})/100)`;
}

/**
 * How many of the people whose cell in `column` says the same as this row's were present; everybody without a column.
 * Empty where nobody at all is marked in the slot; somebody is where `isMarked`, who may stand in another table.
 */
function presentFormula(
  place: FormulaPlace,
  slot: number,
  column: number | null,
  { row, isMarked }: { readonly row: number; readonly isMarked: boolean },
): string {
  const cells = columnRange(place, slot);
  if (column === null && isMarked) return counts(cells, place.words.presence);
  if (column === null) {
    const marks = `COUNTA(${cells})-COUNTIF(${cells},${quoted(place.words.notExpected)})`;
    return `IF(${marks}=0,"",${counts(cells, place.words.presence)})`;
  }
  const presence = place.words.presence.map((word) => `(${cells}=${quoted(word)})`).join('+');
  const all = `${letters(slot)}$${String(place.lastRow + 1)}`;
  return `IF(${all}="","",SUMPRODUCT(${sameAs(place, column, row)}*(${presence})))`;
}

/** The sum of a column of numbers over the same people. */
function sumFormula(place: FormulaPlace, summed: number, column: number | null, row: number): string {
  const cells = columnRange(place, summed);
  return column === null ? `SUM(${cells})` : `SUMPRODUCT(${sameAs(place, column, row)}*${cells})`;
}

/** "AB7" for column 28 of row 7. */
function cellAt(column: number, row: number): string {
  return `${letters(column)}${String(row)}`;
}

/** Compares whole cells, so that no text of the user is read as a pattern. */
function sameAs(place: FormulaPlace, column: number, row: number): string {
  return `(${columnRange(place, column)}=$${cellAt(column, row)})`;
}

function pastOf(place: FormulaPlace, row: number, first: number, last: number): string {
  const { lastRow } = place;
  const cells = range(first, row, last, row);
  const total = `$${letters(first)}$${String(lastRow + 1)}:$${letters(last)}$${String(lastRow + 1)}`;
  return `SUMPRODUCT((${total}<>"")*${notCounted(place)
    .map((word) => `(${cells}<>${quoted(word)})`)
    .join('*')})`;
}

function counts(cells: string, words: readonly string[]): string {
  return words.map((word) => `COUNTIF(${cells},${quoted(word)})`).join('+');
}

function rangeOf({ firstSlot, lastSlot }: FormulaPlace, row: number): string {
  return range(firstSlot, row, lastSlot, row);
}

function columnRange({ firstRow, lastRow }: FormulaPlace, column: number): string {
  const letter = letters(column);
  return `${letter}$${String(firstRow)}:${letter}$${String(lastRow)}`;
}

function range(firstColumn: number, firstRow: number, lastColumn: number, lastRow: number): string {
  return `$${cellAt(firstColumn, firstRow)}:$${cellAt(lastColumn, lastRow)}`;
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? letters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

type Source = {
  /** Languages in which names are listed, one column each; the sex stands behind them and then the delegation. */
  readonly names: readonly Language[];
  readonly figures: Figures;
  readonly place: FormulaPlace;
  readonly wording: Wording;
  readonly snapshot: WorkshopSnapshot;
};

/**
 * The table of attendance as a worksheet, with formulas for totals and percentages, so that they follow corrections of
 * marks.
 */
export function attendanceTableWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const figures = figuresOf(snapshot, request, wording);
  const names = wording.distinct('documents.full-name');
  const place = placeOf(figures, names.length + 3, snapshot, wording);
  const source = { names, figures, place, wording, snapshot };
  const totals = figures.rows.length === 0 ? [] : totalsOf(figures, wording);
  const unnamed = unnamedTotals(snapshot, request, figures, wording);
  const title = wording.text(snapshot.workshop.title);
  const running = {
    header: { left: runningTitle(snapshot, wording), right: asOfLine(request, wording) },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return {
    title: `${wording.both('documents.title.attendance-table')}: ${title}`,
    sheets: [
      {
        name: wording.translate(wording.first, 'documents.name.attendance-table'),
        columns: columnsOf(source),
        rows: [
          ...figures.rows.map((row, index) => personRow(row, index, source)),
          ...totals.map((total, index) => totalRow(total, place.lastRow + 1 + index, source)),
          ...unnamed.map((total, index) => unnamedRow(total, index, place.lastRow + 1 + totals.length, source)),
        ],
        totals: totals.length + unnamed.length,
        frozenColumns: names.length + 1,
        notes: [
          ...(hasLetters(figures)
            ? wording.languages.map((language) => legend(wording, language))
            : wordLegends(wording)),
          ...signedOtherwiseLines(
            snapshot,
            request,
            wording,
            figures.rows.map(({ person }) => person),
          ),
        ],
        blankRows: 0,
        rowHeight: null,
        ...running,
      },
      ...signOffSheets(snapshot, request, wording).map((sheet) => ({ ...sheet, ...running })),
    ],
  };
}

/** `before` is the number of columns before the first slot. */
function placeOf(figures: Figures, before: number, { workshop }: WorkshopSnapshot, wording: Wording): FormulaPlace {
  const { rows, slots, over } = figures;
  const word = (status: AttendanceStatus): string => markOf(status, figures, wording);
  return {
    firstRow: 2,
    lastRow: rows.length + 1,
    firstSlot: before + 1,
    lastSlot: before + slots.length,
    over,
    words: {
      presence: (['present', 'late', 'left-early'] as const).map(word),
      excused: word('excused'),
      absent: word('absent'),
      notExpected,
    },
    policy: workshop.attendance,
  };
}

/** Stands where nobody expects the person. */
const notExpected = '–';

function columnsOf({ names, figures, wording, snapshot }: Source): WorkbookColumn[] {
  const slots = figures.slots.map((slot): WorkbookColumn => {
    const head = [slotDay(slot, snapshot, wording), slotTitle(slot, snapshot, wording)];
    return { head: head.filter(Boolean).join(' '), kind: 'status', upright: true };
  });
  return [
    { head: wording.both('documents.number-sign'), kind: 'number' },
    ...names.map((language): WorkbookColumn => ({
      head: wording.translate(language, 'documents.full-name'),
      kind: 'text',
    })),
    { head: wording.both('documents.sex'), kind: 'text' },
    { head: wording.both('documents.delegation'), kind: 'text' },
    ...slots,
    { head: wording.both('documents.attended'), kind: 'number', upright: true },
    { head: wording.both('documents.slots-so-far'), kind: 'number', upright: true },
    { head: wording.both('documents.percent-so-far'), kind: 'percent', upright: true },
    { head: wording.both('documents.slots-of-all'), kind: 'number', upright: true },
    { head: wording.both('documents.percent-of-all'), kind: 'percent', upright: true },
  ];
}

function personRow(figures: FiguresRow, index: number, source: Source): WorkbookCell[] {
  const { person, delegation, statuses, rates } = figures;
  const { names, place, wording } = source;
  const named = (language: Language): string =>
    [person.listName(language), remarkOn(figures, language, wording)].filter((part) => part !== '').join(', ');
  const row = place.firstRow + index;
  return [
    person.participation.number,
    ...names.map(named),
    sexLabel(person.sex, wording),
    delegation,
    ...statuses.map((status) =>
      status === null ? notExpected : status === 'unmarked' ? null : markOf(status, source.figures, wording),
    ),
    ...rateCells(rates, row, source, {
      attended: attendedFormula(place, row),
      soFar: soFarFormula(place, row),
      all: allFormula(place, row),
    }),
  ];
}

function totalRow({ by, label, rows }: FiguresTotal, row: number, source: Source): WorkbookCell[] {
  const { names, place, figures } = source;
  const columns = { all: null, sex: names.length + 2, delegation: names.length + 3 };
  const column = columns[by];
  const sum = (offset: number): string => sumFormula(place, place.lastSlot + offset, column, row);
  return [
    null,
    ...names.map((_, index) => (by === 'all' && index === 0 ? label : null)),
    by === 'sex' ? label : null,
    by === 'delegation' ? label : null,
    ...figures.slots.map((_, slot) => ({
      formula: presentFormula(place, place.firstSlot + slot, column, {
        row,
        isMarked: figures.isMarked[slot] === true && !isMarkedHere(figures, slot),
      }),
      value:
        figures.isMarked[slot] === true
          ? rows.filter(({ statuses }) => isPresence(statuses[slot] ?? 'unmarked')).length
          : '',
    })),
    ...rateCells(sumOfRates(rows), row, source, { attended: sum(1), soFar: sum(2), all: sum(4) }),
  ];
}

/** `first` is the row of the first of these lines; the last one adds those above it to the line of all. */
function unnamedRow(
  { label, counts, isSum }: UnnamedTotal,
  index: number,
  first: number,
  { names, place }: Source,
): WorkbookCell[] {
  const added = (slot: number): string => {
    const column = place.firstSlot + slot;
    const cells = [
      cellAt(column, place.lastRow + 1),
      ...Array.from({ length: index }, (_, at) => cellAt(column, first + at)),
    ];
    return `IF(COUNT(${cells.join(',')})=0,"",SUM(${cells.join(',')}))`;
  };
  return [
    null,
    label,
    ...names.slice(1).map(() => null),
    null,
    null,
    ...counts.map((count, slot) => (isSum ? { formula: added(slot), value: count ?? '' } : count)),
    ...Array.from({ length: 5 }, () => null),
  ];
}

/** Whether anybody of the table is marked in a slot. */
function isMarkedHere({ rows }: Figures, slot: number): boolean {
  return rows.some(({ statuses }) => (statuses[slot] ?? 'unmarked') !== 'unmarked');
}

/** Without slots there is nothing to count, and no range to count in. */
function rateCells(
  { attended, soFar, all }: Rates,
  row: number,
  { place, figures }: Source,
  formulas: { readonly attended: string; readonly soFar: string; readonly all: string },
): WorkbookCell[] {
  if (figures.slots.length === 0) return [0, 0, null, 0, null];
  const at = (offset: number): string => cellAt(place.lastSlot + offset, row);
  return [
    { formula: formulas.attended, value: attended },
    { formula: formulas.soFar, value: soFar },
    { formula: shareFormula(at(1), at(2)), value: share(attended, soFar) },
    { formula: formulas.all, value: all },
    { formula: shareFormula(at(1), at(4)), value: share(attended, all) },
  ];
}

function share(part: number, whole: number): number | string {
  const percent = percentOf(part, whole);
  return percent === null ? '' : percent / 100;
}

/** So many slots have words for their marks; more have letters, as on paper, so that a table of three days is one page wide. */
const mostWithWords = 4;

function hasLetters({ slots }: Figures): boolean {
  return slots.length > mostWithWords;
}

function markOf(status: AttendanceStatus, figures: Figures, wording: Wording): string {
  if (hasLetters(figures)) return letterOf(status, wording);
  return wording.translate(wording.first, `vocabulary.attendanceStatus.${status}`);
}

export const attendanceTableDefinition = {
  kind: 'attendance-table',
  paper: attendanceTable,
  workbook: attendanceTableWorkbook,
  lack: noDays,
  nameDetails: [chosenDaysName, chosenDelegationsName],
} as const;
