import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OverviewSection } from '../../../renderer/features/overview/overview-section.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { englishFields, englishScreens } from '../../../shared/text/english.ts';
import { aWorkshop, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, openSmallWorkshop, undoTimes } from '../storage/stored.ts';

const texts = englishScreens.overview;
let workshopId = '';

beforeEach(async () => {
  await freshStart();
  workshopId = await openSmallWorkshop();
  renderSection(OverviewSection, workshopId);
  await expect.element(page.getByRole('heading', { name: texts.facts })).toBeVisible();
});

async function stored(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

/** Waits until what is stored is as expected. */
async function expectStored(pick: (snapshot: WorkshopSnapshot) => unknown, expected: unknown): Promise<void> {
  await expect.poll(async () => pick(await stored())).toEqual(expected);
}

const field = (name: string) => page.getByRole('textbox', { name, exact: true });

async function type(name: string, text: string): Promise<void> {
  await field(name).fill(text);
  await userEvent.tab();
}

describe('the facts', () => {
  test('are shown as they are stored, in both languages, and accessible', async () => {
    await expect.element(field('Title, English')).toHaveValue('Training');
    await expect.element(field('Title, Russian')).toHaveValue('Тренинг');
    await expect.element(field(texts.number)).toHaveValue('2025-07-A');
    await expectAccessible();
  });

  test('a text in one language leaves the other alone', async () => {
    await type('Title, Russian', 'Семинар');
    await expectStored(({ workshop }) => workshop.title, { en: 'Training', ru: 'Семинар' });
  });

  test('a time zone that is none is not stored, and says so', async () => {
    await type(texts.timeZone, 'Atlantis/Poseidonis');
    await expect.element(page.getByText(englishFields.problem['time-zone-unknown'])).toBeVisible();
    expect((await stored()).workshop.timeZone).toBe('Asia/Almaty');
    await type(texts.timeZone, 'Asia/Bishkek');
    await expectStored(({ workshop }) => workshop.timeZone, 'Asia/Bishkek');
  });

  test('objectives are added at the end; one that is emptied goes', async () => {
    await page.getByRole('button', { name: texts.addObjective }).click();
    await type('Objectives 2, English', 'To agree');
    await expectStored(({ workshop }) => workshop.objectives, [{ en: 'To learn' }, { en: 'To agree' }]);
    await page.getByRole('button', { name: 'Remove Objectives 1' }).click();
    await expectStored(({ workshop }) => workshop.objectives, [{ en: 'To agree' }]);
  });

  test('a new objective keeps its fields and the focus while it is saved', async () => {
    await page.getByRole('button', { name: texts.addObjective }).click();
    await field('Objectives 2, English').fill('To agree');
    await userEvent.tab();
    await expectStored(({ workshop }) => workshop.objectives, [{ en: 'To learn' }, { en: 'To agree' }]);
    await expect.element(field('Objectives 2, Russian')).toHaveFocus();
    await userEvent.keyboard('Согласовать{Tab}');
    await expectStored(({ workshop }) => workshop.objectives[1], { en: 'To agree', ru: 'Согласовать' });
  });

  test('the programme is changed for all its workshops', async () => {
    await type(texts.programmeCode, 'CADAP 7');
    await expectStored(({ programme }) => programme.code, 'CADAP 7');
  });
});

describe('the days', () => {
  const dates = ({ days }: WorkshopSnapshot): unknown => days.map(({ date }) => date);

  test('all have their dates from the first', async () => {
    await type(texts.firstDate, '30.12.2025');
    await expectStored(dates, ['2025-12-30', '2025-12-31']);
  });

  test('a date that is none is not stored, and says so', async () => {
    await type(texts.firstDate, '31.02.2025');
    await expect.element(page.getByText(englishFields.problem['no-such-day'])).toBeVisible();
    expect(dates(await stored())).toEqual(['2025-07-15', '2025-07-16']);
  });

  test('lose their dates, and are numbered on', async () => {
    await page.getByRole('button', { name: texts.clearDates }).click();
    await expectStored(dates, [null, null]);
    await expect.element(page.getByText(texts.noDates)).toBeVisible();
  });

  test('one more comes after the last; one that is deleted takes its sessions off the board, and is brought back', async () => {
    await page.getByRole('button', { name: texts.addDay }).click();
    await expectStored(dates, ['2025-07-15', '2025-07-16', '2025-07-17']);
    await page.getByRole('button', { name: 'Delete day 1' }).click();
    await expectStored(({ days }) => days.map(({ number }) => number), [1, 2]);
    expect((await stored()).sessions.filter(({ placement }) => placement !== null)).toEqual([]);
    await undoTimes(2);
    expect((await stored()).days).toEqual(aWorkshop().days);
    await expectStored(({ sessions }) => sessions.length, 3);
    expect((await stored()).sessions).toEqual(expect.arrayContaining(aWorkshop().sessions));
  });

  test('begin and end when it is said', async () => {
    await type('Starts, Day 2', '8.30');
    await expectStored(({ days }) => days.map(({ startsAt }) => startsAt), ['09:00', '08:30']);
    await type('Ends, Day 2', 'late');
    await expect.element(page.getByText(englishFields.problem['not-a-time'])).toBeVisible();
    expect((await stored()).days.map(({ endsAt }) => endsAt)).toEqual(['17:00', '17:00']);
  });
});

describe('the rooms', () => {
  test('are added and named, have seats or none, and when one goes its sessions stay', async () => {
    await page.getByRole('button', { name: texts.addRoom }).click();
    await expectStored(({ rooms }) => rooms.at(-1)?.name, { en: 'Room 3' });
    const seats = page.getByRole('textbox', { name: texts.seats });
    await seats.first().fill('sixty');
    await userEvent.tab();
    await expect.element(page.getByText(/^A number from \d+ to \d+, or leave it empty\.$/)).toBeVisible();
    await seats.first().fill('60');
    await userEvent.tab();
    await expectStored(({ rooms }) => rooms[0]?.capacity, 60);
    await page.getByRole('button', { name: 'Delete room Hall' }).click();
    await expectStored(({ rooms }) => rooms.map(({ name }) => name.en), ['Annex', 'Room 3']);
    const { sessions } = await stored();
    expect(sessions).toHaveLength(3);
    expect(sessions.find(({ id }) => id === ids.sessions[0])?.placement).toMatchObject({
      start: '09:00',
      roomId: null,
    });
  });
});
