import { describe, expect, test } from 'vitest';
import {
  type Allowance,
  allowancesOf,
  isExact,
  amountOf,
  totalOf,
  usualAllowances,
} from '../../../shared/domain/attendance/allowance.ts';
import type { Text } from '../../../shared/domain/language.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { AllowanceRate, AllowanceRules } from '../../../shared/domain/workshop.ts';
import { anId, aDay, aParticipation, aPerson, aWorkshop, aWorkshopRecord, ids } from '../../factories/a-workshop.ts';

function aRate(changed: Partial<AllowanceRate> = {}): AllowanceRate {
  return { city: '', from: null, to: null, currency: 'USD', amount: 100_00, exchange: 1_000_000, ...changed };
}

function rules(changed: Partial<AllowanceRules> = {}): AllowanceRules {
  return { ...usualAllowances, rates: [aRate()], ...changed };
}

/** A workshop in Almaty with days on these dates, and one participant from abroad. */
function workshopOn(
  dates: readonly (string | null)[],
  participation: Partial<Participation> = {},
  person: Partial<Person> = {},
): WorkshopSnapshot {
  return aWorkshop({
    days: dates.map((date, index) => aDay({ id: anId(100 + index), number: index + 1, date })),
    people: [aPerson({ country: 'TM', ...person })],
    participations: [aParticipation(participation)],
    assignments: [],
    attendance: [],
  });
}

function theAllowance(snapshot: WorkshopSnapshot, by: AllowanceRules): Allowance {
  return allowancesOf(snapshot, by)[0] ?? expect.fail('nobody gets anything');
}

function amounts({ days }: Allowance): (number | null)[] {
  return days.map(({ amount }) => amount);
}

describe('the worked examples of the trade', () => {
  test('UN Women, Zamboanga, 19 to 22 November 2019: 2 100 and terminals of 800 are 2 900 pesos', () => {
    const zamboanga = { country: 'PH', city: { en: 'Zamboanga' }, venue: {} };
    const snapshot = {
      ...workshopOn(['2019-11-20', '2019-11-21']),
      workshop: aWorkshopRecord({ place: zamboanga }),
    };
    const found = theAllowance(
      snapshot,
      rules({
        currency: 'PHP',
        rates: [aRate({ city: 'Zamboanga', currency: 'PHP', amount: 3_000_00 })],
        stay: {
          // Lodging and two meals are provided on the day of arrival, full board on the others.
          arrival: { isPaid: true, provided: ['lodging', 'lunch', 'dinner'] },
          programme: { isPaid: true, provided: ['lodging', 'breakfast', 'lunch', 'dinner'] },
          free: { isPaid: true, provided: [] },
          departure: { isPaid: false, provided: [] },
        },
        terminals: { count: 2, amount: 400_00 },
      }),
    );
    expect(found.days.map(({ date, percent }) => [date, percent])).toEqual([
      ['2019-11-19', 30],
      ['2019-11-20', 20],
      ['2019-11-21', 20],
      ['2019-11-22', 0],
    ]);
    expect(amounts(found)).toEqual([900_00, 600_00, 600_00, 0]);
    expect(found.terms.map(({ days, percent, amount }) => [days, percent, amount])).toEqual([
      [1, 30, 900_00],
      [2, 20, 600_00],
    ]);
    expect(found.terminals).toBe(800_00);
    expect(found.total).toBe(2_900_00);
  });

  test('UN DESA rule 41: 20 % from arrival to the last day where board and lodging are provided, one day more in full', () => {
    const all = {
      isPaid: true,
      provided: ['lodging' as const, 'breakfast' as const, 'lunch' as const, 'dinner' as const],
    };
    const found = theAllowance(
      workshopOn(['2025-07-15', '2025-07-16', '2025-07-17']),
      rules({ stay: { arrival: all, programme: all, free: all, departure: { isPaid: true, provided: [] } } }),
    );
    expect(found.days.map(({ kind, percent }) => [kind, percent])).toEqual([
      ['arrival', 20],
      ['programme', 20],
      ['programme', 20],
      ['programme', 20],
      ['departure', 100],
    ]);
    expect(found.total).toBe(4 * 20_00 + 100_00);
  });
});

