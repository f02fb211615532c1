import { describe, expect, test } from 'vitest';
import type { Session } from '../../../../shared/domain/agenda/session.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { anId, ids } from '../../../factories/a-workshop.ts';
import { at, brief, duties, found, staff, workshopWith } from './planned.ts';

const consecutive = { interpretation: 'consecutive' } as const;
const simultaneous = { interpretation: 'simultaneous' } as const;

/** Those sessions, interpreted by the first `interpreters` interpreters. */
function interpreted(interpreters: number, ...sessions: Session[]): WorkshopSnapshot {
  const people = Array.from({ length: interpreters }, (_, index) => staff(index + 1, { role: 'interpreter' }));
  const assignments = duties(
    ...sessions.flatMap((_, session) => people.map((__, person) => [session + 1, person + 1, 'interpreter'] as const)),
  );
  return workshopWith(sessions, { participations: people, assignments });
}

describe('consecutive interpretation', () => {
  const short = (session: Session, changed: Partial<WorkshopSnapshot> = {}): unknown[] =>
    found('consecutive-too-short', workshopWith([session], changed)).map(({ values }) => values['needed']);

  test('needs the usual length of the kind times the factor, rounded down to five minutes', () => {
    expect(short(at(1, '09:00 75', consecutive))).toEqual([140]);
    expect(short(at(1, '09:00 139', consecutive))).toEqual([140]);
    expect(short(at(1, '09:00 140', consecutive))).toEqual([]);
  });

  test('needs what the content took in the last edition that was not consecutive', () => {
    const edition = (number: number, session: Session): WorkshopSnapshot['editions'][number] => ({
      id: anId(0x800 + number),
      workshopId: ids.workshop,
      number,
      frozenAt: '2025-07-01T00:00:00Z',
      note: '',
      days: [],
      rooms: [],
      sessions: [session],
      assignments: [],
    });
    const editions = [
      edition(1, at(1, '09:00 60')),
      edition(2, at(1, '09:00 45')),
      edition(3, at(1, '09:00 50', consecutive)),
    ];
    expect(short(at(1, '09:00 45', consecutive), { editions })).toEqual([85]);
    expect(short(at(1, '09:00 85', consecutive), { editions })).toEqual([]);
  });

  test('costs no time in another mode or at lunch', () => {
    expect(short(at(1, '09:00 45', simultaneous))).toEqual([]);
    expect(short(at(1, '12:00 45', { ...consecutive, kind: 'lunch' }))).toEqual([]);
  });
});

describe('too few interpreters', () => {
  const few = (count: number, session: Session): string[] =>
    brief(found('interpreters-too-few', interpreted(count, session)));

  test('simultaneous for more than half an hour needs two; any other mode one', () => {
    expect(few(1, at(1, '09:00 31', simultaneous))).toEqual(['interpreters-too-few 1 31']);
    expect(few(0, at(1, '09:00 31', simultaneous))).toEqual(['no-interpreter 1 31']);
    expect(few(0, at(1, '09:00 20', { interpretation: 'whispered' }))).toEqual(['no-interpreter 1 20']);
  });

  test('one is enough for half an hour, for consecutive, and none where nothing is interpreted', () => {
    expect(few(1, at(1, '09:00 30', simultaneous))).toEqual([]);
    expect(few(2, at(1, '09:00 90', simultaneous))).toEqual([]);
    expect(few(1, at(1, '09:00 90', consecutive))).toEqual([]);
    expect(few(0, at(1, '09:00 90'))).toEqual([]);
  });
});

describe('the hours of an interpreter', () => {
  const hours = (count: number, ...sessions: Session[]): string[] =>
    brief(found('interpreter-hours', interpreted(count, ...sessions)));

  test('six a day together, four alone; overlaps count once', () => {
    expect(hours(2, at(1, '09:00 181'), at(2, '13:00 180'))).toEqual([
      'interpreter-hours 1 2 361',
      'interpreter-hours 1 2 361',
    ]);
    expect(hours(2, at(1, '09:00 180'), at(2, '13:00 180'))).toEqual([]);
    expect(hours(1, at(1, '09:00 121'), at(2, '13:00 120'))).toEqual(['interpreter-alone-hours 1 2 241']);
    expect(hours(1, at(1, '09:00 120'), at(2, '13:00 120'))).toEqual([]);
    expect(hours(1, at(1, '09:00 200'), at(2, '09:00 200'))).toEqual([]);
  });
});

describe('the rest of an interpreter', () => {
  const tired = (count: number, ...sessions: Session[]): string[] =>
    brief(found('interpreter-rest', interpreted(count, ...sessions)));

  test('two last two hours, one an hour and a half in consecutive mode and half an hour at the booth', () => {
    expect(tired(2, at(1, '09:00 60'), at(2, '10:00 65'))).toHaveLength(2);
    expect(tired(2, at(1, '09:00 60'), at(2, '10:00 60'))).toEqual([]);
    expect(tired(1, at(1, '09:00 95', consecutive))).toEqual(['interpreter-rest 1 95']);
    expect(tired(1, at(1, '09:00 20', simultaneous), at(2, '10:20 20', simultaneous))).toEqual([]);
    expect(tired(1, at(1, '09:00 20', simultaneous), at(2, '09:20 20', simultaneous))).toEqual([
      'interpreter-rest 1 2 40',
    ]);
  });

  test('ten minutes are rest; a session with too few interpreters is not found twice', () => {
    expect(tired(2, at(1, '09:00 90'), at(2, '10:40 90'))).toEqual([]);
    expect(tired(2, at(1, '09:00 90'), at(2, '10:39 90'))).toHaveLength(2);
    expect(tired(1, at(1, '09:00 60', simultaneous))).toEqual([]);
  });
});
