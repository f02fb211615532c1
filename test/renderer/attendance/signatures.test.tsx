import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mark } from '../../../renderer/commands/attendance.ts';
import { checkInSigned } from '../../../renderer/commands/desk.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { AttendanceSection } from '../../../renderer/features/attendance/attendance-section.tsx';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { anId, aParticipation, aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const texts = englishScreens.signatures;
const slotId = `am/${ids.days[0]}` as const;
const drawn = [[100, 100, 300, 250, 500, 120]];
const others = [anId(5000), anId(5001), anId(5002)] as const;
let workshopId = '';

/** Three participants beside the small workshop's own. */
beforeEach(async () => {
  await freshStart();
  const small = aWorkshop();
  const people = others.map((_, index) =>
    aPerson({ id: anId(1000 + index), latinName: { family: `Person${index}`, given: 'A', patronymic: '' } }),
  );
  const participations = others.map((id, index) =>
    aParticipation({ id, personId: anId(1000 + index), number: 10 + index }),
  );
  const snapshot = {
    ...small,
    people: [...small.people, ...people],
    participations: [...small.participations, ...participations],
    attendance: [],
  };
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(snapshot))));
});

async function sign(...people: readonly string[]): Promise<void> {
  for (const participationId of people) {
    valueOf(await checkInSigned(workshopId, { participationId, slotId, status: 'present' }, drawn));
  }
}

async function show(): Promise<HTMLElement> {
  const place = renderSection(AttendanceSection, workshopId);
  await expect.poll(() => place.querySelectorAll('[data-part="mark-cell"]').length).toBeGreaterThan(0);
  return place;
}

async function openCell(place: HTMLElement, number: number): Promise<void> {
  const rows = [...place.querySelectorAll<HTMLElement>('[data-part="grid-row"]')];
  const row = rows.find((each) => each.querySelector('[data-part="number-cell"]')?.textContent === String(number));
  await userEvent.click(row?.querySelector('[data-part="mark-cell"]') ?? expect.fail('no cell'));
  place.querySelector<HTMLElement>('[role=grid]')?.focus();
  await userEvent.keyboard('{Enter}');
}

test('a signature is seen again beside the history of its mark', async () => {
  await sign(others[0]);
  await openCell(await show(), 10);
  await expect.element(page.getByRole('img', { name: /Signature of Person0/i })).toBeVisible();
  expect(document.querySelector('[data-part="signature-drawing"] path')?.getAttribute('d')).toBe(
    'M100 100L300 250L500 120',
  );
  await expect.element(page.getByText(/^Signed on the screen: /)).toBeVisible();
  await expectAccessible();
});

test('that of a protected person is shown on demand only', async () => {
  await sign(ids.participations[2]);
  await openCell(await show(), 3);
  const button = page.getByRole('button', { name: texts.show });
  await expect.element(button).toBeVisible();
  expect(document.querySelector('[data-part="signature-drawing"]')).toBeNull();
  await userEvent.click(button);
  await expect.element(page.getByRole('img', { name: /Signature of P-03/ })).toBeVisible();
});

test('who has signed for a slot, and who has not, stand in one list; the latter is a contradiction', async () => {
  await sign(others[0], others[1]);
  valueOf(await mark(workshopId, [{ participationId: others[2], slotId }], 'present'));
  await show();
  await expect.element(page.getByRole('radio', { name: '1 contradiction' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: englishScreens.attendance.more }));
  await userEvent.click(page.getByRole('menuitem', { name: texts.open }));
  await expect.element(page.getByRole('heading', { name: '2 people have signed' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: '1 was there and has not signed' })).toBeVisible();
  await expectAccessible();
});
