import * as z from 'zod';
import { countryName } from '../../domain/country.ts';
import { type Language, languages, ownNames, textIn } from '../../domain/language.ts';
import type { Delegation } from '../../domain/people/groups.ts';
import {
  type DetailGroup,
  detailGroups,
  type Details,
  detailsShape,
  participantCategories,
  type Participation,
  participationCode,
  participationRoles,
  participationStatuses,
  visaStates,
} from '../../domain/people/participation.ts';
import {
  ageBands,
  fullName,
  type Institution,
  listName,
  type Name,
  type Person,
  personSchema,
  sexes,
} from '../../domain/people/person.ts';
import { searchKey } from '../../domain/search-key.ts';
import type { Workshop } from '../../domain/workshop.ts';
import { type FieldProblem, messageOf, problemMessage } from '../../forms/field-problem.ts';
import { typedSchema } from '../../forms/typed-schema.ts';
import type { SeatPatch } from '../../operations/people-edit.ts';
import { delegationName } from '../../text/collation.ts';
import { formatShortDate } from '../../text/dates.ts';
import type { TextKey, Translate } from '../../text/text.ts';
import { readCalendarDay } from '../../time/typed-day.ts';
import { importedText, isCyrillic } from '../plain-text.ts';
import { readEmails, readPhones, storedPhones } from './contact-cells.ts';
import { countryNamedIn, knownCountry } from './country-words.ts';
import { nameOfText } from './name-parts.ts';
import { roleIn, sexIn } from './person-cells.ts';

/** What the list of people can show, a column each, in their usual order. */
export const peopleColumns = [
  'number',
  'name',
  'sex',
  'institution',
  'position',
  'delegation',
  'role',
  'status',
  'latinName',
  'cyrillicName',
  'country',
  'category',
  'languages',
  'ageBand',
  'email',
  'phone',
  'protected',
  ...detailGroups,
  'visaBy',
] as const;
export type PeopleColumn = (typeof peopleColumns)[number];

/** A person in the list, with the records that their cells name. */
export type PeopleCells = {
  readonly person: Person;
  readonly participation: Participation;
  readonly institution: Institution | undefined;
  readonly delegation: Delegation | undefined;
};

/**
 * What a cell says, as it is shown and copied; '' for nothing. Of a protected person the code is said in the place of the
 * name, and neither the spellings of it nor e-mail and telephone.
 */
export function cellText(column: PeopleColumn, cells: PeopleCells, language: Language, t: Translate): string {
  return texts[column](cells, language, t);
}

type CellText = (cells: PeopleCells, language: Language, t: Translate) => string;

const texts: Readonly<Record<PeopleColumn, CellText>> = {
  number: ({ participation }) => String(participation.number),
  name: ({ person, participation }, language) =>
    person.protected ? participationCode(participation) : listName(person, language),
  latinName: ({ person }) => (person.protected || person.latinName === null ? '' : fullName(person.latinName)),
  cyrillicName: ({ person }) => (person.protected || person.cyrillicName === null ? '' : fullName(person.cyrillicName)),
  sex: ({ person: { sex } }, _language, t) => (sex === 'unspecified' ? '' : t(`vocabulary.sex.${sex}`)),
  institution: ({ institution }, language) => textIn(institution?.name ?? {}, language),
  position: ({ person }, language) => textIn(person.position, language),
  country: ({ person: { country } }, language) => (country === null ? '' : countryName(country, language)),
  delegation: ({ delegation }, language) => (delegation === undefined ? '' : delegationName(delegation, language)),
  role: ({ participation }, _language, t) => t(`vocabulary.role.${participation.role}`),
  status: ({ participation }, _language, t) => t(`vocabulary.participationStatus.${participation.status}`),
  category: ({ participation: { category } }, _language, t) =>
    category === null ? '' : t(`vocabulary.category.${category}`),
  languages: ({ person }, _language, t) => person.languages.map((each) => t(`vocabulary.language.${each}`)).join(', '),
  ageBand: ({ person: { ageBand } }, _language, t) => (ageBand === null ? '' : t(`vocabulary.ageBand.${ageBand}`)),
  email: ({ person }) => (person.protected ? '' : person.email),
  phone: ({ person }) => (person.protected ? '' : person.phone),
  protected: ({ person }, _language, t) => (person.protected ? t('screens.people.protected') : ''),
  travel: detailText(({ travelNotes }) => travelNotes),
  accommodation: detailText(({ accommodation }) => accommodation),
  diet: detailText(({ diet }) => diet),
  accessibility: detailText(({ accessibility }) => accessibility),
  emergency: detailText(({ emergencyContact }) => emergencyContact),
  passport: detailText(({ passport }) => passport.number),
  visa: detailText(({ visaState }, t) =>
    visaState === null ? '' : t(`screens.people.details.visaState.${visaState}`),
  ),
  visaBy: detailText(({ visaBy }) => (visaBy === null ? '' : formatShortDate(visaBy))),
};

