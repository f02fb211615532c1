import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mark, recordSignOff } from '../../../renderer/commands/attendance.ts';
import { undo } from '../../../renderer/storage/command.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { AttendanceSection } from '../../../renderer/features/attendance/attendance-section.tsx';
import { readAttendance, readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { statusIn } from '../../../shared/domain/attendance/attendance.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { Announcements } from '../../../renderer/ui/messages.tsx';
import { englishFields, englishScreens } from '../../../shared/text/english.ts';
import { anId, aParticipation, aPerson, aWorkshop, ids, inEachHalf } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, saved, valueOf } from '../storage/stored.ts';

const texts = englishScreens.attendance;
const [day, nextDay] = ids.days;
const [first, second, third] = [anId(5000), anId(5001), anId(5002)];
const slots = [`am/${day}`, `pm/${day}`, `am/${nextDay}`, `pm/${nextDay}`] as const;

/** Three participants beside the small workshop's own, and no mark but one. */
function threeMore(): WorkshopSnapshot {
  const small = aWorkshop();
  const more = [first, second, third].map((id, index) => ({
    person: aPerson({
      id: anId(1000 + index),
      latinName: { family: `Person${index}`, given: 'A', patronymic: '' },
      sex: index === 1 ? 'male' : 'female',
    }),
    participation: aParticipation({ id, personId: anId(1000 + index), number: 10 + index }),
  }));
  return {
    ...small,
    sessions: [...small.sessions, ...inEachHalf()],
    people: [...small.people, ...more.map(({ person }) => person)],
    participations: [...small.participations, ...more.map(({ participation }) => participation)],
  };
}

async function open(snapshot = threeMore()): Promise<string> {
  return valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(snapshot))));
}

async function show(workshopId: string, look?: Parameters<typeof renderSection>[2]): Promise<HTMLElement> {
  const place = renderSection(AttendanceSection, workshopId, look);
  await expect.element(page.getByRole('grid')).toBeVisible();
  await expect.poll(() => place.querySelectorAll('[data-part="mark-cell"]').length).toBeGreaterThan(0);
  return place;
}

/** The row of a person, by number. */
function rowOf(place: HTMLElement, number: number): HTMLElement {
  const rows = [...place.querySelectorAll<HTMLElement>('[data-part="grid-row"]')];
  return (
    rows.find((row) => row.querySelector('[data-part="number-cell"]')?.textContent === String(number)) ??
    expect.fail('no row')
  );
}

async function clickCell(place: HTMLElement, number: number, column: number): Promise<void> {
  const cell = rowOf(place, number).querySelectorAll('[data-part="mark-cell"]')[column] ?? expect.fail('no cell');
  await userEvent.click(cell);
  place.querySelector<HTMLElement>('[role=grid]')?.focus();
}

async function statusOf(workshopId: string, participationId: string, slot: number): Promise<string> {
  return statusIn(await readAttendance(workshopId), participationId, slots[slot] ?? slots[0]);
}

async function expectStatus(workshopId: string, person: string, slot: number, status: string): Promise<void> {
  await expect.poll(() => statusOf(workshopId, person, slot)).toBe(status);
}

beforeEach(async () => {
  await freshStart();
  await page.viewport(1280, 800);
});

