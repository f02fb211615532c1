import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type DocumentKind, usualDocumentKinds } from '../../../shared/documents/document-request.ts';
import { endOf, startOf } from '../../../shared/domain/attendance/slots.ts';
import { isCounted, isExpected, participationCode } from '../../../shared/domain/people/participation.ts';
import { isPresence } from '../../../shared/domain/attendance/attendance.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { translator } from '../../../shared/text/text.ts';
import { clockAt } from '../../../shared/time/wall-clock.ts';
import { type Application, launchApplication, newHome, removeHome } from '../application.ts';
import {
  isOnlyOneOfTheName,
  markLastDay,
  moveSession,
  type Plan,
  planFor,
  replaceNominee,
  setFirstDate,
  slotsOfLastDay,
  successor,
} from '../coordinator.ts';
import { factsOfPdf, textOfPdf } from '../../main/exports/pdf-reader.ts';
import { cellsOf, exportByCommand, hasWord, textsByLibreOffice } from './paper.ts';
import { type SampleKey, sampleKeys } from '../../../renderer/context/action-parts.ts';
import {
  expectWelcome,
  expectWorkshops,
  goTo,
  goToTable,
  openFromList,
  openSample,
  readWorkshop,
  sampleFile,
  saved,
} from '../steps.ts';

const english = translator('en');
const folders: string[] = [];
const spreadsheets: string[] = [];
afterAll(async () => {
  await Promise.all(folders.map(removeHome));
});

