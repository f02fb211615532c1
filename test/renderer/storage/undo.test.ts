import { beforeEach, describe, expect, test } from 'vitest';
import { assign, deleteSession, moveSessionBy, setMinutes } from '../../../renderer/commands/agenda.ts';
import { mark } from '../../../renderer/commands/attendance.ts';
import { editRecord } from '../../../renderer/commands/record.ts';
import { redo, undo } from '../../../renderer/storage/command.ts';
import { replacePerson } from '../../../renderer/commands/people.ts';
import { takeOut } from '../../../renderer/commands/people.ts';
import { dateDays, deleteDay, deleteWorkshop, importWorkshop } from '../../../renderer/commands/workshops.ts';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { Result } from '../../../shared/result.ts';
import { aPerson, aSession, ids } from '../../factories/a-workshop.ts';
import {
  changedSession,
  contents,
  contentsHash,
  freshStart,
  openSmallWorkshop,
  saved,
  undoTimes,
  valueOf,
} from './stored.ts';

const files = import.meta.glob<string>('../../../samples/*.workshop', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const [sample = ''] = Object.values(files);

beforeEach(freshStart);

async function snapshotOf(workshopId: string): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

/** Sixty actions of every kind on a sample, begun with opening it and ended with deleting it. */
function sixtyActions(): readonly ((workshopId: string) => Promise<Result<unknown>>)[] {
  const { id: _, ...successor } = aPerson();
  return Array.from({ length: 58 }, (_unused, index) => async (workshopId: string) => {
    const { sessions, participations, days } = await snapshotOf(workshopId);
    const one = sessions[index % sessions.length] ?? expect.fail('no session');
    const who = participations[index % participations.length] ?? expect.fail('nobody');
    const slotId = `am/${days[0]?.id ?? ''}`;
    const deeds = [
      () => mark(workshopId, [{ participationId: who.id, slotId }], index % 2 === 0 ? 'present' : 'absent'),
      () => setMinutes(one, 30 + index, true),
      () => moveSessionBy(one, 1),
      () => replacePerson(who, successor),
      () => dateDays(workshopId, `2026-03-${String(10 + (index % 9))}`),
      () => deleteSession(one),
      () => assign(one, 'presenter', [who.id]),
      () => takeOut(who),
      () => editRecord('participation.edit', 'participation', who, { status: 'arrived', category: null }),
    ];
    return index === 50
      ? deleteDay({ workshopId, id: days[0]?.id ?? '' })
      : (deeds[index % deeds.length] ?? expect.fail('no deed'))();
  });
}

describe('sixty actions, from opening a file to deleting the workshop,', () => {
  test('43: are taken back one by one to exactly what was there, and done again likewise', async () => {
    const states = [await contentsHash()];
    const workshopId = valueOf(await importWorkshop(new TextEncoder().encode(sample)));
    states.push(await contentsHash());
    for (const act of sixtyActions()) {
      valueOf(await act(workshopId));
      const now = await contentsHash();
      if (now !== states.at(-1)) states.push(now);
    }
    valueOf(await deleteWorkshop(workshopId));
    states.push(await contentsHash());
    expect(states.length).toBeGreaterThan(50);

    for (const before of states.slice(0, -1).toReversed()) {
      valueOf(await undo());
      expect(await contentsHash()).toBe(before);
    }
    expect(await contents()).toEqual({});
    expect(await undo()).toMatchObject({ failure: { code: 'nothing-to-undo' } });
    for (const after of states.slice(1)) {
      valueOf(await redo());
      expect(await contentsHash()).toBe(after);
    }
    expect(await redo()).toMatchObject({ failure: { code: 'nothing-to-undo' } });
    await saved();
  });
});

describe('Redo', () => {
  beforeEach(openSmallWorkshop);

  test('is over as soon as something else is done', async () => {
    valueOf(await setMinutes(changedSession, 45, false));
    await undoTimes(1);
    valueOf(await setMinutes(changedSession, 50, false));
    expect(await redo()).toMatchObject({ failure: { code: 'nothing-to-undo' } });
    await undoTimes(1);
    expect((await snapshotOf(ids.workshop)).sessions[0]?.minutes).toBe(aSession().minutes);
  });

  test('and Undo say what they did', async () => {
    valueOf(await setMinutes(changedSession, 45, false));
    expect(valueOf(await undo()).action).toBe('session.edit');
    expect(valueOf(await redo()).action).toBe('session.edit');
  });
});

describe('what comes faster than it is written', () => {
  beforeEach(openSmallWorkshop);
  const cells = [{ participationId: ids.participations[2], slotId: `pm/${ids.days[1]}` }];

  test('is taken back step by step all the same', async () => {
    const before = await contentsHash();
    await Promise.all([
      mark(ids.workshop, cells, 'present'),
      mark(ids.workshop, cells, 'late'),
      mark(ids.workshop, cells, 'absent'),
    ]);
    const marks = async (): Promise<unknown> =>
      (await snapshotOf(ids.workshop)).attendance.find((each) => each.slotId === cells[0]?.slotId)?.status;
    expect(await marks()).toBe('absent');
    await undoTimes(1);
    expect(await marks()).toBe('late');
    await undoTimes(1);
    expect(await marks()).toBe('present');
    await undoTimes(1);
    expect(await contentsHash()).toBe(before);
  });

  test('takes back as many steps as Undo was asked for', async () => {
    const before = await contentsHash();
    for (const minutes of [40, 45, 50]) valueOf(await setMinutes(changedSession, minutes, false));
    await Promise.all([undo(), undo(), undo()]);
    expect(await contentsHash()).toBe(before);
  });

  test('loses no change of two that concern one record', async () => {
    await Promise.all([
      setMinutes(changedSession, 45, false),
      moveSessionBy(changedSession, 1),
      setMinutes(changedSession, 50, true),
    ]);
    const { sessions } = await snapshotOf(ids.workshop);
    expect(sessions[0]).toMatchObject({ minutes: 50 });
    expect(sessions[0]?.placement?.start).not.toBe('09:00');
  });
});
