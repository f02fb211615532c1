import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ListedPeople } from '../../../renderer/importing/listed-people.tsx';
import { noListChoice, readPeopleList } from '../../../shared/exchange/people/imported-people.ts';
import { plainSheet } from '../../../shared/exchange/sheets/table-sheet.ts';
import { renderScreen } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

beforeEach(async () => {
  await freshStart();
});

test('a remark marks the cell that it is about, of its own sheet, wherever the column stands in it', async () => {
  const sheets = [
    plainSheet(
      [
        ['Surname', 'First name', 'Sex', 'Position'],
        ['Omarova', 'Aigul', 'unclear', 'Judge'],
        ['Karimov', 'Timur', 'm', 'Judge'],
      ],
      { name: 'One' },
    ),
    plainSheet(
      [
        ['Sex', 'Surname', 'First name', 'Position'],
        ['f', 'Lindqvist', 'Anna', 'Judge'],
        ['unclear', 'Moreau', 'Claire', 'Judge'],
      ],
      { name: 'Two' },
    ),
  ];
  const list = valueOf(readPeopleList({ kind: 'spreadsheet', sheets }, noListChoice, '2025-07-01'));
  const people = list.people.map((person) => ({ person, decision: 'auto' as const }));
  expect(people.map(({ person }) => person.family)).toEqual(['Omarova', 'Karimov', 'Lindqvist', 'Moreau']);
  renderScreen(
    <main>
      <ListedPeople
        people={people}
        outcomes={people.map(() => 'new')}
        alike={[]}
        register={undefined}
        remarks={list.remarks}
        onChange={() => undefined}
      />
    </main>,
  );
  await expect.element(page.getByRole('region')).toBeVisible();
  const marked = [...document.querySelectorAll<HTMLElement>('td > [aria-label]')]
    .filter(({ title }) => title.includes('unclear'))
    .map((cell) => cell.ariaLabel);
  expect(marked).toEqual(['Sex: Omarova', 'Sex: Moreau']);
});
