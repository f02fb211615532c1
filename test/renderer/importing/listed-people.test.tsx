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
        rowNames={[]}
        before={[]}
        shown={null}
        otherRoles={[]}
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

test('every row of a long list can be set right, and only those in view are on the page', async () => {
  const names = Array.from(
    { length: 900 },
    (_, index) => `Omarov${String.fromCharCode(97 + (index % 26))} Timur${String(index)}`,
  );
  const rows = names.map((name, index) => [name.split(' ')[0] ?? '', `Timur${'abcdefghij'[index % 10] ?? ''}`, 'm']);
  const sheet = plainSheet([['Surname', 'First name', 'Sex'], ...rows]);
  const list = valueOf(readPeopleList({ kind: 'spreadsheet', sheets: [sheet] }, noListChoice, '2025-07-01'));
  const people = list.people.map((person) => ({ person, decision: 'auto' as const }));
  expect(people).toHaveLength(900);
  const changed: number[] = [];
  renderScreen(
    <main>
      <ListedPeople
        people={people}
        outcomes={people.map(() => 'new')}
        alike={[]}
        register={undefined}
        rowNames={[]}
        before={[]}
        shown={null}
        otherRoles={[]}
        remarks={[]}
        onChange={(index) => changed.push(index)}
      />
    </main>,
  );
  const region = page.getByRole('region');
  await expect.element(region).toBeVisible();
  expect(document.querySelectorAll('tbody tr').length).toBeLessThan(80);
  region.element().scrollTop = 1_000_000;
  await expect.poll(() => document.querySelector('tr[aria-rowindex="901"]')).not.toBeNull();
  await page
    .elementLocator(document.querySelector('tr[aria-rowindex="901"] input') ?? expect.fail('no field'))
    .fill('Karimov');
  expect(changed.at(-1)).toBe(899);
});