describe('marks', () => {
  test('one letter marks a cell, a range takes many, and Ctrl+D fills down', async () => {
    const workshopId = await open();
    const place = await show(workshopId);
    await clickCell(place, 10, 0);
    await userEvent.keyboard('l');
    await expectStatus(workshopId, first, 0, 'late');
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}');
    await expectStatus(workshopId, third, 0, 'late');
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowUp}{/Shift}a');
    await expectStatus(workshopId, second, 1, 'absent');
    await expectStatus(workshopId, third, 1, 'absent');
    expect(await statusOf(workshopId, first, 1)).toBe('unmarked');
  });

  test('are announced with the number that have changed', async () => {
    const workshopId = await open();
    valueOf(await mark(workshopId, [{ participationId: second, slotId: slots[0] }], 'absent'));
    const place = renderSection(
      (props) => (
        <>
          <AttendanceSection {...props} />
          <Announcements />
        </>
      ),
      workshopId,
    );
    await expect.poll(() => place.querySelectorAll('[data-part="mark-cell"]').length).toBeGreaterThan(0);
    const announced = (): string | undefined =>
      place.querySelector('p[role=status].visually-hidden')?.textContent?.trim();
    await clickCell(place, 10, 0);
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}a');
    await expect.poll(announced).toBe('2 marks: Absent');
    await userEvent.keyboard('a');
    await expect.poll(announced).toBe('No mark was changed.');
    await userEvent.keyboard('{Control>}d{/Control}');
    await expect.poll(announced).toBe('No mark was changed.');
  });

  test('a range is drawn by the mouse', async () => {
    const workshopId = await open();
    const place = await show(workshopId);
    const cellAt = (number: number): Element =>
      rowOf(place, number).querySelector('[data-part="mark-cell"]') ?? expect.fail('none');
    cellAt(10).dispatchEvent(new MouseEvent('mousedown', { bubbles: true, buttons: 1 }));
    // React tells from what the mouse leaves where it comes in.
    cellAt(10).dispatchEvent(new MouseEvent('mouseout', { bubbles: true, buttons: 1, relatedTarget: cellAt(12) }));
    place.querySelector<HTMLElement>('[role=grid]')?.focus();
    await expect.poll(() => place.querySelectorAll('[data-part="mark-cell"][aria-selected="true"]').length).toBe(3);
    await userEvent.keyboard('p');
    await expectStatus(workshopId, third, 0, 'present');
    await expectStatus(workshopId, first, 0, 'present');
  });

  test('all present but: on the heading of everybody, only who is not marked yet', async () => {
    const workshopId = await open();
    valueOf(await mark(workshopId, [{ participationId: second, slotId: slots[0] }], 'absent'));
    const place = await show(workshopId);
    place.querySelector<HTMLElement>('[role=grid]')?.focus();
    await userEvent.keyboard('{Control>}{Home}{/Control}p');
    await expectStatus(workshopId, third, 0, 'present');
    expect(await statusOf(workshopId, second, 0)).toBe('absent');
  });

  test('show at once in the percentages of the person and the totals by sex', async () => {
    const workshopId = await open(threeMore());
    const place = await show(workshopId);
    await clickCell(place, 11, 2);
    await userEvent.keyboard('p');
    // Four half-days in July 2025 are over; in two of them somebody is marked, and one of those is attended.
    await expect
      .poll(() => [...rowOf(place, 11).querySelectorAll('[data-part="rate-cell"]')].map((cell) => cell.textContent))
      .toEqual(['50 %', '25 %', '100 %']);
    const men = [...place.querySelectorAll('[data-part="grid-foot-row"]')].at(-1) ?? expect.fail('no foot');
    expect([...men.querySelectorAll('[data-part="foot-cell"]')].map((cell) => cell.textContent)).toContain('1 of 1');
  });

  test('of people whose sex is not stated are totalled too, so that the sum is right', async () => {
    const { people, ...more } = threeMore();
    const unstated = people.map((person) =>
      person === people.at(-1) ? { ...person, sex: 'unspecified' as const } : person,
    );
    const place = await show(await open({ ...more, people: unstated }));
    const names = [...place.querySelectorAll('[data-part="grid-foot-row"] [data-part="foot-name"]')].map(
      (name) => name.textContent,
    );
    expect(names).toEqual(['Women', 'Men', 'Not stated']);
  });
});

