import * as z from 'zod';
import { lineSchema } from '../../../shared/domain/entity.ts';
import { languageSchema, textSchema } from '../../../shared/domain/language.ts';
import { participationSchema } from '../../../shared/domain/participation.ts';
import { nameSchema, personSchema, type Name } from '../../../shared/domain/person.ts';

const typedLine = z.string().trim().pipe(lineSchema);
const typedNameSchema = nameSchema.extend({ family: typedLine, given: typedLine, patronymic: typedLine });
const { id: _id, ...fields } = personSchema.shape;

/** What the form of a new person holds: the fields of a person as they are typed, and the seat. */
export const personFormSchema = z
  .object({
    ...fields,
    latinName: typedNameSchema,
    cyrillicName: typedNameSchema,
    position: z.partialRecord(languageSchema, z.string()).transform(withoutBlank).pipe(textSchema),
    email: z.string().trim().pipe(fields.email),
    phone: typedLine,
    role: participationSchema.shape.role,
    delegationId: participationSchema.shape.delegationId,
  })
  .check((context) => {
    const { latinName, cyrillicName } = context.value;
    const wrong = (script: 'latinName' | 'cyrillicName', message: string): void => {
      context.issues.push({ code: 'custom', path: [script, 'family'], message, input: context.value[script] });
    };
    if (isEmpty(latinName) && isEmpty(cyrillicName)) wrong('latinName', 'name-missing');
    if (!isEmpty(latinName) && latinName.family.trim() === '') wrong('latinName', 'family-missing');
    if (!isEmpty(cyrillicName) && cyrillicName.family.trim() === '') wrong('cyrillicName', 'family-missing');
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
  latinName: emptyName,
  cyrillicName: emptyName,
  sex: 'unspecified',
  ageBand: null,
  country: null,
  institutionId: null,
  position: {},
  email: '',
  phone: '',
  protected: false,
  role: 'participant',
  delegationId: null,
};

function written(name: Name): Name | null {
  return isEmpty(name) ? null : name;
}

function isEmpty(name: Name): boolean {
  return [name.family, name.given, name.patronymic].every((part) => part.trim() === '');
}

function withoutBlank<Key extends string>(text: Partial<Record<Key, string>>): Partial<Record<Key, string>> {
  const kept = Object.entries<string | undefined>(text).flatMap(([language, value]) =>
    value === undefined || value.trim() === '' ? [] : [[language, value.trim()]],
  );
  return Object.fromEntries(kept) as Partial<Record<Key, string>>;
}
