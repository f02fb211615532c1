import { describe, expect, test } from 'vitest';
import { entities, entityNames, partitionOf } from '../../../shared/domain/entities.ts';
import { purposeOf } from '../../../shared/domain/entity.ts';
import { isBlank, languages, textIn, textSchema, typedLanguage, withText } from '../../../shared/domain/language.ts';
import { isCounted, isExpected, participationCode } from '../../../shared/domain/people/participation.ts';
import { listName, personSchema } from '../../../shared/domain/people/person.ts';
import { anId, aParticipation, aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';

describe('personal data', () => {
  test('every field of a person but the id states why it is kept', () => {
    for (const [field, schema] of Object.entries(personSchema.shape)) {
      const purpose = purposeOf(schema);
      if (field === 'id') expect(purpose).toBeUndefined();
      else expect(purpose, field).toMatch(/^[A-Z].{15,}$/);
    }
  });

  test('a person needs a name in one of the two scripts; an e-mail may stay empty but not be wrong', () => {
    expect(personSchema.safeParse(aPerson({ cyrillicName: null })).success).toBe(true);
    expect(personSchema.safeParse(aPerson({ latinName: null, cyrillicName: null })).success).toBe(false);
    expect(personSchema.safeParse(aPerson({ email: 'gulnar@clinic.example' })).success).toBe(true);
    expect(personSchema.safeParse(aPerson({ email: 'gulnar at clinic' })).success).toBe(false);
  });
});

describe('names on lists', () => {
  test('stand in the script of the language, family name first', () => {
    expect(listName(aPerson(), 'en')).toBe('Äbenova Gülnar');
    expect(listName(aPerson(), 'ru')).toBe('Әбенова Гүлнар');
    expect(listName(aPerson(), 'kk')).toBe('Әбенова Гүлнар');
    expect(listName(aPerson(), 'uz')).toBe('Äbenova Gülnar');
  });

  test('stand in the other script where one is missing', () => {
    expect(listName(aPerson({ latinName: null }), 'en')).toBe('Әбенова Гүлнар');
    expect(listName(aPerson({ cyrillicName: null }), 'ru')).toBe('Äbenova Gülnar');
  });
});

describe('participations', () => {
  test('a protected person’s code has at least two digits', () => {
    expect(participationCode(aParticipation({ number: 7 }))).toBe('P-07');
    expect(participationCode(aParticipation({ number: 123 }))).toBe('P-123');
  });

  test('declined, replaced and reserve are not expected; only participants are counted', () => {
    const statuses = ['invited', 'confirmed', 'attended', 'reserve', 'declined', 'replaced'] as const;
    expect(statuses.filter((status) => isExpected({ status }))).toEqual(['invited', 'confirmed', 'attended']);
    expect(
      (['participant', 'trainer', 'interpreter', 'organiser'] as const).filter((role) => isCounted({ role })),
    ).toEqual(['participant']);
  });
});

describe('texts by language', () => {
  test('fall back to the first language that is written', () => {
    expect(textIn({ ru: 'Зал', tk: 'Zal' }, 'tk')).toBe('Zal');
    expect(textIn({ ru: 'Зал', tk: 'Zal' }, 'en')).toBe('Зал');
    expect(textIn({}, 'en')).toBe('');
  });

  test('fall back to Russian before English for who reads a national language', () => {
    const text = { en: 'Ethics', ru: 'Этика' };
    for (const language of ['kk', 'ky', 'tg', 'tk', 'uz'] as const) expect(textIn(text, language)).toBe('Этика');
    expect(textIn({ en: 'Ethics', kk: 'Этика' }, 'ru')).toBe('Ethics');
    expect(textIn({ en: 'Ethics', kk: 'Этика' }, 'uz')).toBe('Ethics');
  });

  test('are typed in the language of the interface, in Russian by who reads a national language, else in the first', () => {
    expect(typedLanguage(['en', 'ru', 'kk'], 'kk')).toBe('kk');
    for (const language of ['kk', 'ky', 'tg', 'tk', 'uz'] as const) {
      expect(typedLanguage(['en', 'ru'], language)).toBe('ru');
      expect(typedLanguage(['en'], language)).toBe('en');
    }
    expect(typedLanguage(['tg', 'ru'], 'en')).toBe('tg');
    expect(typedLanguage([], 'ru')).toBe('ru');
  });

  test('are trimmed when written, and a blank value removes the language', () => {
    expect(withText({ en: 'Hall' }, 'ru', '  Зал ')).toEqual({ en: 'Hall', ru: 'Зал' });
    expect(withText({ en: 'Hall', ru: 'Зал' }, 'ru', '  ')).toEqual({ en: 'Hall' });
    expect(isBlank(withText({ ru: 'Зал' }, 'ru', ''))).toBe(true);
  });

  test('know the seven languages and no other', () => {
    for (const language of languages) expect(textSchema.safeParse({ [language]: 'a' }).success).toBe(true);
    expect(textSchema.safeParse({ de: 'a' }).success).toBe(false);
    expect(textSchema.safeParse({ en: '' }).success).toBe(false);
  });
});

describe('partitions', () => {
  test('everything of a workshop lies together; people lie on small partitions by the end of their id', () => {
    const { workshop, sessions, people, programme } = aWorkshop();
    expect(partitionOf('workshop', workshop)).toBe(`workshop/${ids.workshop}`);
    expect(partitionOf('session', sessions[0]!)).toBe(`workshop/${ids.workshop}`);
    expect(partitionOf('programme', programme)).toBe('programmes');
    expect(partitionOf('person', { ...people[0]!, id: anId(0xabc) })).toBe('people/abc');
  });

  test('the list of entities is complete', () => {
    expect(entityNames).toHaveLength(24);
    for (const name of entityNames) expect(Object.keys(entities[name].schema.shape)[0]).toBe('id');
  });
});
