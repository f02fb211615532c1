import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { recordSignOff } from '../../../renderer/commands/attendance.ts';
import { undo } from '../../../renderer/storage/command.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { deskGroups, deskPeople } from '../../../renderer/features/desk/desk-people.ts';
import { DeskSection } from '../../../renderer/features/desk/desk-section.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { readPartition } from '../../../renderer/storage/working-store.ts';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { emptySheet, type Mark, withMarks } from '../../../shared/domain/attendance/attendance.ts';
import { timedSlots } from '../../../shared/domain/attendance/slots.ts';
import { makeBadgeCode } from '../../../shared/domain/evidence/printed-code.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { translator } from '../../../shared/text/text.ts';
import { takingPlaceNow } from '../../factories/a-workshop-today.ts';
import { anId, aParticipation, aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const secret = 'Sekretowa';
/** It is past noon: who comes for a day that began at nine is late, for one that begins at one is not. */
const [began, begins] = ['09:00', '13:00'];

let workshopId = '';

function workshopWith(startsAt: string): WorkshopSnapshot {
  const small = takingPlaceNow(aWorkshop({ sessions: [], assignments: [], attendance: [] }));
  const hidden = { latinName: { family: secret, given: 'Jeren', patronymic: '' }, cyrillicName: null, protected: true };
  const cyrillic = {
    id: anId(1000),
    latinName: null,
    cyrillicName: { family: 'Мередов', given: 'Довлет', patronymic: '' },
  };
  return {
    ...small,
    workshop: { ...small.workshop, attendance: { ...small.workshop.attendance, slots: 'day' } },
    days: small.days.map((day) => ({ ...day, startsAt, endsAt: '17:00' })),
    people: [
      ...small.people.map((person) => (person.protected ? { ...person, ...hidden } : person)),
      aPerson(cyrillic),
    ],
    participations: [
      ...small.participations,
      aParticipation({ id: anId(1001), personId: anId(1000), number: 12, delegationId: null }),
    ],
  };
}

async function openAt(startsAt: string, snapshot = workshopWith(startsAt)): Promise<void> {
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(snapshot))));
  renderSection(DeskSection, workshopId);
  await expect.element(field()).toHaveFocus();
}

function field(): ReturnType<typeof page.getByRole> {
  return page.getByRole('combobox', { name: /badge/ });
}

async function marks(): Promise<readonly Mark[]> {
  return (await readSnapshot(workshopId))?.attendance ?? expect.fail('no such workshop');
}

async function said(text: string | RegExp): Promise<void> {
  await expect.element(page.getByRole('status').filter({ hasText: text })).toBeInTheDocument();
}

beforeEach(freshStart);

describe('somebody at the table', () => {
  test('is found by three Latin letters though written in Cyrillic only, and marked by Enter', async () => {
    await openAt(begins);
    await userEvent.keyboard('mer');
    await expect.element(page.getByRole('row', { name: /Мередов Довлет/ })).toHaveAttribute('aria-selected', 'true');
    expect(page.getByRole('row').elements()).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    await said(/Мередов Довлет.*Present, marked at/);
    expect(await marks()).toMatchObject([{ participationId: anId(1001), status: 'present' }]);
    await expect.element(field()).toHaveValue('');
  });

  test('is found by the other alphabet, the institution and the number', async () => {
    await openAt(begins);
    for (const [query, name] of [
      ['гул', /Äbenova/],
      ['12', /Мередов/],
    ] as const) {
      await field().fill(query);
      await expect.element(page.getByRole('row', { name }).first()).toHaveAttribute('aria-selected', 'true');
    }
    await field().fill('центр');
    expect(page.getByRole('row').elements()).toHaveLength(3);
    await field().fill('nobody');
    await said('Nobody on the list matches “nobody”. F2 puts somebody on it.');
  });

  test('is late by the clock, and said to be marked when they come again', async () => {
    await openAt(began);
    await userEvent.keyboard('abe{Enter}');
    await said(/Äbenova Gülnar.*Late, marked at/);
    await userEvent.keyboard('abe{Enter}');
    await said('Marked already: late. Nothing has changed.');
    expect(await marks()).toMatchObject([{ participationId: ids.participations[1], status: 'late' }]);
  });

  test('is on time with a longer tolerance', async () => {
    await openAt('12:00');
    await page.getByRole('button', { name: /Late after/ }).click();
    await page.getByRole('option', { name: '60 minutes (13:00)' }).click();
    await userEvent.keyboard('abe{Enter}');
    await said(/Äbenova Gülnar.*Present/);
    expect(await marks()).toMatchObject([{ status: 'present' }]);
    localStorage.removeItem('desk-tolerance');
  });

  test('is taken back by one Undo, and what was said goes', async () => {
    await openAt(begins);
    await userEvent.keyboard('abe{Enter}');
    await said(/Äbenova Gülnar/);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await said('Ready');
    expect(await marks()).toEqual([]);
  });
});

