import {
  dayEndsBeforeStart,
  daysOutOfOrder,
  dayTooLong,
  dayWithoutDate,
  lunchMissing,
  noBreak,
  openingOrClosingMissing,
  outsideDayHours,
} from './day-rules.ts';
import type { Rule } from './finding.ts';
import {
  consecutiveTooShort,
  interpreterHours,
  interpreterRest,
  interpretersTooFew,
  languageNotUnderstood,
} from './interpretation-rules.ts';
import {
  noTurnRound,
  participantsInTwoSessions,
  personElsewhere,
  personInTwoPlaces,
  personUnavailable,
} from './person-rules.ts';
import { roomDoubleBooked, roomTooSmall } from './room-rules.ts';
import { noLead, prerequisiteOrder, unplacedSession } from './session-rules.ts';

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
  daysOutOfOrder,
  dayEndsBeforeStart,
];
