import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { AgendaFileReading } from '../../../renderer/importing/agenda-file.ts';
import { FileChoice } from '../../../renderer/importing/file-choice.tsx';
import { renderScreen } from '../rendered-section.tsx';
import { freshStart } from '../storage/stored.ts';

beforeEach(async () => {
  await freshStart();
});

/** Pastes a text anywhere on the page; whether something took it. */
function paste(text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  return !document.body.dispatchEvent(event);
}

test('a table that is pasted is read as a file; a word that is pasted stays where it was meant to go', async () => {
  const files: File[] = [];
  const reading: AgendaFileReading = {
    state: { kind: 'read', name: 'list.csv', result: { ok: false, failure: { code: 'file-empty' } } },
    read: (file) => files.push(file),
    readAs: () => undefined,
    cancel: () => undefined,
  };
  renderScreen(
    <main>
      <FileChoice reading={reading} label="Choose a file" pastedName="From the clipboard" />
    </main>,
  );
  await expect.element(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await expect.element(page.getByText('list.csv')).toBeVisible();
  expect(paste('Omarova')).toBe(false);
  expect(paste('Name\tCountry\nAigul Omarova\tKZ')).toBe(true);
  expect(files.map(({ name }) => name)).toEqual(['From the clipboard']);
  expect(await files[0]?.text()).toBe('Name\tCountry\nAigul Omarova\tKZ');
});
