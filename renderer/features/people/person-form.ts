import * as z from 'zod';
import { lineSchema } from '../../../shared/domain/entity.ts';
import {
  type Language,
  languages,
  languageSchema,
  type Text,
  textSchema,
  withText,
} from '../../../shared/domain/language.ts';
import { participationSchema } from '../../../shared/domain/people/participation.ts';
import { type Name, nameSchema, personSchema, plainPerson } from '../../../shared/domain/people/person.ts';

const typedLine = z.string().trim().pipe(lineSchema);
const typedNameSchema = nameSchema.extend({ family: typedLine, given: typedLine, patronymic: typedLine });
const { id: _id, ...fields } = personSchema.shape;

/** What the form of a new person holds: the fields of a person as they are typed, and the seat. */
export const personFormSchema = z
  .object({
    ...fields,
    latinName: typedNameSchema,
    cyrillicName: typedNameSchema,
    position: z.partialRecord(languageSchema, z.string().optional()).transform(withoutBlank).pipe(textSchema),
    email: z.string().trim().pipe(fields.email),
    phone: typedLine,
    role: participationSchema.shape.role,
    delegationId: participationSchema.shape.delegationId,
  })
  .refine(({ latinName, cyrillicName }) => !isEmpty(latinName) || !isEmpty(cyrillicName), {
    path: ['latinName', 'family'],
    message: 'name-missing',
    when: always,
  })
  .refine(({ latinName }) => hasFamilyIfWritten(latinName), {
    path: ['latinName', 'family'],
    message: 'family-missing',
    when: always,
  })
  .refine(({ cyrillicName }) => hasFamilyIfWritten(cyrillicName), {
    path: ['cyrillicName', 'family'],
    message: 'family-missing',
    when: always,
  })
  .transform(({ role, delegationId, ...person }) => ({
    person: { ...person, latinName: written(person.latinName), cyrillicName: written(person.cyrillicName) },
    role,
    delegationId,
  }));

export type TypedPerson = z.input<typeof personFormSchema>;
export type ReadPerson = z.output<typeof personFormSchema>;

const emptyName: Name = { family: '', given: '', patronymic: '' };

export const emptyPerson: TypedPerson = {
  ...plainPerson,
  latinName: emptyName,
  cyrillicName: emptyName,
  role: 'participant',
  delegationId: null,
};

/** Checks all fields at once, so that one problem does not hide another. */
function always(): boolean {
  return true;
}

function hasFamilyIfWritten(name: Name): boolean {
  return isEmpty(name) || name.family.trim() !== '';
}

function written(name: Name): Name | null {
  return isEmpty(name) ? null : name;
}

function isEmpty(name: Name): boolean {
  return [name.family, name.given, name.patronymic].every((part) => part.trim() === '');
}

/** The text without the languages in which nothing has been typed. */
function withoutBlank(typed: { readonly [Each in Language]?: string | undefined }): Text {
  return languages.reduce<Text>((text, language) => withText(text, language, typed[language] ?? ''), {});
}
