import { parseArgs } from 'node:util';
import {
  type BadgeSize,
  badgeSizes,
  type DocumentFormat,
  documentFormats,
  type DocumentKind,
  documentKinds,
  formatsOf,
  type Recipient,
  recipients,
  type SheetUnit,
  sheetUnits,
  usualBadgeSize,
  usualDocumentKinds,
  usualRecipient,
} from '../../shared/documents/document-request.ts';
import { type Language, languages } from '../../shared/domain/language.ts';
import { type ParticipationRole, participationRoles } from '../../shared/domain/people/participation.ts';
import { type ExchangeKind, exchangeKinds } from '../../shared/exchange/exchange-request.ts';
import { translator } from '../../shared/text/text.ts';
import type { CalendarDay } from '../../shared/time/calendar-day.ts';
import { readCalendarDay } from '../../shared/time/typed-day.ts';

/** What the user of the command line asked for; null stands for the default of the workshop or the document. */
export type ExportArguments = {
  readonly file: string;
  readonly folder: string;
  readonly kinds: readonly (DocumentKind | ExchangeKind)[];
  /** Of the papers; null for the usual ones that a kind comes in. A calendar or schedule has one format only. */
  readonly formats: readonly DocumentFormat[] | null;
  readonly languages: readonly Language[] | null;
  readonly asOf: CalendarDay | null;
  /** The agenda to print: as planned, as delivered, or the edition of that number. */
  readonly agenda: 'planned' | 'delivered' | number;
  /** The number of the edition with which the agenda is compared; null for the last one. */
  readonly since: number | null;
  /** What one attendance sheet is for. */
  readonly by: SheetUnit;
  /** The name of the only delegation on the sheets and in the table; null for all. */
  readonly delegation: string | null;
  /** Whose calendar or schedule: a trainer or interpreter by name or code; null for all. */
  readonly person: string | null;
  /** Codes for names, a strip for each person. */
  readonly safe: boolean;
  /** A sheet for each delegation; the local and the international participants apart. */
  readonly sheetPerDelegation: boolean;
  readonly separateInternational: boolean;
  /** Each breakout group, and each day of an agenda, on a page of its own. */
  readonly pagePerGroup: boolean;
  readonly pagePerDay: boolean;
  /** Badges for these roles only; null for all. */
  readonly roles: readonly ParticipationRole[] | null;
  readonly badgeSize: BadgeSize;
  /** Who gets the list of participants, and whether the key of codes has the names. */
  readonly recipient: Recipient;
  readonly withNames: boolean;
  /** Whose certificate alone is printed, by name or code; null for all. */
  readonly holder: string | null;
  /** Numbers of the days on papers; null for all. */
  readonly days: readonly number[] | null;
  /** Empty rows at the end of attendance sheets, and telephone and e-mail on them. */
  readonly blankRows: number;
  readonly contacts: boolean;
  /** PDF/A-1b, for archives. */
  readonly archival: boolean;
  readonly replace: boolean;
  /** Names of files in letters without accents of the Latin alphabet. */
  readonly latinNames: boolean;
};

type ReadArguments =
  | { readonly kind: 'export'; readonly arguments: ExportArguments }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly text: string };

const englishText = translator('en');
const mostLanguages = 2;
const [usualBlankRows, mostBlankRows] = [5, 40];
const kinds = [...documentKinds, ...exchangeKinds];
/** Formats when none are named. Word, which is for editing by hand, must be asked for. */
export const usualFormats: readonly DocumentFormat[] = ['pdf', 'xlsx'];

