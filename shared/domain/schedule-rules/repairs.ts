import type { NewId } from '../../operations/operation.ts';
import type { RuleSettings } from '../rule-settings.ts';
import type { PreparedAgenda } from './agenda.ts';
import type { Finding } from './finding.ts';
import {
  addBreak,
  addLunch,
  addOpeningOrClosing,
  changePlaces,
  setMissingDates,
  startLater,
  widenDay,
} from './repair-day.ts';
import { addInterpreters, lengthen, makeSimultaneous } from './repair-interpretation.ts';
import { toFreeRoom } from './repair-rooms.ts';
import type { Repair, RepairWay } from './repair.ts';
import type { RuleName } from './rule-names.ts';

/** THE list of repairs: by rule, the ways to put its findings right, the best first. */
const ways: { readonly [Name in RuleName]?: readonly RepairWay[] } = {
  'room-double-booked': [toFreeRoom],
  'room-too-small': [toFreeRoom],
  'no-turn-round': [startLater],
  'no-break': [addBreak],
  'lunch-missing': [addLunch],
  'outside-day-hours': [widenDay],
  'consecutive-too-short': [lengthen, makeSimultaneous],
  'interpreters-too-few': [addInterpreters],
  'language-not-understood': [makeSimultaneous],
  'prerequisite-order': [changePlaces],
  'opening-or-closing-missing': [addOpeningOrClosing],
  'day-without-date': [setMissingDates],
};

/**
 * What could be done about a finding, the best first; empty where nothing plain can. Each repair puts this finding
 * right, and may cause another: a later lunch makes the day longer.
 */
export function repairsOf(
  finding: Finding,
  agenda: PreparedAgenda,
  settings: RuleSettings,
  newId: NewId,
): readonly Repair[] {
  return (ways[finding.rule] ?? []).flatMap((way) => way({ finding, agenda, settings, newId }));
}