describe('the days of a stay', () => {
  test('have none of travel beside the programme where somebody arrives and leaves during it', () => {
    const found = theAllowance(
      workshopOn(['2025-07-15', '2025-07-16', '2025-07-17', '2025-07-18'], {
        arrival: { dayId: anId(101), at: '09:00' },
        departure: { dayId: anId(102), at: null },
      }),
      rules(),
    );
    expect(found.days.map(({ kind, date }) => [kind, date])).toEqual([
      ['programme', '2025-07-16'],
      ['programme', '2025-07-17'],
    ]);
  });

  test('go on over a weekend between two days of the programme', () => {
    const found = theAllowance(workshopOn(['2025-07-18', '2025-07-21']), rules());
    expect(found.days.map(({ kind, date }) => [kind, date])).toEqual([
      ['arrival', '2025-07-17'],
      ['programme', '2025-07-18'],
      ['free', '2025-07-19'],
      ['free', '2025-07-20'],
      ['programme', '2025-07-21'],
      ['departure', '2025-07-22'],
    ]);
  });

  test('end for whoever was replaced on the day before the successor came, and begin there for the successor', () => {
    const dates = ['2025-07-15', '2025-07-16', '2025-07-17'];
    const snapshot = workshopOn(dates, { status: 'replaced', replacedById: anId(72), replacedFrom: anId(101) });
    const successor = aParticipation({ id: anId(72), personId: ids.people[1], number: 9 });
    const [before, after] = allowancesOf(
      { ...snapshot, participations: [aParticipation({ ...snapshot.participations[0], id: anId(71) }), successor] },
      rules(),
    );
    expect(before?.days.map(({ date }) => date)).toEqual(['2025-07-14', '2025-07-15', '2025-07-16']);
    expect(after?.days.map(({ date }) => date)).toEqual(['2025-07-15', '2025-07-16', '2025-07-17', '2025-07-18']);
  });

  test('before and after the programme are counted from the day of arrival to that of departure', () => {
    const found = theAllowance(
      workshopOn(['2025-07-15', '2025-07-16'], {
        arrival: { dayId: anId(100), at: null, daysOff: 3 },
        departure: { dayId: anId(101), at: null, daysOff: 2 },
      }),
      rules(),
    );
    expect(found.days.map(({ kind, date }) => [kind, date])).toEqual([
      ['arrival', '2025-07-12'],
      ['free', '2025-07-13'],
      ['free', '2025-07-14'],
      ['programme', '2025-07-15'],
      ['programme', '2025-07-16'],
      ['free', '2025-07-17'],
      ['departure', '2025-07-18'],
    ]);
  });

  test('are nobody’s who is not coming', () => {
    for (const status of ['declined', 'withdrawn', 'reserve'] as const) {
      expect(allowancesOf(workshopOn(['2025-07-15'], { status }), rules())).toEqual([]);
    }
  });
});

test('the amount of a day is exact where nothing was rounded', () => {
  const dollars = aRate({ amount: 151_00, exchange: 87_450_000 });
  expect(isExact({ rate: dollars, percent: 90, amount: 11_884_46 }, 'KGS')).toBe(false);
  expect(isExact({ rate: dollars, percent: 100, amount: 13_204_95 }, 'KGS')).toBe(true);
  expect(isExact({ rate: aRate({ amount: 3_000_00 }), percent: 20, amount: 600_00 }, 'USD')).toBe(true);
});

