import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { removeWorkshop } from '../../../shared/operations/people.ts';
import { removeDay } from '../../../shared/operations/days.ts';
import type { Change } from '../../../shared/changes/change.ts';
import { entryAfter, beginning, readEntry } from '../../../shared/changes/entry.ts';
import { type Holdings, packSheet, withPositions } from '../../../shared/changes/partition.ts';
import type { EntityName } from '../../../shared/domain/entities.ts';
import { type Session } from '../../../shared/domain/agenda/session.ts';
import { readWorkshopBytes } from '../../../shared/files/workshop-file.ts';
import { fittingSheet } from '../../../shared/integrity/attendance-damage.ts';
import { checkHoldings } from '../../../shared/integrity/data-check.ts';
import type { DamageKind } from '../../../shared/integrity/damage.ts';
import { anId, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, changesOf, contentsOf, holding, undone } from '../operations/store.ts';

const key = `workshop/${ids.workshop}`;
const attendance = `attendance/${ids.workshop}`;
const whole = holding(aWorkshop());

function put(partition: string, entity: EntityName, record: object): Change {
  const { id } = record as { readonly id: string };
  return { entity, partition, id, field: null, value: record as never, previous: null };
}

function out(partition: string, entity: EntityName, id: string): Change {
  return { entity, partition, id, field: null, value: null, previous: null };
}

function set(entity: EntityName, id: string, field: string, value: unknown): Change {
  return { entity, partition: key, id, field, value: value as never, previous: null };
}

function aMark(participationId: string, slotId: string, workshopId: string = ids.workshop): Change {
  const made = { how: 'grid', reason: null } as const;
  return { entity: 'mark', workshopId, participationId, slotId, value: 'present', previous: 'unmarked', ...made };
}

const signOff = {
  id: anId(901),
  workshopId: ids.workshop,
  dayId: anId(999),
  slotIds: [],
  at: '2025-07-15T12:00:00.000Z',
  by: 'Tamara',
  timeZone: '',
  withdrawn: null,
};
const headCount = {
  id: anId(902),
  workshopId: ids.workshop,
  slotId: `day/${anId(999)}`,
  women: 1,
  men: 0,
  unspecified: 0,
};
const placement = { dayId: anId(999), start: '10:00', roomId: null };

/** Each kind of damage by the changes that no command would have made. */
const seeds: readonly (readonly [what: string, kind: DamageKind, changes: readonly Change[]])[] = [
  [
    'a person gone, the participation left',
    'participation-without-person',
    [out(`people/${ids.people[1].slice(-3)}`, 'person', ids.people[1])],
  ],
  ['a mark of nobody', 'mark-without-participation', [aMark(anId(998), `am/${ids.days[0]}`)]],
  ['a mark on a day that is gone', 'mark-without-slot', [aMark(ids.participations[1], `am/${anId(999)}`)]],
  ['a mark in a session that is gone', 'mark-without-slot', [aMark(ids.participations[1], `session/${anId(999)}`)]],
  [
    'an assignment without its session',
    'assignment-broken',
    [set('assignment', ids.assignment, 'sessionId', anId(999))],
  ],
  ['an assignment of nobody', 'assignment-broken', [set('assignment', ids.assignment, 'participationId', anId(999))]],
  ['a session on a day that is gone', 'session-misplaced', [set('session', ids.sessions[0], 'placement', placement)]],
  ['a session in a room that is gone', 'session-misplaced', [out(key, 'room', ids.rooms[0])]],
  ['a sign-off without its day', 'closing-without-day', [put(attendance, 'signOff', signOff)]],
  ['a head-count without its slot', 'closing-without-day', [put(attendance, 'headCount', headCount)]],
  ['two people with one number', 'number-twice', [set('participation', ids.participations[2], 'number', 2)]],
  ['two days with one number', 'number-twice', [set('day', ids.days[1], 'number', 1)]],
  [
    'a person in the partition of others',
    'wrong-partition',
    [put('people/fff', 'person', aWorkshop().people[0] ?? {})],
  ],
  [
    'a session that says another workshop',
    'wrong-partition',
    [set('session', ids.sessions[2], 'workshopId', anId(777))],
  ],
  ['a field that its schema refuses', 'record-invalid', [set('session', ids.sessions[0], 'minutes', 'an hour')]],
  [
    'a person without any name',
    'record-invalid',
    ['latinName', 'cyrillicName'].map((field) => ({
      ...set('person', ids.people[1], field, null),
      partition: `people/${ids.people[1].slice(-3)}`,
    })),
  ],
  ['records of a workshop that is gone', 'partition-orphaned', [out(key, 'workshop', ids.workshop)]],
  [
    'marks of a workshop that never was',
    'partition-orphaned',
    [aMark(ids.participations[1], `am/${ids.days[0]}`, anId(777))],
  ],
  ['a delegation that is gone', 'reference-broken', [out(key, 'delegation', ids.delegation)]],
  ['an institution that is gone', 'reference-broken', [out('institutions', 'institution', ids.institution)]],
  ['a programme that is gone', 'reference-broken', [out('programmes', 'programme', ids.programme)]],
  [
    'the first day of a successor that is gone',
    'reference-broken',
    [set('participation', ids.participations[1], 'replacedFrom', anId(778))],
  ],
  [
    'replacements in a circle',
    'reference-broken',
    [set('participation', ids.participations[1], 'replacedById', ids.participations[1])],
  ],
];

