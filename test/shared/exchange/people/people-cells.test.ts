import { describe, expect, test } from 'vitest';
import { languages } from '../../../../shared/domain/language.ts';
import { nameOfText } from '../../../../shared/exchange/people/name-parts.ts';
import {
  cellText,
  type CellReader,
  cellWords,
  isOfferedColumn,
  type PeopleCells,
  type PeopleColumn,
  peopleColumns,
  readCell,
} from '../../../../shared/exchange/people/people-cells.ts';
import { loadCatalogues, translator } from '../../../../shared/text/text.ts';
import { aParticipation, aPerson, aWorkshop, ids } from '../../../factories/a-workshop.ts';

await loadCatalogues();

const { delegations, institutions } = aWorkshop();
const reader: CellReader = { words: cellWords(languages.map(translator)), delegations, institutions, language: 'ru' };
const cells: PeopleCells = {
  person: aPerson(),
  participation: aParticipation(),
  institution: institutions[0],
  delegation: delegations[0],
};

function read(column: PeopleColumn, text: string): unknown {
  const cell = readCell(column, text, cells, reader);
  return 'problem' in cell
    ? cell.problem
    : {
        ...cell.value.person,
        ...cell.value.participation,
        ...(cell.value.institution === undefined ? {} : { institution: cell.value.institution }),
      };
}

describe('a typed name', () => {
  const name = (family: string, given = '', patronymic = '') => ({ family, given, patronymic });

  test.each([
    ['Оразов Атамырат Мередович', { cyrillicName: name('Оразов', 'Атамырат', 'Мередович'), sex: 'male' }],
    ['Айгүл Сыдыкова', { cyrillicName: name('Сыдыкова', 'Айгүл'), sex: 'female' }],
    ['RAHIMOV Bakhtiyor', { latinName: name('Rahimov', 'Bakhtiyor'), sex: 'male' }],
    ['Ms Jeren Orazowa', { latinName: name('Orazowa', 'Jeren'), sex: 'female' }],
    ["To'xtayeva Dilnoza Anvar qizi", { latinName: name("To'xtayeva", 'Dilnoza', 'Anvar qizi'), sex: 'female' }],
    [
      'Оразов Атамырат / Orazov Atamyrat',
      { cyrillicName: name('Оразов', 'Атамырат'), latinName: name('Orazov', 'Atamyrat') },
    ],
    ['Ким', { cyrillicName: name('Ким'), sex: 'unspecified' }],
  ])('%s', (text, understood) => {
    expect(nameOfText(text)).toMatchObject(understood);
  });

  test('goes into the script of its letters, and what is no name is told', () => {
    expect(read('name', 'Оразов Атамырат')).toEqual({ cyrillicName: name('Оразов', 'Атамырат') });
    expect(read('latinName', 'Оразов Атамырат')).toBe('name-other-script');
    expect(read('name', 'Оразов Атамырат, главный врач')).toBe('name-unclear');
    expect(read('name', '')).toBe('name-missing');
    expect(read('cyrillicName', '')).toEqual({ cyrillicName: null });
  });
});

describe('a cell of a sensitive detail', () => {
  const passport = { number: 'N 12', issuedBy: '', validUntil: null };

  test.each<[PeopleColumn, string, unknown, string]>([
    ['travel', 'TK 352', { travelNotes: 'TK 352' }, 'TK 352'],
    ['accommodation', 'Hotel', { accommodation: 'Hotel' }, 'Hotel'],
    ['diet', 'без свинины', { diet: 'без свинины' }, 'без свинины'],
    ['accessibility', 'ramp', { accessibility: 'ramp' }, 'ramp'],
    ['emergency', '+993 65 1', { emergencyContact: '+993 65 1' }, '+993 65 1'],
    ['passport', 'N 12', { passport }, 'N 12'],
    ['visa', 'подано заявление', { visaState: 'applied' }, 'applied for'],
    ['visaBy', '1.7.2025', { visaBy: '2025-07-01' }, '01.07.2025'],
  ])('%s reads and shows %s, and nothing of a protected person', (column, text, value, shown) => {
    expect(read(column, text)).toEqual(value);
    const filled = { ...cells, participation: aParticipation(value as object) };
    expect(cellText(column, filled, 'en', translator('en'))).toBe(shown);
    const hidden = { ...filled, person: aPerson({ protected: true }) };
    expect(cellText(column, hidden, 'en', translator('en'))).toBe('');
    expect(readCell(column, text, hidden, reader)).toEqual({ problem: 'protected-hidden' });
  });

  test('that cannot be one is told, and an empty text empties it', () => {
    expect(read('visa', 'maybe')).toBe('choice-unknown');
    expect(read('visa', '')).toEqual({ visaState: null });
    expect(read('visaBy', '31.02.2025')).toBe('no-such-day');
    expect(read('visaBy', 'soon')).toBe('not-a-date-or-nothing');
    expect(read('visaBy', '')).toEqual({ visaBy: null });
    expect(read('diet', 'x'.repeat(301))).toBe('too-long {"most":300}');
  });

  test('is offered where the workshop asks for its group', () => {
    const offered = (asksFor: readonly ('visa' | 'diet')[]): PeopleColumn[] =>
      peopleColumns.filter((column) => isOfferedColumn(column, { asksFor: [...asksFor] }));
    expect(offered([])).not.toContain('visa');
    expect(offered(['visa']).slice(-2)).toEqual(['visa', 'visaBy']);
    expect(offered(['diet'])).toContain('diet');
  });
});

