import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { redo, undo } from '../../../renderer/storage/command.ts';
import { recordIssue } from '../../../renderer/commands/documents.ts';
import { RegisterSection } from '../../../renderer/features/register/register-section.tsx';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import type { IssuedSheet } from '../../../shared/domain/evidence/issued-sheet.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
import { aWorkshop, inEachHalf } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, openSmallWorkshop, valueOf } from '../storage/stored.ts';
import { MemoryEvidence } from './memory-evidence.ts';
import { scannedPage, scannedPdf } from './scanned-page.ts';

const texts = englishScreens.register;
let workshopId = '';
let evidence: MemoryEvidence;
beforeEach(async () => {
  await freshStart();
  evidence = new MemoryEvidence();
  evidence.install();
  workshopId = await openSmallWorkshop({ sessions: [...aWorkshop().sessions, ...inEachHalf()] });
});

async function sheets(): Promise<readonly IssuedSheet[]> {
  return (await readWorkshop(workshopId))?.issuedSheets ?? [];
}

/** Both days' sheets went to paper; gives their ids, that of the first day first. */
async function issued(): Promise<readonly [string, string]> {
  valueOf(await recordIssue(workshopId, sheetRequest));
  const [first = '', second = ''] = (await sheets()).map(({ sheetId }) => sheetId).toSorted();
  return [first, second];
}

async function scansOf(sheetId: string): Promise<readonly (readonly [string, string, number | null])[]> {
  const sheet = (await sheets()).find((each) => each.sheetId === sheetId);
  return (sheet?.scans ?? []).map(({ name, type, page: shown }) => [name, type, shown]);
}

function drop(target: Element, files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
}

async function show(look?: Parameters<typeof renderSection>[2]): Promise<HTMLElement> {
  const place = renderSection(RegisterSection, workshopId, look);
  await expect.poll(() => place.querySelector('h1')).not.toBeNull();
  return place;
}

async function rowOf(place: HTMLElement, sheetId: string): Promise<Element> {
  const find = (): Element | undefined =>
    [...place.querySelectorAll('[data-part="sheet-row"]')].find(
      (row) => row.querySelector('[data-part="sheet-id"]')?.textContent === sheetId,
    );
  await expect.poll(find).toBeDefined();
  return find() ?? expect.fail('no row');
}

test('says what the register is for while nothing was issued', async () => {
  await show();
  await expect.element(page.getByRole('heading', { name: texts.empty })).toBeVisible();
  await expect.element(page.getByRole('link', { name: texts.toDocuments })).toBeVisible();
  await expectAccessible();
});