describe('the rate of a day', () => {
  const all = { isPaid: true, provided: [] };
  const everyDay = { arrival: all, programme: all, free: all, departure: all };

  test('is that of the city before that of every place, in any language and alphabet of the city', () => {
    const rates = [
      aRate({ amount: 50_00 }),
      aRate({ city: ' алматы', amount: 80_00 }),
      aRate({ city: 'Osh', amount: 9_00 }),
    ];
    expect(amounts(theAllowance(workshopOn(['2025-07-15']), rules({ rates, stay: everyDay })))).toEqual([
      80_00, 80_00, 80_00,
    ]);
  });

  test.each([
    ['Bishkek', 'Бишкек'],
    ['Самарканд', 'Samarqand'],
    ['Ashgabat', 'Ашгабат'],
  ])('is that of the city that the workshop writes %s and the rate %s', (written, typed) => {
    const snapshot = workshopOn(['2025-07-15']);
    const place = { ...snapshot.workshop.place, city: { en: written } };
    const there = { ...snapshot, workshop: { ...snapshot.workshop, place } };
    const rates = [aRate({ city: typed, amount: 80_00 }), aRate({ city: 'Osh', amount: 9_00 })];
    expect(amounts(theAllowance(there, rules({ rates, stay: everyDay })))).toEqual([80_00, 80_00, 80_00]);
  });

  test('changes with the period within a stay', () => {
    const rates = [
      aRate({ to: '2025-07-15', amount: 50_00 }),
      aRate({ from: '2025-07-16', amount: 60_00 }),
      aRate({ from: '2025-07-17', to: '2025-07-17', amount: 70_00 }),
    ];
    const found = theAllowance(workshopOn(['2025-07-15', '2025-07-16']), rules({ rates, stay: everyDay }));
    expect(amounts(found)).toEqual([50_00, 50_00, 60_00, 70_00]);
    expect(found.total).toBe(230_00);
  });

  test('is missing where none covers the day, and then so are the sums', () => {
    const rates = [aRate({ from: '2025-07-15', to: '2025-07-15' })];
    const found = theAllowance(workshopOn(['2025-07-15', '2025-07-16']), rules({ rates }));
    expect(amounts(found)).toEqual([null, 100_00, null, 0]);
    expect([found.total, totalOf([{ ...found, isDue: true }])]).toEqual([null, null]);
  });

  test('of a day without a date is one without a period', () => {
    const snapshot = workshopOn([null]);
    expect(theAllowance(snapshot, rules()).total).toBe(200_00);
    expect(theAllowance(snapshot, rules({ rates: [aRate({ from: '2025-01-01' })] })).total).toBeNull();
  });
});

describe('an amount', () => {
  const rounding = (
    to: number,
    mode: AllowanceRules['rounding']['mode'],
  ): Pick<AllowanceRules, 'currency' | 'rounding'> => ({
    currency: 'KZT',
    rounding: { to, mode },
  });

  test('is exchanged and rounded once, exactly', () => {
    const rate = aRate({ amount: 123_45, exchange: 520_350_000 });
    // 123.45 × 30 % × 520.35 = 19 271.16225
    expect(amountOf(rate, 30, rounding(1, 'nearest'))).toBe(19_271_16);
    expect(amountOf(rate, 30, rounding(1, 'up'))).toBe(19_271_17);
    expect(amountOf(rate, 30, rounding(100, 'nearest'))).toBe(19_271_00);
    expect(amountOf(rate, 30, rounding(500_00, 'up'))).toBe(19_500_00);
    expect(amountOf(rate, 30, rounding(500_00, 'down'))).toBe(19_000_00);
  });

  test('of a half goes up, and what is whole stays in every way of rounding', () => {
    expect(amountOf(aRate({ currency: 'KZT', amount: 1 }), 50, rounding(1, 'nearest'))).toBe(1);
    for (const mode of ['nearest', 'up', 'down'] as const) {
      expect(amountOf(aRate({ currency: 'KZT', amount: 3_000_00 }), 20, rounding(100, mode))).toBe(600_00);
    }
  });

  test('in the currency of payment is not exchanged, whatever stands there', () => {
    expect(amountOf(aRate({ currency: 'KZT', exchange: 7 }), 100, rounding(1, 'nearest'))).toBe(100_00);
  });

  test('is never a number that is not exact: a sum beyond is not known', () => {
    expect(totalOf([Number.MAX_SAFE_INTEGER, 1].map((total) => ({ total, isDue: true })))).toBeNull();
  });
});