describe('a day that is signed off', () => {
  test('asks for a reason; without one nothing changes', async () => {
    const workshopId = await open();
    const place = await show(workshopId);
    await page.getByRole('button', { name: 'Sign off day 1' }).click();
    await page.getByRole('button', { name: texts.signOffNow, exact: true }).click();
    await expect.element(page.getByText(englishFields.problem['signer-missing'])).toBeVisible();
    await page.getByRole('textbox', { name: texts.signedBy }).fill('A. Coordinator');
    await page.getByRole('button', { name: texts.signOffNow, exact: true }).click();
    await expect.element(page.getByRole('button', { name: 'Sign off day 2' })).toBeVisible();

    await clickCell(place, 10, 0);
    await userEvent.keyboard('p');
    await expect.element(page.getByRole('dialog', { name: texts.reason.title })).toBeVisible();
    await page.getByRole('button', { name: englishScreens.cancel }).click();
    expect(await statusOf(workshopId, first, 0)).toBe('unmarked');

    await clickCell(place, 10, 0);
    await userEvent.keyboard('p');
    await page.getByRole('textbox', { name: texts.reason.label }).fill('A sheet came late');
    await page.getByRole('button', { name: texts.reason.save }).click();
    await expectStatus(workshopId, first, 0, 'present');

    place.querySelector<HTMLElement>('[role=grid]')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('A sheet came late')).toBeVisible();
    await expect.element(page.getByText(/in the grid/)).toBeVisible();
  });

  test('refuses a command that gives no reason, and an undo, and is withdrawn with a reason', async () => {
    const workshopId = await open();
    valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
    const cell = { participationId: first, slotId: slots[0] };
    expect(await mark(workshopId, [cell], 'late')).toMatchObject({ failure: { code: 'day-signed-off' } });
    expect(await undo()).toMatchObject({ failure: { code: 'undo-closed-day', details: { day: 1 } } });
    await show(workshopId);
    await page.getByRole('button', { name: texts.more }).click();
    await page.getByRole('menuitem', { name: 'Withdraw the sign-off of day 1' }).click();
    await page.getByRole('textbox', { name: texts.reason.label }).fill('One sheet was missing');
    await page.getByRole('button', { name: texts.reopenNow, exact: true }).click();
    await expect.element(page.getByRole('button', { name: 'Sign off day 1' })).toBeVisible();
    valueOf(await mark(workshopId, [cell], 'absent'));
    expect((await readWorkshop(workshopId))?.signOffs).toMatchObject([
      { withdrawn: { reason: 'One sheet was missing' } },
    ]);
    await page.getByRole('button', { name: 'Sign off day 1' }).click();
    const earlier = page.getByRole('list', { name: texts.earlierSignOffs });
    await expect
      .element(earlier)
      .toHaveTextContent(/^Signed off by A\. Coordinator, .{8,}; withdrawn .{8,}: One sheet was missing$/);
  });

  test('is signed off in a dialog whose badges are as wide as their words and end at one line', async () => {
    await show(await open());
    await page.getByRole('button', { name: 'Sign off day 1' }).click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText(/^Trainers and staff: \d+ not marked/).first()).toBeVisible();
    const list = dialog.getByRole('list').element();
    const lines = [...list.querySelectorAll('li')].map((line) => ({
      line: line.getBoundingClientRect(),
      badges: [...line.querySelectorAll('[data-part="badge"]')].map((badge) => badge.getBoundingClientRect()),
    }));
    for (const { line, badges } of lines) {
      expect(badges.length).toBeGreaterThan(0);
      for (const badge of badges) expect(badge.width).toBeLessThan(line.width / 2);
      expect(badges.at(-1)?.right).toBeCloseTo(line.right, 0);
    }
  });
});

