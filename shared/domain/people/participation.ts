import * as z from 'zod';
import { calendarDaySchema } from '../../time/calendar-day.ts';
import { wallClockSchema } from '../../time/wall-clock.ts';
import { defineEntity, idSchema, lineSchema, personal, workshopPartition } from '../entity.ts';
import type { Language } from '../language.ts';
import { letterSchema, noLetter } from './groups.ts';
import { listName, type Person } from './person.ts';

export const participationRoles = [
  'participant',
  'trainer',
  'facilitator',
  'expert',
  'speaker',
  'interpreter',
  'observer',
  'organiser',
] as const;
export type ParticipationRole = (typeof participationRoles)[number];

export const participationStatuses = [
  'invited',
  'nominated',
  'accepted',
  'reserve',
  'declined',
  'confirmed',
  'travelling',
  'arrived',
  'attended',
  'withdrawn',
  'replaced',
] as const;

export const participantCategories = [
  'civil-servant',
  'civil-society',
  'development-partner',
  'international-organisation',
  'practitioner',
  'academic',
] as const;

/**
 * As what a person is paid: an allowance by day; transport alone for whoever is `local`; what a `contract` says, which is not
 * calculated here.
 */
export const allowanceBases = ['allowance', 'local', 'contract'] as const;
export type AllowanceBasis = (typeof allowanceBases)[number];

/** Which certificate a person gets. */
export const completionResults = ['completion', 'participation', 'none'] as const;
export type CompletionResult = (typeof completionResults)[number];

/**
 * A day of the workshop, with the time where it is known. `daysOff` where it is so many days before that day, for an arrival,
 * or after it, for a departure; missing on the day itself.
 */
const travelSchema = z.object({
  dayId: idSchema,
  at: wallClockSchema.nullable(),
  daysOff: z.int().min(1).max(30).optional(),
});
export type Travel = z.infer<typeof travelSchema>;

/** What a person said when asked for consent, and when; the date is null where nobody wrote it down. */
const consentSchema = z.object({ given: z.boolean(), date: calendarDaySchema.nullable() });
export type Consent = z.infer<typeof consentSchema>;

/** What consent is asked for: photographs, and the name on lists that leave the office. */
export const consentKinds = ['photo', 'lists'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What is asked of people once they have confirmed, a group only where the workshop needs it. */
export const detailGroups = [
  'travel',
  'accommodation',
  'diet',
  'accessibility',
  'emergency',
  'passport',
  'visa',
] as const;
export type DetailGroup = (typeof detailGroups)[number];

export const visaStates = ['not-needed', 'needed', 'applied', 'issued', 'refused'] as const;

const passportSchema = z.object({
  number: lineSchema,
  issuedBy: lineSchema,
  validUntil: calendarDaySchema.nullable(),
});

/** The fields of the groups: sensitive, empty where the workshop does not ask, and in no paper. */
export const detailsShape = {
  /** Route, carrier, number and ticket. */
  travelNotes: personal(lineSchema, 'To meet the person, and to know of a ticket'),
  accommodation: personal(lineSchema, 'To book a room and to find the person in it'),
  diet: personal(lineSchema, 'Meals are ordered for what people can eat'),
  accessibility: personal(lineSchema, 'The rooms and the interpretation have to suit the person'),
  /** Name and telephone. */
  emergencyContact: personal(lineSchema, 'To call somebody when the person falls ill or does not arrive'),
  passport: personal(passportSchema, 'Tickets and letters for a visa are made out to it'),
  visaState: personal(z.enum(visaStates).nullable(), 'To see who cannot travel yet; null when nobody has said'),
  /** The day by which the visa is needed, or is expected. */
  visaBy: personal(calendarDaySchema.nullable(), 'To see who cannot travel yet'),
};

/** The details of whom nothing was asked. */
export const plainDetails = {
  travelNotes: '',
  accommodation: '',
  diet: '',
  accessibility: '',
  emergencyContact: '',
  passport: { number: '', issuedBy: '', validUntil: null },
  visaState: null,
  visaBy: null,
} as const;

/** A person in one workshop. */
export const participationSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  personId: idSchema,
  delegationId: idSchema.nullable(),
  role: z.enum(participationRoles),
  status: z.enum(participationStatuses),
  category: z.enum(participantCategories).nullable(),
  /** Unique in the workshop and never given again, so that the code of a protected person stays theirs. */
  number: z.int().min(1).max(9999),
  /** The letter by which the present status came, where it is another than the one that nominates the delegation. */
  letter: letterSchema,
  /** When the person can be there, by day; null when always. */
  availability: z
    .array(z.object({ dayId: idSchema, from: wallClockSchema, to: wallClockSchema }))
    .max(60)
    .nullable(),
  /** When the person reaches the place; null when before the workshop, or when nobody has said. */
  arrival: travelSchema.nullable(),
  /** When the person leaves the place; null when after the workshop, or when nobody has said. */
  departure: travelSchema.nullable(),
  /** As what the person is paid where somebody decided so; null where role, country and institution say it. */
  paidAs: z.enum(allowanceBases).nullable(),
  /** The days for which the daily allowance was paid. */
  paidDayIds: z.array(idSchema).max(60),
  /** Who came in this person's stead; set when the status is `replaced`. */
  replacedById: idSchema.nullable(),
  /** The day from which on the successor came, so that the days before stay with this person; null when from the first. */
  replacedFrom: idSchema.nullable(),
  /** Null where the person was not asked (GDPR Art. 7(1): consent has to be demonstrable). */
  consents: z.object({ photo: consentSchema.nullable(), lists: consentSchema.nullable() }),
  /** What certificate the person gets whatever the percentages say, and why; null where the percentages decide. */
  completion: z.object({ result: z.enum(completionResults), reason: lineSchema.min(1, 'reason-missing') }).nullable(),
  ...detailsShape,
});
export type Participation = z.infer<typeof participationSchema>;

