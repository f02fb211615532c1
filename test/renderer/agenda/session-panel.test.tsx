import type { ReactNode } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SessionPanel } from '../../../renderer/features/agenda/session/session-panel.tsx';
import { useFindings } from '../../../renderer/features/agenda/findings/use-findings.ts';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import type { Session } from '../../../shared/domain/agenda/session.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { englishFields, englishScreens } from '../../../shared/text/english.ts';
import { ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, openSmallWorkshop, undoTimes } from '../storage/stored.ts';

const texts = englishScreens.agenda;
const onClose = vi.fn<() => void>();
const onShift = vi.fn<(id: string) => void>();
let workshopId = '';
let sessionId: string = ids.sessions[0];

function Panel({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const check = useFindings(snapshot);
  const session = snapshot.sessions.find(({ id }) => id === sessionId);
  if (session === undefined) return <p>No such session</p>;
  return (
    <SessionPanel
      session={session}
      snapshot={snapshot}
      check={check}
      runOn={false}
      onShift={onShift}
      onClose={onClose}
    />
  );
}

beforeEach(async () => {
  await page.viewport(1280, 900);
  vi.clearAllMocks();
  await freshStart();
  workshopId = await openSmallWorkshop();
});

async function show(id: string): Promise<void> {
  sessionId = id;
  renderSection(Panel, workshopId);
  await expect.element(page.getByRole('complementary')).toBeVisible();
}

async function stored(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

async function expectSession(expected: Partial<Session>): Promise<void> {
  await expectStored(({ sessions }) => sessions.find(({ id }) => id === sessionId), expect.objectContaining(expected));
}

async function expectStored(pick: (snapshot: WorkshopSnapshot) => unknown, expected: unknown): Promise<void> {
  await expect.poll(async () => pick(await stored())).toEqual(expected);
}

async function type(name: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name, exact: true }).fill(text);
  await userEvent.tab();
}

async function choose(field: RegExp, choice: string): Promise<void> {
  await page.getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

describe('a placed session', () => {
  beforeEach(() => show(ids.sessions[0]));

  test('is named by its title, and its panel is accessible', async () => {
    await expect.element(page.getByRole('complementary', { name: 'Lecture' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Lecture' })).toBeVisible();
    await expectAccessible();
  });

  test('its title in one language leaves the other alone', async () => {
    await type('Title, English', 'Keynote');
    await expectSession({ title: { en: 'Keynote', ru: 'Лекция' } });
    await expect.element(page.getByRole('heading', { name: 'Keynote' })).toBeVisible();
  });

  test('starts when and lasts as long as it is said; what is no time is not stored', async () => {
    await type(texts.start, '10.15');
    await expectSession({ placement: { dayId: ids.days[0], start: '10:15', roomId: ids.rooms[0] } });
    await type(texts.minutes, '45');
    await expectSession({ minutes: 45 });
    await type(texts.start, '25:00');
    await expect.element(page.getByText(englishFields.problem['not-a-time'])).toBeVisible();
    await type(texts.minutes, '4');
    await expect.element(page.getByText('A number from 5 to 1440.')).toBeVisible();
    await expectSession({ minutes: 45, placement: { dayId: ids.days[0], start: '10:15', roomId: ids.rooms[0] } });
  });

  test('moves to another day and another room, or to all of them', async () => {
    await choose(new RegExp(`${texts.moveToDay}$`), '2');
    await expectSession({ placement: { dayId: ids.days[1], start: '09:00', roomId: ids.rooms[0] } });
    await choose(new RegExp(`${texts.room}$`), 'Annex');
    await expectSession({ placement: { dayId: ids.days[1], start: '09:00', roomId: ids.rooms[1] } });
    await choose(new RegExp(`${texts.room}$`), texts.allRooms);
    await expectSession({ placement: { dayId: ids.days[1], start: '09:00', roomId: null } });
  });

  test('is of another kind', async () => {
    await choose(new RegExp(`${texts.kind}$`), 'Discussion');
    await expectSession({ kind: 'discussion' });
  });

  test('is led by whom it is given to, and participants lead nothing', async () => {
    await page.getByRole('button', { name: new RegExp(`^${texts.led}:`) }).click();
    const list = page.getByRole('listbox', { name: texts.led });
    expect(
      list
        .getByRole('option')
        .elements()
        .map((each) => each.textContent),
    ).toEqual(['Trainer Tamara']);
    await list.getByRole('option', { name: 'Trainer Tamara' }).click();
    await expectStored(({ assignments }) => assignments, []);
    await list.getByRole('option', { name: 'Trainer Tamara' }).click();
    await expectStored(
      ({ assignments }) => assignments,
      [expect.objectContaining({ sessionId, participationId: ids.participations[0], role: 'lead' })],
    );
  });

  test('asks how the rest of the day is to move', async () => {
    await page.getByRole('button', { name: texts.shift.open }).click();
    expect(onShift.mock.calls).toEqual([[sessionId]]);
  });

  test('is deleted with its assignments, closes the panel, and is brought back', async () => {
    const before = await stored();
    await page.getByRole('button', { name: texts.remove }).click();
    await expectStored(({ sessions }) => sessions.length, 2);
    expect(onClose).toHaveBeenCalledOnce();
    expect((await stored()).assignments).toEqual([]);
    await undoTimes(1);
    const after = await stored();
    expect(after.sessions).toEqual(expect.arrayContaining(before.sessions));
    expect(after.assignments).toEqual(before.assignments);
  });

  test('is left by the button that closes', async () => {
    await page.getByRole('button', { name: texts.close, exact: true }).click();
    expect(onClose).toHaveBeenCalledOnce();
  });
});

test('a session without a place is put at the beginning of the chosen day', async () => {
  await show(ids.sessions[2]);
  expect(page.getByRole('textbox', { name: texts.start, exact: true }).query()).toBeNull();
  await choose(new RegExp(`${texts.place}$`), 'Day 2');
  await expectSession({ placement: { dayId: ids.days[1], start: '09:00', roomId: null } });
});
