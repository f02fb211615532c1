import * as z from 'zod';
import { calendarDaySchema } from '../../time/calendar-day.ts';
import { countrySchema } from '../country.ts';
import { defineEntity, idSchema, lineSchema, personal, workshopPartition } from '../entity.ts';
import { keptFileSchema } from '../kept-file.ts';
import { textSchema } from '../language.ts';

/** An official letter; without number and date where there is none yet. */
export const letterSchema = z.object({ number: lineSchema, date: calendarDaySchema.nullable() });
export type Letter = z.infer<typeof letterSchema>;

export const noLetter: Letter = { number: '', date: null };

export function isBlankLetter(letter: Letter): boolean {
  return letter.number === '' && letter.date === null;
}

/** Which of its letters a file of a delegation holds. */
export const letterKinds = ['invitation', 'nomination', 'other'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** The file of a letter, kept as evidence like the scans of signed sheets: only its record travels. */
const letterFileSchema = keptFileSchema.extend({ kind: z.enum(letterKinds) });
export type LetterFile = z.infer<typeof letterFileSchema>;

/** The people whom one country or body sends. */
export const delegationSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  name: textSchema,
  country: countrySchema.nullable(),
  headParticipationId: idSchema.nullable(),
  /** Seats offered; null when not limited. */
  quota: z.int().min(0).max(1000).nullable(),
  /** Women whom the organiser asks for among them; null when not asked. */
  womenWished: z.int().min(0).max(1000).nullable(),
  /** Professions or posts that the organiser asks for, in words. */
  professionsWished: lineSchema,
  /** The official letter that invites them. */
  invitation: letterSchema,
  /** To whom the invitation goes: a name, a post or a body. */
  addressee: personal(lineSchema, 'Whoever was written to is written to again where there is no answer'),
  /** The letters by which they were asked again, in their order. */
  reminders: z.array(letterSchema).max(20),
  /** Whether they have said that they take no part. */
  declined: z.boolean(),
  /** The day until which they are to be nominated; null when nobody has said. */
  deadline: calendarDaySchema.nullable(),
  /** The official letter that nominates them. */
  letter: letterSchema,
  /** The letters themselves, in the order in which they came here. */
  letterFiles: z.array(letterFileSchema).max(100),
  /** Who is asked there about the nomination. */
  focalPoint: personal(
    z.object({ name: lineSchema, email: lineSchema, phone: lineSchema }),
    'Whoever has not answered a letter of invitation has to be asked again',
  ),
});
export type Delegation = z.infer<typeof delegationSchema>;

/** The fields of a delegation of which nothing more has been said yet. */
export const plainDelegation = {
  headParticipationId: null,
  quota: null,
  womenWished: null,
  professionsWished: '',
  invitation: noLetter,
  addressee: '',
  reminders: [],
  declined: false,
  deadline: null,
  letter: noLetter,
  letterFiles: [],
  focalPoint: { name: '', email: '', phone: '' },
} satisfies Partial<Delegation>;

export const delegation = defineEntity(delegationSchema, workshopPartition);

/** A few participants who work together apart from the others. */
export const breakoutGroupSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  name: textSchema,
  /** Groups that were made together carry the same name of their set: "Case work, day 2". */
  set: lineSchema,
  participationIds: z.array(idSchema).max(1000),
  /** Those of them who stay in this group when the set is mixed again. */
  pinnedIds: z.array(idSchema).max(1000),
});
export type BreakoutGroup = z.infer<typeof breakoutGroupSchema>;

export const breakoutGroup = defineEntity(breakoutGroupSchema, workshopPartition);

/** Groups that were made together, in the order of their making. */
export type GroupSet = { readonly name: string; readonly groups: readonly BreakoutGroup[] };

/** The sets of a workshop, the first made first. */
export function groupSets(groups: readonly BreakoutGroup[]): GroupSet[] {
  const inOrder = [...groups].sort((one, other) => (one.id < other.id ? -1 : 1));
  const names = [...new Set(inOrder.map((group) => group.set))];
  return names.map((name) => ({ name, groups: inOrder.filter((group) => group.set === name) }));
}
