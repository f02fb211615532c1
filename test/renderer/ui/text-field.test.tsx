import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { TextField } from '../../../renderer/ui/fields/field.tsx';
import { renderScreen } from '../rendered-section.tsx';

test('a field that listens to keys keeps those that write, and lets shortcuts go on to the page', async () => {
  const [inField, onPage] = [vi.fn<(key: string) => void>(), vi.fn<(key: string) => void>()];
  const listen = ({ key }: KeyboardEvent): void => onPage(key);
  document.addEventListener('keydown', listen);
  renderScreen(<TextField label="Name" onKeyDown={({ key }) => inField(key)} />);
  await page.getByRole('textbox', { name: 'Name' }).click();
  await userEvent.keyboard('a{Control>}k{/Control}{Alt>}2{/Alt}');
  document.removeEventListener('keydown', listen);
  expect(inField.mock.calls.flat()).toEqual(['a', 'Control', 'k', 'Alt', '2']);
  expect(onPage.mock.calls.flat()).toEqual(['Control', 'k', 'Alt', '2']);
});
