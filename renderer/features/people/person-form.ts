import * as z from 'zod';
import { participationSchema } from '../../../shared/domain/people/participation.ts';
import { type Name, nameSchema, personSchema, plainPerson } from '../../../shared/domain/people/person.ts';

const emptyName: Name = { family: '', given: '', patronymic: '' };
const typedPart = z.string().trim();

/** A name as its three fields hold it; null when nothing is typed in any of them. */
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

/** A person of whom the fields of the panel are edited in place. */
export const personFieldsSchema = z.object(fields).check(...(checks as z.core.$ZodCheck<object>[]));

/** What the form of a new person asks: a person and the seat. */
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
