import {
  codeProperty,
  formFields,
  type FormField,
  type FormMarks,
  formMarks,
  keyHead,
  readAnchor,
  readSent,
  type SentForm,
  sentProperty,
} from '../../documents/nomination-form/form-fields.ts';
import { delegationMark, type FormCode, formCodesIn, isSameForm } from '../../domain/evidence/form-code.ts';
import type { Delegation } from '../../domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { guessedListMapping } from '../people/list-columns.ts';
import { readHead } from '../people/list-heads.ts';
import { plainSheet, type TableSheet } from '../sheets/table-sheet.ts';
import type { CustomProperties } from './custom-properties.ts';

/** A row of a form that came back. */
export type FormRow = {
  /** The number of the person whose row it was when it was sent; null for one that was empty, or where nothing says it. */
  readonly number: number | null;
  readonly marks: FormMarks;
  /** Fields that the user changes in the preview. */
  readonly edited: readonly FormField[];
};

/** What a file says of the nomination form that it is. */
export type ReturnedForm = {
  readonly code: FormCode;
  /** Other forms that it names too: it was put together from several. */
  readonly others: readonly FormCode[];
  /** What stood in it when it was sent; null where that is lost. */
  readonly sent: SentForm | null;
  /** By the name of a sheet and the index of a row in it (`formRowKey`). */
  readonly rows: ReadonlyMap<string, FormRow>;
};

export function formRowKey({ sheet, index }: { readonly sheet: string; readonly index: number }): string {
  return `${String(index)} ${sheet}`;
}

/** Where a form belongs: to a delegation of a workshop, to one that is gone from it, or to another workshop. */
export type FormPlace =
  { readonly kind: 'here'; readonly delegation: Delegation } | { readonly kind: 'delegation-gone' | 'other-workshop' };

export function formPlace(
  code: FormCode,
  { workshop, delegations }: Pick<WorkshopSnapshot, 'workshop' | 'delegations'>,
): FormPlace {
  if (code.sheetCode !== workshop.sheetCode) return { kind: 'other-workshop' };
  const delegation = delegations.find(({ id }) => delegationMark(id) === code.delegation);
  return delegation === undefined ? { kind: 'delegation-gone' } : { kind: 'here', delegation };
}

/** The sheets of a form as lists of people: without what stands above their heads, and without the hidden column. */
type FormSheets = { readonly form: ReturnedForm; readonly sheets: readonly TableSheet[] };

/** Rows of a sheet in which the number of a form is looked for. */
const rowsWithCode = 2000;

/**
 * What a file is as a form; null where it is none. Its number is looked for in the property of the file, in hidden sheets
 * and in cells that are shown: programs that save it anew lose some of these.
 */
export function returnedForm(sheets: readonly TableSheet[], properties: CustomProperties): FormSheets | null {
  const [hidden, shown] = [sheets.filter((sheet) => sheet.hidden), sheets.filter((sheet) => !sheet.hidden)];
  const codes = [
    properties[codeProperty] ?? '',
    ...hidden.flatMap(textsWithCode),
    ...shown.flatMap(textsWithCode),
  ].flatMap(formCodesIn);
  const [code] = codes;
  if (code === undefined) return null;
  const others = codes.filter(
    (each, index) => !isSameForm(each, code) && codes.findIndex((other) => isSameForm(each, other)) === index,
  );
  const sent = sentIn(properties) ?? sheets.map(sentInCells).find((found) => found !== null) ?? null;
  const read = sheets.map((sheet) => (sheet.paragraphs.length > 0 ? tablesAsList(sheet) : withoutKeys(sheet)));
  const rows = new Map(
    read.flatMap(({ sheet, rows: own }) => own.map(([index, row]) => [formRowKey({ sheet: sheet.name, index }), row])),
  );
  return { form: { code, others, sent, rows }, sheets: read.map(({ sheet }) => sheet) };
}

function textsWithCode({ rows }: TableSheet): string[] {
  return rows.slice(0, rowsWithCode).flatMap((row) => row.filter((cell) => /RSTR\d/i.test(cell)));
}

function sentIn(properties: CustomProperties): SentForm | null {
  const pieces = Object.entries(properties)
    .filter(([name]) => name.startsWith(sentProperty))
    .sort(([one], [other]) => Number(one.slice(sentProperty.length)) - Number(other.slice(sentProperty.length)));
  return readSent(pieces.map(([, text]) => text).join(' '));
}

/** What was sent as the hidden sheet has it: in its first column below the number of the form. */
function sentInCells({ rows }: TableSheet): SentForm | null {
  const column = rows.map((row) => row[0] ?? '');
  const first = column.findIndex((cell) => formCodesIn(cell).length > 0);
  if (first === -1) return null;
  const end = column.findIndex((cell, index) => index > first && cell === '');
  return readSent(column.slice(first + 1, end === -1 ? undefined : end).join(' '));
}