describe('without an allowance', () => {
  test('local participants get nothing, or transport for each day of the programme', () => {
    const snapshot = workshopOn(['2025-07-15', '2025-07-16'], {}, { country: 'KZ' });
    expect(theAllowance(snapshot, rules())).toMatchObject({ basis: 'local', days: [], terminals: 0, total: 0 });
    expect(theAllowance(snapshot, rules({ localTransport: 5_00 }))).toMatchObject({ transportDays: 2, total: 10_00 });
  });

  test('whose country nobody knows is of that of the delegation, else local', () => {
    const of = (delegationId: string | null, country: string): Allowance => {
      const snapshot = workshopOn(['2025-07-15'], { delegationId }, { country: null });
      const delegations = snapshot.delegations.map((each) => ({ ...each, country }));
      return theAllowance({ ...snapshot, delegations }, rules());
    };
    expect(of(ids.delegation, 'TJ').basis).toBe('allowance');
    expect(of(ids.delegation, 'KZ').basis).toBe('local');
    expect(of(null, 'TJ').basis).toBe('local');
  });

  test('interpreters are paid by contract, from wherever they come', () => {
    const found = theAllowance(workshopOn(['2025-07-15'], { role: 'interpreter' }), rules({ localTransport: 5_00 }));
    expect(found).toMatchObject({ basis: 'contract', days: [], total: 0 });
  });
});

describe('who is paid as what', () => {
  const basisOf = (participation: Partial<Participation>, person: Partial<Person>, institution: Text = {}) => {
    const snapshot = workshopOn(['2025-07-15'], participation, { institutionId: anId(33), ...person });
    const record = { id: anId(33), name: institution, kind: 'ministry', sector: 'health', country: null } as const;
    const { basis, isAssumed } = theAllowance({ ...snapshot, institutions: [record] }, rules());
    return [basis, isAssumed];
  };

  test('people of another country travel; of the country of the venue those whose institution is in its city are local', () => {
    const { place } = workshopOn(['2025-07-15']).workshop;
    const country = place.country;
    expect(basisOf({}, { country: 'TM' })).toEqual(['allowance', false]);
    expect(basisOf({}, { country }, { ru: 'Алматинская городская больница' })).toEqual(['local', false]);
    expect(basisOf({}, { country }, { en: 'City Hospital, Almaty' })).toEqual(['local', false]);
    expect(basisOf({}, { country }, { en: 'City Hospital, Shymkent' })).toEqual(['local', true]);
    expect(basisOf({ role: 'interpreter' }, { country })).toEqual(['contract', false]);
  });

  test('what was decided for somebody goes before all of that', () => {
    const { country } = workshopOn(['2025-07-15']).workshop.place;
    expect(basisOf({ paidAs: 'allowance' }, { country }, { en: 'Almaty' })).toEqual(['allowance', false]);
    expect(basisOf({ paidAs: 'local' }, { country: 'TM' })).toEqual(['local', false]);
    expect(basisOf({ paidAs: 'allowance', role: 'interpreter' }, { country })).toEqual(['allowance', false]);
  });

  test('the sum is of those who have confirmed or come', () => {
    const due = (status: Participation['status']): boolean =>
      theAllowance(workshopOn(['2025-07-15'], { status }), rules()).isDue;
    for (const status of ['invited', 'nominated', 'accepted'] as const) expect(due(status)).toBe(false);
    for (const status of ['confirmed', 'travelling', 'arrived', 'attended'] as const) expect(due(status)).toBe(true);
    const [one] = allowancesOf(workshopOn(['2025-07-15'], { status: 'confirmed' }), rules());
    const [other] = allowancesOf(workshopOn(['2025-07-15'], { status: 'nominated' }), rules());
    expect(totalOf([one, other].filter((each) => each !== undefined))).toBe(one?.total);
  });
});
