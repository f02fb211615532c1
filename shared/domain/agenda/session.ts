import * as z from 'zod';
import { wallClockSchema } from '../../time/wall-clock.ts';
import { defineEntity, idSchema, workshopPartition } from '../entity.ts';
import { type Language, languageSchema, textIn, textSchema } from '../language.ts';
import { participantCategories } from '../people/participation.ts';
import { sexes } from '../people/person.ts';

/**
 * Kinds of sessions. The app has the words for each in both languages, so that "Coffee break" is neither typed nor
 * translated.
 */
export const sessionKinds = [
  'registration',
  'opening',
  'lecture',
  'discussion',
  'group-work',
  'exercise',
  'country-presentations',
  'special-session',
  'site-visit',
  'test',
  'evaluation',
  'photo',
  'break',
  'lunch',
  'wrap-up',
  'closing',
] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** Where a session lies. `roomId` null means all rooms: a plenary item such as lunch. */
const placementSchema = z.object({
  dayId: idSchema,
  start: wallClockSchema,
  roomId: idSchema.nullable(),
});
export type Placement = z.infer<typeof placementSchema>;

/** Five minutes to a whole day, in minutes. */
export const minutesSchema = z
  .int()
  .min(5)
  .max(24 * 60);

/** How what is said reaches those who do not know the language of the session. */
export const interpretationModes = ['none', 'simultaneous', 'consecutive', 'whispered'] as const;

/**
 * Restricts who is expected in a session. Every list that is not empty excludes whoever is not in it; empty lists
 * exclude nobody.
 */
export const audienceFilterSchema = z.object({
  delegationIds: z.array(idSchema).max(1000),
  sexes: z.array(z.enum(sexes)).max(3),
  categories: z.array(z.enum(participantCategories)).max(10),
  /** Breakout groups. */
  groupIds: z.array(idSchema).max(200),
  /** Words of the position, in any language: "doctor". */
  position: z.string().max(100),
});
export type AudienceFilter = z.infer<typeof audienceFilterSchema>;

/** A unit of content. Content and placement are separate: an unplaced session is normal. */
export const sessionSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  kind: z.enum(sessionKinds),
  /** Blank for a kind whose name says it all: the document then prints the name of the kind. */
  title: textSchema,
  description: textSchema,
  /** For whom, where it is not for everybody: "male doctors and counsellors". */
  audience: textSchema,
  minutes: minutesSchema,
  /** How it is done: "role play in pairs". */
  method: textSchema,
  materials: textSchema,
  /** What the participants can do afterwards. */
  aims: textSchema,
  /** Spoken in it; null for the first language of the workshop. */
  language: languageSchema.nullable(),
  interpretation: z.enum(interpretationModes),
  audienceFilter: audienceFilterSchema.nullable(),
  /** Sessions that must come before it. */
  prerequisiteIds: z.array(idSchema).max(50),
  /** When it really took place, once that differs from the plan. */
  delivered: z
    .object({
      start: wallClockSchema,
      minutes: z
        .int()
        .min(0)
        .max(24 * 60),
    })
    .nullable(),
  placement: placementSchema.nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

export const session = defineEntity(sessionSchema, workshopPartition);

/** The content fields of a session about which nothing more has been said yet. */
export const plainContent = {
  title: {},
  description: {},
  audience: {},
  method: {},
  materials: {},
  aims: {},
  language: null,
  interpretation: 'none',
  audienceFilter: null,
  prerequisiteIds: [],
  delivered: null,
} satisfies Partial<Session>;

const assignmentRoles = ['lead', 'presenter', 'interpreter'] as const;

const usualMinutes: Partial<Record<SessionKind, number>> = {
  registration: 30,
  opening: 20,
  photo: 10,
  break: 20,
  lunch: 60,
  test: 20,
  evaluation: 15,
  'wrap-up': 15,
  closing: 20,
};

/** Minutes that a session of that kind usually takes (docs/practice.md, Agendas): coffee 20, lunch 60, content 75. */
export function usualLength(kind: SessionKind): number {
  return usualMinutes[kind] ?? 75;
}

/** A participation leading, presenting or interpreting a session. */
export const assignmentSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  sessionId: idSchema,
  participationId: idSchema,
  role: z.enum(assignmentRoles),
});
export type Assignment = z.infer<typeof assignmentSchema>;

export const assignment = defineEntity(assignmentSchema, workshopPartition);

/** The title of a session in `language`; for a session without one the name of its kind, which `t` translates. */
export function sessionTitle(
  session: Session,
  language: Language,
  t: (key: `vocabulary.sessionKind.${SessionKind}`) => string,
): string {
  const title = textIn(session.title, language);
  return title === '' ? t(`vocabulary.sessionKind.${session.kind}`) : title;
}
