import { describe, expect, test } from 'vitest';
import type { Changes } from '../../../shared/changes/change.ts';
import { endOf, sessionsOfDay, startOf } from '../../../shared/domain/attendance/slots.ts';
import { entities } from '../../../shared/domain/entities.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import {
  appendModule,
  applyBuiltIn,
  applyTemplate,
  builtInTemplates,
  keepDay,
  keepSessions,
  removeTemplate,
  takeModule,
} from '../../../shared/operations/day-templates.ts';
import { copyDay, copyToNewDay } from '../../../shared/operations/days.ts';
import { copyWorkshop, movedDays, type NextRun, type WorkshopCopy } from '../../../shared/operations/workshops.ts';
import { aDay, anId, aWorkshop, ids, wholeCopy } from '../../factories/a-workshop.ts';
import { changesOf, after, all, contentsOf, holding, idsFrom, undone } from './store.ts';

const snapshot = aWorkshop();
const before = holding(snapshot);
const names = { name: 'First day', trainingPackage: '' };
const [day] = snapshot.days;
const empty: WorkshopSnapshot = { ...snapshot, sessions: [], assignments: [], attendance: [] };

function expectTakenBack(changes: Changes, from = before): void {
  expect(contentsOf(undone(after(from, changes), changes))).toEqual(contentsOf(from));
}

describe('a day that is kept', () => {
  const changes = keepDay(snapshot, day!, names, idsFrom(0x700));
  const [template] = all(after(before, changes), 'dayTemplate');

  test('holds its sessions and their rhythm, and nobody and no room', () => {
    expect(template?.sessions.map((each) => [each.kind, each.offset, each.minutes])).toEqual([
      ['lecture', 0, 60],
      ['lunch', 240, 60],
    ]);
    expect(Object.keys(template?.sessions[0] ?? {})).not.toContain('placement');
    expectTakenBack(changes);
  });

  test('is laid on another day at its own pace, and what runs past midnight stays without a place', () => {
    const place = { dayId: ids.days[1], start: '10:00', roomId: ids.rooms[0] };
    const laid = applyTemplate(snapshot, template!.sessions, place, idsFrom(0x800));
    const now = all(after(before, laid), 'session').filter((each) => each.placement?.dayId === ids.days[1]);
    expect(now.map((each) => each.placement?.start)).toEqual(['10:00', '14:00']);
    expectTakenBack(laid);
    const late = applyTemplate(snapshot, template!.sessions, { ...place, start: '22:00' }, idsFrom(0x800));
    expect(late).toMatchObject([{ value: { placement: { start: '22:00' } } }, { value: { placement: null } }]);
  });

  test('is removed', () => {
    expect(all(after(after(before, changes), removeTemplate(template!)), 'dayTemplate')).toEqual([]);
  });

  test('follows after what is there as a module, or waits in the tray', () => {
    expect(appendModule(snapshot, template!, day!, null, idsFrom(0x800))[0]).toMatchObject({
      value: { placement: { start: '14:00' } },
    });
    expect(appendModule(empty, template!, day!, null, idsFrom(0x800))[0]).toMatchObject({
      value: { placement: { start: '09:00' } },
    });
    const taken = takeModule(snapshot, template!, idsFrom(0x800));
    expect(all(after(before, taken), 'session').filter((each) => each.placement === null)).toHaveLength(3);
  });

  test('in part is a module that begins with its first session', () => {
    const lunch = snapshot.sessions.filter((session) => session.kind === 'lunch');
    expect(keepSessions(lunch, { name: 'Module 1', trainingPackage: 'Care' }, idsFrom(0x700))).toMatchObject([
      { value: { trainingPackage: 'Care', sessions: [{ kind: 'lunch', offset: 0 }] } },
    ]);
  });

  test('and is empty makes an empty template', () => {
    expect(keepDay(empty, day!, names, idsFrom(0x700))).toMatchObject([{ value: { sessions: [] } }]);
  });
});

describe('templates that come with Rostrum', () => {
  test.each(builtInTemplates.map((template) => [template.id, template] as const))('%s', (_, template) => {
    const changes = applyBuiltIn(empty, template, idsFrom(0x1000));
    const now = after(holding(empty), changes);
    const days = all(now, 'day').sort((one, other) => one.number - other.number);
    expect(days).toHaveLength(Math.max(2, template.days.length));
    for (const record of days) expect(entities.day.schema.safeParse(record).success).toBe(true);
    for (const each of days.slice(0, template.days.length)) {
      const sessions = sessionsOfDay(each.id, all(now, 'session'));
      for (const [index, session] of sessions.entries()) {
        expect(entities.session.schema.safeParse(session).success).toBe(true);
        if (index > 0) expect(startOf(session)).toBe(endOf(sessions[index - 1]!));
      }
      expect(sessions.filter((session) => session.kind === 'lunch')).toHaveLength(1);
    }
    expect(all(now, 'session').filter((session) => session.kind === 'opening')).toHaveLength(1);
    expect(all(now, 'session').filter((session) => session.kind === 'closing')).toHaveLength(1);

    expectTakenBack(changes, holding(empty));
  });
});

