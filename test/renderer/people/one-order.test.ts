import { describe, expect, test } from 'vitest';
import { pictures } from '../../../renderer/features/attendance/pictures/bar-chart.tsx';
import { gridRows } from '../../../renderer/features/attendance/rows/attendance.ts';
import { rowReaders } from '../../../renderer/features/attendance/rows/grid-marks.ts';
import { peopleGroups } from '../../../renderer/features/people/people-groups.ts';
import { expectationOf } from '../../../shared/domain/attendance/attendance-rates.ts';
import { emptySheet } from '../../../shared/domain/attendance/attendance.ts';
import { slotsOf } from '../../../shared/domain/attendance/slots.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { listOrders, type ListOrder } from '../../../shared/domain/workshop.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { figuresOf } from '../../../shared/documents/attendance-table/attendance-table.ts';
import { sheetWorkbook } from '../../../shared/documents/attendance-sheet/sheet-workbook.ts';
import { Wording } from '../../../shared/documents/wording.ts';
import { loadCatalogues, translator } from '../../../shared/text/text.ts';
import { sampleTraining, sheetRequest } from '../../shared/documents/training.ts';

await loadCatalogues();

/** The training in which the head of a delegation is protected, which must not show by the place on a list. */
function training(listOrder: ListOrder): WorkshopSnapshot {
  const sample = sampleTraining();
  return {
    ...sample,
    workshop: { ...sample.workshop, listOrder },
    participations: sample.participations.filter(({ status }) => status !== 'declined'),
  };
}

/** The numbers of everybody by number, as they follow each other on each list. */
function listed(snapshot: WorkshopSnapshot, language: Language): Record<string, unknown> {
  const request = { ...sheetRequest, languages: [language] };
  const rows = gridRows(snapshot, language, translator(language));
  const [sheet] = sheetWorkbook(snapshot, request).sheets;
  const ids = new Set(snapshot.participations.filter(({ role }) => role === 'participant').map(({ number }) => number));
  const participants = (numbers: readonly number[]): number[] => numbers.filter((number) => ids.has(number));
  return {
    people: peopleGroups(snapshot, language).flatMap((group) => group.rows.map((row) => row.participation.number)),
    grid: rows.flatMap((row) => (row.kind === 'person' ? [row.participation.number] : [])),
    sheet: sheet?.rows.map(([number]) => number),
    table: participants(
      figuresOf(snapshot, request, new Wording([language])).rows.map(({ person }) => person.participation.number),
    ),
  };
}

describe.each(['en', 'ru'] as const)('lists in %s', (language) => {
  test.each(listOrders)('stand in one order on screen and on paper: %s', (order) => {
    const { people, grid, sheet, table } = listed(training(order), language);
    expect(grid).toEqual(people);
    expect(sheet).toEqual(people);
    expect(table).toEqual((people as number[]).slice(0, (table as number[]).length));
  });

  test('by number are in the order of numbers', () => {
    const { table } = listed(training('number'), language);
    expect(table).toEqual((table as number[]).toSorted((one, other) => one - other));
  });
});

test.each(listOrders)('the picture by delegation has every delegation of a list in any order: %s', (order) => {
  const snapshot = training(order);
  const slots = slotsOf(snapshot.workshop.attendance, snapshot.days, snapshot.sessions);
  const sheet = emptySheet(snapshot.workshop.id);
  const expects = expectationOf(snapshot);
  const rows = gridRows(snapshot, 'en', translator('en'));
  const counted = rows.filter((row) => row.kind === 'person').filter((row) => row.participation.role === 'participant');
  const over = slots.map(() => '1').join('');
  const read = rowReaders()(sheet, slots, expects);
  const shown = pictures(
    { snapshot, sheet, slots, past: over, over, rows, counted, expects, read },
    'en',
    translator('en'),
  );
  const seated = new Set(counted.map((row) => row.participation.delegationId ?? 'none'));
  const keys = shown.find(({ key }) => key === 'delegation')?.bars.map(({ key }) => key);
  expect(keys?.toSorted()).toEqual([...seated].toSorted());
});

test('a later person shifts nobody’s number', () => {
  const snapshot = training('protocol');
  const before = new Map(
    sheetWorkbook(snapshot, sheetRequest).sheets[0]?.rows.map(([number, name]) => [name, number] as const),
  );
  const [first] = snapshot.participations.filter(({ role }) => role === 'participant');
  const person = snapshot.people.find(({ id }) => id === first?.personId);
  if (first === undefined || person === undefined) throw new Error('nobody');
  const latinName = { family: 'Aaa', given: 'Aaa', patronymic: '' };
  const later = { ...first, id: `${first.id.slice(0, -4)}9999`, personId: 'later', number: 99 };
  const grown = {
    ...snapshot,
    people: [...snapshot.people, { ...person, id: 'later', latinName }],
    participations: [...snapshot.participations, later],
  };
  const after = sheetWorkbook(grown, sheetRequest).sheets[0]?.rows ?? [];
  expect(after.filter(([, name]) => before.has(name)).map(([number, name]) => [name, number])).toEqual(
    after.filter(([, name]) => before.has(name)).map(([, name]) => [name, before.get(name)]),
  );
  expect(after).toHaveLength(before.size + 1);
});
