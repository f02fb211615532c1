import { expectationOf, percentages, type Rates, ratesOf } from '../../domain/attendance/attendance-rates.ts';
import {
  type AttendanceStatus,
  attendanceStatuses,
  emptySheet,
  statusIn,
  withMarks,
} from '../../domain/attendance/attendance.ts';
import { areOver, listedFinder, recordedSlots, type Slot, timedSlots } from '../../domain/attendance/slots.ts';
import { isCounted, isListed } from '../../domain/people/participation.ts';
import { sexes } from '../../domain/people/person.ts';
import type { Language } from '../../domain/language.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { DocumentRequest } from '../document-request.ts';
import {
  cell,
  type Cell,
  type Column,
  type PaperDocument,
  paragraph,
  type Paragraph,
  type Row,
  type Section,
  textBlock,
  withWholeHeads,
} from '../layout/blocks.ts';
import { bodyWidth, paperOf } from '../layout/page.ts';
import {
  delegationNames,
  delegationOf,
  isDivided,
  type ListedPerson,
  listedPeople,
  sheetPeople,
} from '../listed-people.ts';
import { fittingColumns } from '../layout/table.ts';
import { signedOtherwiseLines, signOffLines } from '../sign-offs.ts';
import { asOfLine, chosenDays, paperFooter, paperOpening, slotDay, slotHeads, slotTitle, Wording } from '../wording.ts';
import { presentIn, type UnnamedTotal, unnamedTotals } from './unnamed-totals.ts';

/** A participant in the table; null stands for a slot in which nobody expects them. */
export type FiguresRow = {
  readonly person: ListedPerson;
  readonly delegation: string;
  /** Who came in the person's stead, as on lists; null for somebody who stayed. */
  readonly successor: ListedPerson | null;
  readonly statuses: readonly (AttendanceStatus | null)[];
  readonly rates: Rates;
};

/** Who was present when, as far as it is marked. */
export type Figures = {
  readonly slots: readonly Slot[];
  /** For each slot, whether it is over at the time of the document. */
  readonly over: readonly boolean[];
  /**
   * For each slot, whether any participant is marked in it, of another delegation too: in one that is over, who is not was
   * missing, and every table says the same of a person.
   */
  readonly isMarked: readonly boolean[];
  readonly rows: readonly FiguresRow[];
  /** Whether delegations stand apart in it. */
  readonly isDivided: boolean;
};

/** "replaced by Sultanova Aigul", or the status of whoever is on the list of a signed-off day alone; '' of all others. */
export function remarkOn({ person, successor }: FiguresRow, language: Language, wording: Wording): string {
  if (successor !== null)
    return wording.translate(language, 'documents.replaced-by', { name: successor.listName(language) });
  const { participation } = person;
  return isListed(participation)
    ? ''
    : wording.translate(language, `vocabulary.participationStatus.${participation.status}`);
}

/** Participants only: staff sign, but are never counted. */
export function figuresOf(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): Figures {
  const days = chosenDays(snapshot, request);
  const { workshop, sessions } = snapshot;
  const slots = timedSlots({ workshop, days, sessions }, recordedSlots(snapshot));
  const over = areOver(slots, snapshot, { day: request.asOf, clock: request.asOfTime ?? '00:00' });
  const isExpected = expectationOf(snapshot);
  const sheet = withMarks(emptySheet(snapshot.workshop.id), snapshot.attendance);
  const people = listedPeople(snapshot, request.safe === true);
  const listed = sheetPeople(snapshot, request, wording, listedFinder(snapshot)).groups.flatMap((group) =>
    group.people.map((person) => {
      const { id } = person.participation;
      const statuses = slots.map((slot) => (isExpected(id, slot) ? statusIn(sheet, id, slot.id) : null));
      return { person, statuses };
    }),
  );
  const counted = new Set(snapshot.participations.filter((each) => isCounted(each)).map(({ id }) => id));
  const marked = new Set(
    snapshot.attendance.filter(({ participationId }) => counted.has(participationId)).map(({ slotId }) => slotId),
  );
  const isMarked = slots.map(({ id }) => marked.has(id));
  const rows = listed.map(({ person, statuses }): FiguresRow => {
    const rated = statuses.flatMap((status, index) =>
      status === null ? [] : [{ status, isOver: over[index] === true && isMarked[index] === true }],
    );
    const names = delegationNames(delegationOf(person, snapshot), wording);
    const delegation = names.join(' / ') || wording.both('documents.without-delegation');
    const { status, replacedById } = person.participation;
    const successor = status === 'replaced' ? (people.get(replacedById ?? '') ?? null) : null;
    return { person, delegation, successor, statuses, rates: ratesOf(rated, snapshot.workshop.attendance) };
  });
  return { slots, over, isMarked, rows, isDivided: isDivided(snapshot, request) };
}