describe('a day that is copied', () => {
  test('brings rooms and people along only where they are asked for', () => {
    const bare = changesOf(
      copyDay(snapshot, ids.days[0], ids.days[1], { withRooms: false, withPeople: false }, idsFrom(0x700)),
    );
    const full = changesOf(
      copyDay(snapshot, ids.days[0], ids.days[1], { withRooms: true, withPeople: true }, idsFrom(0x700)),
    );
    expect(bare).toHaveLength(2);
    expect(bare[0]).toMatchObject({ value: { placement: { dayId: ids.days[1], start: '09:00', roomId: null } } });
    expect(full).toHaveLength(3);
    expect(full[0]).toMatchObject({ value: { placement: { roomId: ids.rooms[0] } } });
    expectTakenBack(full);
  });

  test('to a new day gets one at the end, as long as itself', () => {
    const from = { ...day!, theme: { en: 'Care' }, endsAt: '16:00' };
    const changes = changesOf(
      copyToNewDay(
        { ...snapshot, days: [from, ...snapshot.days.slice(1)] },
        from.id,
        { withRooms: true, withPeople: true },
        idsFrom(0x700),
      ),
    );
    const now = after(before, changes);
    expect(all(now, 'day').at(-1)).toMatchObject({
      number: 3,
      date: '2025-07-17',
      theme: { en: 'Care' },
      endsAt: '16:00',
    });
    expect(sessionsOfDay(anId(0x700), all(now, 'session'))).toHaveLength(2);
    expectTakenBack(changes);
  });

  test('and is empty brings nothing', () => {
    expect(
      changesOf(copyDay(snapshot, ids.days[1], ids.days[0], { withRooms: true, withPeople: true }, idsFrom(1))),
    ).toEqual([]);
  });
});

describe('a workshop that is copied', () => {
  const nothing = Object.fromEntries(Object.keys(wholeCopy).map((key) => [key, false])) as WorkshopCopy;

  const run: NextRun = {
    title: { en: 'Second run' },
    place: { country: 'UZ', city: { en: 'Tashkent' }, venue: {} },
    timeZone: 'Asia/Tashkent',
    firstDate: null,
  };

  function copyOf(take: WorkshopCopy): ReturnType<typeof holding> {
    return after(
      { partitions: new Map(), sheets: new Map() },
      copyWorkshop(snapshot, take, run, idsFrom(0x2000)).changes,
    );
  }

  test('takes everything but attendance, under ids of its own', () => {
    const now = copyOf(wholeCopy);
    expect(all(now, 'session')).toHaveLength(3);
    expect(all(now, 'participation')).toHaveLength(3);
    expect(all(now, 'assignment')).toHaveLength(1);
    expect(now.sheets.size).toBe(0);
    const old = new Set<string>([...ids.sessions, ...ids.days, ...ids.participations, ids.workshop]);
    expect(all(now, 'session').some((each) => old.has(each.id) || old.has(each.placement?.dayId ?? ''))).toBe(false);
    expect(all(now, 'workshop')[0]?.sheetCode).toMatch(/^[2-9A-HJ-NP-Z]{4}$/);
    expect(all(now, 'participation').map((each) => each.personId)).toEqual([...ids.people]);
  });

  test('has its own title, place and dates, and no number in the register', () => {
    const { changes } = copyWorkshop(snapshot, wholeCopy, { ...run, firstDate: '2026-03-02' }, idsFrom(0x2000));
    const now = after({ partitions: new Map(), sheets: new Map() }, changes);
    const { firstDate: _, ...fresh } = run;
    expect(all(now, 'workshop')).toMatchObject([{ ...fresh, number: '' }]);
    expect(all(now, 'day').map((each) => each.date)).toEqual(['2026-03-02', '2026-03-03']);
  });

  test('keeps a weekend free, numbers what had no date, and takes dates away', () => {
    const dated = (...dates: (string | null)[]): (string | null)[] => dates;
    const move = (dates: (string | null)[], first: string | null): (string | null)[] =>
      movedDays(
        dates.map((date, index) => aDay({ id: anId(index + 1), number: index + 1, date })),
        first,
      ).map((day) => day.date);
    // Thursday, Friday, Monday become Thursday, Friday, Monday.
    expect(move(dated('2025-02-27', '2025-02-28', '2025-03-03'), '2026-02-26')).toEqual([
      '2026-02-26',
      '2026-02-27',
      '2026-03-02',
    ]);
    expect(move(dated('2025-02-27', null), '2026-02-26')).toEqual(['2026-02-26', null]);
    expect(move(dated(null, null), '2026-02-26')).toEqual(['2026-02-26', '2026-02-27']);
    expect(move(dated('2025-02-27', '2025-02-28'), null)).toEqual([null, null]);
  });

  test('takes the days alone where nothing is chosen, without dates', () => {
    const now = copyOf(nothing);
    expect(all(now, 'day').map((each) => each.date)).toEqual([null, null]);
    for (const part of ['room', 'session', 'participation', 'delegation', 'assignment'] as const) {
      expect(all(now, part)).toEqual([]);
    }
  });

  test('refers to nothing that was left behind, whatever is chosen', () => {
    for (let bits = 0; bits < 128; bits += 1) {
      const take = Object.fromEntries(
        Object.keys(wholeCopy).map((key, index) => [key, (bits & (1 << index)) !== 0]),
      ) as WorkshopCopy;
      const now = copyOf(take);
      const known = (name: 'room' | 'participation' | 'delegation' | 'session'): Set<string | null> =>
        new Set([null, ...all(now, name).map((each) => each.id)]);
      for (const { placement } of all(now, 'session')) expect(known('room')).toContain(placement?.roomId ?? null);
      for (const each of all(now, 'participation')) expect(known('delegation')).toContain(each.delegationId);
      for (const each of all(now, 'delegation')) expect(known('participation')).toContain(each.headParticipationId);
      for (const each of all(now, 'assignment')) expect(known('participation')).toContain(each.participationId);
      for (const each of all(now, 'assignment')) expect(known('session')).toContain(each.sessionId);
    }
  });
});