describe.each(sampleKeys)('%s', (key) => {
  const sample = readWorkshop(sampleFile(key));
  const plan = planFor(sample);
  const title = sample.workshop.title.en ?? '';
  const home = newHome();
  const documents = path.join(home, 'documents');
  folders.push(home);
  const exported = mkdtempSync(path.join(tmpdir(), 'rostrum-papers-'));
  folders.push(exported);

  test('is opened from the welcome, changed, and found again after the window was closed', async () => {
    await inApplication(home, async ({ page }) => {
      await expectWelcome(page);
      await openSample(page, key);
      if (sample.days[0]?.date === null) await setFirstDate(page, '02.03.2026');
      await moveSession(page, plan);
      await replaceNominee(page, plan);
      await markLastDay(page, sample);
      await saved(page);
    });
    await inApplication(home, async ({ page }) => {
      await expectWorkshops(page, 1);
      expect(await page.getByText('restored from the journal').count()).toBe(0);
      await openFromList(page, title);
      await goToTable(page);
      await page.getByRole('row', { name: `${movedStart(plan)} ${plan.moved.title.en ?? ''}` }).waitFor();
      await goTo(page, 'People');
      await page.getByRole('textbox', { name: englishScreens.people.find }).fill(successor.family);
      await page.getByRole('row', { name: new RegExp(`^\\d+ ${successor.family} ${successor.given}`) }).waitFor();
      await goTo(page, 'Documents');
      await page.getByRole('button', { name: englishScreens.documents.saveWorkshop }).click();
      await page.getByText(/^Saved: .*\.workshop$/).waitFor();
      for (const kind of usualDocumentKinds) {
        await page
          .getByRole('radio', { name: new RegExp(`^${english(`documents.name.${kind}`)}`) })
          .check({ force: true });
        for (const format of ['PDF', 'Excel']) {
          await page.getByRole('radio', { name: format, exact: true }).click();
          await page.getByRole('button', { name: `Save ${format}…` }).click();
          const extension = format === 'PDF' ? 'pdf' : 'xlsx';
          await page.getByText(new RegExp(`^Saved: ${nameOf(sample, kind)}.*\\.${extension}$`)).waitFor();
        }
      }
      expect(readdirSync(documents)).toHaveLength(7);
    });
    expectChanged(readWorkshop(fileIn(documents, '', '.workshop')), sample, plan);
  });

  test('exports the same by the command line, without a window', () => {
    const files = exportByCommand(fileIn(documents, '', '.workshop'), exported);
    expect(files).toHaveLength(6);
    spreadsheets.push(...files.filter((file) => file.endsWith('.xlsx')));
    expect(files.map((file) => path.basename(file)).sort()).toEqual(
      readdirSync(documents)
        .filter((name) => !name.endsWith('.workshop'))
        .sort(),
    );
  });

  test('prints an agenda that a second reader reads', async () => {
    for (const file of [
      fileIn(documents, nameOf(sample, 'agenda'), '.pdf'),
      fileIn(exported, nameOf(sample, 'agenda'), '.pdf'),
    ]) {
      const text = await textOfPdf(readFileSync(file));
      const range = `${movedStart(plan)}–${clockAt(startOf(plan.neighbour) + lengthAfterSwap(plan))}`;
      const [firstWord = ''] = titleIn(sample, plan).split(' ');
      const line = text.split('\n').find((each) => each.startsWith(movedStart(plan)));
      expect(line, range).toContain(firstWord);
      for (const session of sample.sessions.filter((each) => each.placement !== null)) {
        for (const word of (session.title.en ?? '').split(/[\s-]+/).slice(0, 2)) expect(text).toContain(word);
      }
      expect(text).toContain(sample.days[0]?.date === null ? 'Monday 2 March 2026' : datesOf(key));
      expectNoProtectedName(text, sample);
      await expectA4(file);
    }
  });

  test('prints sheets that a second reader reads', async () => {
    for (const file of [
      fileIn(documents, nameOf(sample, 'attendance-sheet'), '.pdf'),
      fileIn(exported, nameOf(sample, 'attendance-sheet'), '.pdf'),
    ]) {
      const text = await textOfPdf(readFileSync(file));
      expect(hasWord(text, successor.family) || hasWord(text, successor.cyrillicFamily)).toBe(true);
      // Whoever was there before the replacement stays on the sheets of those days.
      for (const name of familyNames(plan.nominee)) expect(hasWord(text, name), name).toBe(hasCome(sample, plan));
      expectNoProtectedName(text, sample);
      for (const code of protectedCodes(sample)) expect(text).toContain(code);
      expect(text).toContain(`S-${sample.workshop.sheetCode}-D${sample.days.length}`);
      await expectA4(file);
    }
  });

  test('writes spreadsheets that a second reader reads', async () => {
    const first = sample.workshop.languages[0] === 'ru' ? 'ru' : 'en';
    const present = translator(first)('vocabulary.attendanceStatus.present');
    const rows = await cellsOf(fileIn(documents, nameOf(sample, 'attendance-sheet'), '.xlsx'), sample.days.length);
    const staff = new Set(sample.participations.filter((each) => !isCounted(each)).map(({ number }) => number));
    const people = rows.slice(1).filter(([number]) => typeof number === 'number' && !staff.has(number));
    const expected = sample.participations.filter((each) => isCounted(each) && isExpected(each));
    expect(people).toHaveLength(expected.length);
    const slots = slotsOfLastDay(sample).length;
    const width = rows[0]?.length ?? 0;
    for (const row of people) expect(row.slice(width - slots)).not.toContain(null);
    expect(people.flat().filter((cell) => cell === present).length).toBeGreaterThan(expected.length / 2);
    expect(people.flat().join('|')).toContain(successor.family);
    expectNoProtectedName(rows.flat().join('|'), sample);
    const agenda = await cellsOf(fileIn(documents, nameOf(sample, 'agenda'), '.xlsx'), 1);
    expect(agenda).toHaveLength(1 + sample.sessions.filter((each) => each.placement !== null).length);
    // A typed date, not a text that looks like one.
    expect(Object.prototype.toString.call(agenda[1]?.[1])).toBe('[object Date]');
  });
});

describe('all of them', () => {
  test('print "Day 1" where there are no dates', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-papers-'));
    folders.push(folder);
    exportByCommand(sampleFile('unodc-treatnet-family-bishkek'), folder);
    const text = await textOfPdf(readFileSync(fileIn(folder, 'Agenda', '.pdf')));
    expect(text).toMatch(/^DAY 1/m);
    expect(text).toContain('ДЕНЬ 5');
  });

  test('are opened by LibreOffice', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-office-'));
    folders.push(folder);
    const texts = textsByLibreOffice(spreadsheets, folder);
    expect(texts).toHaveLength(3 * sampleKeys.length);
    for (const text of texts) expect(text.split('\n').length).toBeGreaterThan(10);
    // A table in Russian has the name in Cyrillic alone; the first sheet is of a day before the replacement, where it has one.
    const named = texts.filter((text) =>
      [successor.family, successor.cyrillicFamily].some((name) => text.includes(name)),
    );
    const later = sampleKeys.filter((key) => {
      const sample = readWorkshop(sampleFile(key));
      return hasCome(sample, planFor(sample));
    });
    expect(named).toHaveLength(2 * sampleKeys.length - later.length);
  });
});

