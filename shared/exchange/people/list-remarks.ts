import { quoted } from '../plain-text.ts';
import type { ListColumn } from './list-heads.ts';

/** What is to be said of a list of people or of a cell in it. */
export const peopleRemarkCodes = [
  'struck-person',
  'hidden-person',
  'rows-hidden',
  'list-empty',
  'columns-hidden',
  'columns-left-out',
  'details-read',
  'sheets-hidden',
  'letters-broken',
  'quotes-wrong',
  'encoding-guessed',
  'head-in-rows',
  'line-left-out',
  'total-agrees',
  'total-left-out',
  'total-differs',
  'several-in-cell',
  'several-not-paired',
  'row-continued',
  'name-incomplete',
  'name-unread',
  'not-coming',
  'stands-in',
  'same-twice',
  'sex-missing',
  'sex-unknown',
  'sex-from-name',
  'sex-differs',
  'role-unknown',
  'role-from-position',
  'birth-wrong',
  'birth-day-first',
  'valid-until-wrong',
  'visa-guessed',
  'visa-unknown',
  'letters-mixed',
  'email-mended',
  'email-wrong',
  'email-more',
  'phone-incomplete',
  'phone-rounded',
  'as-above',
  'country-unknown',
  'country-guessed',
  'country-from-title',
  'country-from-phones',
  'institution-from-title',
] as const;
export type PeopleRemarkCode = (typeof peopleRemarkCodes)[number];

/** A remark, the rows that it is about by the numbers that the user sees (none for the whole file), and its cell. */
export type PeopleRemark = {
  readonly code: PeopleRemarkCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly sheet: string;
  readonly rows: readonly number[];
  /** What the column of the cell holds; null for a whole row. */
  readonly column: ListColumn | null;
};

/** Remarks that are the same for many rows: they are made once, with the rows to which they apply. */
const common: ReadonlySet<PeopleRemarkCode> = new Set([
  'sex-missing',
  'sex-from-name',
  'as-above',
  'role-from-position',
  'country-from-title',
  'country-from-phones',
  'institution-from-title',
  'rows-hidden',
  'visa-guessed',
]);

export function joinedPeopleRemarks(remarks: readonly PeopleRemark[]): PeopleRemark[] {
  const joined: (PeopleRemark & { readonly rows: number[] })[] = [];
  const places = new Map<string, number>();
  for (const remark of remarks) {
    const key = `${remark.code} ${remark.sheet}`;
    const at = common.has(remark.code) ? places.get(key) : undefined;
    const before = at === undefined ? undefined : joined[at];
    if (at === undefined || before === undefined) {
      places.set(key, joined.length);
      joined.push({ ...remark, rows: [...remark.rows] });
    } else {
      const names = [before.values['name'], remark.values['name']].filter((name) => name !== undefined);
      const values = names.length === 0 ? before.values : { ...before.values, name: quoted(names.join(', '), 300) };
      before.rows.push(...remark.rows);
      joined[at] = { ...before, values };
    }
  }
  return joined;
}

/** Collects the remarks on one sheet. */
export class PeopleRemarks {
  readonly all: PeopleRemark[] = [];
  readonly #sheet: string;
  readonly #numbers: (index: number) => number;

  constructor(sheet: string, numbers: (index: number) => number) {
    this.#sheet = sheet;
    this.#numbers = numbers;
  }

  /** `row` is the index of a row, null for the whole sheet. */
  add(
    code: PeopleRemarkCode,
    row: number | null,
    values: PeopleRemark['values'] = {},
    column: ListColumn | null = null,
  ): void {
    const number = row === null ? 0 : this.#numbers(row);
    this.all.push({ code, values, sheet: this.#sheet, rows: number === 0 ? [] : [number], column });
  }
}