describe('a cell', () => {
  test.each<[PeopleColumn, string, unknown]>([
    ['sex', 'жен.', { sex: 'female' }],
    ['sex', 'Erkek', { sex: 'male' }],
    ['sex', 'both', 'choice-unknown'],
    ['role', 'Переводчик', { role: 'interpreter' }],
    ['role', 'тренер', { role: 'trainer' }],
    ['role', '', 'missing'],
    ['status', 'Confirmed', { status: 'confirmed' }],
    ['status', 'Подтверждён', { status: 'confirmed' }],
    ['status', 'Replaced', 'choice-unknown'],
    ['category', 'Practitioners', { category: 'practitioner' }],
    ['category', '', { category: null }],
    ['country', 'Кыргызстан', { country: 'KG' }],
    ['country', 'РК', { country: 'KZ' }],
    ['country', 'Атлантида', 'choice-unknown'],
    ['delegation', 'казахстан', { delegationId: ids.delegation }],
    ['delegation', 'Kazakhstan', { delegationId: ids.delegation }],
    ['delegation', 'Mars', 'choice-unknown'],
    ['delegation', '', { delegationId: null }],
    ['institution', '«Центр»', { institutionId: ids.institution }],
    ['institution', 'Министерство юстиции', { institution: 'Министерство юстиции' }],
    ['languages', 'русский, English и қазақша', { languages: ['en', 'ru', 'kk'] }],
    ['languages', 'Klingon', 'choice-unknown'],
    ['email', ' a.b @example.org', { email: 'a.b@example.org' }],
    ['email', 'nobody', 'email'],
    ['email', '', { email: '' }],
    ['phone', '8 701 555 01 00', { phone: '+77015550100' }],
    ['phone', '55-20', { phone: '55-20' }],
    ['position', 'врач', { position: { ...aPerson().position, ru: 'врач' } }],
    ['position', '', { position: {} }],
    ['protected', 'да', { protected: true }],
    ['protected', '', { protected: false }],
    ['number', '77', 'number-fixed'],
  ])('%s: %s', (column, text, understood) => {
    expect(read(column, text)).toEqual(understood);
  });

  test('that is too long is refused by the schema of its record', () => {
    expect(read('phone', '1'.repeat(400))).toBe('too-long {"most":300}');
  });

  test('says again what it was read from, in each language', () => {
    const choices: readonly PeopleColumn[] = ['sex', 'role', 'status', 'country', 'delegation'];
    for (const language of languages) {
      for (const column of choices) {
        const text = cellText(column, cells, language, translator(language));
        expect([language, column, read(column, text)]).not.toContain('choice-unknown');
      }
    }
  });
});

test('a protected person has neither name nor address in the cells, and is not written by them', () => {
  const person = aPerson({ protected: true, email: 'a@example.org', phone: '+1' });
  const hidden = { ...cells, person };
  const t = translator('en');
  const texts = (['name', 'latinName', 'cyrillicName', 'email', 'phone'] as const).map((column) =>
    cellText(column, hidden, 'en', t),
  );
  expect(texts[0]).toMatch(/^P-\d+$/);
  expect(texts.slice(1)).toEqual(['', '', '', '']);
  expect(readCell('name', 'Оразов Атамырат', hidden, reader)).toEqual({ problem: 'protected-hidden' });
});