describe('a badge', () => {
  const code = makeBadgeCode({ sheetCode: 'TEST', number: 12 });

  test('that is scanned marks at once, wherever the focus is', async () => {
    await openAt(begins);
    page.getByRole('button', { name: 'Show who is missing' }).element().focus();
    await userEvent.keyboard(`${code}{Enter}`);
    await said(/Мередов Довлет.*Present/);
    expect(await marks()).toHaveLength(1);
  });

  test.each([
    [makeBadgeCode({ sheetCode: 'ELSE', number: 12 }), /another workshop \(ELSE\)/],
    [makeBadgeCode({ sheetCode: 'TEST', number: 77 }), /Nobody here has the number 77/],
    [`${code.slice(0, -3)}5${code.slice(-2)}`, /not read well/],
  ])('%s marks nobody, and says why', async (text, sentence) => {
    await openAt(begins);
    await userEvent.keyboard(`${text}{Enter}`);
    await said(sentence);
    expect(await marks()).toEqual([]);
  });
});

describe('a protected person', () => {
  test('is found by the code or number only, until names are shown on purpose', async () => {
    await openAt(begins);
    await page.getByRole('button', { name: 'Show who is missing' }).click();
    await userEvent.keyboard('sek');
    await said('Nobody on the list matches “sek”. F2 puts somebody on it.');
    expect(document.documentElement.outerHTML).not.toContain(secret);
    await field().fill('P-03');
    await expect.element(page.getByRole('row', { name: /P-03/ })).toBeVisible();
    await page.getByRole('checkbox', { name: 'Show protected names' }).click({ force: true });
    await field().fill('sek');
    await expect.element(page.getByRole('row', { name: new RegExp(secret) })).toBeVisible();
  });
});

describe('a walk-in', () => {
  test('is on the list and marked after five fields, and one Undo takes both back', async () => {
    await openAt(begins);
    await userEvent.keyboard('{F2}');
    await userEvent.keyboard('Orazow{Tab}Batyr{Enter}');
    await said(/Orazow Batyr.*Present, put on the list/);
    const { participations, attendance } = (await readSnapshot(workshopId)) ?? expect.fail('gone');
    const added = participations.find((each) => each.number === 13);
    expect(added).toMatchObject({ status: 'arrived', role: 'participant' });
    expect(attendance).toMatchObject([{ participationId: added?.id, status: 'present' }]);
    valueOf(await undo());
    const after = await readSnapshot(workshopId);
    expect([after?.participations.length, after?.attendance.length]).toEqual([4, 0]);
  });

  test('without a family name is told so', async () => {
    await openAt(begins);
    await userEvent.keyboard('{F2}{Enter}');
    await expect.element(page.getByText('Write the family name.')).toBeVisible();
  });
});

describe('a signature', () => {
  test('is kept as strokes and marks', async () => {
    await openAt(begins);
    await userEvent.keyboard('abe{Control>}{Enter}{/Control}');
    const pad = page.getByRole('img', { name: 'Field to sign in' });
    await expect.element(pad).toBeVisible();
    const box = pad.element().getBoundingClientRect();
    const at = (type: string, x: number, y: number): void => {
      const place = { clientX: box.left + x, clientY: box.top + y, pointerId: 1, button: 0, bubbles: true };
      pad.element().dispatchEvent(new PointerEvent(type, { ...place, isPrimary: true }));
    };
    pad.element().setPointerCapture = () => undefined;
    at('pointerdown', 20, 40);
    at('pointermove', 120, 90);
    at('pointermove', 220, 40);
    at('pointerup', 220, 40);
    await page.getByRole('button', { name: 'Keep and mark' }).click();
    await said(/Äbenova Gülnar.*signed at/);
    expect(await marks()).toMatchObject([{ participationId: ids.participations[1], status: 'present' }]);
    const [signature] = recordsOf(await readPartition(`signatures/${workshopId}`), 'signature');
    expect(signature?.participationId).toBe(ids.participations[1]);
    expect(signature?.strokes[0]?.length).toBeGreaterThanOrEqual(6);
  });
});