/** The text of a sensitive detail, which is hidden of a protected person. */
function detailText(textOf: (details: Details, t: Translate) => string): CellText {
  return ({ person, participation }, _language, t) => (person.protected ? '' : textOf(participation, t));
}

/** The group of details to which a column belongs; null for a column of no details. */
function groupOfColumn(column: PeopleColumn): DetailGroup | null {
  return column === 'visaBy' ? 'visa' : (detailGroups.find((group) => group === column) ?? null);
}

/** Whether a list has the column at all: those of the details only where the workshop asks for them. */
export function isOfferedColumn(column: PeopleColumn, { asksFor }: Pick<Workshop, 'asksFor'>): boolean {
  const group = groupOfColumn(column);
  return group === null || asksFor.includes(group);
}

/** What is hidden of a protected person, and so not written from a cell either. */
export const hiddenColumns: ReadonlySet<PeopleColumn> = new Set([
  'name',
  'latinName',
  'cyrillicName',
  'email',
  'phone',
  ...peopleColumns.filter((column) => groupOfColumn(column) !== null),
]);

/** Words of lists in the languages whose texts are loaded: each as a search compares it, with the value that it names. */
export type CellWords = ReadonlyMap<string, string>;

/** The words of sexes, roles, statuses and the like, by column. */
export function cellWords(translators: readonly Translate[]): CellWords {
  const words = new Map<string, string>();
  const add = (column: PeopleColumn, values: readonly string[], key: (value: string) => TextKey): void => {
    for (const value of values) {
      for (const t of translators) words.set(`${column} ${searchKey(t(key(value)))}`, value);
      words.set(`${column} ${value}`, value);
    }
  };
  add('sex', sexes, (value) => `vocabulary.sex.${value}` as TextKey);
  add('role', participationRoles, (value) => `vocabulary.role.${value}` as TextKey);
  add('status', participationStatuses, (value) => `vocabulary.participationStatus.${value}` as TextKey);
  add('category', participantCategories, (value) => `vocabulary.category.${value}` as TextKey);
  add('ageBand', ageBands, (value) => `vocabulary.ageBand.${value}` as TextKey);
  add('visa', visaStates, (value) => `screens.people.details.visaState.${value}` as TextKey);
  add('languages', languages, (value) => `vocabulary.language.${value}` as TextKey);
  for (const language of languages) words.set(`languages ${searchKey(ownNames[language])}`, language);
  for (const t of translators) words.set(`protected ${searchKey(t('screens.people.protected'))}`, 'true');
  for (const word of yes.split(' ')) words.set(`protected ${searchKey(word)}`, 'true');
  for (const word of no.split(' ')) words.set(`protected ${searchKey(word)}`, 'false');
  return words;
}

/** Yes and no in the languages of the region and as spreadsheets write them. */
const yes = 'yes y true да д иә ия ооба оба ҳа ха ҳо hawa ha x х + 1 ✓ истина';
const no = 'no n false нет н жоқ жок не йўқ yoʻq ýok - 0 ложь';

/** What a cell is read by. */
export type CellReader = {
  readonly words: CellWords;
  readonly delegations: readonly Delegation[];
  readonly institutions: readonly Institution[];
  /** In which texts are taken to be written, unless their letters say otherwise. */
  readonly language: Language;
};

/** What a typed text makes of a cell; `institution` names one that is not known yet. */
export type CellEdit = {
  readonly person?: Partial<Person>;
  readonly participation?: SeatPatch;
  readonly institution?: string;
};

/** `problem` is a message of a form's field (`problemSentence`). */
export type ReadCell = { readonly value: CellEdit } | { readonly problem: string };

