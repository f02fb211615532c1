import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { PeopleListView } from '../../../renderer/importing/people-list-view.tsx';
import { plainSheet } from '../../../shared/exchange/sheets/table-sheet.ts';
import type { PeopleImportSettings, PersonToImport } from '../../../shared/exchange/people/people-import.ts';
import { aParticipation, aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { sampleTraining, testId } from '../../shared/documents/training.ts';
import { SentForm } from '../../shared/exchange/forms/sent-form.ts';
import { renderScreen } from '../rendered-section.tsx';

test('a delegation that is called as its country is stands there by the name of it in the language of the interface', async () => {
  const rows = [
    ['Surname', 'First name', 'Position'],
    ['Omarova', 'Aigul', 'Judge'],
  ];
  renderScreen(
    <main>
      <PeopleListView
        file={{ kind: 'spreadsheet', sheets: [plainSheet(rows)] }}
        goal={{
          target: { snapshot: aWorkshop(), institutions: [] },
          delegationId: ids.delegation,
          accept: () => undefined,
        }}
        onEncoding={() => undefined}
      />
    </main>,
    { language: 'kk' },
  );
  await expect.element(page.getByRole('button', { name: /Қазақстан/ })).toBeVisible();
});

test('of a form that came back only the differences are shown, each to be refused', async () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, testId(42));
  form.write(form.find('Аннаев'), { Phone: '+993 65 12 34 56', 'E-mail': 'form@example.org' });
  form.rows = form.rows.filter((row) => row !== form.find('Чарыева'));
  const file = form.opened();
  const later = structuredClone(snapshot);
  for (const person of later.people) if (person.latinName?.family === 'Annayev') person.email = 'here@example.org';
  const accepted: { people: readonly PersonToImport[]; settings: PeopleImportSettings }[] = [];
  renderScreen(
    <main>
      <PeopleListView
        file={file}
        goal={{
          target: { snapshot: later, institutions: later.institutions },
          delegationId: testId(43),
          accept: (people, settings) => void accepted.push({ people, settings }),
        }}
        onEncoding={() => undefined}
      />
    </main>,
    { language: 'en' },
  );
  await expect.element(page.getByText(/nomination form of “Turkmenistan” of 12\sJuly\s2025/)).toBeVisible();
  await expect.element(page.getByText(/It is the form of “Turkmenistan” and not of/)).toBeVisible();
  await expect.element(page.getByText(/added to the delegation 0, changed 1/)).toBeVisible();
  await expect.element(page.getByText(/left as it is here: Annayev Batyr \(E-mail\)/)).toBeVisible();
  const phone = page.getByRole('textbox', { name: 'Phone: Аннаев' });
  await expect.element(phone).toHaveAttribute('title', 'Phone, as it is here: +7 700 000 00 05.');
  await expect.element(page.getByRole('textbox', { name: 'Phone: Гаррыева' })).not.toBeInTheDocument();
  const gone = page.getByRole('checkbox', { name: /Çaryýewa Jeren: withdrawn/ });
  await expect.element(gone).toBeChecked();
  await expect.element(page.getByRole('button', { name: 'Accept 2 differences' })).toBeVisible();
  await gone.click({ force: true });
  await page.getByRole('textbox', { name: 'Position: Аннаев' }).fill('Doctor');
  await page.getByRole('button', { name: 'Accept 1 difference' }).click();
  expect(accepted[0]?.settings.form?.keptIds).toHaveLength(1);
  expect(accepted[0]?.people.find(({ person }) => person.position === 'Doctor')?.row?.edited).toEqual(['position']);
  // The rows of the form reach the command with their numbers and marks.
  for (const { row } of accepted[0]?.people ?? []) {
    expect(row?.number).toEqual(expect.any(Number));
    expect(Object.keys(row?.marks ?? {})).not.toEqual([]);
  }
});

