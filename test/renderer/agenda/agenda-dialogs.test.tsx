import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { CopyDayDialog } from '../../../renderer/features/agenda/dialogs/copy-day-dialog.tsx';
import { PresentationsDialog } from '../../../renderer/features/agenda/dialogs/presentations-dialog.tsx';
import { TemplatesDialog } from '../../../renderer/features/agenda/dialogs/templates-dialog.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { anId, aSession, aWorkshop } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

type DialogProps = { readonly snapshot: WorkshopSnapshot };
const onClose = (): void => undefined;
const Presentations = ({ snapshot }: DialogProps): ReactNode => (
  <PresentationsDialog snapshot={snapshot} onClose={onClose} />
);
const Templates = ({ snapshot }: DialogProps): ReactNode => <TemplatesDialog snapshot={snapshot} onClose={onClose} />;
const CopyDay = ({ snapshot }: DialogProps): ReactNode => <CopyDayDialog snapshot={snapshot} onClose={onClose} />;

let workshopId = '';

beforeEach(async () => {
  await freshStart();
  const base = aWorkshop();
  const names = ['Kyrgyzstan', 'Hungary', 'Austria'];
  const delegations = names.map((en, index) => ({
    ...base.delegations[0]!,
    id: anId(0x600 + index),
    name: { en },
    headParticipationId: null,
  }));
  const session = aSession({ id: anId(0x900), kind: 'country-presentations', title: {}, minutes: 20 });
  const snapshot = {
    ...base,
    delegations: [...base.delegations, ...delegations],
    sessions: [...base.sessions, session],
  };
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(snapshot))));
});

async function stored(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

function speakers(): string[] {
  return page
    .getByRole('list', { name: 'Who speaks when' })
    .getByRole('listitem')
    .elements()
    .map((each) => each.textContent);
}

test('delegations speak in the order of the alphabet, or as they are put by hand, and are written into the session', async () => {
  renderSection(Presentations, workshopId);
  await expect.element(page.getByText('5 min each')).toBeVisible();
  expect(speakers()).toEqual([
    '09:00 – 09:05Austria',
    '09:05 – 09:10Hungary',
    '09:10 – 09:15Kazakhstan',
    '09:15 – 09:20Kyrgyzstan',
  ]);
  await page.getByRole('button', { name: 'Hungary earlier' }).click();
  expect(speakers()[0]).toBe('09:00 – 09:05Hungary');
  await expectAccessible();
  await page.getByRole('button', { name: 'Write into the session' }).click();
  await vi.waitFor(async () => {
    const session = (await stored()).sessions.find((each) => each.kind === 'country-presentations');
    expect(session?.description.en).toMatch(/^09:00–09:05 Hungary\n09:05–09:10 Austria/);
  });
});

test('no delegation, no presentation: a sentence says so', async () => {
  renderSection(Presentations, workshopId);
  await page.getByRole('button', { name: /^Who speaks/ }).click();
  for (const name of ['Kazakhstan', 'Kyrgyzstan', 'Hungary', 'Austria'])
    await page.getByRole('option', { name }).click();
  await expect.element(page.getByText('Choose at least one delegation.')).toBeInTheDocument();
});

test('some sessions of a day are kept as a module, which is added at a time', async () => {
  renderSection(Templates, workshopId);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect.element(page.getByText('Give it a name.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Module 1');
  await page.getByRole('textbox', { name: 'Training package' }).fill('Care');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect.element(page.getByRole('list', { name: 'Care' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('textbox', { name: 'Start' }).fill('15:00');
  await page.getByRole('button', { name: 'Add Module 1' }).click();
  await vi.waitFor(async () => {
    expect((await stored()).sessions.some((each) => each.placement?.start === '15:00')).toBe(true);
  });
});

test('a day is copied to a new one', async () => {
  renderSection(CopyDay, workshopId);
  await expectAccessible();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await vi.waitFor(async () => expect((await stored()).days).toHaveLength(3));
});

test('every dialog has a × that says what it does in the language of the interface, and Tab comes to it last', async () => {
  const close = vi.fn();
  const Closing = ({ snapshot }: DialogProps): ReactNode => <TemplatesDialog snapshot={snapshot} onClose={close} />;
  renderSection(Closing, workshopId, { language: 'ru' });
  const cross = page.getByRole('dialog').getByRole('button', { name: 'Закрыть' });
  await expect.element(cross).toBeVisible();
  const buttons = page.getByRole('dialog').getByRole('button').elements();
  expect(buttons.at(-1)).toBe(cross.element());
  await cross.click();
  expect(close).toHaveBeenCalledOnce();
});
