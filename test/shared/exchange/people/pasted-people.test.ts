import { describe, expect, test } from 'vitest';
import { languages } from '../../../../shared/domain/language.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { pastedPeople, type PastedPeople, type PasteTarget } from '../../../../shared/exchange/people/pasted-people.ts';
import { cellWords } from '../../../../shared/exchange/people/people-cells.ts';
import type { Result } from '../../../../shared/result.ts';
import { loadCatalogues, translator } from '../../../../shared/text/text.ts';
import { aWorkshop, ids } from '../../../factories/a-workshop.ts';
import { after, all, contentsOf, holding, idsFrom, undone } from '../../operations/store.ts';

await loadCatalogues();

const snapshot = aWorkshop();
const before = holding(snapshot);
const words = cellWords(languages.map(translator));
const [, second, third] = ids.participations;

function pasted(rows: readonly (readonly string[])[], where: Partial<PasteTarget>): Result<PastedPeople> {
  const target = { snapshot, institutions: snapshot.institutions };
  const whole: PasteTarget = {
    participationIds: [second],
    chosenIds: [],
    columns: ['name', 'sex', 'institution', 'position'],
    seat: { delegationId: ids.delegation },
    ...where,
  };
  return pastedPeople(target, rows, whole, { words, language: 'ru', near: '2025-07-01', newId: idsFrom(2000) });
}

function valueOf(result: Result<PastedPeople>): PastedPeople {
  return result.ok ? result.value : expect.fail(result.failure.code);
}

function personOf(value: PastedPeople, participationId: string | undefined): Person | undefined {
  const now = after(before, value.changes);
  const seat = all(now, 'participation').find(({ id }) => id === participationId);
  return all(now, 'person').find(({ id }) => id === seat?.personId);
}

describe('a pasted range', () => {
  test('goes into the cells from the cursor on, and further rows are added to the delegation, all as one', () => {
    const value = valueOf(
      pasted(
        [
          ['Абенова Гүлнара', 'жен', 'Министерство юстиции', 'судья'],
          ['ПАК Виктор Петрович', '', 'Министерство юстиции', 'эксперт'],
          ['Ким', '', '', ''],
          ['', '', '', ''],
        ],
        {},
      ),
    );
    expect(value).toMatchObject({ changed: 1, known: 0, unread: [], left: [] });
    expect(value.addedIds).toHaveLength(2);
    const [first, single] = value.addedIds;
    expect(personOf(value, second)).toMatchObject({
      cyrillicName: { family: 'Абенова', given: 'Гүлнара' },
      sex: 'female',
    });
    expect(personOf(value, first)).toMatchObject({
      cyrillicName: { family: 'Пак', given: 'Виктор', patronymic: 'Петрович' },
      sex: 'male',
      position: { ru: 'эксперт' },
    });
    expect(personOf(value, single)).toMatchObject({ cyrillicName: { family: 'Ким', given: '' } });
    const now = after(before, value.changes);
    expect(
      all(now, 'participation')
        .slice(-2)
        .map(({ delegationId }) => delegationId),
    ).toEqual([ids.delegation, ids.delegation]);
    expect(contentsOf(undone(now, value.changes))).toEqual(contentsOf(before));
  });

  test('keeps what its empty cells do not say', () => {
    const value = valueOf(pasted([['', '', 'Центр', '']], {}));
    expect(personOf(value, second)).toMatchObject({
      position: snapshot.people[1]?.position,
      institutionId: ids.institution,
    });
  });

  test('gives back what cannot be read, by its cell, for whoever was there and for whoever is new', () => {
    const value = valueOf(
      pasted(
        [
          ['Confirmed', 'both', 'Mars', 'x@'],
          ['Nowhere', 'F', 'Kazakhstan', 'y@example.org'],
        ],
        { participationIds: [second, third], columns: ['status', 'sex', 'delegation', 'email'] },
      ),
    );
    expect(value.unread.map(({ participationId, column, text }) => [participationId, column, text])).toEqual([
      [second, 'sex', 'both'],
      [second, 'delegation', 'Mars'],
      [second, 'email', 'x@'],
      [third, 'status', 'Nowhere'],
      [third, 'email', 'y@example.org'],
    ]);
    const added = valueOf(
      pasted([['Пак Виктор', 'both', 'Atlantis', 'Certainly']], {
        participationIds: [],
        columns: ['name', 'sex', 'country', 'status'],
      }),
    );
    expect(new Map(added.unread.map(({ column, text }) => [column, text]))).toEqual(
      new Map([
        ['sex', 'both'],
        ['country', 'Atlantis'],
        ['status', 'Certainly'],
      ]),
    );
    expect(new Set(added.unread.map(({ participationId }) => participationId))).toEqual(new Set(added.addedIds));
  });

  test('tells the texts that have no place: columns beyond the last one, lines that name nobody', () => {
    const value = valueOf(
      pasted(
        [
          ['Пак Виктор', 'm', 'beyond'],
          ['Итого: 1 человек', '', ''],
        ],
        { participationIds: [], columns: ['name', 'sex'] },
      ),
    );
    expect(value.addedIds).toHaveLength(1);
    expect(value.left).toEqual(['beyond', 'Итого: 1 человек']);
  });

  test('of one row is for everybody who is chosen', () => {
    const value = valueOf(pasted([['Accepted']], { chosenIds: [...ids.participations], columns: ['status'] }));
    expect(value.changed).toBe(3);
    const now = after(before, value.changes);
    expect(new Set(all(now, 'participation').map(({ status }) => status))).toEqual(new Set(['accepted']));
  });

  test('with columns that lists have not gives them to new people too', () => {
    const value = valueOf(
      pasted([['Пак Виктор', 'Подтверждён', 'русский, казахский', 'да', 'Практики']], {
        participationIds: [],
        columns: ['name', 'status', 'languages', 'protected', 'category'],
      }),
    );
    const now = after(before, value.changes);
    expect(value.unread.map(({ column }) => column).filter((column) => column !== 'category')).toEqual([]);
    expect(all(now, 'participation').at(-1)).toMatchObject({ status: 'confirmed' });
    expect(personOf(value, value.addedIds[0])).toMatchObject({ languages: ['ru', 'kk'], protected: true });
  });

  test('doubles nobody who is in the workshop already', () => {
    const known = snapshot.people[1]?.latinName ?? expect.fail('no name');
    const value = valueOf(pasted([[`${known.family} ${known.given}`]], { participationIds: [], columns: ['name'] }));
    expect(value).toMatchObject({ addedIds: [], known: 1 });
  });

  test('is refused whole where rows go beyond the people and none of its columns holds names', () => {
    const rows = [['Confirmed'], ['Confirmed']];
    expect(pasted(rows, { columns: ['status'] })).toMatchObject({
      failure: { code: 'paste-without-names', details: { rows: 1 } },
    });
    expect(pasted([['Пак Виктор'], ['Ким Олег']], { seat: null })).toMatchObject({
      failure: { code: 'paste-without-names' },
    });
  });

  test('says two people of one cell apart', () => {
    const value = valueOf(pasted([['Пак Виктор\nКим Олег', '', 'Центр']], { participationIds: [] }));
    expect(value.addedIds).toHaveLength(2);
  });
});