test('of a form of another workshop nobody comes in', async () => {
  const form = new SentForm(sampleTraining(), testId(42));
  const file = form.opened();
  const goal = { target: { snapshot: aWorkshop(), institutions: [] }, accept: () => undefined };
  renderScreen(
    <main>
      <PeopleListView file={file} goal={goal} onEncoding={() => undefined} />
    </main>,
    { language: 'en' },
  );
  await expect.element(page.getByRole('alert')).toHaveTextContent(/of another workshop: its number begins with 7K2P/);
  await expect.element(page.getByRole('button', { name: /^Accept/ })).not.toBeInTheDocument();
});

test('a role that differs from the one here, and the letter of the list, are shown and taken only if they are left so', async () => {
  const snapshot = aWorkshop({
    people: [aPerson()],
    participations: [aParticipation({ role: 'speaker' })],
    delegations: aWorkshop().delegations.map((each) => ({ ...each, letter: { number: '', date: null } })),
  });
  const rows = [
    ['Приложение к письму № 04-1/22 от 12.06.2025'],
    ['Ф.И.О.', 'Роль', 'Страна'],
    ['ӘБЕНОВА Гүлнар', 'участник', 'KZ'],
    ['ОМАРОВА Айгуль', 'участник', 'KZ'],
  ];
  const accepted: [readonly PersonToImport[], PeopleImportSettings][] = [];
  renderScreen(
    <main>
      <PeopleListView
        file={{ kind: 'spreadsheet', sheets: [plainSheet(rows)] }}
        goal={{ target: { snapshot, institutions: [] }, accept: (...each) => accepted.push(each) }}
        onEncoding={() => undefined}
      />
    </main>,
  );
  const state = page.getByRole('combobox', { name: /Brings in Әбенова/ });
  await expect.element(state).toHaveTextContent('Here already: completed, role: Participant');
  await expect.element(page.getByText('role here: Speaker, in the list: Participant')).toBeVisible();
  await state.selectOptions('Here already: the role stays: Speaker');
  const letter = page.getByRole('checkbox', { name: /Enter the letter of the list for .*: letter 04-1\/22 of 12/ });
  await expect.element(letter).toBeChecked();
  await page.getByRole('button', { name: 'Import 1 person' }).click();
  expect(accepted).toMatchObject([
    [[{ decision: 'keep-role' }, { decision: 'auto' }], { letter: { number: '04-1/22', date: '2025-06-12' } }],
  ]);
});

test('of a form with more people than seats that is told; whose name was not read stays unless the user withdraws them', async () => {
  const sample = sampleTraining();
  const snapshot = {
    ...sample,
    delegations: sample.delegations.map((each) => (each.id === testId(42) ? { ...each, quota: 1 } : each)),
  };
  const form = new SentForm(snapshot, testId(42));
  form.write(form.find('Чарыева'), { 'Family name': '', 'Given name': '', Patronymic: '' });
  form.write(form.find('Çaryýewa'), { 'Family name in Latin letters': '', 'Given name in Latin letters': '' });
  const goal = { target: { snapshot, institutions: snapshot.institutions }, accept: () => undefined };
  renderScreen(
    <main>
      <PeopleListView file={form.opened()} goal={goal} onEncoding={() => undefined} />
    </main>,
    { language: 'en' },
  );
  await expect.element(page.getByText(/Seats of the delegation: 1\. With this form \d people come/)).toBeVisible();
  await expect.element(page.getByRole('checkbox', { name: /Çaryýewa Jeren: withdrawn/ })).not.toBeChecked();
});

test('somebody who is not coming, as the list says, is left out unless the user takes them', async () => {
  const rows = [
    ['Ф.И.О.', 'Страна'],
    ['ОМАРОВА Айгуль (не приедет)', 'KZ'],
    ['ЛИ Вера', 'KZ'],
  ];
  const goal = { target: { snapshot: aWorkshop(), institutions: [] }, accept: () => undefined };
  renderScreen(
    <main>
      <PeopleListView
        file={{ kind: 'spreadsheet', sheets: [plainSheet(rows)] }}
        goal={goal}
        onEncoding={() => undefined}
      />
    </main>,
  );
  await expect.element(page.getByRole('combobox', { name: /Brings in Омарова/ })).toHaveValue('left');
  await expect.element(page.getByRole('button', { name: 'Import 1 person' })).toBeVisible();
});
