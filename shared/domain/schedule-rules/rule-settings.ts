import * as z from 'zod';
import { wallClockSchema } from '../../time/wall-clock.ts';
import { defineEntity, idSchema, lineSchema, workshopPartition } from '../entity.ts';

/** The name of every rule, in the order in which settings list them. `rules.ts` has the rules themselves. */
export const ruleNames = [
  'room-double-booked',
  'person-in-two-places',
  'person-elsewhere',
  'person-unavailable',
  'no-turn-round',
  'participants-in-two-sessions',
  'room-too-small',
  'no-lead',
  'no-break',
  'lunch-missing',
  'day-too-long',
  'outside-day-hours',
  'consecutive-too-short',
  'interpreters-too-few',
  'interpreter-hours',
  'interpreter-rest',
  'language-not-understood',
  'prerequisite-order',
  'unplaced-session',
  'opening-or-closing-missing',
  'day-without-date',
  'days-out-of-order',
  'day-ends-before-start',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** Severities in ascending order; a rule that is `off` does not run. */
export const severities = ['off', 'note', 'warning', 'must-fix'] as const;
export type Severity = (typeof severities)[number];

const dayInMinutes = 24 * 60;
const lengthSchema = z.int().min(0).max(dayInMinutes);

/**
 * Thresholds of the schedule rules, set by the user. Lengths in minutes. The defaults of interpretation are those of
 * docs/practice.md, Interpretation: consecutive almost doubles the time; simultaneous interpreters relieve each other
 * after 20 to 30 minutes, and a meeting of more than an hour and a half needs two; one alone works up to four hours a
 * day.
 */
export const ruleSettingsSchema = z.object({
  id: idSchema,
  /** Only where it differs from the severity that the rule itself brings. */
  severities: z.partialRecord(z.enum(ruleNames), z.enum(severities)),
  /** The time that content takes when it is interpreted consecutively, as a multiple. */
  consecutiveFactor: z.number().min(1).max(3),
  /** Longest time without a break. */
  longestStretch: lengthSchema.min(15),
  /** Shortest pause that is a break. */
  shortestBreak: lengthSchema.min(1).max(60),
  /** From the first start of a day to the last end. */
  longestDay: lengthSchema.min(60),
  /** Time that somebody needs between sessions in two rooms. */
  turnRound: lengthSchema.max(10),
  /** The lunch window: whoever works before and after it must have lunch in it. */
  lunchFrom: wallClockSchema,
  lunchTo: wallClockSchema,
  lunchMinutes: lengthSchema.max(240),
  /** Longest simultaneous interpretation that one interpreter can do alone, and longest without rest. */
  simultaneousAlone: lengthSchema.min(5),
  /** Longest without rest for an interpreter who is alone in consecutive mode. */
  consecutiveAlone: lengthSchema.min(5),
  /** Longest without rest for interpreters who relieve each other. */
  interpretersTogether: lengthSchema.min(5),
  /** Interpretation in a day, for each interpreter. */
  interpreterDay: lengthSchema.min(30),
  /** Interpretation in a day without anybody to take turns with. */
  interpreterDayAlone: lengthSchema.min(30),
});
export type RuleSettings = z.infer<typeof ruleSettingsSchema>;

/** The settings are one record; this is its id on every computer. */
export const ruleSettingsId = '0190b000-0000-7000-8000-000000000001';

export const usualRuleSettings: RuleSettings = {
  id: ruleSettingsId,
  severities: {},
  consecutiveFactor: 1.9,
  longestStretch: 120,
  shortestBreak: 10,
  longestDay: 540,
  turnRound: 5,
  lunchFrom: '11:30',
  lunchTo: '14:30',
  lunchMinutes: 45,
  simultaneousAlone: 30,
  consecutiveAlone: 90,
  interpretersTogether: 120,
  interpreterDay: 360,
  interpreterDayAlone: 240,
};

export const ruleSettings = defineEntity(ruleSettingsSchema, () => 'settings');

/** A finding that somebody has looked at and accepted, with the reason; it stays accepted. */
export const acceptanceSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  /** Names the finding: its rule and the records that it concerns. */
  finding: z.string().max(500),
  reason: lineSchema.min(1, 'reason-missing'),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

export const acceptance = defineEntity(acceptanceSchema, workshopPartition);
