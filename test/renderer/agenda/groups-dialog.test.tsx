import type { ReactNode } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { undo } from '../../../renderer/commands/command.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { GroupsDialog } from '../../../renderer/features/agenda/groups/groups-dialog.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { anId, aParticipation, aPerson, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const secret = 'Sekretowa';

/** So many participants, women and men in turn, the first of them protected; and two parallel sessions. */
async function openGathering(count: number): Promise<string> {
  const base = aWorkshop();
  const people = Array.from({ length: count }, (_, index) =>
    aPerson({
      id: anId(0x1000 + index),
      latinName: {
        family: index === 0 ? secret : `Person ${String(index).padStart(3, '0')}`,
        given: 'A',
        patronymic: '',
      },
      cyrillicName: null,
      sex: index % 2 === 0 ? 'female' : 'male',
      protected: index === 0,
    }),
  );
  const snapshot: WorkshopSnapshot = {
    ...base,
    people,
    participations: people.map((person, index) =>
      aParticipation({ id: memberId(index), personId: person.id, delegationId: null, number: index + 1 }),
    ),
    delegations: [],
    assignments: [],
    attendance: [],
    sessions: [0, 1].map((index) =>
      aSession({
        id: ids.sessions[index]!,
        kind: 'group-work',
        title: { en: `Case ${index + 1}` },
        placement: { dayId: ids.days[0], start: '10:00', roomId: ids.rooms[index]! },
      }),
    ),
  };
  return valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(snapshot))));
}

function memberId(index: number): string {
  return anId(0x2000 + index);
}

let workshopId = '';

