import { consecutiveTooShort } from './consecutive-too-short.ts';
import { dayTooLong } from './day-too-long.ts';
import { dayWithoutDate } from './day-without-date.ts';
import type { Rule } from './finding.ts';
import { interpreterHours } from './interpreter-hours.ts';
import { interpreterRest } from './interpreter-rest.ts';
import { interpretersTooFew } from './interpreters-too-few.ts';
import { languageNotUnderstood } from './language-not-understood.ts';
import { lunchMissing } from './lunch-missing.ts';
import { noBreak } from './no-break.ts';
import { noLead } from './no-lead.ts';
import { noTurnRound } from './no-turn-round.ts';
import { openingOrClosingMissing } from './opening-or-closing-missing.ts';
import { outsideDayHours } from './outside-day-hours.ts';
import { participantsInTwoSessions } from './participants-in-two-sessions.ts';
import { personElsewhere } from './person-elsewhere.ts';
import { personInTwoPlaces } from './person-in-two-places.ts';
import { personUnavailable } from './person-unavailable.ts';
import { prerequisiteOrder } from './prerequisite-order.ts';
import { roomDoubleBooked } from './room-double-booked.ts';
import { roomTooSmall } from './room-too-small.ts';
import { unplacedSession } from './unplaced-session.ts';

/** THE list of schedule rules, in the order of `ruleNames`. Settings, findings and their tests are derived from it. */
export const rules: readonly Rule[] = [
  roomDoubleBooked,
  personInTwoPlaces,
  personElsewhere,
  personUnavailable,
  noTurnRound,
  participantsInTwoSessions,
  roomTooSmall,
  noLead,
  noBreak,
  lunchMissing,
  dayTooLong,
  outsideDayHours,
  consecutiveTooShort,
  interpretersTooFew,
  interpreterHours,
  interpreterRest,
  languageNotUnderstood,
  prerequisiteOrder,
  unplacedSession,
  openingOrClosingMissing,
  dayWithoutDate,
];