/** Reads what was typed or pasted into a cell, by the schema of the record. An empty text empties the cell. */
export function readCell(column: PeopleColumn, written: string, cells: PeopleCells, reader: CellReader): ReadCell {
  const text = written.trim();
  if (cells.person.protected && hiddenColumns.has(column)) return wrong('protected-hidden');
  if (isDetailColumn(column)) return detailReaders[column](text, cells.participation);
  switch (column) {
    case 'number':
      return text === String(cells.participation.number) ? { value: {} } : wrong('number-fixed');
    case 'name':
    case 'latinName':
    case 'cyrillicName':
      return readNameCell(column, text, cells.person);
    case 'position':
      return { value: { person: { position: positionWith(cells.person, text, reader.language) } } };
    case 'email':
      return readEmail(text);
    case 'phone':
      return readField('phone', wholePhone(text, cells.person.country));
    case 'country':
      return readCountry(text);
    case 'institution':
      return readInstitution(text, reader);
    case 'delegation':
      return readDelegation(text, reader);
    case 'languages':
      return readLanguages(text, reader.words);
    default:
      return readWord(column, text, reader.words);
  }
}

function wrong(code: FieldProblem): ReadCell {
  return { problem: problemMessage(code) };
}

/** A name as one types it, with its parts in any order, in one script or both. */
function readNameCell(column: 'name' | 'latinName' | 'cyrillicName', text: string, person: Person): ReadCell {
  const other = column === 'latinName' ? person.cyrillicName : person.latinName;
  if (text === '')
    return column === 'name' || other === null ? wrong('name-missing') : { value: { person: { [column]: null } } };
  const name = nameOfText(text);
  if (name === null || name.rest !== '') return wrong('name-unclear');
  const names = { latinName: name.latinName, cyrillicName: name.cyrillicName };
  if (column !== 'name' && names[column] === null) return wrong('name-other-script');
  const written = Object.entries(names).filter(
    (each): each is ['latinName' | 'cyrillicName', Name] => each[1] !== null,
  );
  const patch = Object.fromEntries(written);
  const isRight = written.every(([field]) => personSchema.shape[field].safeParse(names[field]).success);
  return isRight ? { value: { person: patch } } : { problem: problemMessage('too-long', { most: 300 }) };
}

/** The position in the language of its letters; emptied in all languages. */
function positionWith({ position }: Person, text: string, language: Language): Person['position'] {
  return text === '' ? {} : { ...position, ...importedText(text, language) };
}

function readEmail(text: string): ReadCell {
  const { emails, wrong: unread, rest } = readEmails(text);
  const [only] = emails;
  return readField(
    'email',
    emails.length === 1 && unread.length === 0 && rest === '' && only !== undefined ? only : text,
  );
}

/** A number with its country, where the text is one or several; else as it is written. */
export function wholePhone(text: string, country: Person['country']): string {
  const { phones, faxes, rest } = readPhones(text, country);
  const isWhole =
    phones.length > 0 && faxes.length === 0 && rest === '' && phones.every((each) => each.startsWith('+'));
  return isWhole ? storedPhones(phones) : text;
}

/** By the schema of the record, with the messages of its form. */
function readField(field: 'email' | 'phone', text: string): ReadCell {
  const schema: z.ZodType<string, string> = typedSchema<string>(personSchema.shape[field]);
  const read = schema.safeParse(text, { error: messageOf });
  return read.success
    ? { value: { person: { [field]: read.data } } }
    : { problem: read.error.issues[0]?.message ?? 'wrong' };
}

/** The columns of details in which one types. */
type DetailColumn = Exclude<DetailGroup, 'visa'> | 'visaBy';

const detailReaders: Readonly<Record<DetailColumn, (text: string, details: Details) => ReadCell>> = {
  travel: (text) => readDetail({ travelNotes: text }),
  accommodation: (text) => readDetail({ accommodation: text }),
  diet: (text) => readDetail({ diet: text }),
  accessibility: (text) => readDetail({ accessibility: text }),
  emergency: (text) => readDetail({ emergencyContact: text }),
  passport: (text, { passport }) => readDetail({ passport: { ...passport, number: text } }),
  visaBy: readVisaDay,
};

function isDetailColumn(column: PeopleColumn): column is DetailColumn {
  return column in detailReaders;
}

const someDetailsSchema = z.object(detailsShape).partial();