describe('chips', () => {
  test('narrow the rows, and a row stays while it is being marked', async () => {
    const workshopId = await open();
    valueOf(
      await mark(
        workshopId,
        [first, second].map((participationId) => ({ participationId, slotId: slots[0] })),
        'present',
      ),
    );
    valueOf(await mark(workshopId, [{ participationId: first, slotId: slots[1] }], 'absent'));
    const place = await show(workshopId);
    // The trainer is one of all, as one of those who are not marked.
    await expect.element(page.getByRole('button', { name: 'All, with staff 6' })).toBeVisible();
    await page.getByRole('button', { name: 'May fall short 1' }).click();
    await expect
      .poll(
        () =>
          place.querySelectorAll(
            '[data-part="grid-row"] [data-part="badge"], [data-part="rate-cell"][data-risk="lost"]',
          ).length,
      )
      .toBeGreaterThan(0);
    expect(place.querySelectorAll('[data-part="name-cell"]:not([role=columnheader])')).toHaveLength(1);
    // The foot totals what is seen: that one person, who was there in the morning of day 1.
    const totals = [...place.querySelectorAll('[data-part="grid-foot-row"]')].map(
      (row) => row.querySelector('[data-part="foot-cell"]')?.textContent,
    );
    expect(totals).toContain('1 of 1');
    expect(totals).toContain('0 of 0');
    await page.getByRole('button', { name: /^Not marked/ }).click();
    const before = place.querySelectorAll('[data-part="name-cell"]').length;
    await clickCell(place, 12, 0);
    await userEvent.keyboard('{Shift>}{End}{/Shift}p');
    await expectStatus(workshopId, third, 3, 'present');
    await expect.element(page.getByRole('button', { name: 'Not marked 5' })).toBeVisible();
    expect(place.querySelectorAll('[data-part="name-cell"]')).toHaveLength(before);
    await page.getByRole('button', { name: 'Not marked 5' }).click();
    await expect.poll(() => place.querySelectorAll('[data-part="name-cell"]').length).toBe(before - 1);
  });
});

describe('beside the marks', () => {
  test('people without a name are counted by sex', async () => {
    const workshopId = await open();
    await show(workshopId);
    await page.getByRole('button', { name: texts.more }).click();
    await page.getByRole('menuitem', { name: texts.countUnnamed }).click();
    await page.getByRole('button', { name: texts.countHeads, exact: true }).first().click();
    await page.getByRole('textbox', { name: texts.women }).fill('7');
    await page.getByRole('textbox', { name: texts.men, exact: true }).fill('2');
    await page.getByRole('button', { name: texts.saveHeads, exact: true }).click();
    await expect
      .poll(async () => (await readWorkshop(workshopId))?.headCounts)
      .toMatchObject([{ slotId: slots[0], women: 7, men: 2, unspecified: 0 }]);
    await expect.element(page.getByRole('button', { name: '7 w · 2 m · 0' })).toBeVisible();
  });

  test('a certificate is decided against the percentages, with a reason', async () => {
    const workshopId = await open();
    const place = await show(workshopId);
    await clickCell(place, 10, 0);
    await userEvent.keyboard('{Enter}');
    await page.getByRole('button', { name: new RegExp(texts.certificate.result) }).click();
    await page.getByRole('option', { name: texts.certificate.completion, exact: true }).click();
    await page.getByRole('textbox', { name: texts.reason.label }).fill('Ill with a certificate');
    await page.getByRole('button', { name: texts.certificate.save, exact: true }).click();
    await expect
      .poll(async () => (await readWorkshop(workshopId))?.participations.find((each) => each.id === first)?.completion)
      .toEqual({ result: 'completion', reason: 'Ill with a certificate' });
  });

  test('the thresholds and what excused means are settings of the workshop', async () => {
    const workshopId = await open();
    await show(workshopId);
    await page.getByRole('button', { name: texts.more }).click();
    await page.getByRole('menuitem', { name: texts.counting.open }).click();
    await page.getByRole('textbox', { name: texts.counting.completionFrom }).fill('40');
    await expect.element(page.getByText(englishFields.problem['participation-above-completion'])).toBeVisible();
    await page.getByRole('textbox', { name: texts.counting.completionFrom }).fill('90 %');
    await page.getByText(texts.counting.excusedCounts).click();
    await page.getByRole('button', { name: texts.counting.save, exact: true }).click();
    await expect
      .poll(async () => (await readWorkshop(workshopId))?.workshop.attendance)
      .toMatchObject({ completionFrom: 90, participationFrom: 50, excusedCounts: true });
  });

  test('a picture has its table, and a number of it opens its rows', async () => {
    const workshopId = await open();
    valueOf(await mark(workshopId, [{ participationId: first, slotId: slots[0] }], 'left-early'));
    const place = await show(workshopId);
    await page.getByRole('radio', { name: texts.page.pictures }).click();
    await expect.element(page.getByRole('img', { name: texts.pictures.day })).toBeVisible();
    await expectAccessible();
    const card = page.getByRole('region', { name: texts.pictures['half-day'] });
    await card.getByText(texts.pictures.table).click();
    await card
      .getByRole('row', { name: /15\sJuly, Morning/ })
      .getByRole('button')
      .nth(1)
      .click();
    await expect.poll(() => place.querySelectorAll('[data-part="name-cell"]:not([role=columnheader])').length).toBe(1);
  });

  test('a contradiction is listed with the way to its row', async () => {
    const snapshot = threeMore();
    const participations = snapshot.participations.map((each) =>
      each.id === first ? { ...each, status: 'nominated' as const } : each,
    );
    const workshopId = await open({ ...snapshot, participations });
    valueOf(await mark(workshopId, [{ participationId: first, slotId: slots[0] }], 'present'));
    const place = await show(workshopId);
    await page.getByRole('radio', { name: '1 contradiction' }).click();
    await expectAccessible();
    await page.getByRole('button', { name: texts.contradiction.open }).click();
    await expect.poll(() => place.querySelectorAll('[data-part="name-cell"]:not([role=columnheader])').length).toBe(1);
  });
});

