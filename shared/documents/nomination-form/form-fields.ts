import * as z from 'zod';
import type { Delegation } from '../../domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { isExpected, type Participation, participationRoles } from '../../domain/people/participation.ts';
import { type Name, otherScript } from '../../domain/people/person.ts';
import { type Language, languageSchema } from '../../domain/language.ts';
import type { TextKey } from '../../text/text.ts';
import type { DocumentRequest } from '../document-request.ts';
import { inListOrder, isHead, leftOutFor, type LeftOut, listedPeople, type ListedPerson } from '../listed-people.ts';
import type { Wording } from '../wording.ts';

/** What a nomination form asks of a person, in the order of its columns. */
export const formFields = [
  'family',
  'given',
  'patronymic',
  'family-latin',
  'given-latin',
  'sex',
  'role',
  'position',
  'institution',
  'phone',
  'email',
] as const;
export type FormField = (typeof formFields)[number];

const latinFields: ReadonlySet<FormField> = new Set(['family-latin', 'given-latin']);

/** The fields of a form: without the Latin spelling where all of its languages are written in Latin letters. */
export function fieldsOf(languages: readonly Language[]): FormField[] {
  const hasCyrillic = languages.some((language) => otherScript(language) === 'en');
  return formFields.filter((field) => hasCyrillic || !latinFields.has(field));
}

/** Custom properties of the file: the number of the form; what stood in it when it was sent, in numbered pieces. */
export const codeProperty = 'RostrumForm';
export const sentProperty = 'RostrumSent';
/** Characters of one property: programs cut longer texts. */
const longestProperty = 240;
/** The head of the hidden column of a form that says which person a row is of. */
export const keyHead = 'Rostrum';
/** The bookmark of an answer in a Word form: `rf_p7_family` of the person with the number 7, `rf_n2_family` of a new one. */
const anchorPattern = /^rf_([pn])(\d{1,4})_([a-z_]{3,20})$/;

/** The delegation of a form: the one that was asked for, or the only one; null where that is not one. */
export function formDelegation(
  { delegations }: Pick<WorkshopSnapshot, 'delegations'>,
  delegationIds: readonly string[] | null,
): Delegation | null {
  const asked = delegationIds === null ? delegations : delegations.filter(({ id }) => delegationIds.includes(id));
  return asked.length === 1 ? (asked[0] ?? null) : null;
}

/** Somebody who stands in a form already. */
export type FormPerson = { readonly number: number; readonly cells: Readonly<Record<FormField, string>> };

/**
 * Who stands in the form of a delegation: its own people who come or are in reserve, never a protected one, whose data
 * leave in no form.
 */
export function formPeople(snapshot: WorkshopSnapshot, delegation: Delegation, wording: Wording): FormPerson[] {
  const own = [...listedPeople(snapshot).values()].filter(
    ({ participation, protected: isProtected }) =>
      !isProtected && participation.delegationId === delegation.id && standsInForm(participation),
  );
  return inListOrder(own, snapshot, wording).map((person) => ({
    number: person.participation.number,
    cells: cellsOf(person, delegation, wording),
  }));
}

/** Whose data leave in no form: the protected people of its delegation. */
export function leftOutOfForm(snapshot: WorkshopSnapshot, { delegationIds }: DocumentRequest): LeftOut[] {
  const delegation = formDelegation(snapshot, delegationIds);
  if (delegation === null) return [];
  const own = [...listedPeople(snapshot).values()].filter(
    ({ participation, protected: isProtected }) =>
      isProtected && participation.delegationId === delegation.id && standsInForm(participation),
  );
  return leftOutFor('documents.left-out.protected', own);
}

function standsInForm(participation: Participation): boolean {
  return isExpected(participation) || participation.status === 'reserve';
}

function cellsOf(person: ListedPerson, delegation: Delegation, wording: Wording): FormPerson['cells'] {
  const { sex, participation, position, institution, phone, email, names } = person;
  const { latin, cyrillic } = names;
  const main: Name | null = fieldsOf(wording.languages).includes('family-latin')
    ? (cyrillic ?? latin)
    : (latin ?? cyrillic);
  const beside = main === latin ? null : latin;
  return {
    family: formText(main?.family ?? ''),
    given: formText(main?.given ?? ''),
    patronymic: formText(main?.patronymic ?? ''),
    'family-latin': formText(beside?.family ?? ''),
    'given-latin': formText(beside?.given ?? ''),
    sex: sex === 'unspecified' ? '' : wording.both(`vocabulary.sex.${sex}`),
    role: wording.both(isHead(person, delegation) ? 'documents.head' : `vocabulary.role.${participation.role}`),
    position: formText(wording.text(position)),
    institution: formText(wording.text(institution?.name ?? {})),
    phone: formText(phone),
    email: formText(email),
  };
}

