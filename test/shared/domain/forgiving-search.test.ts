import { beforeAll, describe, expect, test } from 'vitest';
import { actionIds, actions } from '../../../renderer/context/action-list.ts';
import { otherLayout, searchDistance, searchedText, searchQuery } from '../../../shared/domain/forgiving-search.ts';
import { loadCatalogues, translator } from '../../../shared/text/text.ts';

beforeAll(async () => loadCatalogues());

const distance = (text: string, query: string): number | null => searchDistance(searchedText(text), searchQuery(query));

test.each([
  ['Представитель', 'ghtlcnfdbntkm'],
  ['Abenova', 'ФИУТЩМФ'],
  ['Представитель', 'predstavitel'],
  ['Представитель', 'предстваитель'],
  ['Представитель министерства', 'минстерства'],
  ['Add a person', 'add persno'],
  ['Add a person', 'person'],
  ['Әбенова', 'абенова'],
])('106: %s is found by “%s”', (text, query) => {
  expect(distance(text, query)).not.toBeNull();
});

test.each([
  ['Add a person', 'agenda'],
  ['Undo', 'xx'],
  ['Undo', 'ab'],
  ['Представитель', 'протокол'],
  ['Redo', 'undo'],
])('%s is not found by “%s”', (text, query) => {
  expect(distance(text, query)).toBeNull();
});

test('what is written right comes before what is written wrong, a beginning before an end', () => {
  const texts = ['Add a day', 'A day was added', 'Add a dry run'];
  const inOrder = texts.toSorted((one, other) => (distance(one, 'add a d') ?? 99) - (distance(other, 'add a d') ?? 99));
  expect(inOrder[2]).toBe('A day was added');
  expect(distance('Add a day', 'add a day')).toBe(0);
  expect(distance('Add a day', 'add a dya')).toBeGreaterThan(9);
});

test('each layout is the other one switched', () => {
  expect(otherLayout('ghtlcnfdbntkm')).toBe('представитель');
  expect(otherLayout(otherLayout('attendance'))).toBe('attendance');
});

/** The name with one error at each of its letters: left out, doubled, another, exchanged with the next. */
function mistyped(name: string): string[] {
  return Array.from(name).flatMap((letter, at) => {
    const [before, after] = [name.slice(0, at), name.slice(at + 1)];
    const exchanged = `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`;
    return [before + after, before + letter + letter + after, `${before}q${after}`, exchanged];
  });
}

const partWords = {
  en: 'table board pictures delegations allowances contradictions everybody workbook document width'.split(' '),
  ru: 'таблица доска диаграммы делегации суточные противоречия участники книга документ ширина'.split(' '),
};

test('what a short query would be on the other layout is not heard inside of other words', () => {
  expect(distance('A respectful first consultation', 'nmae')).toBeNull();
  expect(distance('Sort: Name', 'nmae')).not.toBeNull();
});

test('a short sound is heard within one word, and not over the end of it', () => {
  expect(distance('Bias in Medical Practice', 'наме')).toBeNull();
  expect(distance('Jeren Name', 'наме')).not.toBeNull();
});

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  // What an action is done to stands in its name: here a word of its own for each action.
  const parts = new Map(
    actionIds.map((id, index) => [id, partWords[language][index % partWords[language].length] ?? '']),
  );
  const name = (id: (typeof actionIds)[number]): string => {
    const part = parts.get(id) ?? '';
    return translator(language)(actions[id].name, {
      number: 1,
      part,
      name: part,
      title: part,
      what: part,
      column: part,
      topic: part,
      dates: part,
    })
      .replaceAll('…', '')
      .trim();
  };

  test('each action is found by its name with any one typing error, among the first five', { timeout: 120_000 }, () => {
    const all = actionIds.map((id) => ({ id, searched: searchedText(name(id)) }));
    for (const { id } of all) {
      for (const typed of mistyped(name(id))) {
        if (typed.trim().length < 3) continue;
        const query = searchQuery(typed);
        const found = all
          .flatMap((each) => {
            const far = searchDistance(each.searched, query);
            return far === null ? [] : [{ id: each.id, far }];
          })
          .toSorted((one, other) => one.far - other.far)
          .map((each) => each.id);
        expect(found.slice(0, 5), `“${typed}” for “${name(id)}”`).toContain(id);
      }
    }
  });

  test('each action is found by its name typed in the other keyboard layout', () => {
    for (const id of actionIds) expect(distance(name(id), otherLayout(name(id))), name(id)).not.toBeNull();
  });
});
