import * as z from 'zod';
import { participationSchema } from '../../../shared/domain/people/participation.ts';
import { type Name, nameSchema, personSchema, plainPerson } from '../../../shared/domain/people/person.ts';

const emptyName: Name = { family: '', given: '', patronymic: '' };
const typedPart = z.string().trim();

/** A name of three fields; null where all of them are empty. */
const typedNameSchema = z.codec(
  z.object({ family: typedPart, given: typedPart, patronymic: typedPart }),
  nameSchema.nullable(),
  {
    decode: (name) => (Object.values(name).every((part) => part === '') ? null : name),
    encode: (name) => name ?? emptyName,
  },
);

const { id: _id, ...shape } = personSchema.shape;
const fields = { ...shape, latinName: typedNameSchema, cyrillicName: typedNameSchema };
const checks = personSchema.def.checks ?? [];

/** The fields of a person that the panel edits in place. */
export const personFieldsSchema = z.object(fields).check(...(checks as z.core.$ZodCheck<object>[]));

/** The form of a new person: the person, with role, delegation and status. */
export const newPersonSchema = z
  .object({
    ...fields,
    role: participationSchema.shape.role,
    delegationId: participationSchema.shape.delegationId,
  })
  .check(...(checks as z.core.$ZodCheck<object>[]));

export type PersonFields = z.output<typeof personFieldsSchema>;
export type NewPersonWish = z.output<typeof newPersonSchema>;

export const emptyPerson: NewPersonWish = {
  ...plainPerson,
  latinName: null,
  cyrillicName: null,
  role: 'participant',
  delegationId: null,
};
