import { describe, expect, test } from 'vitest';
import { markHistory } from '../../../shared/changes/entry.ts';
import { aWorkshop, ids } from '../../factories/a-workshop.ts';
import { Desk } from './a-desk.ts';

const slot = `day/${ids.days[0]}`;
const [trainer, gulnar, secret] = ids.participations;

function twoDesks(): [Desk, Desk] {
  const snapshot = aWorkshop({ attendance: [] });
  return [new Desk(1, snapshot), new Desk(2, snapshot)];
}

function kinds(desk: Desk, from: Desk): string[] {
  return desk.preview(from.file()).cells.map(({ kind, before, after }) => `${kind} ${before} ${after}`);
}

describe('marks of the other desk', () => {
  test('42: come in once; a second reading changes nothing', () => {
    const [a, b] = twoDesks();
    b.arrive(gulnar, slot);
    expect(kinds(a, b)).toEqual(['new unmarked present']);
    a.takeIn(b.file());
    expect(a.status(gulnar, slot)).toBe('present');
    expect(kinds(a, b)).toEqual(['same present present']);
    expect(a.takeIn(b.file())).toEqual([]);
  });

  test('that were corrected there replace what we had from there, without a question', () => {
    const [a, b] = twoDesks();
    b.arrive(gulnar, slot);
    a.takeIn(b.file());
    b.clock = '2025-07-15T05:00:00.000Z';
    b.mark(gulnar, slot, 'absent');
    expect(kinds(a, b)).toEqual(['changed present absent']);
  });

  test('that we have corrected knowingly stay corrected, and go back so', () => {
    const [a, b] = twoDesks();
    b.arrive(gulnar, slot);
    a.takeIn(b.file());
    a.mark(gulnar, slot, 'excused');
    expect(kinds(a, b)).toEqual(['same excused excused']);
    expect(kinds(b, a)).toEqual(['changed present excused']);
  });

  test('that were taken back there are taken back here, signature and all', () => {
    const [a, b] = twoDesks();
    b.sign(gulnar, slot);
    a.takeIn(b.file());
    expect(a.seen().signed).toHaveLength(1);
    b.undo();
    a.takeIn(b.file());
    expect(a.seen()).toEqual(b.seen());
    expect(a.seen().signed).toEqual([]);
    b.takeIn(a.file());
    expect(b.seen()).toEqual(a.seen());
  });

  test('tell in their history that they came from there, when and how they were made', () => {
    const [a, b] = twoDesks();
    b.clock = '2025-07-15T04:12:00.000Z';
    b.arrive(gulnar, slot);
    a.clock = '2025-07-15T06:00:00.000Z';
    a.takeIn(b.file());
    expect(markHistory(a.entries, { workshopId: ids.workshop, participationId: gulnar, slotId: slot })).toMatchObject([
      {
        status: 'present',
        device: 'd-DESK1',
        at: '2025-07-15T06:00:00.000Z',
        how: 'handover',
        origin: { at: '2025-07-15T04:12:00.000Z', device: 'd-DESK2', how: 'badge' },
      },
    ]);
  });

  test('are taken back by one undo, and can be taken in again', () => {
    const [a, b] = twoDesks();
    const before = a.seen();
    b.sign(gulnar, slot);
    b.walkIn(slot, {});
    a.takeIn(b.file());
    a.undo();
    expect(a.seen()).toEqual(before);
    a.takeIn(b.file());
    expect(a.seen()).toEqual(b.seen());
  });

  test('of people, days and sessions that are not here are left where they are, and come when these do', () => {
    const small = aWorkshop({ attendance: [], participations: aWorkshop().participations.slice(0, 2) });
    const a = new Desk(1, small);
    const b = new Desk(2, aWorkshop({ attendance: [] }));
    b.arrive(secret, slot);
    b.arrive(gulnar, slot);
    expect(kinds(a, b).sort()).toEqual(['new unmarked present', 'unknown unmarked present']);
    a.takeIn(b.file());
    expect(a.takeIn(b.file())).toEqual([]);
    const whole = new Desk(3, aWorkshop({ attendance: [] }));
    whole.takeIn(a.file());
    whole.takeIn(b.file());
    expect(whole.status(secret, slot)).toBe('present');
  });
});

