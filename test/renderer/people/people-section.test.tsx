import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PeopleSection } from '../../../renderer/features/people/people-section.tsx';
import { editDelegation, editParticipation } from '../../../renderer/commands/people.ts';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { aPerson, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart } from '../storage/stored.ts';
import { openWorkshopWith } from './open-workshop.ts';

const secret = 'Sekretowa';
const hidden = aPerson({
  id: ids.people[2],
  protected: true,
  latinName: { family: secret, given: 'Jeren', patronymic: '' },
  cyrillicName: null,
  email: 'jeren@example.org',
});

let workshopId = '';

beforeEach(async () => {
  await freshStart();
  workshopId = await openWorkshopWith([hidden]);
});

async function stored(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

async function listed(name: string | RegExp): Promise<void> {
  await expect.element(page.getByRole('gridcell', { name })).toBeVisible();
}

describe('the board of delegations', () => {
  test('says a line each what is named, asked for and missing, and leads to the delegation', async () => {
    const [delegation] = (await stored()).delegations;
    if (delegation === undefined) expect.fail('no delegation');
    const invitation = { number: '7-01', date: '2025-05-20' };
    await editDelegation(delegation, { womenWished: 3, invitation, deadline: '2025-06-10' });
    renderSection(PeopleSection, workshopId);
    await page.getByRole('radio', { name: 'Delegations' }).click();
    const line = page.getByRole('row', { name: /^Kazakhstan/ });
    const figures = '2 of 522 of 3011 did not come';
    const letters = 'Invited: letter 7-01 of 20.05.2025Answer by 10.06.2025Answered: letter 12/3 of 01.06.2025';
    await expect.element(line).toHaveTextContent(`KazakhstanNomination form…${figures}${letters}`);
    expect(
      line
        .getByRole('listitem')
        .elements()
        .map((each) => each.textContent),
    ).toEqual(['ask again', 'seats free: 3', 'women missing: 1']);
    await expectAccessible();
    await page.getByRole('button', { name: 'Kazakhstan' }).click();
    await expect.element(page.getByRole('complementary', { name: /Kazakhstan/ })).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Nominate by' })).toHaveValue('10.06.2025');
  });
});

test('the line of keys below the list is read to its end', async () => {
  renderSection(PeopleSection, workshopId);
  const keys = page.getByText(englishScreens.people.keys, { exact: true });
  await expect.element(keys).toBeVisible();
  const { scrollWidth, clientWidth } = keys.element();
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
});

describe('an invitation', () => {
  test('says to whom it went and when they were asked again; who is to be asked again is found by one press', async () => {
    const [delegation] = (await stored()).delegations;
    if (delegation === undefined) expect.fail('no delegation');
    await editDelegation(delegation, { invitation: { number: '7-01', date: '2025-05-20' }, deadline: '2025-06-10' });
    renderSection(PeopleSection, workshopId);
    await page.getByRole('radio', { name: 'Delegations' }).click();
    const filter = page.getByRole('button', { name: 'To be asked again: 1' });
    await filter.click();
    await page.getByRole('button', { name: 'Kazakhstan' }).click();
    await page.getByRole('textbox', { name: 'Invitation addressed to' }).fill('Ministry of Health');
    await page.getByRole('button', { name: 'Asked again' }).click();
    await page.getByRole('textbox', { name: 'Asked again by letter no.' }).fill('8-02');
    await userEvent.keyboard('{Enter}');
    await expect.poll(async () => (await stored()).delegations[0]?.reminders[0]?.number).toBe('8-02');
    await expectAccessible();
    await page.getByRole('radio', { name: 'Delegations' }).click();
    const line = page.getByRole('row', { name: /^Kazakhstan/ });
    await expect.element(line).toHaveTextContent(/to Ministry of HealthAsked again: letter 8-02 of /);
    expect(line.getByText('ask again', { exact: true }).query()).toBeNull();
    await page.getByRole('button', { name: 'To be asked again: 0' }).click();
    await expect.element(page.getByText('Nobody has to be asked again.')).toBeVisible();
  });

  test('that was declined is not asked again', async () => {
    const [delegation] = (await stored()).delegations;
    if (delegation === undefined) expect.fail('no delegation');
    for (const each of (await stored()).participations) await editParticipation(each, { status: 'declined' });
    renderSection(PeopleSection, workshopId);
    await page.getByRole('radio', { name: 'Delegations' }).click();
    await page.getByRole('button', { name: 'Kazakhstan' }).click();
    await page.getByRole('checkbox', { name: 'They take no part' }).click({ force: true });
    await page.getByRole('radio', { name: 'Delegations' }).click();
    const line = page.getByRole('row', { name: /^Kazakhstan/ });
    await expect.element(line.getByText('takes no part')).toBeVisible();
  });

  test('asked again by mistake is taken back', async () => {
    const [delegation] = (await stored()).delegations;
    if (delegation === undefined) expect.fail('no delegation');
    await editDelegation(delegation, {
      reminders: [
        { number: '8', date: null },
        { number: '9', date: null },
      ],
    });
    renderSection(PeopleSection, workshopId);
    await page.getByRole('gridcell', { name: /^Kazakhstan/ }).click();
    await page.getByRole('button', { name: 'Remove request 1' }).click();
    await expect
      .poll(async () => (await stored()).delegations[0]?.reminders.map(({ number }) => number))
      .toEqual(['9']);
  });
});

describe('the list', () => {
  test('shows delegations with balance, head, seats and letter, and the team apart', async () => {
    renderSection(PeopleSection, workshopId);
    await listed(/^Kazakhstan 2 people · 2 women · head: Äbenova Gülnar · letter 12\/3 of 01\.06\.2025 ?2 of 5 seats$/);
    await listed('Äbenova Gülnar · Әбенова Гүлнар');
    await listed(/^Trainers, interpreters, staff 1 person/);
    // The head, a delegation, three people, the team, and the line in which somebody is added.
    expect(page.getByRole('row').elements()).toHaveLength(7);
  });

  test('finds a name without its marks and in either script', async () => {
    renderSection(PeopleSection, workshopId);
    const find = page.getByRole('textbox', { name: 'Find by name, institution or number' });
    await find.fill('abenova');
    await listed(/^Äbenova/);
    await find.fill('абенова гулнар');
    await listed(/^Äbenova/);
    expect(page.getByRole('gridcell', { name: /^P-03/ }).query()).toBeNull();
    await find.fill('nobody at all');
    await expect.element(page.getByText('Nobody matches.', { exact: false })).toBeVisible();
  });

  test('is walked with arrow keys, and Enter goes on to the panel', async () => {
    renderSection(PeopleSection, workshopId);
    await listed(/^Äbenova/);
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('complementary', { name: 'Details of Kazakhstan' })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('complementary', { name: 'Details of Äbenova Gülnar' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.closest('[role="complementary"], aside')).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement?.getAttribute('role')).toBe('grid');
  });
});

describe('a protected person', () => {
  test('stands nowhere by name until the panel is asked for it', async () => {
    const place = renderSection(PeopleSection, workshopId);
    await listed(/^P-03/);
    expect(document.documentElement.outerHTML).not.toContain(secret);
    await page.getByRole('gridcell', { name: /^P-03/ }).click();
    await expect.element(page.getByRole('heading', { name: 'P-03' })).toBeVisible();
    expect(document.documentElement.outerHTML).not.toContain(secret);
    expect(document.documentElement.outerHTML).not.toContain(hidden.email);
    await page.getByRole('button', { name: 'Show name' }).click();
    await expect.element(page.getByRole('heading', { name: `${secret} Jeren` })).toBeVisible();
    expect(place.querySelector('[role="grid"]')?.textContent).not.toContain(secret);
  });
});

describe('a new person', () => {
  test('with a wrong e-mail stays as typed, with the sentence beside the field', async () => {
    renderSection(PeopleSection, workshopId);
    await page.getByRole('button', { name: 'Add person' }).click();
    const family = page.getByRole('textbox', { name: 'Full name' });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const email = page.getByRole('textbox', { name: 'E-mail' });
    await family.fill('Orazow');
    await email.fill('orazow at example');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(email)
      .toHaveAccessibleDescription('Write the address as name@example.org, or leave it empty.');
    await expect.element(email).toHaveValue('orazow at example');
    await expect.element(family).toHaveValue('Orazow');
    await expect.element(email).toHaveFocus();
    expect((await stored()).people).toHaveLength(3);

    await email.fill('orazow@example.org');
    await userEvent.keyboard('{Enter}');
    await listed(/^Orazow/);
    await expect.element(page.getByRole('complementary', { name: 'Details of Orazow' })).toBeVisible();
    const added = (await stored()).people.find((person) => person.latinName?.family === 'Orazow');
    expect(added).toMatchObject({ email: 'orazow@example.org', cyrillicName: null });
  });

  test('without any name is told so, and nothing is added', async () => {
    renderSection(PeopleSection, workshopId);
    await page.getByRole('button', { name: 'Add person' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const family = page.getByRole('textbox', { name: 'Full name' });
    await expect.element(family).toHaveAccessibleDescription('Write the family name, in Latin or in Cyrillic letters.');
    await expect.element(family).toHaveFocus();
    expect((await stored()).participations).toHaveLength(3);
  });

  test('with an institution that is not known yet is told so until that is made', async () => {
    renderSection(PeopleSection, workshopId);
    await page.getByRole('button', { name: 'Add person' }).click();
    await page.getByRole('textbox', { name: 'Full name' }).fill('Orazow');
    const institution = page.getByRole('combobox', { name: 'Institution' });
    await institution.fill('Ministry of Magic');
    await userEvent.tab();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect.element(institution).toHaveAttribute('aria-invalid', 'true');
    await institution.fill('Ministry of Wonders');
    await page.getByRole('option', { name: 'New institution “Ministry of Wonders”…' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: 'Add', exact: true }).click();
    await expect.element(institution).toHaveValue('Ministry of Wonders');
    await expect.element(institution).not.toHaveAttribute('aria-invalid', 'true');
  });
});

describe('a nominee', () => {
  test('is replaced: the old one stays on record, the new one leads the delegation', async () => {
    renderSection(PeopleSection, workshopId);
    await page.getByRole('gridcell', { name: /^Äbenova/ }).click();
    await page.getByRole('button', { name: 'More for Äbenova Gülnar' }).click();
    await page.getByRole('menuitem', { name: 'Replace…' }).click();
    await page.getByRole('textbox', { name: 'Family name', exact: true }).first().fill('Neweva');
    await userEvent.keyboard('{Enter}');
    await listed(/^Neweva/);
    const { participations, people, delegations } = await stored();
    const successor = people.find((person) => person.latinName?.family === 'Neweva');
    const seat = participations.find((each) => each.personId === successor?.id);
    const old = participations.find((each) => each.id === ids.participations[1]);
    expect(old).toMatchObject({ status: 'replaced', replacedById: seat?.id });
    expect(seat).toMatchObject({ number: 4, delegationId: ids.delegation });
    expect(delegations[0]?.headParticipationId).toBe(seat?.id);
  });

  test('is taken out with Delete and brought back with Undo', async () => {
    renderSection(PeopleSection, workshopId);
    await page.getByRole('gridcell', { name: /^Äbenova/ }).click();
    await userEvent.keyboard('{Delete}');
    await expect.element(page.getByText('Person taken out')).toBeVisible();
    expect((await stored()).participations).toHaveLength(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await listed(/^Äbenova/);
    expect((await stored()).participations).toHaveLength(3);
  });
});

describe('the panel', () => {
  test('edits in place; a number that is taken stays as typed', async () => {
    renderSection(PeopleSection, workshopId);
    await page.getByRole('gridcell', { name: /^Äbenova/ }).click();
    const number = page.getByRole('textbox', { name: 'No.', exact: true });
    await number.fill('3');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Number 3 has been given already.')).toBeVisible();
    await expect.element(number).toHaveValue('3');
    const given = page.getByRole('textbox', { name: 'Name in Latin letters: Given name' });
    await given.fill('Gülnara');
    await userEvent.keyboard('{Enter}');
    await listed(/^Äbenova Gülnara/);
  });

  test('chooses an institution by typing, or makes a new one', async () => {
    renderSection(PeopleSection, workshopId);
    await page.getByRole('gridcell', { name: /^Äbenova/ }).click();
    await page.getByRole('combobox', { name: 'Institution' }).click();
    await userEvent.keyboard('{Control>}a{/Control}City Hospital');
    await page.getByRole('option', { name: 'New institution “City Hospital”…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await listed(/^City Hospital$/);
    await expect.element(page.getByRole('row', { name: /Äbenova .*City Hospital Doctor/ })).toBeVisible();
    const { people } = await stored();
    expect(people.find((person) => person.id === ids.people[1])?.institutionId).not.toBe(ids.institution);
  });
});

describe('for everybody', () => {
  test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
    renderSection(PeopleSection, workshopId, { theme });
    await page.getByRole('gridcell', { name: /^Äbenova/ }).click();
    await expect.element(page.getByRole('complementary')).toBeVisible();
    await expectAccessible();
    await page.getByRole('gridcell', { name: /^Kazakhstan/ }).click();
    await expect.element(page.getByRole('combobox', { name: 'Country' })).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Add delegation' }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await expectAccessible();
  });

  test('three hundred people are in the list, but only those in view on the page', async () => {
    await freshStart();
    workshopId = await openWorkshopWith([], 300);
    const place = renderSection(PeopleSection, workshopId);
    await listed(/^Kazakhstan/);
    expect(place.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')).toBe('307');
    expect(place.querySelectorAll('[role="row"]').length).toBeLessThan(60);
  });
});