/** The sums of several people's rates. */
export function sumOfRates(rows: readonly FiguresRow[]): Rates {
  const sum = (count: (rates: Rates) => number): number => rows.reduce((all, { rates }) => all + count(rates), 0);
  return {
    attended: sum((one) => one.attended),
    missed: sum((one) => one.missed),
    open: sum((one) => one.open),
    soFar: sum((one) => one.soFar),
    all: sum((one) => one.all),
  };
}

/** The people who are added up in one line below the table. */
export type FiguresTotal = {
  readonly by: 'all' | 'sex' | 'delegation';
  /** As it stands in the column of sex or delegation; a line of all has a name only. */
  readonly label: string;
  /** The same where no column says what it is about: "Female" for F. */
  readonly name: string;
  readonly rows: readonly FiguresRow[];
};

/** One letter, and for somebody whose sex is not stated those words: a dash would say nothing in a line of its own. */
export function sexLabel(sex: ListedPerson['sex'], wording: Wording): string {
  return wording.both(sex === 'unspecified' ? `vocabulary.sex.${sex}` : `vocabulary.sexShort.${sex}`);
}

/** All, then each sex, then each delegation. */
export function totalsOf({ rows }: Figures, wording: Wording): FiguresTotal[] {
  const everybody = wording.both('documents.total');
  const present = new Set(rows.map(({ person }) => person.sex));
  const shownSexes = sexes.filter((sex) => present.has(sex));
  const delegations = [...new Set(rows.map(({ delegation }) => delegation))];
  return [
    { by: 'all', label: everybody, name: everybody, rows },
    ...shownSexes.map((sex): FiguresTotal => ({
      by: 'sex',
      label: sexLabel(sex, wording),
      name: wording.both(`vocabulary.sex.${sex}`),
      rows: rows.filter(({ person }) => person.sex === sex),
    })),
    ...delegations.map((label): FiguresTotal => {
      return { by: 'delegation', label, name: label, rows: rows.filter(({ delegation }) => delegation === label) };
    }),
  ];
}

/** Slots that a page has room for beside the names; more go on on further pages. */
const mostSlots = 16;
const [numberWidth, sexWidth, rateWidth] = [9, 9, 17];
/** Narrower slots have their heads turned upwards. */
const upright = 18;
/** Between the margins of the landscape page, in millimetres. */
const width = bodyWidth(paperOf('landscape'));

type Table = { readonly figures: Figures; readonly wording: Wording; readonly snapshot: WorkshopSnapshot };

