import { describe, expect, test } from 'vitest';
import {
  alikeInstitutions,
  institutionRows,
  institutionSortKey,
  institutionText,
} from '../../../shared/directory/institution-rows.ts';
import type { Institution } from '../../../shared/domain/people/person.ts';
import { plainTrainer } from '../../../shared/domain/people/person.ts';
import { editTogether, joinedInstitution, mergeInstitutions } from '../../../shared/operations/directory.ts';
import { translator } from '../../../shared/text/text.ts';
import { aPerson, aWorkshop, anId, ids } from '../../factories/a-workshop.ts';
import { directoryOf, nextYear } from './some-directory.ts';

const t = translator('en');
const [centre] = aWorkshop().institutions;
if (centre === undefined) throw new Error('no institution');

function anInstitution(number: number, name: Institution['name'], changed: Partial<Institution> = {}): Institution {
  return { id: anId(number), name, kind: 'ministry', sector: 'health', country: 'KZ', ...changed };
}

describe('rows', () => {
  test('count the people, and the workshops in which one of them takes part', () => {
    const unused = anInstitution(700, { en: 'Unused' });
    const snapshot = aWorkshop({ institutions: [centre, unused] });
    const rows = institutionRows(directoryOf(snapshot, nextYear({ institutions: [centre, unused] })).contents());
    expect(rows.map(({ people, workshops }) => [people, workshops])).toEqual([
      [3, 2],
      [0, 0],
    ]);
    const [row] = rows;
    if (row === undefined) expect.fail('no row');
    const columns = ['name', 'otherNames', 'country', 'kind', 'sector', 'people', 'workshops'] as const;
    expect(columns.map((column) => institutionText(column, row, 'en', t))).toEqual([
      'Centre',
      'Центр',
      'Kazakhstan',
      'Health service',
      'Health',
      '3',
      '2',
    ]);
    expect(institutionSortKey('people', row, (text) => text, 'en', t)).toBe(3);
    expect(institutionSortKey('name', row, (text) => text.toLowerCase(), 'en', t)).toBe('centre');
    const nowhere = { ...row, institution: { ...centre, country: null } };
    expect(institutionText('country', nowhere, 'en', t)).toBe('');
  });
});

describe('who may be one', () => {
  test('the same ministry in two languages and two spellings, and not that of another country', () => {
    const health = anInstitution(1, { en: 'Ministry of Health of the Republic of Kazakhstan' });
    const inRussian = anInstitution(2, { ru: 'Министерство здравоохранения РК' }, { country: null });
    const elsewhere = anInstitution(3, { en: 'Ministry of Health' }, { country: 'UZ' });
    const interior = anInstitution(4, { en: 'Ministry of Interior' });
    const alike = alikeInstitutions([health, inRussian, elsewhere, interior]);
    expect(alike.get(health.id)).toEqual([inRussian.id]);
    expect(alike.get(inRussian.id)).toContain(health.id);
    expect(alike.has(interior.id)).toBe(false);
  });
});

describe('two that are made one', () => {
  const kept = anInstitution(1, { en: 'Ministry of Health' }, { kind: 'other', country: null });
  const gone = anInstitution(2, { en: 'MoH', ru: 'Минздрав' }, { sector: 'other' });
  const people = [
    aPerson({ id: anId(11), institutionId: kept.id }),
    aPerson({ id: anId(12), institutionId: gone.id }),
    aPerson({ id: anId(13), institutionId: null }),
  ];

  test('what one does not say, the other does', () => {
    expect(joinedInstitution(kept, gone)).toEqual({
      name: { en: 'Ministry of Health', ru: 'Минздрав' },
      kind: 'ministry',
      sector: 'health',
      country: 'KZ',
    });
  });

  test('its people follow, and the other one goes', () => {
    const changes = mergeInstitutions(kept, gone, { name: { en: 'MoH' } }, people);
    expect(changes).toMatchObject([
      { entity: 'institution', id: kept.id, field: 'name', value: { en: 'MoH' } },
      { entity: 'institution', id: kept.id, field: 'kind', value: 'ministry' },
      { entity: 'institution', id: kept.id, field: 'country', value: 'KZ' },
      { entity: 'person', id: anId(12), field: 'institutionId', value: kept.id, previous: gone.id },
      { entity: 'institution', id: gone.id, field: null, value: null },
    ]);
  });
});

describe('a change for several people', () => {
  const one = aPerson({ id: ids.people[0], position: { en: 'Doctor' } });
  const other = aPerson({
    id: ids.people[1],
    position: { en: 'Judge', ru: 'Судья' },
    trainer: { ...plainTrainer, topics: ['Law'] },
  });

  test('leaves what it does not name', () => {
    expect(editTogether([one, other], { position: { ru: 'Врач' } })).toMatchObject([
      { id: one.id, field: 'position', value: { en: 'Doctor', ru: 'Врач' } },
      { id: other.id, field: 'position', value: { en: 'Judge', ru: 'Врач' } },
    ]);
    expect(editTogether([one, other], { person: { protected: false } })).toEqual([]);
  });

  test('makes a new institution once', () => {
    const institution = anInstitution(9, { en: 'New' });
    expect(editTogether([one, other], { institution })).toMatchObject([
      { entity: 'institution', id: institution.id, field: null },
      { id: one.id, field: 'institutionId', value: institution.id },
      { id: other.id, field: 'institutionId', value: institution.id },
    ]);
  });

  test('puts on the register of trainers without losing what it knows, and takes off it', () => {
    expect(editTogether([one, other], { isTrainer: true })).toMatchObject([
      { id: one.id, field: 'trainer', value: plainTrainer },
    ]);
    expect(editTogether([one, other], { isTrainer: false })).toMatchObject([
      { id: other.id, field: 'trainer', value: null },
    ]);
  });
});
