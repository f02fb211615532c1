import { describe, expect, test } from 'vitest';
import { checkAgenda, severityOf } from '../../../../shared/domain/schedule-rules/check.ts';
import { acceptFinding, withdrawAcceptance } from '../../../../shared/findings/quick-fixes.ts';
import {
  ruleNames,
  ruleSettings,
  ruleSettingsSchema,
  usualRuleSettings,
} from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import { rules } from '../../../../shared/domain/schedule-rules/rules.ts';
import { anId, ids } from '../../../factories/a-workshop.ts';
import { after, all, holding, idsFrom } from '../../operations/store.ts';
import { annex, at, dayTwo, duties, only, staff, unplaced, workshopWith } from './planned.ts';

/** An agenda in which much is wrong. */
const troubled = workshopWith(
  [
    at(1, '09:00 150', { day: dayTwo }),
    at(2, '09:30 60', { day: dayTwo }),
    at(3, '08:00 60'),
    at(4, '08:30 60', { room: annex, interpretation: 'consecutive', audienceFilter: only({ sexes: ['female'] }) }),
    at(5, '12:00 300', { room: null, interpretation: 'simultaneous' }),
    unplaced(6),
  ],
  {
    participations: [...workshopWith([]).participations, staff(1)],
    assignments: duties([3, 1], [4, 1], [1, 1], [2, 1]),
  },
);

test('there is one rule for each name, in the order of the names', () => {
  expect(rules.map((rule) => rule.name)).toEqual([...ruleNames]);
});

test('the usual settings are valid, and lie in a partition of their own', () => {
  expect(ruleSettingsSchema.parse(usualRuleSettings)).toEqual(usualRuleSettings);
  expect(ruleSettings.partition(usualRuleSettings)).toBe('settings');
  for (const consecutiveFactor of [0.9, 3.1]) {
    expect(ruleSettingsSchema.safeParse({ ...usualRuleSettings, consecutiveFactor }).success).toBe(false);
  }
  expect(ruleSettingsSchema.safeParse({ ...usualRuleSettings, turnRound: 11 }).success).toBe(false);
});

describe('the list of findings', () => {
  const { findings } = checkAgenda(troubled, usualRuleSettings);

  test('has what must be fixed first, then goes by day and time', () => {
    const severities = findings.map(({ severity }) => severity);
    expect(severities).toEqual([
      ...severities.filter((each) => each === 'must-fix'),
      ...severities.filter((each) => each === 'warning'),
      ...severities.filter((each) => each === 'note'),
    ]);
    const first = findings.slice(0, 3).map(({ rule, dayId }) => [rule, dayId]);
    expect(first).toEqual([
      ['person-in-two-places', ids.days[0]],
      ['person-in-two-places', dayTwo],
      ['room-double-booked', dayTwo],
    ]);
  });

  test('has a key of its own for each finding', () => {
    const keys = findings.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(500);
  });

  test('stays the same in whatever order the records come', () => {
    const reversed = {
      ...troubled,
      sessions: troubled.sessions.toReversed(),
      days: troubled.days.toReversed(),
      rooms: troubled.rooms.toReversed(),
      participations: troubled.participations.toReversed(),
      assignments: troubled.assignments.toReversed(),
    };
    const keysOf = (snapshot: typeof troubled): string[] =>
      checkAgenda(snapshot, usualRuleSettings).findings.map(({ key }) => key);
    expect(keysOf(reversed)).toEqual(keysOf(troubled));
  });

  test('is empty for a workshop without sessions', () => {
    expect(checkAgenda(workshopWith([]), usualRuleSettings)).toEqual({ findings: [], accepted: [] });
  });
});

test('the user decides how much a rule matters; a rule that is off is not asked', () => {
  const settings = {
    ...usualRuleSettings,
    severities: { 'room-double-booked': 'off', 'unplaced-session': 'must-fix' },
  } as const;
  const { findings } = checkAgenda(troubled, settings);
  expect(findings.some(({ rule }) => rule === 'room-double-booked')).toBe(false);
  expect(findings.find(({ rule }) => rule === 'unplaced-session')?.severity).toBe('must-fix');
  expect(severityOf(rules[0]!, settings)).toBe('off');
  expect(severityOf(rules[0]!, usualRuleSettings)).toBe('must-fix');
});

describe('an accepted finding', () => {
  const [finding] = checkAgenda(troubled, usualRuleSettings).findings;
  const accepted = after(holding(troubled), acceptFinding(troubled, finding!, ' He runs. ', idsFrom(0x900)));
  const snapshot = { ...troubled, acceptances: all(accepted, 'acceptance') };

  test('stays accepted with its reason and leaves the list', () => {
    const checked = checkAgenda(snapshot, usualRuleSettings);
    expect(checked.accepted).toMatchObject([{ finding: { key: finding?.key }, reason: 'He runs.', id: anId(0x900) }]);
    expect(checked.findings.map(({ key }) => key)).not.toContain(finding?.key);
  });

  test('stays accepted when something else moves, and is reported again when it is withdrawn', () => {
    const moved = {
      ...snapshot,
      sessions: snapshot.sessions.map((each) => (each.placement === null ? at(6, '15:00 30') : each)),
    };
    expect(checkAgenda(moved, usualRuleSettings).accepted).toHaveLength(1);
    const withdrawn = after(accepted, withdrawAcceptance(snapshot, finding!));
    expect(all(withdrawn, 'acceptance')).toEqual([]);
  });

  test('can be given another reason, and no reason accepts nothing', () => {
    expect(acceptFinding(snapshot, finding!, 'It is one hall.', idsFrom(1))).toMatchObject([
      { field: 'reason', value: 'It is one hall.' },
    ]);
    expect(acceptFinding(troubled, finding!, '  ', idsFrom(1))).toEqual([]);
  });
});