/** The same table on paper: a letter for each mark, the totals below, the percentages on the right. */
export function attendanceTable(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const table = { figures: figuresOf(snapshot, request, wording), wording, snapshot };
  const { slots } = table.figures;
  const heads = slots.map((slot) => slotColumnHeads(slot, table));
  const fitting = fittingColumns(heads, mostSlots, slotWidth, upright);
  const sections = Math.max(1, Math.ceil(slots.length / fitting));
  const each = Math.ceil(slots.length / sections);
  return {
    title: `${wording.both('documents.title.attendance-table')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: 'landscape',
    sections: Array.from({ length: sections }, (_, index) =>
      sectionOf(table, request, { first: index * each, count: each, number: index + 1, of: sections }),
    ),
  };
}

/** The slots of one part of a table that is too wide for a page; parts are numbered from 1. */
type TablePart = { readonly first: number; readonly count: number; readonly number: number; readonly of: number };

function sectionOf(table: Table, request: DocumentRequest, part: TablePart): Section {
  const { first, count, number, of } = part;
  const { figures, wording, snapshot } = table;
  const slots = figures.slots.slice(first, first + count);
  const rowsOf = (rows: readonly FiguresRow[]): Row[] => rows.map((row) => personRow(row, table, first, count));
  const delegations = [...new Set(figures.rows.map(({ delegation }) => delegation))];
  const groups = figures.isDivided
    ? delegations.map((delegation) => ({
        heading: paragraph(delegation, 'group'),
        continued: paragraph(`${delegation}  ${wording.both('documents.continued')}`, 'group'),
        rows: rowsOf(figures.rows.filter((row) => row.delegation === delegation)),
      }))
    : [{ heading: null, continued: null, rows: rowsOf(figures.rows) }];
  const parts = of === 1 ? [] : wording.words('documents.part', 'footer', () => ({ number, count: of }));
  const totals = [
    ...totalsOf(figures, wording).map((total) => totalRow(total, table, first, count)),
    ...unnamedTotals(snapshot, request, figures, wording).map((total) => unnamedRow(total, first, count)),
  ];
  const heading = paragraph(wording.both('documents.totals'), 'group');
  return {
    parts: [
      [
        ...paperOpening(
          snapshot,
          wording,
          'attendance-table',
          parts.map((part) => part.text),
        ),
        { kind: 'space', height: 3 },
        {
          kind: 'table',
          columns: columnsOf(slots, table),
          groups: [...groups, { heading, continued: heading, rows: totals, whole: true }],
          keepWithNext: true,
          look: 'grid',
          rowHeight: 6,
        },
        { kind: 'space', height: 2 },
        textBlock('P', explanations(table, request)),
      ],
    ],
    header: [
      {
        left: paragraph(wording.bothOf(snapshot.workshop.title), 'footer'),
        right: paragraph(parts.map((part) => part.text).join(' / '), 'footerStrong'),
      },
    ],
    footer: paperFooter(snapshot, wording, asOfLine(request, wording)),
    stamp: null,
  };
}

/** What stands below the table: what its letters and percentages mean, who signed off which day, and what was signed otherwise. */
function explanations({ figures, wording, snapshot }: Table, request: DocumentRequest): Paragraph[] {
  const people = figures.rows.map(({ person }) => person);
  return [
    ...wording.each((language) => legend(wording, language), 'small'),
    ...wording.words(`documents.rates.${excusedRule(snapshot)}`, 'small'),
    ...wording.words('documents.rates.rounding', 'small'),
    ...signOffLines(snapshot, request, wording).map((line) => paragraph(line, 'small')),
    ...signedOtherwiseLines(snapshot, request, wording, people).map((line) => paragraph(line, 'small')),
  ];
}

function columnsOf(slots: readonly Slot[], table: Table): Column[] {
  const { wording } = table;
  const signature = slotWidth(slots.length);
  const name = width - numberWidth - sexWidth - 3 * rateWidth - signature * slots.length;
  const plain = (own: number, key: Parameters<Wording['words']>[0], align: Column['align']): Column => ({
    width: own,
    heads: wording.words(key, 'tableHead'),
    align,
    upwards: false,
  });
  return withWholeHeads([
    plain(numberWidth, 'documents.number-sign', 'middle'),
    plain(name, 'documents.full-name', 'start'),
    plain(sexWidth, 'documents.sex', 'middle'),
    ...slots.map((slot): Column => ({
      width: signature,
      heads: slotColumnHeads(slot, table),
      align: 'middle',
      upwards: signature < upright,
    })),
    plain(rateWidth, 'documents.attended', 'middle'),
    plain(rateWidth, 'documents.percent-so-far', 'middle'),
    plain(rateWidth, 'documents.percent-of-all', 'middle'),
  ]);
}

/** Millimetres of one slot's column where a page has so many. */
function slotWidth(count: number): number {
  return count === 0 ? 0 : Math.min(20, (width - 75) / (count + 3));
}

/** Day and time in one line, then the half-day or session in each language. */
function slotColumnHeads(slot: Slot, { wording, snapshot }: Table): Paragraph[] {
  const day = slotDay(slot, snapshot, wording);
  if (slot.kind === 'session') {
    const [time, ...titles] = slotHeads(slot, snapshot, wording);
    return [paragraph(`${day} ${time?.text ?? ''}`, 'timeHead'), ...titles];
  }
  const half = slotTitle(slot, snapshot, wording);
  return [paragraph(day, 'timeHead'), ...half.split(' / ').map((words) => paragraph(words, 'tableHead'))];
}

function personRow(row: FiguresRow, { wording }: Table, first: number, count: number): Row {
  const { person, statuses, rates } = row;
  const names = [...new Set(wording.languages.map((language) => person.listName(language)))];
  return {
    tinted: false,
    cells: [
      text(String(person.participation.number)),
      cell([
        ...names.map((name, line) => paragraph(name, line === 0 ? 'sheetBody' : 'sheetMuted')),
        ...(remarkOn(row, wording.first, wording) === ''
          ? []
          : wording.each((language) => remarkOn(row, language, wording), 'sheetMuted')),
      ]),
      cell(wording.words(`vocabulary.sexShort.${person.sex}`, 'sheetBody')),
      ...statuses.slice(first, first + count).map((status) => text(status === null ? '–' : letterOf(status, wording))),
      ...rateCells(rates),
    ],
  };
}

/** Nobody is counted in a slot in which nobody is marked yet. */
function totalRow({ name, rows }: FiguresTotal, { figures, wording }: Table, first: number, count: number): Row {
  const { isMarked } = figures;
  // Both who was replaced and who came instead have a row; other lists count the seat once.
  const replaced = rows.filter(({ successor }) => successor !== null).length;
  const among =
    replaced === 0 ? [] : wording.words('documents.replaced-among', 'sheetMuted', () => ({ count: replaced }));
  const present = isMarked.slice(first, first + count).map((marked, slot) => {
    return marked ? String(presentIn(rows, first + slot)) : '';
  });
  return {
    tinted: false,
    cells: [
      text(''),
      cell([paragraph(`${name}  ·  ${String(rows.length)}`, 'sheetBody'), ...among]),
      text(''),
      ...present.map(text),
      ...rateCells(sumOfRates(rows)),
    ],
  };
}

/** Nobody knows who of them came again, so that no share of all slots is theirs. */
function unnamedRow({ label, counts }: UnnamedTotal, first: number, count: number): Row {
  const shown = counts.slice(first, first + count).map((each) => (each === null ? '' : String(each)));
  return { tinted: false, cells: ['', label, '', ...shown, '', '', ''].map(text) };
}

function rateCells(rates: Rates): Cell[] {
  const { soFar, ofAll } = percentages(rates);
  const percent = (value: number | null): string => (value === null ? '–' : `${String(value)} %`);
  return [text(`${String(rates.attended)} / ${String(rates.all)}`), text(percent(soFar)), text(percent(ofAll))];
}

function text(words: string): Cell {
  return cell([paragraph(words, 'sheetBody')]);
}

export function letterOf(status: AttendanceStatus, wording: Wording): string {
  return status === 'unmarked' ? '' : wording.translate(wording.first, `documents.status-letter.${status}`);
}

/** Whether the excused are counted as not attended or left out, by the workshop's policy. */
function excusedRule({ workshop }: WorkshopSnapshot): 'excused-missed' | 'excused-left-out' {
  return workshop.attendance.excusedCounts ? 'excused-missed' : 'excused-left-out';
}

/**
 * "P present · L late · … · – not expected": the letters are those of the first language, which stand in the table. `mark`
 * gives what stands there where that is no letter.
 */
export function legend(
  wording: Wording,
  language: Language,
  mark: (status: AttendanceStatus) => string = (status) => letterOf(status, wording),
): string {
  const letters = attendanceStatuses
    .filter((status) => status !== 'unmarked')
    .map((status) => `${mark(status)} ${wording.translate(language, `vocabulary.attendanceStatus.${status}`)}`);
  const signs = (['not-expected', 'not-marked'] as const).map((sign) =>
    wording.translate(language, `documents.legend.${sign}`),
  );
  return [...letters, ...signs].join('  ·  ');
}

/** What the words of the first language mean that stand for marks in a workbook, in each other language of it. */
export function wordLegends(wording: Wording): string[] {
  const word = (status: AttendanceStatus): string =>
    `${wording.translate(wording.first, `vocabulary.attendanceStatus.${status}`)} –`;
  return wording.languages.filter((each) => each !== wording.first).map((each) => legend(wording, each, word));
}
