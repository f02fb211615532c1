import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textIn } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { inconsistencies } from '../../../../shared/files/consistency.ts';
import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import {
  importedPeopleChanges,
  type PeopleImport,
  type PeopleImportSettings,
  type PeopleRegister,
  type PersonDecision,
} from '../../../../shared/exchange/people/people-import.ts';
import { noListChoice, readPeopleList } from '../../../../shared/exchange/people/imported-people.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { KnownPeople } from '../../../../shared/matching/same-people.ts';
import { storedFacts } from '../../../../shared/matching/stored-people.ts';
import { aParticipation, aPerson, anId, aWorkshop, ids } from '../../../factories/a-workshop.ts';
import { after, contentsOf, holding, idsFrom, undone } from '../../operations/store.ts';
import { applied } from '../applied.ts';
import { valueOf } from '../samples.ts';

const usual: PeopleImportSettings = { status: 'confirmed', delegation: 'list', letter: null };

async function imported(
  list: string | Uint8Array,
  snapshot: WorkshopSnapshot,
  settings = usual,
  decisions: readonly PersonDecision[] = [],
  known: readonly Person[] | null = null,
): Promise<PeopleImport> {
  const bytes = typeof list === 'string' ? new TextEncoder().encode(list) : list;
  const opened = valueOf(await openAgendaFile(bytes, { language: 'ru', timeZone: null }));
  if ('agenda' in opened) throw new Error(opened.kind);
  const { people } = valueOf(readPeopleList(opened, noListChoice, '2025-07-01'));
  const wanted = people.map((person, index) => ({ person, decision: decisions[index] ?? 'auto' }));
  return valueOf(
    importedPeopleChanges(
      {
        snapshot,
        institutions: snapshot.institutions,
        ...(known === null ? {} : { register: registerOf(known, snapshot) }),
      },
      wanted,
      settings,
      idsFrom(0x500),
    ),
  );
}

function registerOf(known: readonly Person[], { people, institutions }: WorkshopSnapshot): PeopleRegister {
  const everybody = [...people, ...known];
  const index = new KnownPeople(storedFacts(everybody, institutions));
  return { person: (id) => everybody.find((each) => each.id === id), alike: (facts) => index.alike(facts) };
}

const delegations = readFileSync(join(import.meta.dirname, '../../../files/people/p04-delegations.xlsx'));

test('people come in with delegations, their heads and institutions, consistently, and one undo takes all back', async () => {
  const before = aWorkshop();
  const done = await imported(delegations, before);
  const workshop = applied(before, done.changes);
  expect(done.outcomes).toEqual(Array.from({ length: 7 }, () => 'new'));
  expect([done.newDelegations, done.newInstitutions]).toEqual([2, 3]);
  expect(inconsistencies(workshop)).toEqual([]);
  const added = workshop.participations.filter(({ number }) => number > 3);
  const personOf = (id: string | null | undefined): string => {
    const participation = workshop.participations.find((each) => each.id === id);
    const person = workshop.people.find((each) => each.id === participation?.personId);
    return person?.cyrillicName?.family ?? person?.latinName?.family ?? '';
  };
  expect(
    added
      .toSorted((one, other) => one.number - other.number)
      .map(({ id, role, status, number, delegationId }) => {
        const delegation = workshop.delegations.find((each) => each.id === delegationId);
        return [number, personOf(id), role, status, textIn(delegation?.name ?? {}, 'ru')].join(' ');
      }),
  ).toEqual([
    '4 Токтобекова participant confirmed Кыргызстан',
    '5 Асан уулу participant confirmed Кыргызстан',
    '6 Шамбетов participant confirmed Кыргызстан',
    '7 Назарзода participant confirmed Таджикистан',
    '8 Олимзода participant confirmed Таджикистан',
    '9 Lindqvist-Moreau trainer confirmed ',
    '10 Сыдыкбеков interpreter confirmed ',
  ]);
  const heads = workshop.delegations.map(({ headParticipationId }) => personOf(headParticipationId));
  expect(heads.toSorted()).toEqual(['Әбенова', 'Назарзода', 'Токтобекова'].toSorted());
  const store = holding(before);
  expect(contentsOf(undone(after(store, done.changes), done.changes))).toEqual(contentsOf(store));
});

test('42: the same list a second time changes nothing', async () => {
  const before = aWorkshop();
  const once = applied(before, (await imported(delegations, before)).changes);
  const again = await imported(delegations, once);
  expect(again.outcomes.every((outcome) => outcome === 'here')).toBe(true);
  expect(again.changes).toEqual([]);
});

