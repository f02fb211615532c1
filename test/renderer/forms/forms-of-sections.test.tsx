import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addInstitution } from '../../../renderer/commands/people.ts';
import { OverviewSection } from '../../../renderer/features/overview/overview-section.tsx';
import { PeopleSection } from '../../../renderer/features/people/people-section.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { englishFields } from '../../../shared/text/english.ts';
import { ids } from '../../factories/a-workshop.ts';
import { openWorkshopWith } from '../people/open-workshop.ts';
import { renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const ministries = ['Agriculture', 'Culture', 'Defence', 'Education', 'Finance', 'Health', 'Interior', 'Justice'];

/** Saving takes its time on a machine that has much to do. */
const patient = { timeout: 10_000 };

let workshopId = '';

beforeEach(async () => {
  await freshStart();
  workshopId = await openWorkshopWith([]);
});

async function stored(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

describe('the overview', () => {
  const date = () => page.getByRole('textbox', { name: 'Date, Day 1', exact: true });

  test('keeps a wrong date with its sentence while the other fields of the day are saved', async () => {
    renderSection(OverviewSection, workshopId);
    await date().fill('15.13.2025');
    await userEvent.tab();
    await userEvent.keyboard('{Control>}a{/Control}8{Tab}');
    await expect.poll(async () => (await stored()).days[0]?.startsAt, patient).toBe('08:00');
    await expect.element(date()).toHaveValue('15.13.2025');
    await expect.element(date()).toHaveAccessibleDescription(englishFields.problem['no-such-day']);
    expect((await stored()).days[0]?.date).toBe('2025-07-15');
    await userEvent.tab({ shift: true });
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Escape}');
    await expect.element(date()).toHaveValue('15.07.2025');
  });

  test('saves both languages of a text that follow at once', async () => {
    renderSection(OverviewSection, workshopId);
    const theme = page.getByRole('group', { name: 'Theme' }).first().getByRole('textbox');
    await theme.nth(0).fill('Prevention');
    await theme.nth(1).fill('Профилактика');
    await userEvent.tab();
    await expect.poll(() => document.querySelectorAll('[data-unsaved]').length, patient).toBe(0);
    expect((await stored()).days[0]?.theme).toMatchObject({ en: 'Prevention', ru: 'Профилактика' });
  });
});

describe('a person', () => {
  test('gets the ministry that is meant from its first letters, by the keyboard alone', async () => {
    for (const name of ministries) {
      const institution = { name: { en: `Ministry of ${name}` }, kind: 'ministry', sector: 'other', country: 'KZ' };
      valueOf(await addInstitution(institution as Parameters<typeof addInstitution>[0], null));
    }
    renderSection(PeopleSection, workshopId);
    await page.getByRole('gridcell', { name: /^Äbenova/ }).click();
    const institution = page.getByRole('combobox', { name: 'Institution' });
    await institution.click();
    await userEvent.keyboard('{Control>}a{/Control}Ministry of I');
    await expect.element(page.getByRole('option').first()).toHaveTextContent('Ministry of Interior');
    await userEvent.tab();
    await expect.element(institution).toHaveValue('Ministry of Interior');
    const chosen = async (): Promise<string | undefined> => {
      const { people, institutions } = await stored();
      const person = people.find((each) => each.id === ids.people[1]);
      return institutions.find((each) => each.id === person?.institutionId)?.name.en;
    };
    await expect.poll(chosen, patient).toBe('Ministry of Interior');
  });

  test('keeps a wrong e-mail over a look at somebody else, who does not get it', async () => {
    renderSection(PeopleSection, workshopId);
    await page.getByRole('gridcell', { name: /^Äbenova/ }).click();
    const email = page.getByRole('textbox', { name: 'E-mail' });
    await email.fill('gulnar at example');
    await page.getByRole('gridcell', { name: /^Trainer Tamara/ }).click();
    await expect.element(page.getByText('E-mail: not saved.', { exact: false })).toBeVisible();
    await expect.element(email).not.toHaveValue('gulnar at example');
    await page.getByRole('gridcell', { name: /^Äbenova/ }).click();
    await expect.element(email).toHaveValue('gulnar at example');
    await expect.element(email).toHaveAccessibleDescription(englishFields.problem.email);
    expect((await stored()).people.some((person) => person.email.includes(' at '))).toBe(false);
  });
});
