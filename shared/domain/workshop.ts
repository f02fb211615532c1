import * as z from 'zod';
import { wallClockSchema } from '../time/wall-clock.ts';
import { countrySchema } from './country.ts';
import { defineEntity, idSchema, lineSchema } from './entity.ts';
import { languageSchema, textSchema } from './language.ts';

/** The funded frame of a series of workshops: CADAP 7, GLOK32, an IOM project. */
export const programmeSchema = z.object({
  id: idSchema,
  name: textSchema,
  code: lineSchema,
  funders: z.array(textSchema).max(20),
  /** The line that the funder wants on every paper: "Funded by the European Union". */
  fundingLine: textSchema,
  implementedBy: textSchema,
  countries: z.array(countrySchema).max(60),
});
export type Programme = z.infer<typeof programmeSchema>;

export const programme = defineEntity(programmeSchema, () => 'programmes');

export const workshopKinds = [
  'training',
  'workshop',
  'seminar',
  'technical-meeting',
  'training-of-trainers',
  'conference',
] as const;

/** What one signature stands for: a whole day, a half-day (before and after `middayAt`) or one session. */
export const slotKinds = ['day', 'half-day', 'session'] as const;

const percentSchema = z.int().min(0).max(100);

/** By delegation and protocol, by name in the language of the list, or by the number of a person in the workshop. */
export const listOrders = ['protocol', 'name', 'number'] as const;
export type ListOrder = (typeof listOrders)[number];

const attendancePolicySchema = z.object({
  slots: z.enum(slotKinds),
  /** Where the morning ends: a session that starts before this wall-clock time belongs to the morning. */
  middayAt: wallClockSchema,
  /** True: an excused slot counts as one that was not attended. False: it is left out of the percentages. */
  excusedCounts: z.boolean(),
  /** Least share of all slots for a certificate of completion, and for one of participation, in percent. */
  completionFrom: percentSchema,
  participationFrom: percentSchema,
});
export type AttendancePolicy = z.infer<typeof attendancePolicySchema>;

/**
 * The attendance policy of a new workshop. No donor's rule sets 80 %; coordinators ask for it (docs/practice.md,
 * Certificates and thresholds).
 */
export const usualAttendance: AttendancePolicy = {
  slots: 'half-day',
  middayAt: '13:00',
  excusedCounts: false,
  completionFrom: 80,
  participationFrom: 50,
};

const listsOfPeopleSchema = z.array(z.array(idSchema).max(100)).max(100);

/** Constraints on every set of breakout groups: participations that are kept apart, and that are kept together. */
const groupingRulesSchema = z.object({
  /** The members of one list are put in different groups, as far as there are enough groups. */
  apart: listsOfPeopleSchema,
  together: listsOfPeopleSchema,
});
export type GroupingRules = z.infer<typeof groupingRulesSchema>;

export const noGroupingRules: GroupingRules = { apart: [], together: [] };

/** One run of several days, whatever its kind. It may have no dates yet: its days are numbered. */
export const workshopSchema = z.object({
  id: idSchema,
  programmeId: idSchema,
  title: textSchema,
  kind: z.enum(workshopKinds),
  /** The number in the programme's own register, as in 2025-07-A. */
  number: lineSchema,
  /** IANA zone of the place; wall-clock times are meant there. */
  timeZone: lineSchema,
  place: z.object({ country: countrySchema, city: textSchema, venue: textSchema }),
  /** Languages of work and of the papers, the first being the document's own. */
  languages: z.array(languageSchema).min(1).max(7),
  organisers: z.array(textSchema).max(20),
  funders: z.array(textSchema).max(20),
  audience: textSchema,
  objectives: z.array(textSchema).max(40),
  expectedParticipants: z.int().min(0).max(10_000).nullable(),
  attendance: attendancePolicySchema,
  grouping: groupingRulesSchema,
  /** The order of people in lists, on screen and on paper. */
  listOrder: z.enum(listOrders),
  /** The highest number of a person who was taken out, which is not given again; 0 where nobody was. */
  lastNumber: z.int().min(0).max(9999),
  /** Four letters or digits that begin the id of each of its attendance sheets. */
  sheetCode: z.string().regex(/^[0-9A-Z]{4}$/),
  /** True when the people in it are invented: says so on screen and on paper. */
  fictional: z.boolean(),
});
export type Workshop = z.infer<typeof workshopSchema>;

export const workshop = defineEntity(workshopSchema, (record) => `workshop/${record.id}`);
