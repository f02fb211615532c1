import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NewcomerChoice } from '../../../shared/desks/newcomers.ts';
import type { AttendanceStatus } from '../../../shared/domain/attendance/attendance.ts';
import { aWorkshop, ids } from '../../factories/a-workshop.ts';
import { Desk } from './a-desk.ts';

const slots = [`day/${ids.days[0]}`, `day/${ids.days[1]}`];
const statuses: readonly AttendanceStatus[] = ['present', 'late', 'left-early', 'excused', 'absent', 'unmarked'];
const names = [
  ['Orazow', 'Batyr'],
  ['Оразов', 'Батыр'],
  ['Petrow', 'Ivan'],
] as const;

type Step = {
  readonly at: number;
  readonly does: 'arrive' | 'mark' | 'sign' | 'walk-in' | 'undo' | 'hand-over';
  readonly pick: number;
  readonly minutes: number;
};

const steps = fc.array(
  fc.record({
    at: fc.nat(2),
    does: fc.constantFrom<Step['does'][]>(
      'arrive',
      'mark',
      'mark',
      'sign',
      'walk-in',
      'undo',
      'hand-over',
      'hand-over',
    ),
    pick: fc.nat(1000),
    minutes: fc.nat(30),
  }),
  { maxLength: 40 },
);

const added: NewcomerChoice = { kind: 'add' };

/** Takes in a file; every newcomer is another person than ours where that is asked for. */
function handOver(from: Desk, to: Desk, allNew: boolean): void {
  const file = from.file();
  const newcomers = new Map(allNew ? file.walkIns.map(({ walkIn }) => [walkIn.id, added] as const) : []);
  to.takeIn(file, { newcomers });
}

function run(count: number, plan: readonly Step[], allNew: boolean, skews: readonly number[]): Desk[] {
  const desks = Array.from({ length: count }, (_, index) => new Desk(index + 1, aWorkshop({ attendance: [] })));
  let minute = 0;
  for (const { at, does, pick, minutes } of plan) {
    const desk = desks[at % count];
    const other = desks[(at + 1 + (pick % (count - 1))) % count];
    if (desk === undefined || other === undefined) continue;
    minute += minutes;
    desk.clock = clockAt(minute + (skews[at % count] ?? 0));
    act(desk, other, does, pick, allNew);
  }
  return desks;
}

/** From a day's beginning; laptops' clocks differ by up to some hours. */
function clockAt(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `2025-07-15T${hours}:${minutes}:00.000Z`;
}

function act(desk: Desk, other: Desk, does: Step['does'], pick: number, allNew: boolean): void {
  const people = desk.state.snapshot.participations.map(({ id }) => id).sort();
  const person = people[pick % people.length] ?? '';
  const slot = slots[pick % 2] ?? '';
  const [family = '', given = ''] = names[pick % 3] ?? [];
  switch (does) {
    case 'arrive':
      return desk.arrive(person, slot, pick % 3 === 0 ? 'late' : 'present');
    case 'mark':
      return desk.mark(person, slot, statuses[pick % 6] ?? 'present');
    case 'sign':
      return desk.sign(person, slot);
    case 'walk-in':
      return void desk.walkIn(slot, { family, given });
    case 'undo':
      return desk.undo();
    case 'hand-over':
      return handOver(desk, other, allNew);
  }
}

/** Everybody hands over to everybody, in an order given by a number, until all have heard of all. */
function gossip(desks: readonly Desk[], order: number, allNew: boolean): void {
  for (let round = 0; round < 3; round++) {
    const pairs = desks.flatMap((from, one) =>
      desks.flatMap((to, two) => (one === two ? [] : [{ from, to, one, two }])),
    );
    pairs.sort((a, b) => ((a.one * 7 + a.two * 3 + order) % 5) - ((b.one * 7 + b.two * 3 + order) % 5));
    for (const { from, to } of pairs) handOver(from, to, allNew);
  }
}

test.each([2, 3])('41: %i desks see the same, whatever was marked and whoever handed over to whom', (count) => {
  fc.assert(
    fc.property(
      steps,
      fc.nat(4),
      fc.boolean(),
      fc.array(fc.nat(600), { minLength: 3, maxLength: 3 }),
      (plan, order, allNew, skews) => {
        const desks = run(count, plan, allNew, skews);
        gossip(desks, order, allNew);
        const [first, ...others] = desks.map((desk) => desk.seen());
        for (const other of others) expect(other).toEqual(first);
        expect(new Set(first?.people.map((each) => each.split(' ')[0])).size).toBe(first?.people.length);
        for (const from of desks) for (const to of desks) expect(from === to ? [] : to.takeIn(from.file())).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});

test('the marks do not depend on the order in which desks hand over', () => {
  const marking = steps.map((plan) => plan.filter(({ does }) => does !== 'hand-over'));
  fc.assert(
    fc.property(
      marking,
      fc.array(fc.nat(600), { minLength: 3, maxLength: 3 }),
      fc.nat(4),
      fc.nat(4),
      (plan, skews, one, other) => {
        const results = [one, other].map((order) => {
          const desks = run(3, plan, true, skews);
          gossip(desks, order, true);
          return desks[0]?.seen().marks;
        });
        expect(results[0]).toEqual(results[1]);
      },
    ),
    { numRuns: 100 },
  );
});