describe('the same person marked at both desks', () => {
  test.each([
    ['present', 'absent', 'present'],
    ['absent', 'late', 'late'],
    ['excused', 'absent', 'absent'],
    ['late', 'left-early', 'left-early'],
  ] as const)('%s there and later %s here is shown as a conflict, and stands as %s on both', (early, later, result) => {
    const [a, b] = twoDesks();
    b.mark(gulnar, slot, early);
    a.clock = '2025-07-15T05:00:00.000Z';
    a.mark(gulnar, slot, later);
    expect(a.preview(b.file()).cells).toMatchObject([{ kind: 'conflict', before: later, after: result }]);
    a.takeIn(b.file());
    b.takeIn(a.file());
    expect([a.status(gulnar, slot), b.status(gulnar, slot)]).toEqual([result, result]);
    expect([a.takeIn(b.file()), b.takeIn(a.file())]).toEqual([[], []]);
  });

  test('who comes to both tables came when he came to the first', () => {
    const [a, b] = twoDesks();
    b.arrive(gulnar, slot, 'present');
    a.clock = '2025-07-15T04:40:00.000Z';
    a.arrive(gulnar, slot, 'late');
    a.takeIn(b.file());
    expect(a.status(gulnar, slot)).toBe('present');
  });

  test('is no conflict where both say the same', () => {
    const [a, b] = twoDesks();
    a.arrive(gulnar, slot);
    b.arrive(gulnar, slot);
    expect(kinds(a, b)).toEqual(['same present present']);
  });

  test('a decision against the rule holds, and is no question at the other desk', () => {
    const [a, b] = twoDesks();
    a.mark(gulnar, slot, 'absent');
    b.mark(gulnar, slot, 'present');
    const [cell] = a.preview(b.file()).cells;
    if (cell === undefined) expect.fail('no cell');
    a.takeIn(b.file(), { marks: new Map([[cell.key, 'absent']]) });
    expect(a.status(gulnar, slot)).toBe('absent');
    expect(kinds(a, b)).toEqual(['same absent absent']);
    expect(kinds(b, a)).toEqual(['changed present absent']);
  });

  test('a mark that one desk took back does not take back that of the other', () => {
    const [a, b] = twoDesks();
    a.mark(gulnar, slot, 'absent');
    b.arrive(gulnar, slot);
    b.clock = '2025-07-15T05:00:00.000Z';
    b.undo();
    b.takeIn(a.file());
    a.takeIn(b.file());
    expect([a.status(gulnar, slot), b.status(gulnar, slot)]).toEqual(['absent', 'absent']);
  });
});

describe('a day that is signed off here', () => {
  test('changes with a reason only, which stays with the marks', () => {
    const [a, b] = twoDesks();
    b.sign(gulnar, slot);
    b.arrive(trainer, `day/${ids.days[1]}`);
    a.signOff(ids.days[0]);
    expect(kinds(a, b).sort()).toEqual(['held unmarked present', 'new unmarked present']);
    a.takeIn(b.file());
    expect([a.status(gulnar, slot), a.seen().signed]).toEqual(['unmarked', []]);
    const changes = a.takeIn(b.file(), { reason: ' The second table was late ' });
    expect(changes).toContainEqual(
      expect.objectContaining({ entity: 'mark', value: 'present', reason: 'The second table was late' }),
    );
    expect(a.seen()).toEqual(b.seen());
  });
});

