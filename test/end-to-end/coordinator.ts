import type { Page } from 'playwright-core';
import type { Session } from '../../shared/domain/agenda/session.ts';
import { endOf, sessionsOfDay, slotsOf, startOf } from '../../shared/domain/attendance/slots.ts';
import { isCounted, isExpected, type Participation } from '../../shared/domain/people/participation.ts';
import { listName, type Person } from '../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { englishScreens } from '../../shared/text/english.ts';
import { goTo, goToTable, press, saved } from './steps.ts';

/** What a coordinator does to a workshop in the last week before it, and on its last day. */
export type Plan = {
  /** Two sessions with titles of their own that follow each other; the earlier one is moved down. */
  readonly moved: Session;
  readonly neighbour: Session;
  readonly nominee: Person;
  readonly seat: Participation;
};

export const successor = { family: 'Zhumabekova', given: 'Perizat', cyrillicFamily: 'Жумабекова' } as const;

export function planFor(snapshot: WorkshopSnapshot): Plan {
  const [day] = snapshot.days;
  const sessions = sessionsOfDay(day?.id ?? '', snapshot.sessions);
  const index = sessions.findIndex((session, at) => {
    const next = sessions[at + 1];
    return isTitled(session) && next !== undefined && isTitled(next) && startOf(next) === endOf(session);
  });
  const [moved, neighbour] = sessions.slice(index, index + 2);
  const seat = snapshot.participations.find((each) => {
    const person = personOf(snapshot, each);
    return isCounted(each) && isExpected(each) && person?.protected === false && isOnlyOneOfTheName(snapshot, person);
  });
  const nominee = seat === undefined ? undefined : personOf(snapshot, seat);
  if (index < 0 || moved === undefined || neighbour === undefined || seat === undefined || nominee === undefined) {
    throw new Error('the sample has nothing to change');
  }
  return { moved, neighbour, nominee, seat };
}

/** Moves a session one place down by the keyboard. */
export async function moveSession(page: Page, { moved }: Plan): Promise<void> {
  await goToTable(page);
  await page.getByRole('row', { name: `${moved.placement?.start ?? ''} ${moved.title.en ?? ''}` }).focus();
  await press(page, 'Alt+ArrowDown');
  await saved(page);
}

/** Puts a new person in the seat of a nominee, found by searching for the name. */
export async function replaceNominee(page: Page, { nominee, seat }: Plan): Promise<void> {
  await goTo(page, 'People');
  const name = listName(nominee, 'en');
  await page.getByRole('textbox', { name: englishScreens.people.find }).fill(name);
  await page.getByRole('row', { name: `${seat.number} ${name}` }).click();
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: englishScreens.people.replace }).click();
  const dialog = page.getByRole('dialog', { name: `Replace ${name}` });
  const latin = dialog.getByRole('group', { name: englishScreens.people.field.latinName });
  await latin.getByRole('textbox', { name: englishScreens.people.field.family }).fill(successor.family);
  await latin.getByRole('textbox', { name: englishScreens.people.field.given }).fill(successor.given);
  const cyrillic = dialog.getByRole('group', { name: englishScreens.people.field.cyrillicName });
  await cyrillic.getByRole('textbox', { name: englishScreens.people.field.family }).fill(successor.cyrillicFamily);
  await dialog.getByRole('button', { name: englishScreens.people.replacing.save, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await saved(page);
}

/** Marks everybody as present on the last day, by one key on the heading of everybody. */
export async function markLastDay(page: Page, snapshot: WorkshopSnapshot): Promise<void> {
  await goTo(page, 'Attendance');
  await page.getByRole('grid', { name: englishScreens.attendance.grid }).focus();
  const others = slotsOfLastDay(snapshot).length - 1;
  await press(page, 'Control+Home', 'End', ...Array.from({ length: others }, () => 'Shift+ArrowLeft'), 'p');
  await page
    .getByRole('status')
    .filter({ hasText: /marks?: present/i })
    .waitFor({ state: 'attached' });
  await saved(page);
}

/** Gives the first day its date; the others follow. */
export async function setFirstDate(page: Page, date: string): Promise<void> {
  await goTo(page, 'Overview');
  await page.getByRole('textbox', { name: englishScreens.overview.firstDate }).fill(date);
  await press(page, 'Enter');
  await saved(page);
}

export function slotsOfLastDay({ workshop, days, sessions }: WorkshopSnapshot): string[] {
  const last = days.toSorted((one, other) => one.number - other.number).at(-1);
  return slotsOf(workshop.attendance, last === undefined ? [] : [last], sessions).map((slot) => slot.id);
}

function isTitled(session: Session): boolean {
  return (session.title.en ?? '') !== '' && session.placement !== null;
}

function personOf(snapshot: WorkshopSnapshot, participation: Participation): Person | undefined {
  return snapshot.people.find((person) => person.id === participation.personId);
}

/** Nobody else has the family name, in either script, so that its absence from a paper means something. */
export function isOnlyOneOfTheName(snapshot: WorkshopSnapshot, person: Person): boolean {
  const names = (each: Person): (string | undefined)[] => [each.latinName?.family, each.cyrillicName?.family];
  const own = new Set(names(person).filter((name) => name !== undefined));
  return snapshot.people.filter((each) => names(each).some((name) => name !== undefined && own.has(name))).length === 1;
}