test('somebody who is here already with an institution makes no other one', async () => {
  const before = aWorkshop();
  const list = (institution: string): string =>
    `Фамилия;Имя;Организация;Пол\nИбраев;Тимур;${institution};м\nИбраев;Тимур;${institution}, филиал;м\n`;
  const once = applied(before, (await imported(list('Академия'), before)).changes);
  const again = await imported(list('Министерство юстиции'), once);
  expect([again.changes, again.newInstitutions]).toEqual([[], 0]);
});

test('nor does it bring somebody back who was replaced since, unless that is wished', async () => {
  const before = aWorkshop();
  const once = applied(before, (await imported(delegations, before)).changes);
  const [old, successor] = once.participations.slice(-2);
  const participations = once.participations.map((each) =>
    each.id === old?.id ? { ...each, status: 'replaced' as const, replacedById: successor?.id ?? null } : each,
  );
  const replaced = { ...once, participations };
  const again = await imported(delegations, replaced);
  expect(again.outcomes.every((outcome) => outcome === 'here')).toBe(true);
  expect(again.changes).toEqual([]);
  const anew = await imported(delegations, replaced, usual, [
    ...again.outcomes.slice(1).map(() => 'left' as const),
    'new',
  ]);
  expect(anew.outcomes.at(-1)).toBe('new');
});

test('of who is here already only what is not known is filled in', async () => {
  const before = aWorkshop({ participations: [aParticipation({ status: 'nominated' })], people: [aPerson()] });
  const list = 'Ф.И.О.,Пол,Должность,Телефон,Страна\nӘБЕНОВА Гүлнар,ж,начальник,87015550102,Россия\n';
  const done = await imported(list, before);
  expect([done.outcomes, done.newDelegations]).toEqual([['completed'], 0]);
  const { people, participations } = applied(before, done.changes);
  expect(people).toMatchObject([{ ...aPerson(), phone: expect.any(String) as string }]);
  expect(people[0]?.phone).not.toBe('');
  expect(participations).toMatchObject([{ status: 'confirmed', delegationId: ids.delegation }]);
});

test('74: namesakes with another patronymic or sex are other people; the same twice in a list comes in once', async () => {
  const known = aPerson({ latinName: null, cyrillicName: { family: 'Ким', given: 'Анна', patronymic: 'Сергеевна' } });
  const before = aWorkshop({ people: [known], participations: [aParticipation()] });
  const list = 'Ф.И.О.;Пол\nКим Анна Петровна;ж\nКим Анна С.;ж\nКим Анна Сергеевна;ж\nКим Анна;м\n';
  expect((await imported(list, before)).outcomes).toEqual(['new', 'here', 'left', 'new']);
  const chosen = await imported(list, before, usual, ['left', 'new', 'auto', 'left']);
  expect(chosen.outcomes).toEqual(['left', 'new', 'here', 'left']);
});

test('a delegation that is chosen takes all, and none is none', async () => {
  const before = aWorkshop();
  const list = 'Ф.И.О.;Страна\nОразов Ерлан;KZ\nКаримов Акмал;UZ\n';
  const seats = async (delegation: PeopleImportSettings['delegation']): Promise<(string | null)[]> => {
    const { changes } = await imported(list, before, { status: 'nominated', delegation, letter: null });
    const { participations } = applied(before, changes);
    return participations.filter(({ number }) => number > 3).map(({ delegationId }) => delegationId);
  };
  expect(await seats({ id: ids.delegation })).toEqual([ids.delegation, ids.delegation]);
  expect(await seats(null)).toEqual([null, null]);
  expect(new Set(await seats('list')).size).toBe(2);
});

test('an address that is none, an endless name and a single name keep nobody out', async () => {
  const before = aWorkshop();
  const list = `№;Ф.И.О.;E-mail;Телефон\n1;Азамат;no@address;${'+77015550102, '.repeat(60)}\n2;${'А'.repeat(90)}ов Ерлан;a@b.kz;\n`;
  const done = await imported(list, before);
  expect(done.outcomes).toEqual(['new', 'new']);
  const { people } = applied(before, done.changes);
  expect(people.some(({ cyrillicName, email }) => cyrillicName?.family === 'Азамат' && email === '')).toBe(true);
  expect(inconsistencies(applied(before, done.changes))).toEqual([]);
});

const oraz = aPerson({
  sex: 'male',
  id: anId(0x70),
  latinName: null,
  cyrillicName: { family: 'Оразов', given: 'Мерет', patronymic: 'Аманович' },
  email: 'oraz@example.org',
  institutionId: null,
});
const inLatin = 'Name;E-mail;Institution\nORAZOW Meret;oraz@example.org;Adalat ministrligi\n';