/** A detail, by the schema of the record. */
function readDetail(details: Partial<Details>): ReadCell {
  const isRight = someDetailsSchema.safeParse(details).success;
  return isRight ? { value: { participation: details } } : { problem: problemMessage('too-long', { most: 300 }) };
}

function readVisaDay(text: string): ReadCell {
  if (text === '') return { value: { participation: { visaBy: null } } };
  const day = readCalendarDay(text);
  if (day.ok) return { value: { participation: { visaBy: day.value } } };
  return wrong(day.failure.code === 'no-such-day' ? 'no-such-day' : 'not-a-date-or-nothing');
}

function readCountry(text: string): ReadCell {
  if (text === '') return { value: { person: { country: null } } };
  const found = knownCountry(text, isCyrillic(text));
  return found === null ? wrong('choice-unknown') : { value: { person: { country: found.country } } };
}

function readInstitution(text: string, { institutions }: CellReader): ReadCell {
  if (text === '') return { value: { person: { institutionId: null } } };
  const known = institutions.find(({ name }) => Object.values(name).some((each) => bodyKey(each) === bodyKey(text)));
  if (known !== undefined) return { value: { person: { institutionId: known.id } } };
  return text.length > 500 ? { problem: problemMessage('too-long', { most: 500 }) } : { value: { institution: text } };
}

function readDelegation(text: string, { delegations }: CellReader): ReadCell {
  if (text === '') return { value: { participation: { delegationId: null } } };
  const country = knownCountry(text, isCyrillic(text))?.country ?? countryNamedIn(text);
  const named = delegations.find(({ name }) => Object.values(name).some((each) => bodyKey(each) === bodyKey(text)));
  const found = named ?? delegations.find((each) => country !== null && each.country === country);
  return found === undefined ? wrong('choice-unknown') : { value: { participation: { delegationId: found.id } } };
}

function readLanguages(text: string, words: CellWords): ReadCell {
  const named = text
    .split(/[,;/\n]|\s(?:и|and|және|жана|ва|va|we)\s/u)
    .map((each) => each.trim())
    .filter(Boolean);
  const found = named.map((each) => words.get(`languages ${searchKey(each)}`));
  if (found.includes(undefined)) return wrong('choice-unknown');
  return { value: { person: { languages: languages.filter((each) => found.includes(each)) } } };
}

type WordColumn = 'sex' | 'role' | 'status' | 'category' | 'ageBand' | 'protected' | 'visa';

/** One of a few words, in any of the languages. */
function readWord(column: WordColumn, text: string, words: CellWords): ReadCell {
  const named = text === '' ? undefined : words.get(`${column} ${searchKey(text)}`);
  const value = wordValues[column](text, named);
  if (value !== null) return { value };
  return wrong(text === '' ? 'missing' : 'choice-unknown');
}

const listedSexes = { f: 'female', m: 'male', '': undefined } as const;

/** What a word makes of a cell; `named` is the value that it is the name of. Null where it is no such word. */
const wordValues: Readonly<Record<WordColumn, (text: string, named: string | undefined) => CellEdit | null>> = {
  sex: (text, named) => {
    const said = sexes.find((each) => each === named) ?? listedSexes[sexIn(text)];
    const sex = text === '' ? 'unspecified' : said;
    return sex === undefined ? null : { person: { sex } };
  },
  role: (text, named) => {
    const listed = roleIn(text);
    const said = listed === 'head of delegation' ? 'participant' : listed;
    const role = participationRoles.find((each) => each === (named ?? said));
    return role === undefined ? null : { participation: { role } };
  },
  status: (_text, named) => {
    const status = participationStatuses.find((each) => each === named && each !== 'replaced');
    return status === undefined ? null : { participation: { status } };
  },
  category: (text, named) => {
    const category = participantCategories.find((each) => each === named) ?? null;
    return text !== '' && category === null ? null : { participation: { category } };
  },
  ageBand: (text, named) => {
    const ageBand = ageBands.find((each) => each === named) ?? null;
    return text !== '' && ageBand === null ? null : { person: { ageBand } };
  },
  visa: (text, named) => {
    const visaState = visaStates.find((each) => each === named) ?? null;
    return text !== '' && visaState === null ? null : { participation: { visaState } };
  },
  protected: (text, named) => (text !== '' && named === undefined ? null : { person: { protected: named === 'true' } }),
};

/** A name of an institution as it is compared: letters and figures alone. */
export function bodyKey(name: string): string {
  return searchKey(name)
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
