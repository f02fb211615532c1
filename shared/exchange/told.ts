import { type Language, textIn } from '../domain/language.ts';
import type { Translate } from '../text/text.ts';
import type { ImportWarning } from './imported-agenda.ts';
import { quoted } from './plain-text.ts';
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

/** `language` is that of `t`: a title of several languages is quoted in it. */
export function toldWarning(warning: ImportWarning, name: string, t: Translate, language: Language): Told {
  const { code, title } = warning;
  const values = title === undefined ? warning.values : { ...warning.values, title: quoted(textIn(title, language)) };
  const where = [values['title'], values['name']].find((value) => value !== undefined && value !== '') ?? name;
  return { code, where: String(where), sentence: t(`exchange.warning.${code}`, values) };
}

/** In which file, and whether in one of several sheets, the rows of a remark are. */
export type ToldFile = { readonly hasSheets: boolean; readonly name: string };

/** "Rows 2–4", with the sheet where there are several; a remark about the whole file has its name. */
export function rowsPlace(
  { sheet, rows }: Pick<TableRemark, 'sheet' | 'rows'>,
  { hasSheets, name }: ToldFile,
  t: Translate,
): string {
  if (rows.length === 0) return name;
  const place = t('exchange.place.rows', { count: rows.length, rows: rowNumbers(rows) });
  return hasSheets ? t('exchange.place.sheet', { name: sheet, rows: place }) : place;
}

export function toldRemark(remark: TableRemark, file: ToldFile, t: Translate): Told {
  const { code, values } = remark;
  return { code, where: rowsPlace(remark, file, t), sentence: t(`exchange.rowProblem.${code}`, values) };
}

/** "Rows 2–4: There is no end …"; the sentence alone where no place is named. */
export function toldInOneLine({ where, sentence }: Told): string {
  return where === '' ? sentence : `${where}: ${sentence}`;
}
