import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mark } from '../../../renderer/commands/attendance.ts';
import { editParticipation } from '../../../renderer/commands/people.ts';
import { editRecord } from '../../../renderer/commands/record.ts';
import { runAction } from '../../../renderer/context/actions.tsx';
import { PeopleSection } from '../../../renderer/features/people/people-section.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { usualAllowances } from '../../../shared/domain/attendance/allowance.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { englishFields } from '../../../shared/text/english.ts';
import { aPerson, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';
import { openWorkshopWith } from './open-workshop.ts';

const guest = aPerson({ id: ids.people[2], protected: true, country: 'TM' });

let workshopId = '';

beforeEach(async () => {
  await freshStart();
  workshopId = await openWorkshopWith([guest]);
});

async function stored(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

async function theGuest(): Promise<Participation> {
  const { participations } = await stored();
  return participations.find(({ personId }) => personId === guest.id) ?? expect.fail('nobody');
}

async function setRules(): Promise<void> {
  const rate = { city: '', from: null, to: null, currency: 'USD', amount: 100_00, exchange: 1_000_000 };
  const allowances = { ...usualAllowances, rates: [rate], terminals: { count: 2, amount: 40_00 } };
  valueOf(await editRecord('allowances.set', 'workshop', (await stored()).workshop, { allowances }));
}

describe('allowances', () => {
  test('are calculated once rates and rules are entered, each with its formula', async () => {
    renderSection(PeopleSection, workshopId);
    await page.getByRole('radio', { name: 'Allowances' }).click();
    await expect.element(page.getByText('No allowances are calculated yet')).toBeVisible();
    await page.getByRole('button', { name: 'Rates and rules…' }).click();
    await page.getByRole('textbox', { name: 'Paid in' }).fill('php');
    await page.getByRole('textbox', { name: 'Rate 1: City' }).fill('Almaty');
    await page.getByRole('textbox', { name: 'Rate 1: A day' }).fill('3 000');
    await page.getByRole('textbox', { name: 'Rate 1: Currency' }).fill('PHP');
    await page.getByRole('textbox', { name: 'Number of ways' }).fill('2');
    await page.getByRole('textbox', { name: 'For each, PHP' }).fill('400');
    for (const [day, what] of [
      ['Day of arrival', ['Lodging', 'Lunch', 'Dinner']],
      ['Days of the programme', ['Lodging', 'Breakfast', 'Lunch', 'Dinner']],
    ] as const) {
      await page.getByRole('button', { name: `${day}: Provided` }).click();
      for (const each of what) await page.getByRole('option', { name: each }).click();
      document
        .querySelector<HTMLElement>('[role="listbox"]')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
    }
    await expect.element(page.getByText('30\u00A0%')).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Save' }).click();
    const line = page.getByRole('row', { name: /P-03/ });
    await expect
      .element(line)
      .toHaveTextContent('1 × 3 000 × 30 % = 9002 × 3 000 × 20 % = 1 2002 × 4002 9000 of 2 days');
    await expect.element(page.getByRole('row', { name: /Äbenova/ })).toHaveTextContent('local participant');
    expect((await stored()).workshop.allowances).toMatchObject({
      currency: 'PHP',
      terminals: { count: 2, amount: 400_00 },
    });
    await expectAccessible();
  });

  test('say what was paid, and on which days to somebody who was not there', async () => {
    await setRules();
    valueOf(await editParticipation(await theGuest(), { paidDayIds: [...ids.days] }));
    const cells = [{ participationId: ids.participations[2], slotId: `am/${ids.days[0]}` as const }];
    valueOf(await mark(workshopId, cells, 'absent'));
    renderSection(PeopleSection, workshopId);
    await page.getByRole('radio', { name: 'Allowances' }).click();
    const line = page.getByRole('row', { name: /P-03/ });
    await expect.element(line).toHaveTextContent('2 of 2 days');
    await expect.element(line).toHaveTextContent(/paid, but not there: Tue 15 July$/);
    await expect.element(page.getByRole('row', { name: /All together/ })).toHaveTextContent('380');
  });

  test('of whoever has not confirmed are not in the sum, and what somebody is paid as is chosen', async () => {
    await setRules();
    valueOf(await editParticipation(await theGuest(), { status: 'nominated' }));
    renderSection(PeopleSection, workshopId);
    await page.getByRole('radio', { name: 'Allowances' }).click();
    const line = page.getByRole('row', { name: /P-03/ });
    await expect.element(line).toHaveTextContent('not confirmed: not in the sum');
    await expect.element(line).toHaveTextContent('(380)');
    const sum = page.getByRole('row', { name: /All together/ });
    await expect.element(sum).not.toHaveTextContent('380');
    valueOf(await editParticipation(await theGuest(), { status: 'confirmed' }));
    await expect.element(sum).toHaveTextContent('380');
    valueOf(await editParticipation(await theGuest(), { paidAs: 'local' }));
    await expect.element(line).toHaveTextContent('local participant');
    await expect.element(sum).not.toHaveTextContent('380');
  });

  test('a third decimal is refused at its field, where it is seen', async () => {
    await setRules();
    renderSection(PeopleSection, workshopId);
    await page.getByRole('radio', { name: 'Allowances' }).click();
    await page.getByRole('button', { name: 'Rates and rules…' }).click();
    await page.getByRole('textbox', { name: /^For each/ }).fill('1,234');
    await page.getByRole('button', { name: 'Save' }).click();
    const problem = page.getByRole('dialog').getByText(englishFields.problem.money);
    await expect.element(problem).toBeVisible();
    const { left, top, bottom } = problem.element().getBoundingClientRect();
    for (const y of [top + 2, bottom - 2]) {
      const seen = document.elementFromPoint(left + 4, y);
      expect(problem.element().contains(seen) || seen?.contains(problem.element()) === true).toBe(true);
    }
  });

  test('name the days that no rate covers, and have no sum then', async () => {
    await setRules();
    const { workshop } = await stored();
    const rates = workshop.allowances?.rates.map((rate) => ({ ...rate, from: '2025-07-16' })) ?? [];
    const allowances = { ...usualAllowances, rates };
    valueOf(await editRecord('allowances.set', 'workshop', workshop, { allowances }));
    renderSection(PeopleSection, workshopId);
    await page.getByRole('radio', { name: 'Allowances' }).click();
    const line = page.getByRole('row', { name: /P-03/ });
    await expect.element(line).toHaveTextContent('no rate for: 14.07.2025, 15.07.2025');
    await expect.element(page.getByRole('row', { name: /All together/ })).toHaveTextContent('–');
  });

  test('are found by Ctrl+K, and their rates are added and removed', async () => {
    await setRules();
    renderSection(PeopleSection, workshopId);
    await expect.poll(() => runAction('people.view', 'allowances')).toBe(true);
    await expect.element(page.getByRole('button', { name: 'Rates and rules…' })).toBeVisible();
    runAction('people.allowance-rules');
    await page.getByRole('button', { name: 'Add a rate' }).click();
    await page.getByRole('textbox', { name: 'Rate 2: A day' }).fill('55,5');
    await page.getByRole('button', { name: 'Remove rate 1' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Rate 1: A day' })).toHaveValue('55,5');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect((await stored()).workshop.allowances?.rates.map(({ amount }) => amount)).toEqual([55_50]);
  });
});
