/** What is to be said of a row or of a table, as a key of the texts with its values. */
export type RowProblem = {
  readonly code: (typeof rowProblemCodes)[number];
  readonly values: Readonly<Record<string, string | number>>;
};

export const rowProblemCodes = [
  'no-title',
  'no-time',
  'time-wrong',
  'time-more',
  'midnight-meant',
  'time-from-above',
  'afternoon-assumed',
  'date-wrong',
  'date-range',
  'day-wrong',
  'day-missing',
  'day-assumed',
  'day-counted',
  'day-from-above',
  'weekday-differs',
  'year-from-neighbour',
  'year-assumed',
  'date-order-assumed',
  'end-before-start',
  'past-midnight',
  'length-wrong',
  'length-missing',
  'length-from-next',
  'length-differs',
  'kind-unknown',
  'people-doubtful',
  'function-left-out',
  'break-with-more',
  'quotes-wrong',
  'line-left-out',
  'struck-left-out',
  'formula-unknown',
  'rows-hidden',
  'letters-broken',
  'encoding-guessed',
  'zone-differs',
  'zone-taken',
  'zone-said',
  'columns-left-out',
  'title-assumed',
  'sheets-left',
  'sheets-hidden',
] as const;

/** Remarks that are the same for many rows: they are made once for the table, with the rows to which they apply. */
const commonCodes: ReadonlySet<RowProblem['code']> = new Set([
  'time-from-above',
  'afternoon-assumed',
  'day-missing',
  'day-assumed',
  'day-counted',
  'day-from-above',
  'year-from-neighbour',
  'year-assumed',
  'date-order-assumed',
  'length-from-next',
  'kind-unknown',
  'break-with-more',
  'struck-left-out',
  'rows-hidden',
  'zone-differs',
  'zone-said',
]);

/** A remark and the rows that it is about, by the numbers that the user sees; none for the whole file. */
export type TableRemark = RowProblem & { readonly sheet: string; readonly rows: readonly number[] };

/** Remarks of single rows, with those that are common to many brought together. */
export function joinedRemarks(remarks: readonly TableRemark[]): TableRemark[] {
  const joined: TableRemark[] = [];
  const places = new Map<string, number>();
  /** What is said already: a row of a timetable has several sessions, and one missing quotation mark. */
  const said = new Set<string>();
  for (const written of remarks) {
    // Paragraphs between tables have no number.
    const remark = { ...written, rows: written.rows.filter((row) => row > 0) };
    const key = `${remark.code} ${remark.sheet} ${JSON.stringify(remark.values)}`;
    if (said.has(`${key} ${remark.rows.join(' ')}`)) continue;
    said.add(`${key} ${remark.rows.join(' ')}`);
    const at = commonCodes.has(remark.code) ? places.get(key) : undefined;
    const before = at === undefined ? undefined : joined[at];
    if (at === undefined || before === undefined) {
      places.set(key, joined.length);
      joined.push(remark);
    } else joined[at] = { ...before, rows: [...before.rows, ...remark.rows] };
  }
  return joined;
}

/** 2, 3, 4, 7 as "2–4, 7". */
export function rowNumbers(rows: readonly number[]): string {
  const sorted = [...new Set(rows)].sort((one, other) => one - other);
  const runs: [number, number][] = [];
  for (const row of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${String(from)}–${String(to)}`)).join(', ');
}
