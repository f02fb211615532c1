import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { recordSignOff } from '../../../renderer/commands/attendance.ts';
import { addPerson, editParticipation } from '../../../renderer/commands/people.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { AttendanceSection } from '../../../renderer/features/attendance/attendance-section.tsx';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { figuresOf, sumOfRates } from '../../../shared/documents/attendance-table/attendance-table.ts';
import { Wording } from '../../../shared/documents/wording.ts';
import { percentages } from '../../../shared/domain/attendance/attendance-rates.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { anId, aParticipation, aPerson, aWorkshop, ids, inEachHalf } from '../../factories/a-workshop.ts';
import { drawDocument } from '../../shared/documents/all-documents.ts';
import { allText } from '../../shared/documents/drawn-texts.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
import { renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const [first, second, third] = [anId(5000), anId(5001), anId(5002)];
const slotId = `am/${ids.days[0]}`;

beforeEach(freshStart);

/** Three participants beside the small workshop's own. */
function threeMore(): WorkshopSnapshot {
  const small = aWorkshop();
  const more = [first, second, third].map((id, index) => ({
    person: aPerson({ id: anId(1000 + index) }),
    participation: aParticipation({ id, personId: anId(1000 + index), number: 10 + index }),
  }));
  return {
    ...small,
    people: [...small.people, ...more.map(({ person }) => person)],
    participations: [...small.participations, ...more.map(({ participation }) => participation)],
  };
}

async function show(snapshot: WorkshopSnapshot): Promise<HTMLElement> {
  const workshopId = valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(snapshot))));
  const place = renderSection(AttendanceSection, workshopId);
  await expect.element(page.getByRole('grid')).toBeVisible();
  await expect.poll(() => place.querySelectorAll('[data-part="mark-cell"]').length).toBeGreaterThan(0);
  return place;
}

test('all who came unconfirmed are confirmed by one button', async () => {
  const snapshot = threeMore();
  const nominated = snapshot.participations.map((each) => ({ ...each, status: 'nominated' as const }));
  const came = [first, second].map((id) => ({ participationId: id, slotId, status: 'present' as const }));
  await show({ ...snapshot, participations: nominated, attendance: came });
  await page.getByRole('radio', { name: '2 contradictions' }).click();
  await page.getByRole('button', { name: 'Confirm all who came (2)' }).click();
  await expect.element(page.getByRole('heading', { name: 'No contradictions' })).toBeVisible();
  const stored = await readWorkshop(ids.workshop);
  expect(stored?.participations.filter(({ status }) => status === 'confirmed').map(({ id }) => id)).toEqual([
    first,
    second,
  ]);
});

test('an excused slot is left out of the percentage of everybody as of each, as on paper', async () => {
  const snapshot = threeMore();
  const marks = [
    { participationId: first, slotId, status: 'present' as const },
    { participationId: second, slotId, status: 'excused' as const },
    { participationId: third, slotId, status: 'absent' as const },
  ];
  const days = snapshot.days.map((each) => ({ ...each, date: null }));
  const place = await show({ ...snapshot, days, attendance: marks });
  await expect.element(page.getByText(/excused slots are left out of the percentages/)).toBeVisible();
  const share = place.querySelector('[data-row="group"] [class*="share-cell"]');
  const shown = { ...snapshot, days, attendance: marks };
  const request = { ...sheetRequest, kind: 'attendance-table' as const, asOf: '2020-01-01' };
  const figures = figuresOf(shown, request, new Wording(['en']));
  expect(percentages(sumOfRates(figures.rows)).soFar).toBe(50);
  expect(share?.textContent).toContain('50');
  expect(allText(drawDocument(shown, request))).toContain('excused slots are left out of the percentages');
});

test('a slot that is over and in which staff alone are marked counts for nobody, as on paper; staff have no percentage', async () => {
  const snapshot = threeMore();
  const days = snapshot.days.map((each, index) => ({ ...each, date: `2020-01-0${index + 1}` }));
  const [trainer] = ids.participations;
  const attendance = [
    { participationId: first, slotId, status: 'present' as const },
    { participationId: second, slotId, status: 'absent' as const },
    { participationId: trainer, slotId, status: 'present' as const },
    { participationId: trainer, slotId: `pm/${ids.days[0]}`, status: 'present' as const },
  ];
  const shown = { ...snapshot, days, attendance, sessions: inEachHalf(), assignments: [] };
  const place = await show(shown);
  const request = { ...sheetRequest, kind: 'attendance-table' as const, asOf: '2020-02-01' };
  const onPaper = percentages(sumOfRates(figuresOf(shown, request, new Wording(['en'])).rows)).soFar;
  const shares = [...place.querySelectorAll('[data-row="group"]')].map(
    (row) => row.querySelector('[class*="share-cell"]')?.textContent,
  );
  expect(shares[0]).toBe(`${String(onPaper)} %`);
  expect(shares.at(-1)).toBe('');
});

/** Of the person with a number, whether each cell is hatched: nobody expects them there. */
function hatched(place: HTMLElement, number: number): boolean[] {
  return [...rowOf(place, number).querySelectorAll('[data-part="mark"]')].map(
    (each) => each.getAttribute('data-status') === 'not-expected',
  );
}

function rowOf(place: HTMLElement, number: number): HTMLElement {
  const rows = [...place.querySelectorAll<HTMLElement>('[data-part="grid-row"]')];
  const row = rows.find((each) => each.querySelector('[data-part="number-cell"]')?.textContent === String(number));
  return row ?? expect.fail('no row');
}

test('a signed-off day leaves out who came on the list since, and goes on counting who declined since, with the word beside the name', async () => {
  const place = await show({ ...threeMore(), sessions: [...aWorkshop().sessions, ...inEachHalf()], attendance: [] });
  const workshopId = ids.workshop;
  valueOf(await recordSignOff(workshopId, ids.days[0], 'A. Coordinator'));
  const stored = (await readWorkshop(workshopId)) ?? expect.fail('no workshop');
  const gone = stored.participations.find(({ id }) => id === first) ?? expect.fail('nobody');
  valueOf(await editParticipation(gone, { status: 'declined' }));
  const { id: _, ...newcomer } = aPerson({ latinName: { family: 'Later', given: 'Lola', patronymic: '' } });
  valueOf(await addPerson(workshopId, newcomer, 'participant', null));
  await expect.poll(() => hatched(place, 10)).toEqual([false, false, true, true]);
  expect(rowOf(place, 10).textContent).toContain('Declined');
  expect(hatched(place, 13)).toEqual([true, true, false, false]);
});
