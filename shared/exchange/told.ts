import type { Translate } from '../text/text.ts';
import type { ImportWarning } from './imported-agenda.ts';
import { rowNumbers, type TableRemark } from './table/table-problems.ts';

/** A remark about what was not understood, was changed or left out. */
export type Told = {
  /** Stable: a code of `ImportWarning`, of a problem of a row, or of a failure. */
  readonly code: string;
  /** The title of the session, the row of the table, the line, or the name of the file. */
  readonly where: string;
  /** In the language of the interface. */
  readonly sentence: string;
};

export function toldWarning({ code, values }: ImportWarning, name: string, t: Translate): Told {
  const where = [values['title'], values['name']].find((value) => value !== undefined && value !== '') ?? name;
  return { code, where: String(where), sentence: t(`exchange.warning.${code}`, values) };
}

/** "Rows 2–4", with the sheet where there are several; a remark about the whole file has its name. */
export function toldRemark(
  { code, values, sheet, rows }: TableRemark,
  { hasSheets, name }: { readonly hasSheets: boolean; readonly name: string },
  t: Translate,
): Told {
  const sentence = t(`exchange.rowProblem.${code}`, values);
  if (rows.length === 0) return { code, where: name, sentence };
  const place = t('exchange.place.rows', { count: rows.length, rows: rowNumbers(rows) });
  return { code, where: hasSheets ? t('exchange.place.sheet', { name: sheet, rows: place }) : place, sentence };
}
