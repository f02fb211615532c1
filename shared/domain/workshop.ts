import * as z from 'zod';
import { calendarDaySchema } from '../time/calendar-day.ts';
import { wallClockSchema } from '../time/wall-clock.ts';
import { countrySchema } from './country.ts';
import { defineEntity, idSchema, lineSchema } from './entity.ts';
import { languageSchema, textSchema } from './language.ts';
import { detailGroups } from './people/participation.ts';

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

/** What an organiser may provide in kind, so that the daily allowance is less by its share. */
export const provisions = ['lodging', 'breakfast', 'lunch', 'dinner'] as const;
export type Provision = (typeof provisions)[number];

/**
 * The days of a stay: of travel before the first and after the last day of the programme, of the programme, and without
 * one between two.
 */
export const stayDayKinds = ['arrival', 'programme', 'free', 'departure'] as const;
export type StayDayKind = (typeof stayDayKinds)[number];

/** Money in hundredths of a currency's unit; at most ten million units. */
const moneySchema = z.int().min(0).max(1_000_000_000);

/** An ISO 4217 code of a currency, such as KZT. */
const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'currency-unknown');

const stayDaySchema = z.object({ isPaid: z.boolean(), provided: z.array(z.enum(provisions)).max(provisions.length) });

/** The rate of a full daily allowance. */
export const allowanceRateSchema = z.object({
  /** Empty for a rate of every place. */
  city: lineSchema,
  /** First and last day of the period; null where it has no beginning, or no end. */
  from: calendarDaySchema.nullable(),
  to: calendarDaySchema.nullable(),
  currency: currencySchema,
  amount: moneySchema,
  /** Units of the currency of payment for one unit of `currency`, in millionths: 1 000 000 where they are the same. */
  exchange: z.int().min(1).max(100_000_000_000),
});
export type AllowanceRate = z.infer<typeof allowanceRateSchema>;

/** How daily allowances are calculated (docs/practice.md, Daily allowances). */
export const allowanceRulesSchema = z.object({
  /** In which everybody is paid. */
  currency: currencySchema,
  rates: z.array(allowanceRateSchema).max(100),
  /** What each of them takes off a full allowance, in percent of it. */
  shares: z
    .object({ lodging: percentSchema, breakfast: percentSchema, lunch: percentSchema, dinner: percentSchema })
    .refine(({ lodging, breakfast, lunch, dinner }) => lodging + breakfast + lunch + dinner <= 100, {
      path: ['dinner'],
      message: 'shares-above-all',
    }),
  stay: z.object({ arrival: stayDaySchema, programme: stayDaySchema, free: stayDaySchema, departure: stayDaySchema }),
  /** Ways between home, airport and hotel, and what is paid for each. */
  terminals: z.object({ count: z.int().min(0).max(20), amount: moneySchema }),
  /** What a local participant gets for each day of the programme, instead of an allowance. */
  localTransport: moneySchema,
  /** Each day's amount is rounded to a multiple of `to` hundredths. */
  rounding: z.object({ to: z.int().min(1).max(1_000_000), mode: z.enum(['nearest', 'up', 'down']) }),
});
export type AllowanceRules = z.infer<typeof allowanceRulesSchema>;

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
  /** Null where no allowances are calculated. */
  allowances: allowanceRulesSchema.nullable(),
  /** The details that are asked of people once they have confirmed; none by default. */
  asksFor: z.array(z.enum(detailGroups)).max(detailGroups.length),
  /** The day from which on the identities of its people are to be erased; null where nobody has said. */
  eraseOn: calendarDaySchema.nullable(),
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
