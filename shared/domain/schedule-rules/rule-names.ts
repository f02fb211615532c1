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
] as const;
export type RuleName = (typeof ruleNames)[number];

/** How much a finding matters, least first; `off` is a rule that is not asked. */
export const severities = ['off', 'note', 'warning', 'must-fix'] as const;
export type Severity = (typeof severities)[number];
