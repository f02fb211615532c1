import { describe, expect, test } from 'vitest';
import type { GroupSet } from '../../../shared/domain/people/groups.ts';
import { divisibleSessions, parallelSessions, splitAmongGroups } from '../../../shared/operations/breakout-groups.ts';
import { anId, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, all, contentsOf, holding, idsFrom, undone } from './store.ts';

const [hall, annex] = ids.rooms;
const at = (number: number, start: string, roomId: string | null): ReturnType<typeof aSession> =>
  aSession({ id: anId(0x900 + number), kind: 'group-work', placement: { dayId: ids.days[0], start, roomId } });

describe('parallel sessions', () => {
  test('begin together in different rooms, in the order of the rooms; those for all rooms never are', () => {
    const sessions = [at(1, '11:00', annex), at(2, '11:00', hall), at(3, '14:00', hall), at(4, '14:00', null)];
    expect(parallelSessions(aWorkshop({ sessions })).map((each) => each.map(({ id }) => id))).toEqual([
      [anId(0x902), anId(0x901)],
    ]);
  });

  test('are made of a session of group work that stands alone', () => {
    const alone = at(3, '14:00', hall);
    const sessions = [
      at(1, '11:00', annex),
      at(2, '11:00', hall),
      alone,
      { ...at(4, '15:00', hall), kind: 'lunch' as const },
    ];
    expect(divisibleSessions(aWorkshop({ sessions }))).toEqual([alone]);
  });
});

describe('a session split among groups', () => {
  const session = at(1, '11:00', annex);
  const snapshot = aWorkshop({ sessions: [session] });
  const set: GroupSet = {
    name: 'Case work',
    groups: [1, 2, 3].map((number) => ({
      id: anId(0x700 + number),
      workshopId: ids.workshop,
      name: { en: `Group ${number}` },
      set: 'Case work',
      participationIds: [],
      pinnedIds: [],
    })),
  };
  const changes = splitAmongGroups(snapshot, session, set, idsFrom(0x800));
  const before = holding(snapshot);

  test('becomes one for each group at the same time, from its own room on', () => {
    const made = all(after(before, changes), 'session').sort((one, other) =>
      (one.audience.en ?? '').localeCompare(other.audience.en ?? ''),
    );
    expect(
      made.map(({ id, placement, audience, audienceFilter }) => [
        id,
        placement?.start,
        placement?.roomId,
        audience,
        audienceFilter?.groupIds,
      ]),
    ).toEqual([
      [session.id, '11:00', annex, { en: 'Group 1' }, [anId(0x701)]],
      [anId(0x800), '11:00', hall, { en: 'Group 2' }, [anId(0x702)]],
      // There is no third room.
      [anId(0x801), '11:00', annex, { en: 'Group 3' }, [anId(0x703)]],
    ]);
  });

  test('is one again by Undo, and stays one without a group or a place', () => {
    expect(contentsOf(undone(after(before, changes), changes))).toEqual(contentsOf(before));
    expect(splitAmongGroups(snapshot, session, { ...set, groups: [] }, idsFrom(1))).toEqual([]);
    expect(splitAmongGroups(snapshot, { ...session, placement: null }, set, idsFrom(1))).toEqual([]);
  });
});
