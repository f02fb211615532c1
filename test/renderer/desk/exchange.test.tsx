import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { undo } from '../../../renderer/storage/command.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { DeskSection } from '../../../renderer/features/desk/desk-section.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { writeDeskFile } from '../../../shared/desks/desk-file.ts';
import type { Mark } from '../../../shared/domain/attendance/attendance.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { english } from '../../../shared/text/english.ts';
import { takingPlaceNow } from '../../factories/a-workshop-today.ts';
import { aWorkshop, ids } from '../../factories/a-workshop.ts';
import { Desk } from '../../shared/desks/a-desk.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const texts = english.screens.deskExchange;
const slotId = `day/${ids.days[0]}`;
const [, gulnar, secret] = ids.participations;
const small = takingPlaceNow(aWorkshop({ sessions: [], assignments: [], attendance: [] }));
const workshop = {
  ...small,
  workshop: { ...small.workshop, attendance: { ...small.workshop.attendance, slots: 'day' as const } },
};

beforeEach(async () => {
  await freshStart();
  localStorage.clear();
  valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(workshop))));
});

async function open(look: Parameters<typeof renderSection>[2] = {}): Promise<void> {
  renderSection(DeskSection, ids.workshop, look);
  await expect.element(page.getByRole('combobox')).toHaveFocus();
}

async function choose(contents: string): Promise<void> {
  const [input] = document.querySelectorAll<HTMLInputElement>('[data-part="desk-exchange"] input');
  if (input === undefined) expect.fail('no field for a file');
  await userEvent.upload(page.elementLocator(input), new File([contents], 'other.desk'));
}

async function marks(): Promise<readonly Mark[]> {
  return (await readSnapshot(ids.workshop))?.attendance ?? [];
}

/** A second desk at which two people were marked, and one came who was on no list. */
function otherDesk(): Desk {
  const desk = new Desk(2, workshop);
  desk.arrive(gulnar, slotId);
  desk.mark(secret, slotId, 'absent');
  desk.walkIn(slotId, { family: 'Абенова', given: 'Гулнар' });
  return desk;
}

test('the file of the other desk is shown first, and taken in with what was decided, as one action', async () => {
  await open();
  await userEvent.keyboard('P-03{Enter}');
  await expect.poll(marks).toHaveLength(1);
  const contents = writeDeskFile(otherDesk().file());
  await choose(contents);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expect.element(page.getByText('2 new marks')).toBeVisible();
  await expect.element(page.getByText('1 marked differently')).toBeVisible();
  // A protected person's name stands nowhere, not even beside a mark in conflict.
  await expect.element(page.getByRole('radiogroup', { name: /P-03/ })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: /What to do with/ }).click();
  await page.getByRole('option', { name: /The same as 2/ }).click();
  await page.getByRole('button', { name: texts.preview.accept, exact: true }).click();
  await expect.poll(marks).toHaveLength(2);
  const statuses = new Map((await marks()).map(({ participationId, status }) => [participationId, status]));
  expect(statuses.get(gulnar)).toBe('present');
  expect(statuses.get(secret)).toMatch(/present|late/);
  await choose(contents);
  await expect.element(page.getByText(texts.preview.nothing)).toBeVisible();
  expect(await marks()).toHaveLength(2);
  valueOf(await undo());
  expect(await marks()).toHaveLength(1);
});

test.each([
  ['is cut off', (text: string) => text.slice(0, -40), english.errors['file-truncated']],
  [
    'was edited',
    (text: string) => text.replace('"absent"', '"present"'),
    /^The file was changed or damaged on its way \(first at marks\[\d+\], 1 in all\), so nothing was taken in\./,
  ],
  ['is a workshop', () => writeWorkshopFile(workshop), english.errors['desk-file-not-ours']],
] as const)('a file that %s is refused with a sentence, and nothing changes', async (_what, spoil, sentence) => {
  await open();
  await choose(spoil(writeDeskFile(otherDesk().file())));
  await expect.element(page.getByText(sentence)).toBeVisible();
  expect(page.getByRole('dialog').elements()).toEqual([]);
  expect(await marks()).toEqual([]);
});

test('a day that is signed off here waits for a reason', async () => {
  const other = otherDesk();
  const here = new Desk(1, workshop);
  here.signOff(ids.days[0]);
  await freshStart();
  const closed = { ...workshop, signOffs: here.state.snapshot.signOffs };
  valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(closed))));
  await open({ language: 'ru', theme: 'dark' });
  await choose(writeDeskFile(other.file()));
  await expect.element(page.getByRole('textbox', { name: 'Причина' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('textbox', { name: 'Причина' }).fill('Файл пришёл поздно');
  await page.getByRole('button', { name: 'Принять', exact: true }).click();
  await expect.poll(async () => (await marks()).length).toBeGreaterThanOrEqual(2);
});

test('whoever is called like somebody on the list is not written down twice unawares', async () => {
  await open();
  await userEvent.keyboard('Абенова Гу');
  await userEvent.keyboard('{F2}');
  await expect.element(page.getByRole('textbox', { name: english.screens.desk.given })).toHaveValue('Гу');
  await expect.element(page.getByText(/^On the list already: .*2 Äbenova Gülnar \(confirmed\), 3 P-03/)).toBeVisible();
  await expectAccessible();
});
