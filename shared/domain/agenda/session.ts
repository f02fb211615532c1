import * as z from 'zod';
import type { Translate } from '../../text/text.ts';
import { wallClockSchema } from '../../time/wall-clock.ts';
import { defineEntity, idSchema, workshopPartition } from '../entity.ts';
import { type InterfaceLanguage, type Language, languageSchema, textIn, textSchema } from '../language.ts';
import { participantCategories } from '../people/participation.ts';
import { sexes } from '../people/person.ts';

/** Wording and colour of a kind come from the app, so that "Coffee break" need not be typed and translated. */
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

/** Who is expected, where it is not everybody: each list narrows the circle, an empty one leaves it open. */
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

/** What a session is called: its title, or the name of its kind where that says it all. */
export function sessionTitle(session: Session, language: Language | InterfaceLanguage, t: Translate): string {
  const title = textIn(session.title, language);
  return title === '' ? t(`vocabulary.sessionKind.${session.kind}`) : title;
}