function Groups({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  return <GroupsDialog snapshot={snapshot} onClose={() => undefined} />;
}

async function stored(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

async function groups(): Promise<readonly (readonly string[])[]> {
  return (await stored()).breakoutGroups.map((group) => group.participationIds);
}

function row(id: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-member="${id}"]`) ?? expect.fail('not shown');
}

/** Waits until a member is in the group of that place, from 0. */
async function expectIn(place: number, id: string): Promise<void> {
  await vi.waitFor(async () => expect((await groups())[place]).toContain(id));
}

async function makeThree(): Promise<void> {
  renderSection(Groups, workshopId);
  await page.getByRole('textbox', { name: 'How many groups' }).fill('3');
  await page.getByRole('button', { name: 'Make groups' }).click();
  await expect.element(page.getByRole('region', { name: 'Group 3' })).toBeVisible();
}

beforeEach(async () => {
  await page.viewport(1280, 800);
  await freshStart();
  workshopId = await openGathering(12);
});

describe('a new set', () => {
  test('says beforehand how large the groups are, and refuses what cannot be', async () => {
    renderSection(Groups, workshopId);
    await expect.element(page.getByText('12 people: 2 groups of 6.')).toBeVisible();
    const count = page.getByRole('textbox', { name: 'How many groups' });
    await count.fill('5');
    await expect.element(page.getByText('12 people: 3 groups of 2 and 2 of 3.')).toBeVisible();
    await count.fill('13');
    await expect.element(page.getByText('A number from 1 to 12.')).toBeVisible();
    await page.getByRole('button', { name: 'Make groups' }).click();
    expect(await groups()).toEqual([]);
    await expectAccessible();
  });

  test('of some only is made of those', async () => {
    renderSection(Groups, workshopId);
    await page.getByText('Some of them').click();
    await page.getByRole('button', { name: /^Sex/ }).click();
    await page.getByRole('option', { name: 'Female' }).click();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('6 people in 1 group.')).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Make groups' }).click();
    await vi.waitFor(async () => expect((await groups()).flat()).toHaveLength(6));
    await expect.element(page.getByRole('region', { name: 'In no group' })).toBeVisible();
    await page.getByRole('button', { name: 'Put them where they fit' }).click();
    await vi.waitFor(async () => expect((await groups()).map((each) => each.length)).toEqual([6, 6]));
  });

  test('shows even groups, and nobody protected by name', async () => {
    await makeThree();
    await expect
      .element(page.getByText('As even as whole people allow: institutions, countries, women and men.'))
      .toBeVisible();
    await expect.element(page.getByRole('button', { name: /^P-01/ })).toBeVisible();
    expect(document.documentElement.outerHTML).not.toContain(secret);
    expect((await groups()).map((each) => each.length)).toEqual([4, 4, 4]);
    await expectAccessible();
  });
});

describe('people', () => {
  test('are moved by keyboard: picked up, carried, dropped; Escape gives up; the numbers follow', async () => {
    await makeThree();
    const [first = []] = await groups();
    const [moved = ''] = first;
    row(moved).focus();
    await userEvent.keyboard(' {ArrowRight}{Escape}');
    expect((await groups())[0]).toEqual(first);
    await userEvent.keyboard(' {ArrowRight}{ArrowRight} ');
    await expectIn(2, moved);
    await expect.element(page.getByRole('region', { name: 'Group 3' }).getByText(/^5 people/)).toBeVisible();
    await expect.element(page.getByText('The groups differ in size: 3 to 5 people.')).toBeVisible();
    await vi.waitFor(() => expect(document.activeElement).toBe(row(moved)));
    valueOf(await undo());
    await expectIn(0, moved);
  });

  test('are dragged with the mouse, and stay when mixed again once pinned', async () => {
    await makeThree();
    const [, [moved = ''] = []] = await groups();
    await drag(row(moved), page.getByRole('region', { name: 'Group 1' }).element());
    await expectIn(0, moved);
    await userEvent.click(row(moved));
    await page.getByRole('menuitem', { name: 'Stays here when mixed again' }).click();
    await vi.waitFor(async () => expect((await stored()).breakoutGroups[0]?.pinnedIds).toEqual([moved]));
    await page.getByRole('button', { name: 'Mix again' }).click();
    await vi.waitFor(async () => expect((await groups()).map((each) => each.length)).toEqual([4, 4, 4]));
    await expectIn(0, moved);
  });

  test('who are wished apart are, once mixed again', async () => {
    await makeThree();
    const [first = []] = await groups();
    await page.getByRole('button', { name: /^Keep apart/ }).click();
    for (const id of first.slice(0, 2)) {
      await page
        .getByRole('combobox')
        .fill(row(id).querySelector('[data-part="group-member-name"]')?.textContent ?? '');
      await page.getByRole('option').first().click();
    }
    await page.getByRole('button', { name: 'Add wish' }).click();
    await expect.element(page.getByText('1 pair that should be apart is together.')).toBeVisible();
    await page.getByRole('button', { name: 'Mix again' }).click();
    await expect.element(page.getByText('1 pair that should be apart is together.')).not.toBeInTheDocument();
    await expectAccessible();
  });
});

describe('a set', () => {
  test('is given to parallel sessions, renamed and deleted', async () => {
    await makeThree();
    await page.getByRole('button', { name: 'For the sessions…' }).click();
    await page.getByRole('menuitem', { name: 'Day 1, 10:00: one of 2 parallel sessions each' }).click();
    await vi.waitFor(async () =>
      expect((await stored()).sessions.map((each) => each.audienceFilter?.groupIds.length)).toEqual([2, 1]),
    );
    await expect.element(page.getByRole('button', { name: 'Sessions of Group 2: Day 1, 10:00 Case 2' })).toBeVisible();
    const name = page.getByRole('textbox', { name: 'Name of the set' });
    await name.fill('Case work');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(async () => expect((await stored()).breakoutGroups[0]?.set).toBe('Case work'));
    await page.getByRole('button', { name: 'Delete this set' }).click();
    await expect.element(page.getByRole('button', { name: 'Make groups' })).toBeVisible();
    expect((await stored()).sessions.map((each) => each.audienceFilter)).toEqual([null, null]);
  });

  test('of 300 people is made, shown whole and changed', async () => {
    await freshStart();
    workshopId = await openGathering(300);
    renderSection(Groups, workshopId);
    await page.getByRole('textbox', { name: 'How many groups' }).fill('12');
    await page.getByRole('button', { name: 'Make groups' }).click();
    await expect.element(page.getByRole('region', { name: 'Group 12' })).toBeInTheDocument();
    expect(document.querySelectorAll('[data-member]')).toHaveLength(300);
    const [first = []] = await groups();
    row(first[0] ?? '').focus();
    await userEvent.keyboard(' {ArrowRight} ');
    await expect.element(page.getByRole('region', { name: 'Group 2' }).getByText(/^26 people/)).toBeVisible();
  });
});

async function drag(from: HTMLElement, to: Element): Promise<void> {
  const [start, end] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
  const at = (type: string, x: number, y: number): PointerEvent =>
    new PointerEvent(type, { bubbles: true, button: 0, clientX: x, clientY: y });
  from.dispatchEvent(at('pointerdown', start.x + 10, start.y + 10));
  document.dispatchEvent(at('pointermove', start.x + 30, start.y + 10));
  document.dispatchEvent(at('pointermove', end.x + 40, end.y + 40));
  await expect.element(page.elementLocator(to)).toHaveAttribute('data-drop-target', 'true');
  document.dispatchEvent(at('pointerup', end.x + 40, end.y + 40));
}
