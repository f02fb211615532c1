import { describe, expect, test } from 'vitest';
import { expectationOf } from '../../../shared/domain/attendance/attendance-rates.ts';
import { contradictions } from '../../../shared/domain/attendance/contradictions.ts';
import { expectedAt, timedSlots } from '../../../shared/domain/attendance/slots.ts';
import { isListed } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { removeDay } from '../../../shared/operations/days.ts';
import { dayAfterPresence, replaceNominee } from '../../../shared/operations/people.ts';
import { aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, all, holding, idsFrom } from '../operations/store.ts';

const [day, nextDay] = ids.days;
const [, head] = ids.participations;
const { id: _, ...newPerson } = aPerson({ latinName: { family: 'Successor', given: 'Sara', patronymic: '' } });

/** The head, who was there on the first morning, is replaced from `from` on; as it is stored then. */
function replacedFrom(from: string | null): { snapshot: WorkshopSnapshot; successor: string } {
  const before = aWorkshop();
  const old = before.participations.find(({ id }) => id === head) ?? expect.fail('nobody');
  const { participationId, changes } = replaceNominee(before, old, newPerson, idsFrom(500), from);
  const now = after(holding(before), changes);
  const snapshot = {
    ...before,
    people: all(now, 'person'),
    participations: all(now, 'participation'),
    delegations: all(now, 'delegation'),
  };
  return { snapshot, successor: participationId };
}

describe('whoever was there on day 1 and was replaced on day 2', () => {
  const { snapshot, successor } = replacedFrom(nextDay);
  const expects = expectationOf(snapshot);
  const at = (participationId: string, dayId: string): boolean =>
    expects(participationId, { id: `am/${dayId}`, sessionId: null });

  test('is expected on day 1 and no longer, and the successor from day 2 on', () => {
    expect([at(head, day), at(head, nextDay)]).toEqual([true, false]);
    expect([at(successor, day), at(successor, nextDay)]).toEqual([false, true]);
  });

  test('stays on lists of the workshop, and at the desk on the day', () => {
    expect(isListed(snapshot.participations.find(({ id }) => id === head) ?? expect.fail('nobody'))).toBe(true);
    const slots = timedSlots(snapshot);
    const onDay = (dayId: string): string[] =>
      expectedAt(slots.find((slot) => slot.dayId === dayId) ?? null, snapshot).map(({ id }) => id);
    expect(onDay(day)).toContain(head);
    expect(onDay(day)).not.toContain(successor);
    expect(onDay(nextDay)).toContain(successor);
    expect(onDay(nextDay)).not.toContain(head);
  });

  test('contradicts nothing by the marks of day 1', () => {
    expect(contradictions(snapshot).filter(({ participationId }) => participationId === head)).toEqual([]);
  });

  test('and the successor marked on day 1 is a contradiction', () => {
    const attendance = [{ participationId: successor, slotId: `pm/${day}`, status: 'present' as const }];
    expect(contradictions({ ...snapshot, attendance })).toContainEqual({
      kind: 'not-here-yet',
      participationId: successor,
      slotIds: [`pm/${day}`],
    });
  });

  test('is called in the groups that the successor has now', () => {
    const [session] = snapshot.sessions;
    if (session === undefined) throw new Error('no session');
    const group = {
      id: 'g',
      workshopId: ids.workshop,
      name: {},
      set: '',
      participationIds: [successor],
      pinnedIds: [],
    };
    const audienceFilter = { delegationIds: [], sexes: [], categories: [], groupIds: ['g'], position: '' };
    const sessions = [{ ...session, audienceFilter }];
    const inGroup = expectationOf({ ...snapshot, sessions, breakoutGroups: [group] });
    expect(inGroup(head, { id: `session/${session.id}`, sessionId: session.id })).toBe(true);
  });
});

test('a nominee who never came is on no list', () => {
  const { snapshot, successor } = replacedFrom(null);
  expect(isListed(snapshot.participations.find(({ id }) => id === head) ?? expect.fail('nobody'))).toBe(false);
  expect(expectationOf(snapshot)(successor, { id: `am/${day}`, sessionId: null })).toBe(true);
});

test('a successor can start on the day after the last presence', () => {
  const snapshot = aWorkshop();
  const here = { participationId: head, slotId: `am/${day}`, status: 'late' as const };
  expect(dayAfterPresence(head, snapshot, [here])).toBe(nextDay);
  expect(dayAfterPresence(head, snapshot, [{ ...here, status: 'absent' }])).toBeNull();
  expect(dayAfterPresence(head, snapshot, [{ ...here, slotId: `am/${nextDay}` }])).toBe(nextDay);
});

test('a day that goes hands the start of a successor on to the next one', () => {
  const { snapshot } = replacedFrom(day);
  const changes = removeDay(snapshot, day);
  if (!changes.ok) throw new Error('no day');
  const now = after(holding(snapshot), changes.value);
  expect(all(now, 'participation').find(({ id }) => id === head)?.replacedFrom).toBe(nextDay);
});