/** The fields of a participation of which nothing more has been said yet. */
export const plainParticipation = {
  delegationId: null,
  status: 'nominated',
  category: null,
  letter: noLetter,
  availability: null,
  arrival: null,
  departure: null,
  paidAs: null,
  paidDayIds: [],
  replacedById: null,
  replacedFrom: null,
  consents: { photo: null, lists: null },
  completion: null,
  ...plainDetails,
} satisfies Partial<Participation>;

export const participation = defineEntity(participationSchema, workshopPartition);

/** What stands on lists instead of a protected person's name: P-07. */
export function participationCode(record: Pick<Participation, 'number'>): string {
  return `P-${String(record.number).padStart(2, '0')}`;
}

const unexpectedStatuses: readonly Participation['status'][] = ['declined', 'withdrawn', 'replaced', 'reserve'];

/** Whether the person is expected in the room, so that lists and the attendance grid show them. */
export function isExpected(record: Pick<Participation, 'status'>): boolean {
  return !unexpectedStatuses.includes(record.status);
}

/** Whether lists of the whole workshop show the person: who is expected, and who was there until a successor came. */
export function isListed(record: Pick<Participation, 'status' | 'replacedFrom'>): boolean {
  return isExpected(record) || (record.status === 'replaced' && record.replacedFrom !== null);
}

/** Whether nobody has confirmed yet that the person comes. */
export function isUnconfirmed(record: Pick<Participation, 'status'>): boolean {
  return record.status === 'invited' || record.status === 'nominated';
}

/** Participants are counted for the donor; trainers, interpreters and staff sign but are never counted. */
export function isCounted(record: Pick<Participation, 'role'>): boolean {
  return record.role === 'participant';
}

/** What stands for a participation on lists and screens: the code in place of a protected name, or of one not found. */
export function shownName(
  participation: Pick<Participation, 'number'>,
  person: Person | undefined,
  language: Language,
): string {
  return person === undefined || person.protected ? participationCode(participation) : listName(person, language);
}

/** What is known of a person's second step. */
export type Details = Pick<Participation, keyof typeof plainDetails>;

/** The fields of each group. */
const detailFields = {
  travel: ['travelNotes'],
  accommodation: ['accommodation'],
  diet: ['diet'],
  accessibility: ['accessibility'],
  emergency: ['emergencyContact'],
  passport: ['passport'],
  visa: ['visaState', 'visaBy'],
} as const satisfies Readonly<Record<DetailGroup, readonly (keyof Details)[]>>;

/** Whether something was entered in one of the groups. */
export function hasDetails(participation: Details, groups: readonly DetailGroup[] = detailGroups): boolean {
  return fieldsOf(groups).some((field) => !isPlain(participation, field));
}

/** Whether the person has come so far that details are asked for: confirmed or further on the way. */
export function isAskedForDetails(record: Pick<Participation, 'status'>): boolean {
  return isExpected(record) && !isUnconfirmed(record) && record.status !== 'accepted';
}

/** The empty fields of these groups. */
export function blankDetails(groups: readonly DetailGroup[] = detailGroups): Partial<Details> {
  return Object.fromEntries(fieldsOf(groups).map((field) => [field, plainDetails[field]]));
}

/** The details of two participations of one person: what the first does not say, the other does. */
export function joinedDetails(kept: Details, gone: Details): Partial<Details> {
  return Object.fromEntries(
    fieldsOf(detailGroups).map((field) => [field, isPlain(kept, field) ? gone[field] : kept[field]]),
  );
}

/**
 * A workshop without anybody's details, as it leaves the program unless they are asked for, and without what the register
 * of trainers says of people.
 */
export function withoutDetails<
  Source extends { readonly participations: readonly Participation[]; readonly people: readonly Person[] },
>(snapshot: Source): Source {
  const participations = snapshot.participations.map((each) =>
    hasDetails(each) ? { ...each, ...plainDetails } : each,
  );
  return { ...snapshot, participations, people: snapshot.people.map(withoutTrainer) };
}

/** What the register of trainers says is the office's own. */
export function withoutTrainer(person: Person): Person {
  return person.trainer === null ? person : { ...person, trainer: null };
}

function fieldsOf(groups: readonly DetailGroup[]): readonly (keyof Details)[] {
  return groups.flatMap((group): readonly (keyof Details)[] => detailFields[group]);
}

function isPlain(details: Details, field: keyof Details): boolean {
  if (field !== 'passport') return details[field] === plainDetails[field];
  const { number, issuedBy, validUntil } = details.passport;
  return number === '' && issuedBy === '' && validUntil === null;
}