/** The values of which a cell of the form is to be one; none for fields that are written. */
export function formChoices(field: FormField, wording: Wording): string[] {
  if (field === 'sex') return (['female', 'male'] as const).map((sex) => wording.both(`vocabulary.sex.${sex}`));
  if (field !== 'role') return [];
  const keys: TextKey[] = ['documents.head', ...participationRoles.map((role) => `vocabulary.role.${role}` as const)];
  return keys.map((key) => wording.both(key));
}

/** Rows or tables for further people: as many as there are seats left, and some more. */
export function blankPlaces({ quota }: Delegation, named: number): number {
  const [most, few] = [40, 3];
  return quota === null ? few + 2 : Math.min(most, Math.max(few, quota - named + 2));
}

/** The bookmark of an answer; `number` is that of the person, or of the table for a new one. */
export function anchorOf(kind: 'p' | 'n', number: number, field: FormField): string {
  return `rf_${kind}${String(number)}_${field.replaceAll('-', '_')}`;
}

/** Of which person and field a bookmark is: the number of a person who was in the form, null for a new one. */
export function readAnchor(
  name: string,
): { readonly place: string; readonly number: number | null; readonly field: FormField } | null {
  const [, kind, number = '', written = ''] = anchorPattern.exec(name.toLowerCase()) ?? [];
  const field = formFields.find((each) => each === written.replaceAll('_', '-'));
  if (kind === undefined || field === undefined) return null;
  return { place: `${kind}${number}`, number: kind === 'p' ? Number(number) : null, field };
}

/** The text of a cell as it is compared and written: in one line and one normal form. */
export function formText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** Three characters of base 36 for the text of a cell (FNV-1a, 32 bits, of its UTF-16 units): equal for equal texts. */
export function cellMark(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of formText(text)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) % 36 ** 3).toString(36).padStart(3, '0');
}

/** What stood in a form when it was sent: its languages, and by the number of each person a mark for each field. */
export type SentForm = {
  readonly languages: readonly Language[];
  readonly marks: ReadonlyMap<number, FormMarks>;
};
/** Marks of the texts of cells (`cellMark`); a field that is not there is missing. */
export type FormMarks = Readonly<Partial<Record<FormField, string>>>;

export function formMarks(cells: Readonly<Partial<Record<FormField, string>>>): FormMarks {
  return Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, cellMark(text)]));
}

/** Pieces for the properties of the file: `en-ru 7:abc…`, three characters for each field in the order of `formFields`. */
function sentPieces(languages: readonly Language[], people: readonly FormPerson[]): string[] {
  const pieces: string[] = [languages.join('-')];
  for (const { number, cells } of people) {
    const own = `${String(number)}:${formFields.map((field) => cellMark(cells[field])).join('')}`;
    const last = pieces.at(-1) ?? '';
    if (last.length + own.length >= longestProperty) pieces.push(own);
    else pieces[pieces.length - 1] = `${last} ${own}`;
  }
  return pieces;
}

/** Reads such pieces, one after the other; null where they are not whole. */
export function readSent(text: string): SentForm | null {
  const [first = '', ...words] = text.split(/\s+/).filter(Boolean);
  const languages = z.array(languageSchema).min(1).max(2).safeParse(first.split('-'));
  if (!languages.success) return null;
  const marks = words.flatMap((word): [number, FormMarks][] => {
    const [, number = '', all = ''] = /^(\d{1,4}):((?:[0-9a-z]{3})+)$/.exec(word) ?? [];
    const own = formFields.map((field, at) => [field, all.slice(at * 3, at * 3 + 3)] as const);
    return number === '' ? [] : [[Number(number), Object.fromEntries(own)]];
  });
  return marks.length === words.length ? { languages: languages.data, marks: new Map(marks) } : null;
}

/** The custom properties of the file of a form. */
export function formProperties(
  code: string,
  languages: readonly Language[],
  people: readonly FormPerson[],
): Record<string, string> {
  const pieces = sentPieces(languages, people).map((piece, at) => [`${sentProperty}${String(at + 1)}`, piece] as const);
  return { [codeProperty]: code, ...Object.fromEntries(pieces) };
}