describe('walk-ins', () => {
  test('come with person, institution and mark; the same number is given up by whoever came second', () => {
    const [a, b] = twoDesks();
    const first = a.walkIn(slot, { family: 'Orazow' });
    const second = b.walkIn(slot, {
      family: 'Petrow',
      institution: { name: 'City Hospital' },
      delegationId: ids.delegation,
    });
    b.takeIn(a.file());
    a.takeIn(b.file());
    expect(a.seen()).toEqual(b.seen());
    expect(a.seen().people).toEqual(expect.arrayContaining([`4 ${first}`, `5 ${second}`]));
    expect(a.state.snapshot.people.find((each) => each.latinName?.family === 'Petrow')?.institutionId).toBe(
      a.state.snapshot.institutions.find((each) => each.name.en === 'City Hospital')?.id,
    );
    expect([a.takeIn(b.file()), b.takeIn(a.file())]).toEqual([[], []]);
  });

  test('keep the numbers that they have got, whoever comes later', () => {
    const [a, b] = twoDesks();
    a.walkIn(slot, { family: 'Orazow' });
    b.walkIn(slot, { family: 'Petrow' });
    b.takeIn(a.file());
    a.takeIn(b.file());
    const { people } = a.seen();
    a.walkIn(slot, { family: 'Kim' });
    b.walkIn(slot, { family: 'Lee' });
    b.takeIn(a.file());
    a.takeIn(b.file());
    expect(a.seen()).toEqual(b.seen());
    expect(a.seen().people).toEqual(expect.arrayContaining([...people]));
  });

  test('of the same name are taken for one person, in either alphabet, and their marks come together', () => {
    const [a, b] = twoDesks();
    const first = a.walkIn(slot, { family: 'Orazow', given: 'Batyr' });
    const second = b.walkIn(`day/${ids.days[1]}`, { family: 'Оразов', given: 'Батыр' });
    const [newcomer] = a.preview(b.file()).gathering.newcomers;
    expect(newcomer).toMatchObject({ alike: [{ id: first }], choice: { kind: 'same', as: first } });
    a.takeIn(b.file());
    b.takeIn(a.file());
    expect(a.seen()).toEqual(b.seen());
    expect(a.seen().people.filter((each) => each.includes(second))).toEqual([]);
    expect([a.status(first, slot), a.status(first, `day/${ids.days[1]}`)]).toEqual(['present', 'present']);
    expect(b.state.snapshot.participations.find(({ id }) => id === second)).toMatchObject({
      status: 'replaced',
      replacedById: first,
    });
    expect([a.takeIn(b.file()), b.takeIn(a.file())]).toEqual([[], []]);
  });

  test('may be somebody who was on the list all the time', () => {
    const [a, b] = twoDesks();
    const twice = b.walkIn(slot, { family: 'Абенова', given: 'Г.' });
    const [newcomer] = a.preview(b.file()).gathering.newcomers;
    expect(newcomer?.alike.map(({ id }) => id)).toContain(gulnar);
    expect(newcomer?.choice).toEqual({ kind: 'add' });
    a.takeIn(b.file(), { newcomers: new Map([[twice, { kind: 'same', as: gulnar }]]) });
    b.takeIn(a.file());
    expect(a.seen()).toEqual(b.seen());
    expect(a.seen().people).toHaveLength(3);
    expect(a.status(gulnar, slot)).toBe('present');
  });

  test('that are two of one name at one desk are not taken for the one of the other', () => {
    const [a, b] = twoDesks();
    a.walkIn(slot, {});
    b.walkIn(slot, {});
    b.walkIn(slot, {});
    expect(a.preview(b.file()).gathering.newcomers.map(({ choice }) => choice.kind)).toEqual(['add', 'add']);
  });

  test('that were undone where they were added do not come again', () => {
    const [a, b] = twoDesks();
    b.walkIn(slot, {});
    a.takeIn(b.file());
    b.undo();
    expect(b.preview(a.file()).gathering.newcomers.map(({ choice }) => choice.kind)).toEqual(['leave-out']);
    expect(b.takeIn(a.file())).toEqual([]);
    a.takeIn(b.file());
    expect(a.seen().marks).toEqual(b.seen().marks);
  });
});