type ReadSheet = { readonly sheet: TableSheet; readonly rows: readonly (readonly [number, FormRow])[] };

/** The list below the heads of a form; the hidden column says whose rows they are. */
function withoutKeys(sheet: TableSheet): ReadSheet {
  const isKeyHead = (cell: string): boolean => cell.trim().toLowerCase() === keyHead.toLowerCase();
  const keyRow = sheet.rows.findIndex((row) => row.some(isKeyHead));
  const key = sheet.rows[keyRow]?.findIndex(isKeyHead) ?? -1;
  const without = (row: readonly string[]): string[] => row.map((cell, column) => (column === key ? '' : cell));
  const head = keyRow === -1 ? guessedListMapping(sheet).headRow : keyRow;
  if (head === -1) return { sheet, rows: [] };
  const list: TableSheet = {
    ...sheet,
    rows: sheet.rows.map((row, index) => (index < head ? [] : without(row))),
    spans: sheet.spans.filter(({ row }) => row >= head),
    hiddenColumns: sheet.hiddenColumns.filter((column) => column !== key),
  };
  const { columns, headRow } = guessedListMapping(list);
  const rows = sheet.rows.flatMap((row, index): (readonly [number, FormRow])[] => {
    if (index <= headRow) return [];
    const cells = columns.flatMap((column, at) => {
      const field = formFields.find((each) => each === column);
      return field === undefined ? [] : [[field, row[at] ?? ''] as const];
    });
    return [[index, { number: numberIn(row[key] ?? ''), marks: formMarks(Object.fromEntries(cells)), edited: [] }]];
  });
  return { sheet: list, rows };
}

function numberIn(key: string): number | null {
  return /^\d{1,4}$/.test(key.trim()) ? Number(key) : null;
}

/** The heads under which the answers of a Word form stand as a list. */
const heads: Readonly<Record<FormField, string>> = {
  family: 'Family name',
  given: 'Given name',
  patronymic: 'Patronymic',
  'family-latin': 'Family name in Latin letters',
  'given-latin': 'Given name in Latin letters',
  sex: 'Sex',
  role: 'Role',
  position: 'Position',
  institution: 'Institution',
  phone: 'Phone',
  email: 'E-mail',
};

/** The field that is asked for on the left of an answer. */
function askedIn(label: string): FormField | undefined {
  const head = readHead(label);
  const column = head?.column ?? null;
  const name = head?.isLatin === true && (column === 'family' || column === 'given') ? `${column}-latin` : column;
  return formFields.find((field) => field === name);
}

type Answers = {
  readonly place: string | null;
  readonly number: number | null;
  readonly cells: Map<FormField, string>;
};

/**
 * A Word form as a list: a table for each person, with what is asked on the left and a bookmark in each answer. A table that
 * was copied has no bookmarks, and is read by what is asked.
 */
function tablesAsList(sheet: TableSheet): ReadSheet {
  const people = answersIn(sheet);
  const named = people.filter(({ cells }) => [...cells.values()].some((text) => text.trim() !== ''));
  const rows = named.map(({ number, cells }, index) => {
    const row: FormRow = { number, marks: formMarks(Object.fromEntries(cells)), edited: [] };
    return [index + 1, row] as const;
  });
  const list = plainSheet(
    [
      formFields.map((field) => heads[field]),
      ...named.map(({ cells }) => formFields.map((field) => cells.get(field) ?? '')),
    ],
    { name: sheet.name, rowNumbers: [0, ...named.map((answers) => people.indexOf(answers) + 1)] },
  );
  return { sheet: list, rows };
}

/** Whether a bookmark says that another table has begun; undefined where there is none. */
function isOtherPlace({ place }: Answers, marked: string | undefined): boolean {
  return marked !== undefined && place !== null && place !== marked;
}

/** The answers of each table of a text; a table ends where a row asks nothing, or asks again. */
function answersIn({ rows, anchors = [] }: TableSheet): Answers[] {
  const marks = new Map(
    anchors.flatMap(({ row, column, name }) => {
      const read = readAnchor(name);
      return read === null ? [] : [[row, { ...read, column }] as const];
    }),
  );
  const people: Answers[] = [];
  let current: Answers | null = null;
  for (const [index, row] of rows.entries()) {
    const mark = marks.get(index);
    const field = mark?.field ?? (row.length <= 2 ? askedIn(row[0] ?? '') : undefined);
    if (field === undefined) {
      current = null;
      continue;
    }
    if (current === null || isOtherPlace(current, mark?.place) || current.cells.has(field)) {
      current = { place: mark?.place ?? null, number: mark?.number ?? null, cells: new Map() };
      people.push(current);
    }
    current.cells.set(field, row[mark?.column ?? 1] ?? '');
  }
  return people;
}