test.each(seeds)(
  '19 %s is found as %s and mended by one action; a second check finds nothing',
  (_what, kind, changes) => {
    const damaged = after(whole, changes);
    const check = checkHoldings(damaged);
    expect(check.damages.map((damage) => damage.kind)).toContain(kind);
    expect(check.damages.every(({ isMendable }) => isMendable)).toBe(true);
    const placed = withPositions(check.changes, damaged.partitions);
    if (!placed.ok) throw new Error(placed.failure.code);
    const mended = after(damaged, placed.value);
    expect(checkHoldings(mended)).toEqual({ damages: [], changes: [] });
    expect(contentsOf(undone(mended, placed.value))).toEqual(contentsOf(damaged));
  },
);

test('19 all kinds of damage at once are mended at once', () => {
  const damaged = after(
    whole,
    seeds.filter(([what]) => !what.includes('workshop that is gone')).flatMap(([, , changes]) => changes),
  );
  const mended = after(damaged, checkHoldings(damaged).changes);
  expect(checkHoldings(mended)).toEqual({ damages: [], changes: [] });
});

test('19 a wrong field gets back what it was, where the kept history knows it', () => {
  const damaged = after(whole, [set('session', ids.sessions[0], 'minutes', 'an hour')]);
  const before = {
    entity: 'session',
    partition: key,
    id: ids.sessions[0],
    field: 'minutes',
    value: 45,
    previous: 60,
  } as const;
  const action = { action: 'session.edit', changes: [before], group: anId(5), reverts: null };
  const entry = readEntry(entryAfter(beginning, action, { timestamp: '', device: '', by: { user: '', computer: '' } }));
  const mended = after(damaged, checkHoldings(damaged, [entry]).changes);
  const session = mended.partitions.get(key)?.records.session?.[ids.sessions[0]] as Session;
  expect(session.minutes).toBe(45);
});

test('19 nothing is lost for a person that is gone: marks stay, and the name can be written again', () => {
  const damaged = after(whole, seeds[0]?.[2] ?? []);
  const mended = after(damaged, checkHoldings(damaged).changes);
  expect(mended.sheets).toEqual(whole.sheets);
  const person = mended.partitions.get(`people/${ids.people[1].slice(-3)}`)?.records.person?.[ids.people[1]];
  expect(person).toMatchObject({ latinName: { family: '?' }, protected: true });
});

test('what cannot be mended is told and left as it is', () => {
  const damaged = after(whole, [set('session', ids.sessions[0], 'id', 'nonsense')]);
  const { damages } = checkHoldings(damaged);
  expect(damages).toContainEqual(expect.objectContaining({ kind: 'record-invalid', isMendable: false }));
});

describe('data that are in order', () => {
  const samples = path.resolve(import.meta.dirname, '../../../samples');
  test.each(readdirSync(samples).filter((name) => name.endsWith('.workshop')))('%s', (name) => {
    const read = readWorkshopBytes(readFileSync(path.join(samples, name)));
    if (!read.ok) throw new Error(read.failure.code);
    expect(checkHoldings(holding(read.value))).toEqual({ damages: [], changes: [] });
  });

  test.each<[string, (holdings: Holdings) => readonly Change[]]>([
    ['a workshop was deleted', () => removeWorkshop(aWorkshop())],
    ['a day was deleted', () => changesOf(removeDay(aWorkshop(), ids.days[0]))],
  ])('%s', (_what, changes) => {
    expect(checkHoldings(after(whole, changes(whole)))).toEqual({ damages: [], changes: [] });
  });
});

test('19 a sheet whose size does not fit is made to: what is missing is unmarked, nobody is in it twice', () => {
  const [sheet] = [...whole.sheets.values()].map(packSheet);
  if (sheet === undefined) throw new Error('no sheet');
  expect(fittingSheet(sheet)).toEqual({ sheet, isWhole: true });
  const cut = fittingSheet({ ...sheet, slotIds: [...sheet.slotIds, `pm/${ids.days[0]}`] });
  expect(cut?.isWhole).toBe(false);
  expect(cut?.sheet.marks).toHaveLength((cut?.sheet.slotIds.length ?? 0) * (cut?.sheet.participationIds.length ?? 0));
  const doubled = {
    ...sheet,
    participationIds: [...sheet.participationIds, ...sheet.participationIds],
    marks: sheet.marks + sheet.marks,
  };
  expect(fittingSheet(doubled)).toEqual({ sheet, isWhole: false });
  expect(fittingSheet({ workshopId: 7 })).toBe(null);
});
