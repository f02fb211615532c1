import { useEffect, useState, type ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DraftField } from '../../../renderer/forms/draft-field.tsx';
import { asNumber } from '../../../renderer/forms/draft-field.tsx';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';

const problem = 'A whole number from 1 to 99.';
const saved = vi.fn<(value: number) => void>();
/** Stores another value under the field, as an undo or another window does. */
let store: (value: number) => void = () => undefined;

function Seats(): ReactNode {
  const [stored, setStored] = useState(20);
  useEffect(() => {
    store = setStored;
  }, []);
  const save = (value: number): void => {
    saved(value);
    setStored(value);
  };
  return (
    <main>
      <DraftField label="Seats" stored={String(stored)} read={asNumber(1, 99, problem)} onSave={save} />
      <button type="button">Elsewhere</button>
    </main>
  );
}

const field = page.getByRole('textbox', { name: 'Seats' });
const elsewhere = page.getByRole('button', { name: 'Elsewhere' });

beforeEach(async () => {
  saved.mockClear();
  renderScreen(<Seats />);
  await expect.element(field).toHaveValue('20');
});

test('what is typed is saved on Enter, once', async () => {
  await field.fill('25');
  expect(saved).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveValue('25');
  await elsewhere.click();
  expect(saved.mock.calls).toEqual([[25]]);
});

test('what is typed is saved on leaving the field', async () => {
  await field.fill('30');
  await userEvent.tab();
  expect(saved.mock.calls).toEqual([[30]]);
});

test('Escape brings back what is stored', async () => {
  await field.fill('30');
  await userEvent.keyboard('{Escape}');
  await expect.element(field).toHaveValue('20');
  await userEvent.tab();
  expect(saved).not.toHaveBeenCalled();
});

test('what cannot be read stays as typed, with what is wrong beside it, and is saved when it is put right', async () => {
  await field.fill('many');
  await userEvent.tab();
  await expect.element(page.getByText(problem)).toBeVisible();
  await expect.element(field).toHaveValue('many');
  expect(saved).not.toHaveBeenCalled();
  await expectAccessible();
  await field.fill('40');
  await expect.element(page.getByText(problem)).not.toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  expect(saved.mock.calls).toEqual([[40]]);
});

test('a text that says the same is not saved again', async () => {
  await field.fill(' 20 ');
  await userEvent.tab();
  expect(saved).not.toHaveBeenCalled();
  await expect.element(field).toHaveValue('20');
});

test('a draft over a value that has been replaced does not come back with it', async () => {
  await field.fill('many');
  store(50);
  await expect.element(field).toHaveValue('50');
  store(20);
  await expect.element(field).toHaveValue('20');
});