async function inApplication(home: string, work: (application: Application) => Promise<void>): Promise<void> {
  const application = await launchApplication({ home });
  try {
    await work(application);
  } finally {
    expect(await application.close()).toBe(0);
  }
}

/** Exactly what was done is different, and nothing else is. */
function expectChanged(now: WorkshopSnapshot, before: WorkshopSnapshot, { moved, neighbour, seat }: Plan): void {
  const find = (id: string): WorkshopSnapshot['sessions'][number] | undefined =>
    now.sessions.find((session) => session.id === id);
  const same = ({ id }: { readonly id: string }): boolean => id !== moved.id && id !== neighbour.id;
  expect(now.sessions.filter(same)).toEqual(before.sessions.filter(same));
  expect(find(neighbour.id)?.placement?.start).toBe(moved.placement?.start);
  const replaced = now.participations.find((each) => each.id === seat.id);
  const after = now.participations.find((each) => each.id === replaced?.replacedById);
  expect(replaced?.status).toBe('replaced');
  expect(after).toMatchObject({ delegationId: seat.delegationId, role: seat.role });
  expect(now.participations).toHaveLength(before.participations.length + 1);
  expect(now.people.find((each) => each.id === after?.personId)?.latinName).toMatchObject({
    family: successor.family,
    given: successor.given,
  });
  const marked = new Set(now.attendance.map((mark) => `${mark.participationId} ${mark.slotId}`));
  for (const each of now.participations.filter((one) => isCounted(one) && isExpected(one))) {
    for (const slot of slotsOfLastDay(before)) expect(marked).toContain(`${each.id} ${slot}`);
  }
  expect(now.attendance).toEqual(expect.arrayContaining([...before.attendance]));
}

/** Whether the nominee was there before being replaced. */
function hasCome({ attendance }: WorkshopSnapshot, { seat }: Plan): boolean {
  return attendance.some(({ participationId, status }) => participationId === seat.id && isPresence(status));
}

function movedStart({ moved, neighbour }: Plan): string {
  return clockAt(startOf(moved) + neighbour.minutes + startOf(neighbour) - endOf(moved));
}

function lengthAfterSwap({ moved, neighbour }: Plan): number {
  return neighbour.minutes + moved.minutes - (startOf(neighbour) - startOf(moved));
}

function titleIn({ workshop }: WorkshopSnapshot, { moved }: Plan): string {
  return (workshop.languages[0] === 'ru' ? moved.title.ru : moved.title.en) ?? '';
}

function datesOf(key: SampleKey): string {
  const dates: Partial<Record<SampleKey, string>> = {
    'cadap-respectful-care': 'Tuesday 15 July 2025',
    'unfpa-technical-meeting-turkestan': 'понедельник, 17 августа 2020',
    'iom-victim-identification-ashgabat': 'Wednesday 15 January 2025',
    'osce-gbv-ashgabat': 'Monday 18 November 2024',
  };
  return dates[key] ?? 'no such date';
}

function expectNoProtectedName(text: string, sample: WorkshopSnapshot): void {
  const hidden = sample.people.filter((person) => person.protected && isOnlyOneOfTheName(sample, person));
  for (const name of hidden.flatMap(familyNames)) expect(hasWord(text, name), name).toBe(false);
}

function protectedCodes({ people, participations }: WorkshopSnapshot): string[] {
  const hidden = new Set(people.filter((person) => person.protected).map((person) => person.id));
  return participations.filter((each) => hidden.has(each.personId) && isExpected(each)).map(participationCode);
}

async function expectA4(file: string): Promise<void> {
  const { sizes, pages, title } = await factsOfPdf(readFileSync(file));
  for (const size of sizes) expect(size.toSorted((one, other) => one - other)).toEqual([210, 297]);
  expect(pages).toBeGreaterThan(1);
  expect(title).not.toBe('');
}

function fileIn(folder: string, beginning: string, extension: string): string {
  const name = readdirSync(folder).find((each) => each.startsWith(beginning) && each.endsWith(extension));
  return path.join(folder, name ?? expect.fail(`no ${beginning}…${extension} in ${folder}`));
}

/** How the name of a document's file begins: in the first language of the workshop. */
function nameOf({ workshop }: WorkshopSnapshot, kind: DocumentKind): string {
  return translator(workshop.languages[0] === 'ru' ? 'ru' : 'en')(`documents.name.${kind}`);
}

function familyNames({ latinName, cyrillicName }: Person): string[] {
  return [latinName?.family, cyrillicName?.family].filter((name) => name !== undefined);
}
