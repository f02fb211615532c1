import { isPresence, type AttendanceStatus } from '../domain/attendance.ts';
import { percentOf, type Rates } from '../domain/attendance-rates.ts';
import type { Language } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { DocumentRequest } from './document-request.ts';
import { slotDay, slotTitle } from './sheet-columns.ts';
import { figuresOf, sumOfRates, totalsOf, type Figures, type FiguresRow, type FiguresTotal } from './table-figures.ts';
import {
  allFormula,
  attendedFormula,
  cellAt,
  presentFormula,
  shareFormula,
  soFarFormula,
  sumFormula,
  type FormulaPlace,
} from './table-formulas.ts';
import type { Workbook, WorkbookCell, WorkbookColumn } from './workbook.ts';
import { Wording } from './wording.ts';
import { asOfLine, fundingLine } from './workshop-lines.ts';

type Source = {
  /** Languages in which names are listed, one column each; the sex stands behind them and then the delegation. */
  readonly names: readonly Language[];
  readonly figures: Figures;
  readonly place: FormulaPlace;
  readonly wording: Wording;
  readonly snapshot: WorkshopSnapshot;
};

/** The donor's table: who was present when, with totals that the spreadsheet counts again when a mark is corrected. */
export function attendanceTableWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const figures = figuresOf(snapshot, request, wording);
  const names = wording.distinct('documents.full-name');
  const place = placeOf(figures, names.length + 3, snapshot, wording);
  const source = { names, figures, place, wording, snapshot };
  const totals = figures.rows.length === 0 ? [] : totalsOf(figures, wording);
  const title = wording.text(snapshot.workshop.title);
  return {
    title: `${wording.both('documents.title.attendance-table')}: ${title}`,
    sheets: [
      {
        name: wording.say(wording.first, 'documents.name.attendance-table'),
        columns: columnsOf(source),
        rows: [
          ...figures.rows.map((row, index) => personRow(row, index, source)),
          ...totals.map((total, index) => totalRow(total, place.lastRow + 1 + index, source)),
        ],
        totals: totals.length,
        frozenColumns: names.length + 1,
        blankRows: 0,
        rowHeight: null,
        header: { left: title, right: asOfLine(request, wording) },
        footer: { left: fundingLine(snapshot, wording) },
      },
    ],
  };
}

/** `before` is the number of columns before the first slot. */
function placeOf(
  { rows, slots, over }: Figures,
  before: number,
  { workshop }: WorkshopSnapshot,
  wording: Wording,
): FormulaPlace {
  const word = (status: AttendanceStatus): string => statusWord(status, wording);
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
    return { head: head.filter(Boolean).join(' '), kind: 'status' };
  });
  return [
    { head: wording.both('documents.number-sign'), kind: 'number' },
    ...names.map((language): WorkbookColumn => ({ head: wording.say(language, 'documents.full-name'), kind: 'text' })),
    { head: wording.both('documents.sex'), kind: 'text' },
    { head: wording.both('documents.delegation'), kind: 'text' },
    ...slots,
    { head: wording.both('documents.attended'), kind: 'number' },
    { head: wording.both('documents.slots-so-far'), kind: 'number' },
    { head: wording.both('documents.percent-so-far'), kind: 'percent' },
    { head: wording.both('documents.slots-of-all'), kind: 'number' },
    { head: wording.both('documents.percent-of-all'), kind: 'percent' },
  ];
}

function personRow({ person, delegation, statuses, rates }: FiguresRow, index: number, source: Source): WorkbookCell[] {
  const { names, place, wording } = source;
  const row = place.firstRow + index;
  return [
    index + 1,
    ...names.map((language) => person.listName(language)),
    wording.say(wording.first, `vocabulary.sexShort.${person.sex}`),
    delegation,
    ...statuses.map((status) =>
      status === null ? notExpected : status === 'unmarked' ? null : statusWord(status, wording),
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
      formula: presentFormula(place, place.firstSlot + slot, column, row),
      value: rows.filter(({ statuses }) => isPresence(statuses[slot] ?? 'unmarked')).length,
    })),
    ...rateCells(sumOfRates(rows), row, source, { attended: sum(1), soFar: sum(2), all: sum(4) }),
  ];
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

function statusWord(status: AttendanceStatus, wording: Wording): string {
  return wording.say(wording.first, `vocabulary.attendanceStatus.${status}`);
}
