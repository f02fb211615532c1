import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SystemFiles } from '../../../renderer/opening/system-files.tsx';
import { readSummaries } from '../../../renderer/storage/working-store.ts';
import { Dialog } from '../../../renderer/ui/dialog.tsx';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { failure, success } from '../../../shared/result.ts';
import { aWorkshop } from '../../factories/a-workshop.ts';
import { renderScreen } from '../rendered-section.tsx';
import { freshStart } from '../storage/stored.ts';

type Answer = { readonly name: string; readonly content: string } | ReturnType<typeof failure>;

/** What main has for the page, in order; a file stays first until it is confirmed. */
let waiting: Answer[] = [];
let asked: unknown[] = [];

beforeEach(async () => {
  waiting = [];
  asked = [];
  await freshStart();
  const { rostrum } = window;
  vi.stubGlobal('rostrum', {
    call: async (name: string, input: { done: string | null }) => {
      if (name !== 'opened-file.next') return rostrum.call(name, input);
      asked.push(input.done);
      const [before] = waiting;
      if (before !== undefined && 'name' in before && input.done === before.name) waiting.shift();
      const [next] = waiting;
      if (next === undefined) return new Promise(() => undefined);
      if (!('name' in next)) return waiting.shift();
      return success({ ...next, token: next.name });
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

function aFile(name: string, text: string): Answer {
  const bytes = new TextEncoder().encode(text);
  return { name, content: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
}

const training = (): Answer => aFile('Тренинг 1.workshop', writeWorkshopFile(aWorkshop()));
const messages = () => page.getByRole('alert');

test('a file of the system is opened as one that was chosen, and confirmed', async () => {
  waiting = [training()];
  renderScreen(<SystemFiles />);
  await expect.poll(async () => (await readSummaries()).length).toBe(1);
  await expect.poll(() => asked).toEqual([null, 'Тренинг 1.workshop']);
  expect(location.pathname).toMatch(/^\/workshop\/[^/]+\/overview$/);
});

test('what cannot be read or is foreign is a sentence each, and the next file follows', async () => {
  waiting = [
    failure('file-missing', { name: 'gone.desk' }),
    aFile('picture.workshop', '\u0000PNG'),
    failure('file-too-large', { limit: 50 }),
    training(),
  ];
  renderScreen(<SystemFiles />);
  await expect.poll(async () => (await readSummaries()).length).toBe(1);
  await expect.element(messages().getByText('There is no file “gone.desk” there')).toBeVisible();
  await expect.element(messages().getByText('This is not a Rostrum workshop file')).toBeVisible();
  await expect.element(messages().getByText('The file is larger than 50 MB')).toBeVisible();
});

test('the next file waits for what has to be decided about the one before', async () => {
  waiting = [training(), training(), training()];
  renderScreen(<SystemFiles />);
  const question = page.getByRole('dialog');
  await expect.element(question).toBeVisible();
  expect(asked).toHaveLength(2);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => asked).toHaveLength(3);
  await expect.element(question).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => asked.length).toBe(4);
  expect(await readSummaries()).toHaveLength(1);
});

test('a dialog in which something may have been typed is waited for', async () => {
  waiting = [training()];
  renderScreen(
    <Dialog title="Typing" onClose={() => undefined}>
      <input aria-label="Name" />
    </Dialog>,
  );
  await expect.element(page.getByRole('dialog')).toBeVisible();
  const open = document.querySelector('[role="dialog"]');
  renderScreen(<SystemFiles />);
  document.body.append(open ?? expect.fail('no dialog'));
  await expect.element(page.getByText('“Тренинг 1.workshop” will open when this dialog is closed.')).toBeVisible();
  expect(await readSummaries()).toHaveLength(0);
  open?.remove();
  await expect.poll(async () => (await readSummaries()).length).toBe(1);
});

test('a file of another desk whose workshop is not here says what to open first', async () => {
  waiting = [aFile('table 2.desk', '{"format": "rostrum-desk"')];
  renderScreen(<SystemFiles />);
  await expect.element(messages().getByText('The file ends in the middle')).toBeVisible();
});
