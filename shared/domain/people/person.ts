import * as z from 'zod';
import { calendarDaySchema } from '../../time/calendar-day.ts';
import { countrySchema } from '../country.ts';
import { defineEntity, idSchema, lineSchema, personal } from '../entity.ts';
import { type Language, languageSchema, textSchema } from '../language.ts';

export const institutionKinds = [
  'ministry',
  'agency',
  'law-enforcement',
  'judiciary',
  'university',
  'health-service',
  'civil-society',
  'international-organisation',
  'other',
] as const;

export const sectors = [
  'health',
  'social-protection',
  'education',
  'justice',
  'interior',
  'migration',
  'civil-society',
  'international',
  'other',
] as const;

/** A ministry, university, service, agency or civil-society organisation. */
export const institutionSchema = z.object({
  id: idSchema,
  name: textSchema,
  kind: z.enum(institutionKinds),
  sector: z.enum(sectors),
  country: countrySchema.nullable(),
});
export type Institution = z.infer<typeof institutionSchema>;

export const institution = defineEntity(institutionSchema, () => 'institutions');

export const sexes = ['female', 'male', 'unspecified'] as const;
export type Sex = (typeof sexes)[number];
export const ageBands = ['under-25', '25-34', '35-44', '45-54', '55-64', '65-and-over'] as const;

/** A name as written in one script. */
export const nameSchema = z.object({
  family: lineSchema.min(1, 'family-missing'),
  given: lineSchema,
  patronymic: lineSchema,
});
export type Name = z.infer<typeof nameSchema>;

/** Days of which a trainer has said that they are free, or that they are not; both ends included. */
const availabilitySchema = z
  .object({ from: calendarDaySchema, to: calendarDaySchema, isFree: z.boolean() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'times-not-in-order' });
export type TrainerAvailability = z.infer<typeof availabilitySchema>;

/** What the register of trainers knows of somebody. It is the office's own, and leaves with no paper and no file. */
const trainerSchema = z.object({
  /** What the person can train, in the words of the office. */
  topics: z.array(lineSchema.min(1)).max(40),
  availability: z.array(availabilitySchema).max(100),
  /** Whether the person may train trainers. */
  mayBeMaster: z.boolean(),
});
export type TrainerProfile = z.infer<typeof trainerSchema>;

export const plainTrainer: TrainerProfile = { topics: [], availability: [], mayBeMaster: false };

/** A human, once, whatever they do in however many workshops. */
export const personSchema = z
  .object({
    id: idSchema,
    latinName: personal(nameSchema.nullable(), 'To sign the sheet, and to print the certificate, in Latin letters'),
    cyrillicName: personal(nameSchema.nullable(), 'To sign the sheet, and to print the certificate, in Cyrillic'),
    sex: personal(z.enum(sexes), 'Donor reports count women and men'),
    ageBand: personal(z.enum(ageBands).nullable(), 'Donor reports count age bands; no date of birth is kept'),
    country: personal(countrySchema.nullable(), 'Donor reports count by country; delegations are national'),
    institutionId: personal(idSchema.nullable(), 'Every list names who sends the person'),
    position: personal(textSchema, 'The sheet and the certificate name the position'),
    languages: personal(
      z.array(languageSchema).max(7),
      'To know for whom interpretation is needed; empty when not known',
    ),
    email: personal(
      z.union([z.email('email').max(254), z.literal('')], 'email'),
      'To send the invitation and the materials; may stay empty',
    ),
    phone: personal(lineSchema, 'To reach the person on the day of travel; may stay empty'),
    /** The name never reaches a printed or exported list; a code stands in its place. */
    protected: personal(z.boolean(), 'To keep survivors and activists off every list'),
    /** Ids of people of like names of whom somebody has said that they are others. */
    differentFrom: personal(z.array(idSchema).max(1000), 'A namesake is not offered again as the same person'),
    /** Null for whoever nobody has put on the register of trainers. */
    trainer: personal(trainerSchema.nullable(), 'To find who can train a topic in a language on given days'),
  })
  .refine((person) => person.latinName !== null || person.cyrillicName !== null, {
    path: ['latinName', 'family'],
    message: 'name-missing',
    // Said together with what else is wrong: a wrong e-mail does not hide a missing name.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });
export type Person = z.infer<typeof personSchema>;

/** The fields of a person of whom nothing but the name is known yet. */
export const plainPerson = {
  sex: 'unspecified',
  ageBand: null,
  country: null,
  institutionId: null,
  position: {},
  languages: [],
  email: '',
  phone: '',
  protected: false,
  differentFrom: [],
  trainer: null,
} satisfies Partial<Person>;

const languagesInCyrillic: readonly Language[] = ['ru', 'kk', 'ky', 'tg'];

/** Family name first, as lists print it, in the script of `language` or else in the one that is written. */
export function listName(person: Pick<Person, 'latinName' | 'cyrillicName'>, language: Language): string {
  const cyrillicFirst = languagesInCyrillic.includes(language);
  const name = cyrillicFirst ? (person.cyrillicName ?? person.latinName) : (person.latinName ?? person.cyrillicName);
  return name === null ? '' : fullName(name);
}

/** Family name, given name, patronymic, as far as there are. */
export function fullName({ family, given, patronymic }: Name): string {
  return [family, given, patronymic].filter((part) => part !== '').join(' ');
}

/** A language of the other script, Latin or Cyrillic: in it a person's name is read a second time. */
export function otherScript(language: Language): 'en' | 'ru' {
  return languagesInCyrillic.includes(language) ? 'en' : 'ru';
}

/**
 * People are divided among 4,096 partitions by the end of their id, so that one edit rewrites about ten of 40,000
 * people.
 */
export const person = defineEntity(personSchema, (record) => `people/${record.id.slice(-3)}`);