test('who is known from another workshop comes in as that person, with what was not known', async () => {
  const before = aWorkshop();
  const done = await imported(inLatin, before, usual, [], [oraz]);
  expect(done.outcomes).toEqual(['known']);
  expect(done.alike[0]).toMatchObject([{ other: oraz.id, verdict: 'likely' }]);
  expect(done.changes.filter(({ entity }) => entity === 'person')).toMatchObject([
    { id: oraz.id, field: 'latinName', value: { family: 'Orazow', given: 'Meret' } },
    { id: oraz.id, field: 'institutionId' },
  ]);
  expect(done.changes.filter(({ entity }) => entity === 'participation')).toMatchObject([
    { field: null, value: { personId: oraz.id, status: 'confirmed' } },
  ]);
});

test('74: the user says that a known person is another one, or that a possible one is the same', async () => {
  const asNew = await imported(inLatin, aWorkshop(), usual, ['new'], [oraz]);
  expect(asNew.outcomes).toEqual(['new']);
  const onlyName = 'Name;Phone\nORAZOW Meret;+993 65 11 22 33\n';
  const possible = await imported(onlyName, aWorkshop(), usual, [], [oraz]);
  expect(possible.outcomes).toEqual(['new']);
  expect(possible.alike[0]).toMatchObject([{ other: oraz.id, verdict: 'possible' }]);
  const asSame = await imported(onlyName, aWorkshop(), usual, [`same:${oraz.id}`], [oraz]);
  expect(asSame.outcomes).toEqual(['known']);
});

test('a role that differs is shown, and taken unless the user keeps the one here', async () => {
  const before = aWorkshop({ participations: [aParticipation({ role: 'speaker' })], people: [aPerson()] });
  const list = 'Ф.И.О.;Роль\nӘБЕНОВА Гүлнар;тренер\n';
  const taken = await imported(list, before);
  expect([taken.outcomes, taken.otherRoles]).toEqual([['completed'], [{ here: 'speaker', listed: 'trainer' }]]);
  expect(applied(before, taken.changes).participations[0]?.role).toBe('trainer');
  const kept = await imported(list, before, usual, ['keep-role']);
  expect(kept.otherRoles).toEqual([{ here: 'speaker', listed: 'trainer' }]);
  expect(applied(before, kept.changes).participations[0]?.role).toBe('speaker');
  const same = await imported('Ф.И.О.;Роль\nӘБЕНОВА Гүлнар;докладчик\n', before);
  expect(same.otherRoles).toEqual([null]);
});

const letter = { number: '04-1-18/2231', date: '2025-06-12' };

test('the letter of a list is that of the delegation to which its people belong, unless it has one', async () => {
  const before = aWorkshop();
  const list = 'Ф.И.О.;Страна\nОразов Ерлан;UZ\nКаримов Акмал;UZ\n';
  const done = await imported(list, before, { ...usual, letter });
  expect(textIn(done.letterOf?.name ?? {}, 'en')).toBe('Uzbekistan');
  const after = applied(before, done.changes);
  expect(after.delegations.find(({ country }) => country === 'UZ')?.letter).toEqual(letter);
  const again = await imported(list, after, { ...usual, letter: { number: '7', date: null } });
  expect([again.letterOf, again.changes]).toEqual([null, []]);
  const two = await imported(`${list}Рахимов Фарход;TJ\n`, before, { ...usual, letter });
  expect(two.letterOf).toBeNull();
});

test.each([
  ['Приложение № 2 к письму № 04-1-18/2231 от 12.06.2025', '04-1-18/2231', '2025-06-12'],
  ['Исх. № 12/345 от 3 июня 2025 г.', '12/345', '2025-06-03'],
  ['Ref. No. 123/45 of 12 May 2025', '123/45', '2025-05-12'],
  ['Annex to the letter No. 77-A dated 1 June 2025', '77-A', '2025-06-01'],
  ['№ 05-13/221 от 10.06.2025', '05-13/221', '2025-06-10'],
  ['2025 жылғы 12 маусымдағы № 1-2/33 хатқа қосымша', null, null],
  ['Хат № 1-2/33, 12.06.2025', '1-2/33', '2025-06-12'],
  ['Мактуби № 14/7 аз 12.06.2025', '14/7', '2025-06-12'],
  ['Приложение № 2 от 12.06.2025', null, null],
  ['Список участников, 12.06.2025', null, null],
  ['Письмо № 55 без даты', null, null],
])('the letter above a list in %s', async (line, number, date) => {
  const text = `${line};;\n;;\nФ.И.О.;Пол;Должность\nОразов Ерлан;м;эксперт\nКаримова Айгуль;ж;эксперт\n`;
  const opened = valueOf(await openAgendaFile(new TextEncoder().encode(text), { language: 'ru', timeZone: null }));
  if ('agenda' in opened) throw new Error(opened.kind);
  const read = valueOf(readPeopleList(opened, noListChoice, '2025-07-01'));
  expect(read.letter).toEqual(number === null ? null : { number, date });
});