describe('a session with an audience', () => {
  test('hatches who is not expected, and a heading leaves them out', async () => {
    const snapshot = threeMore();
    const filter = { delegationIds: [], sexes: ['male' as const], categories: [], groupIds: [], position: '' };
    const [lecture] = snapshot.sessions;
    const workshopId = await open({
      ...snapshot,
      workshop: { ...snapshot.workshop, attendance: { ...snapshot.workshop.attendance, slots: 'session' } },
      sessions: lecture === undefined ? [] : [{ ...lecture, audienceFilter: filter }],
      assignments: [],
      attendance: [],
    });
    const place = await show(workshopId);
    expect(rowOf(place, 10).querySelector('[data-part="mark"][data-status="not-expected"]')).not.toBeNull();
    expect(rowOf(place, 11).querySelector('[data-part="mark"][data-status="not-expected"]')).toBeNull();
    place.querySelector<HTMLElement>('[role=grid]')?.focus();
    await userEvent.keyboard('{Control>}{Home}{/Control}p');
    const slotId = `session/${ids.sessions[0]}`;
    await expect.poll(async () => statusIn(await readAttendance(workshopId), second, slotId)).toBe('present');
    expect(statusIn(await readAttendance(workshopId), first, slotId)).toBe('unmarked');
  });
});

describe.each([
  ['en', 'light'],
  ['en', 'dark'],
  ['ru', 'light'],
  ['ru', 'dark'],
] as const)('axe finds nothing wrong in %s, %s', (language, theme) => {
  test('in the grid with all kinds of marks', async () => {
    const workshopId = await open();
    for (const [slot, status] of (['present', 'late', 'excused', 'absent'] as const).entries()) {
      valueOf(await mark(workshopId, [{ participationId: first, slotId: slots[slot] ?? slots[0] }], status));
    }
    valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
    await saved();
    await show(workshopId, { language, theme });
    await expectAccessible();
  });
});
