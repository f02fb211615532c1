import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { editParticipation, setAskedDetails } from '../../../renderer/commands/people.ts';
import { runAction } from '../../../renderer/context/actions.tsx';
import { PeopleSection } from '../../../renderer/features/people/people-section.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { aPerson, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';
import { openWorkshopWith } from './open-workshop.ts';

const hidden = aPerson({ id: ids.people[2], protected: true });

let workshopId = '';

beforeEach(async () => {
  localStorage.removeItem('people-views');
  await freshStart();
  workshopId = await openWorkshopWith([hidden]);
});

async function stored(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

async function participationOf(personId: string): Promise<Participation> {
  const { participations } = await stored();
  return participations.find((each) => each.personId === personId) ?? expect.fail('nobody');
}

/** Presses a box of a list that scrolls below the buttons of its dialog. */
async function check(name: string): Promise<void> {
  await expect.element(page.getByRole('checkbox', { name })).toBeInTheDocument();
  const box = page.getByRole('checkbox', { name }).element();
  if (box instanceof HTMLElement) box.click();
}

async function open(name: RegExp): Promise<void> {
  await page.getByRole('gridcell', { name }).click();
  await expect.element(page.getByRole('complementary')).toBeVisible();
}

describe('the second step', () => {
  test('asks nothing until a group is switched on, and then in the details of a person', async () => {
    renderSection(PeopleSection, workshopId);
    await open(/^Äbenova/);
    expect(page.getByText('Details after confirmation').query()).toBeNull();
    runAction('people.second-step');
    for (const group of ['Diet', 'Passport', 'Visa'])
      await page.getByRole('checkbox', { name: group }).click({ force: true });
    await expectAccessible();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Diet' })).toBeVisible();
    expect(page.getByRole('textbox', { name: 'Accommodation' }).query()).toBeNull();
    await page.getByRole('textbox', { name: 'Diet' }).fill('no pork');
    await page.getByRole('textbox', { name: 'Passport no.' }).fill('N1234567');
    await page.getByRole('textbox', { name: 'Valid until' }).fill('1.2.2031');
    await page.getByRole('button', { name: /Visa/ }).click();
    await page.getByRole('option', { name: 'applied for' }).click();
    await page.getByRole('textbox', { name: 'By when' }).fill('1.7.2025');
    await userEvent.keyboard('{Enter}');
    await expect.poll(async () => (await participationOf(ids.people[1])).visaBy).toBe('2025-07-01');
    expect(await participationOf(ids.people[1])).toMatchObject({
      diet: 'no pork',
      passport: { number: 'N1234567', issuedBy: '', validUntil: '2031-02-01' },
      visaState: 'applied',
    });
    await expectAccessible();
  });

  test('waits until a person has confirmed, and hides the details of a protected one with the name', async () => {
    valueOf(await setAskedDetails(workshopId, ['diet']));
    valueOf(await editParticipation(await participationOf(ids.people[1]), { status: 'nominated' }));
    valueOf(await editParticipation(await participationOf(hidden.id), { diet: 'Geheim' }));
    renderSection(PeopleSection, workshopId);
    await open(/^Äbenova/);
    await expect.element(page.getByText('Asked for once the person has confirmed.')).toBeVisible();
    await open(/^P-03/);
    await expect.element(page.getByText('Hidden of a protected person.', { exact: false })).toBeVisible();
    expect(document.documentElement.outerHTML).not.toContain('Geheim');
    await page.getByRole('button', { name: 'Show name' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Diet' })).toHaveValue('Geheim');
  });

  test('has columns in the list, which are offered where they are asked for, and are edited there', async () => {
    valueOf(await setAskedDetails(workshopId, ['visa']));
    renderSection(PeopleSection, workshopId);
    await expect.element(page.getByRole('gridcell', { name: /^Äbenova/ })).toBeVisible();
    runAction('people.columns');
    await check('Visa');
    await check('By when');
    expect(page.getByRole('checkbox', { name: 'Diet' }).query()).toBeNull();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect.element(page.getByRole('columnheader', { name: 'Visa' })).toBeVisible();
    valueOf(await editParticipation(await participationOf(ids.people[1]), { visaState: 'refused' }));
    await expect.element(page.getByRole('gridcell', { name: 'refused' })).toBeVisible();
    valueOf(await setAskedDetails(workshopId, []));
    await expect.element(page.getByRole('columnheader', { name: 'Visa' })).not.toBeInTheDocument();
  });

  test('deletes what was entered when a group is switched off, and says of how many people before', async () => {
    valueOf(await setAskedDetails(workshopId, ['diet', 'visa']));
    valueOf(await editParticipation(await participationOf(ids.people[1]), { diet: 'no pork', visaState: 'needed' }));
    renderSection(PeopleSection, workshopId);
    await expect.element(page.getByRole('gridcell', { name: /^Äbenova/ })).toBeVisible();
    runAction('people.second-step');
    await page.getByRole('checkbox', { name: 'Diet' }).click({ force: true });
    const leaves =
      'Switched off: what was entered is taken out, and stays in the history and in backups until it is erased everywhere. People: 1.';
    await expect.element(page.getByText(leaves)).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await stored()).workshop.asksFor).toEqual(['visa']);
    expect(await participationOf(ids.people[1])).toMatchObject({ diet: '', visaState: 'needed' });
  });
});
