import { expect, test } from 'vitest';
import { type DetailGroup, detailGroups, type Participation } from '../../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { arrivingPeople, type ArrivingPeople } from '../../../../shared/exchange/forms/arriving-people.ts';
import { noListChoice, readPeopleList } from '../../../../shared/exchange/people/imported-people.ts';
import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import { aWorkshop, ids } from '../../../factories/a-workshop.ts';
import { after, all, contentsOf, holding, idsFrom, undone } from '../../operations/store.ts';
import { valueOf } from '../samples.ts';

const list = [
  'Фамилия;Имя;Паспорт;Срок действия паспорта;Виза;Питание;Гостиница;Прибытие',
  'Новикова;Анна;N1234567;01.02.2031;нужна;халяль;Отель «Плаза»;15.07.2025 14:35 TK 344',
  'Новый;Пётр;;;;;;01.07.2025',
].join('\n');

function workshop(asksFor: readonly DetailGroup[]): WorkshopSnapshot {
  const snapshot = aWorkshop({ attendance: [] });
  const days = snapshot.days.map((day, at) => ({ ...day, date: `2025-07-${15 + at}` }));
  return { ...snapshot, days, workshop: { ...snapshot.workshop, asksFor: [...asksFor] } };
}

async function arriving(
  snapshot: WorkshopSnapshot,
  switchOn: readonly DetailGroup[] = [],
  first = 0x500,
): Promise<ArrivingPeople> {
  const opened = valueOf(await openAgendaFile(new TextEncoder().encode(list), { language: 'ru', timeZone: null }));
  if ('agenda' in opened) throw new Error(opened.kind);
  const people = valueOf(readPeopleList(opened, noListChoice, '2025-07-01')).people.map((person) => ({
    person,
    decision: 'auto' as const,
  }));
  const settings = { status: 'confirmed', delegation: 'list', letter: null, switchOn } as const;
  return valueOf(arrivingPeople({ snapshot, institutions: snapshot.institutions }, people, settings, idsFrom(first)));
}

function seatOf(snapshot: WorkshopSnapshot, { changes }: ArrivingPeople, family: string): Participation {
  const holdings = after(holding(snapshot), changes);
  const person = all(holdings, 'person').find(({ cyrillicName }) => cyrillicName?.family === family);
  return all(holdings, 'participation').find(({ personId }) => personId === person?.id) ?? expect.fail(family);
}

test('details of a list come in where the workshop asks for them, and one undo takes them back', async () => {
  const snapshot = workshop(detailGroups);
  const wanted = await arriving(snapshot);
  expect(seatOf(snapshot, wanted, 'Новикова')).toMatchObject({
    passport: { number: 'N1234567', validUntil: '2031-02-01' },
    visaState: 'needed',
    diet: 'халяль',
    accommodation: 'Отель «Плаза»',
    arrival: { dayId: ids.days[0], at: '14:35' },
    travelNotes: '→ 15.07.2025 14:35; TK 344',
  });
  // Who comes before the first day is there from the first on.
  expect(seatOf(snapshot, wanted, 'Новый')).toMatchObject({ arrival: null, travelNotes: '→ 01.07.2025' });
  expect(wanted.details).toMatchObject({ people: 2, off: [] });
  const before = holding(snapshot);
  expect(contentsOf(undone(after(before, wanted.changes), wanted.changes))).toEqual(contentsOf(before));
});

test('what the workshop does not ask for stays out and is named, unless it is switched on with the list', async () => {
  const snapshot = workshop(['diet']);
  const wanted = await arriving(snapshot);
  expect(seatOf(snapshot, wanted, 'Новикова')).toMatchObject({
    passport: { number: '' },
    visaState: null,
    diet: 'халяль',
    accommodation: '',
    travelNotes: '',
  });
  expect(JSON.stringify(wanted.changes)).not.toContain('N1234567');
  expect(wanted.details).toEqual({ groups: ['diet'], people: 1, off: ['travel', 'accommodation', 'passport', 'visa'] });
  const switched = await arriving(snapshot, ['passport']);
  expect(seatOf(snapshot, switched, 'Новикова').passport.number).toBe('N1234567');
  expect(all(after(holding(snapshot), switched.changes), 'workshop')[0]?.asksFor).toEqual(['diet', 'passport']);
  expect(switched.details.off).toEqual(['travel', 'accommodation', 'visa']);
});

test('what is known of somebody is kept, and a second list changes nothing', async () => {
  const snapshot = workshop(detailGroups);
  const first = await arriving(snapshot);
  const holdings = after(holding(snapshot), first.changes);
  const again: WorkshopSnapshot = {
    ...snapshot,
    people: all(holdings, 'person'),
    participations: all(holdings, 'participation').map((each) =>
      each.diet === '' ? each : { ...each, diet: 'без свинины' },
    ),
    institutions: all(holdings, 'institution'),
    delegations: all(holdings, 'delegation'),
  };
  const second = await arriving(again, [], 0x900);
  expect(second.changes).toEqual([]);
  expect(second.outcomes).toEqual(['here', 'here']);
});