describe('issued sheets', () => {
  test('stand by day, are found by their number, and those without a scan can be shown alone', async () => {
    const [first, second] = await issued();
    const place = await show();
    await rowOf(place, first);
    await expect.element(page.getByText(texts.state.waiting).first()).toBeVisible();
    await page.getByRole('textbox', { name: texts.find }).fill(second.toLowerCase());
    await expect.poll(() => place.querySelectorAll('[data-part="sheet-row"]').length).toBe(1);
    await page.getByRole('textbox', { name: texts.find }).fill('S-9999');
    await expect.element(page.getByText(texts.noMatch)).toBeVisible();
  });

  test('a dropped picture finds its sheet and page by its code; undo and redo', async () => {
    const [first, second] = await issued();
    const place = await show();
    await rowOf(place, first);
    const of = (await sheets()).find(({ sheetId }) => sheetId === second)?.pages.length ?? 0;
    const scan = new File([await scannedPage({ sheetId: second, page: 1, of })], 'IMG_0001.jpg');
    const other = new File([await scannedPage(null)], 'unknown.jpg');
    const letter = new File(['Dear all'], 'letter.pdf');
    drop(place.querySelector('[data-part="register"]') ?? place, [scan, other, letter]);
    await expect.element(page.getByText(`By its code: ${second}, page 1 of ${String(of)}`)).toBeVisible();
    await expect.element(page.getByText(texts.filing.noCode)).toBeVisible();
    await expect.element(page.getByText(/“letter.pdf” is no scan/)).toBeVisible();
    await expectAccessible();
    await userEvent.click(page.getByRole('button', { name: 'Attach 1 scan', exact: true }));
    await expect.poll(() => scansOf(second)).toEqual([['IMG_0001.jpg', 'jpeg', 1]]);
    expect(await scansOf(first)).toEqual([]);
    expect(evidence.kept.size).toBe(1);
    valueOf(await undo());
    await expect.poll(() => scansOf(second)).toEqual([]);
    expect(evidence.kept.size).toBe(1);
    valueOf(await redo());
    await expect.poll(() => scansOf(second)).toEqual([['IMG_0001.jpg', 'jpeg', 1]]);
  });

  test('a scan dropped on a sheet is attached at once; one whose code names another sheet is asked about', async () => {
    const [first, second] = await issued();
    const place = await show();
    const pdf = new File([await scannedPdf([await scannedPage(null)])], 'whole sheet.pdf');
    drop(await rowOf(place, first), [pdf]);
    // The reader of PDFs is loaded with the first one.
    await expect.poll(() => scansOf(first), { timeout: 20_000 }).toEqual([['whole sheet.pdf', 'pdf', null]]);
    await expect.element(page.getByText(texts.state.signed, { exact: true })).toBeVisible();
    const stray = new File([await scannedPage({ sheetId: second, page: 1, of: 1 })], 'stray.png');
    drop(await rowOf(place, first), [stray]);
    await expect.element(page.getByRole('heading', { name: texts.filing.title })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Attach 1 scan', exact: true }));
    await expect.poll(() => scansOf(second)).toEqual([['stray.png', 'jpeg', 1]]);
  });

  test('a picture is shown in the app; a scan whose file is elsewhere says so, and comes off the record', async () => {
    const [first] = await issued();
    const place = await show();
    drop(await rowOf(place, first), [new File([await scannedPage(null)], 'one.jpg')]);
    await userEvent.click(page.getByRole('button', { name: 'Open one.jpg' }));
    await expect.element(page.getByRole('img', { name: 'Scan one.jpg' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    evidence.kept.clear();
    await show();
    await expect.element(page.getByText(texts.notHere)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Open one.jpg' })).toBeDisabled();
    await userEvent.click(page.getByRole('button', { name: 'More for one.jpg' }));
    await userEvent.click(page.getByRole('menuitem', { name: texts.remove }));
    await expect.poll(() => scansOf(first)).toEqual([]);
  });

  test('a sheet is withdrawn with a reason only, and counts again when that is taken back', async () => {
    const [first, second] = await issued();
    await rowOf(await show(), first);
    await userEvent.click(page.getByRole('button', { name: `More for ${first}` }));
    await userEvent.click(page.getByRole('menuitem', { name: texts.withdraw }));
    const save = page.getByRole('button', { name: texts.withdrawNow, exact: true });
    await userEvent.click(save);
    expect((await sheets()).every(({ withdrawal }) => withdrawal === null)).toBe(true);
    await userEvent.fill(page.getByRole('textbox', { name: /./ }).last(), 'The hall was wrong');
    await userEvent.click(save);
    await expect.element(page.getByText('The hall was wrong')).toBeVisible();
    await expect.element(page.getByText(texts.state.withdrawn, { exact: true })).toBeVisible();
    const [, , third] = (valueOf(await recordIssue(workshopId, sheetRequest)), await sheets());
    expect([first, second]).not.toContain(third?.sheetId);
    expect(third?.sheetId).toBe(`${first}-R2`);
    await userEvent.click(page.getByRole('button', { name: `More for ${first}`, exact: true }));
    await userEvent.click(page.getByRole('menuitem', { name: texts.reinstate }));
    await expect.poll(async () => (await sheets()).every(({ withdrawal }) => withdrawal === null)).toBe(true);
    await expect.element(page.getByText(texts.state.superseded)).toBeVisible();
    await expect.element(page.getByText(texts.latest, { exact: true })).toBeVisible();
  });

  test.each([
    ['en', 'light'],
    ['ru', 'dark'],
  ] as const)('are accessible in %s, %s', async (language, theme) => {
    const [first] = await issued();
    const place = await show({ language, theme });
    drop(await rowOf(place, first), [new File([await scannedPage(null)], 'one.jpg')]);
    await expect.poll(() => place.querySelectorAll('[data-part="scan-line"]').length).toBe(1);
    await expectAccessible();
  });
});