describe('what is marked', () => {
  test('is chosen by hand while there are no dates', async () => {
    const snapshot = workshopWith(begins);
    await openAt(begins, { ...snapshot, days: snapshot.days.map((day) => ({ ...day, date: null })) });
    await said('Choose what is being marked');
    await userEvent.keyboard('abe{Enter}');
    await said(/it has no dates yet/);
    expect(await marks()).toEqual([]);
    await page.getByRole('button', { name: /Marking/ }).click();
    await page.getByRole('option', { name: 'Day 2' }).click();
    await userEvent.keyboard('abe{Enter}');
    await said(/Äbenova Gülnar.*Present/);
    expect(await marks()).toMatchObject([{ slotId: expect.stringContaining('day/') as string, status: 'present' }]);
  });

  test('is nothing in a day that is signed off', async () => {
    await openAt(begins);
    const day = (await readSnapshot(workshopId))?.days[0]?.id ?? '';
    valueOf(await recordSignOff(workshopId, day, 'Coordinator'));
    await userEvent.keyboard('abe{Enter}');
    await said(/signed off.*with a reason/);
    expect(await marks()).toEqual([]);
  });

  test('counts who is still missing, and names them when asked', async () => {
    await openAt(begins);
    const missing = page.getByRole('region', { name: 'Missing by delegation' });
    await expect.element(missing).toHaveTextContent(/3\s*still missing.*0 of 3 participants are here/);
    await userEvent.keyboard('abe{Enter}');
    await expect.element(missing).toHaveTextContent(/2\s*still missing/);
    await page.getByRole('button', { name: 'Show who is missing' }).click();
    await expect.element(missing).toHaveTextContent(/P-03/);
    await expect.element(missing).not.toHaveTextContent(/Äbenova/);
  });
});

test('without a slot nobody is missing', () => {
  const snapshot = workshopWith(began);
  const people = deskPeople(snapshot, null, 'en', translator('en'), false);
  expect(people.length).toBeGreaterThan(0);
  expect(deskGroups(people, snapshot, emptySheet(ids.workshop), null)).toEqual([]);
});

test('an excused person is neither here nor missing', () => {
  const snapshot = workshopWith(began);
  const [slot] = timedSlots(snapshot);
  const people = deskPeople(snapshot, slot ?? null, 'en', translator('en'), false);
  const [person] = people.filter(({ participation }) => participation.role === 'participant');
  if (slot === undefined || person === undefined) throw new Error('nobody');
  const excused = { participationId: person.participation.id, slotId: slot.id, status: 'excused' as const };
  const groups = deskGroups(people, snapshot, withMarks(emptySheet(ids.workshop), [excused]), slot.id);
  const own = groups.filter((group) => group.isCounted);
  const sum = (of: (group: (typeof own)[number]) => number): number => own.reduce((all, group) => all + of(group), 0);
  expect(sum(({ here }) => here)).toBe(0);
  expect(sum(({ missing }) => missing.length)).toBe(sum(({ expected }) => expected) - 1);
});

describe('for everybody', () => {
  test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
    await openAt(began);
    renderSection(DeskSection, workshopId, { theme });
    await expect.element(field()).toHaveFocus();
    await expectAccessible();
    await field().fill('e');
    await expect.element(page.getByRole('row').first()).toBeVisible();
    await expectAccessible();
    await userEvent.keyboard('{Enter}');
    await said(/Late, marked at/);
    await new Promise((resolve) => setTimeout(resolve, 800));
    await expectAccessible();
    await userEvent.keyboard('{F2}');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await expectAccessible();
  });
});