/** Reads what follows the program's name: `export <file> --to <folder> …`. */
export function readArguments(words: readonly string[]): ReadArguments {
  try {
    const { values, positionals } = parse(words);
    return values.help === true ? { kind: 'help', text: helpText() } : checked(values, positionals);
  } catch (error) {
    if (error instanceof WrongArgument) return { kind: 'wrong', text: error.message };
    if (!(error instanceof TypeError)) throw error;
    return {
      kind: 'wrong',
      text: englishText('documents.command.option-wrong', { problem: error.message.replaceAll(/\s+/g, ' ') }),
    };
  }
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      documents: { type: 'string' },
      formats: { type: 'string' },
      languages: { type: 'string' },
      'as-of': { type: 'string' },
      agenda: { type: 'string' },
      since: { type: 'string' },
      by: { type: 'string' },
      delegation: { type: 'string' },
      person: { type: 'string' },
      safe: { type: 'boolean' },
      'sheet-per-delegation': { type: 'boolean' },
      'international-apart': { type: 'boolean' },
      'page-per-group': { type: 'boolean' },
      'page-per-day': { type: 'boolean' },
      roles: { type: 'string' },
      'badge-size': { type: 'string' },
      for: { type: 'string' },
      'with-names': { type: 'boolean' },
      holder: { type: 'string' },
      days: { type: 'string' },
      'blank-rows': { type: 'string' },
      'no-contacts': { type: 'boolean' },
      'pdf-a': { type: 'boolean' },
      'latin-names': { type: 'boolean' },
      replace: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

type Values = ReturnType<typeof parse>['values'];

function checked(values: Values, [command, file, ...others]: readonly string[]): ReadArguments {
  if (command !== 'export') return wrong('command-unknown', { name: command ?? '' });
  if (file === undefined || file === '') return wrong('file-missing');
  if (others.length > 0) return wrong('option-wrong', { problem: `${others.join(' ')}?` });
  if (values.to === undefined || values.to === '') return wrong('folder-missing');
  return {
    kind: 'export',
    arguments: {
      file,
      folder: values.to,
      kinds: listed('documents', values.documents, kinds) ?? usualDocumentKinds,
      formats: listed('formats', values.formats, documentFormats),
      languages: listed('languages', values.languages, languages, mostLanguages),
      asOf: dateArgument('as-of', values['as-of']),
      replace: values.replace ?? false,
      archival: values['pdf-a'] ?? false,
      latinNames: values['latin-names'] ?? false,
      days: values.days === undefined ? null : dayNumbers(values.days),
      blankRows: values['blank-rows'] === undefined ? usualBlankRows : rowNumber(values['blank-rows']),
      contacts: values['no-contacts'] !== true,
      ...agendaArguments(values),
      ...peopleArguments(values),
      roles: listed('roles', values.roles, participationRoles),
      recipient: listed('for', values.for, recipients, 1)?.[0] ?? usualRecipient,
      withNames: values['with-names'] ?? false,
      holder: values.holder ?? null,
      badgeSize: listed('badge-size', values['badge-size'], badgeSizes, 1)?.[0] ?? usualBadgeSize,
    },
  };
}

/** A date as forms read it; null when none is given. */
function dateArgument(name: string, typed: string | undefined): CalendarDay | null {
  if (typed === undefined) return null;
  const read = readCalendarDay(typed);
  if (!read.ok) throw wrongValue(name, typed, ['YYYY-MM-DD', 'DD.MM.YYYY']);
  return read.value;
}

/** Numbers of days with commas, each once. */
function dayNumbers(typed: string): number[] {
  const words = typed.split(',').map((word) => word.trim());
  if (words.some((word) => !/^[1-9]\d{0,2}$/.test(word))) throw wrongValue('days', typed, ['1,2,3']);
  return [...new Set(words.map(Number))];
}

function rowNumber(typed: string): number {
  const rows = /^\d{1,3}$/.test(typed) ? Number(typed) : Infinity;
  if (rows > mostBlankRows) throw wrongValue('blank-rows', typed, [`0–${String(mostBlankRows)}`]);
  return rows;
}

function agendaArguments({ agenda, since }: Values): Pick<ExportArguments, 'agenda' | 'since'> {
  return { agenda: agendaNamed(agenda), since: since === undefined ? null : editionNumber('since', since) };
}

type PeopleArguments = Pick<
  ExportArguments,
  | 'by'
  | 'delegation'
  | 'person'
  | 'safe'
  | 'sheetPerDelegation'
  | 'separateInternational'
  | 'pagePerGroup'
  | 'pagePerDay'
>;

function peopleArguments(values: Values): PeopleArguments {
  return {
    by: listed('by', values.by, sheetUnits, 1)?.[0] ?? 'policy',
    delegation: values.delegation ?? null,
    person: values.person ?? null,
    safe: values.safe ?? false,
    sheetPerDelegation: values['sheet-per-delegation'] ?? false,
    separateInternational: values['international-apart'] ?? false,
    pagePerGroup: values['page-per-group'] ?? false,
    pagePerDay: values['page-per-day'] ?? false,
  };
}

function wrong(
  key: 'command-unknown' | 'file-missing' | 'folder-missing' | 'option-wrong',
  values?: Record<string, string>,
): ReadArguments {
  return { kind: 'wrong', text: englishText(`documents.command.${key}`, values) };
}

function helpText(): string {
  return englishText('documents.command.help', {
    usual: usualDocumentKinds.join(', '),
    documents: documentKinds.filter((kind) => !usualDocumentKinds.some((usual) => usual === kind)).join(', '),
    exchange: exchangeKinds.join(', '),
    formats: documentFormats.join(', '),
    word: documentKinds.filter((kind) => formatsOf[kind].includes('docx')).join(', '),
    units: sheetUnits.join(', '),
    roles: participationRoles.join(', '),
    sizes: badgeSizes.join(', '),
    recipients: recipients.join(', '),
    languages: languages.join(', '),
    blank: usualBlankRows,
  });
}

/** The error for a value that is not allowed; its message lists the allowed ones. */
class WrongArgument extends Error {}

/** The words of a list with commas, each once; null when the option is not given. */
function listed<Word extends string>(
  option: string,
  value: string | undefined,
  known: readonly Word[],
  most = known.length,
): Word[] | null {
  if (value === undefined) return null;
  const words = [...new Set(value.split(',').map((word) => word.trim()))];
  const found = words.map((word) => {
    const one = known.find((other) => other === word);
    if (one === undefined) throw wrongValue(option, word, known);
    return one;
  });
  if (found.length > most) throw wrongValue(option, value, known);
  return found;
}

/** Which agenda: as planned, as delivered, or the edition of a number. */
function agendaNamed(value = 'planned'): 'planned' | 'delivered' | number {
  if (value === 'planned' || value === 'delivered') return value;
  return editionNumber('agenda', value, ['planned', 'delivered']);
}

function editionNumber(option: string, value: string, otherwise: readonly string[] = []): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw wrongValue(option, value, [...otherwise, englishText('documents.command.edition-number')]);
}

function wrongValue(option: string, value: string, known: readonly string[]): WrongArgument {
  if (option === 'documents') {
    return new WrongArgument(englishText('errors.document-unknown', { name: value, known: known.join(', ') }));
  }
  return new WrongArgument(englishText('documents.command.value-wrong', { option, value, known: known.join(', ') }));
}
