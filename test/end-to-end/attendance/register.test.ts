import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { englishScreens } from '../../../shared/text/english.ts';
import { runOutside } from '../../main/exports/outside-readers.ts';
import { type Application, launchApplication, newHome, removeHome } from '../application.ts';
import { goTo, openFromList, openSample, press, readWorkshop, sampleFile, saved } from '../steps.ts';

const texts = englishScreens.register;
const { workshop } = readWorkshop(sampleFile('osce-gbv-ashgabat'));
const firstSheet = `S-${workshop.sheetCode}-D1`;

let application: Application;
let home: string;
let desk: string;

beforeEach(async () => {
  home = newHome();
  desk = mkdtempSync(path.join(tmpdir(), 'rostrum-scans-'));
  application = await launchApplication({ home });
});

afterEach(async () => {
  await application.close();
  await removeHome(home);
  rmSync(desk, { recursive: true, force: true });
});

/** Saves the attendance sheets as a coordinator does, and scans what comes out of the printer. */
async function printAndScan(page: Page): Promise<readonly string[]> {
  await goTo(page, 'Documents');
  await page
    .locator('[data-part="choice-card"]')
    .filter({ hasText: englishScreens.documents.kindAbout['attendance-sheet'] })
    .click();
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText(/^Saved: /).waitFor();
  const pdf = readdirSync(application.documents).find((name) => name.endsWith('.pdf')) ?? '';
  runOutside('pdftoppm', ['-r', '150', '-jpeg', path.join(application.documents, pdf), path.join(desk, 'scan')]);
  return readdirSync(desk).map((name) => path.join(desk, name));
}

async function goToRegister(page: Page): Promise<void> {
  await goTo(page, 'Attendance');
  await page.getByRole('link', { name: englishScreens.section.register }).click();
  await page.getByRole('heading', { level: 1, name: englishScreens.section.register }).waitFor();
}

/** What lies in the folder of evidence: names by hash, each of them true. */
function keptFiles(): readonly string[] {
  const folder = path.join(home, 'evidence');
  const names = readdirSync(folder);
  for (const name of names) {
    const hash = createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
    expect(name).toBe(`${hash}.jpg`);
  }
  return names;
}

describe('the register of signed sheets', () => {
  test('scans of the printed pages find their sheet by the code, outlive a kill, and are undone and done again', async () => {
    const { page } = application;
    await openSample(page, 'osce-gbv-ashgabat');
    const scans = await printAndScan(page);
    await goToRegister(page);
    await page
      .getByLabel(texts.addScans)
      .last()
      .setInputFiles([...scans]);
    await page.getByRole('button', { name: `Attach ${scans.length} scans` }).click();
    await page.getByText('Scan missing 0').waitFor();
    await saved(page);
    expect(keptFiles()).toHaveLength(scans.length);

    application.process.kill();
    await application.process.exit();
    application = await launchApplication({ home });
    const again = application.page;
    await openFromList(again, workshop.title.en ?? '');
    await goToRegister(again);
    await again.getByText('Scan missing 0').waitFor();
    const [firstScan = ''] = scans.map((scan) => path.basename(scan)).sort();
    await again.getByRole('button', { name: `Open ${firstScan}` }).click();
    const picture = again.getByRole('img', { name: `Scan ${firstScan}` });
    await picture.waitFor();
    expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(1500);
    await press(again, 'Escape');

    const scansOfFirst = again.getByRole('list', { name: `Scans of ${firstSheet}` });
    expect(await scansOfFirst.getByRole('listitem').first().textContent()).toContain('page 1');
    await press(again, 'Control+z');
    await scansOfFirst.waitFor({ state: 'hidden' });
    expect(keptFiles()).toHaveLength(scans.length);
    await press(again, 'Control+Shift+Z');
    await scansOfFirst.waitFor();
    await saved(again);

    const [gone = '', ...changed] = keptFiles();
    rmSync(path.join(home, 'evidence', gone));
    for (const name of changed) writeFileSync(path.join(home, 'evidence', name), 'not what was signed');
    await again.reload();
    await again.getByText(texts.notHere).first().waitFor();
    await again
      .getByRole('button', { name: /^Open scan-/, disabled: false })
      .first()
      .click();
    await again.getByText(/has changed since it was attached/).waitFor();
  });

  test('scans in PDF are read whatever packs their picture; one with a password says why not', async () => {
    const { page } = application;
    await openSample(page, 'osce-gbv-ashgabat');
    await printAndScan(page);
    await goToRegister(page);
    const files = ['ccitt-g4.pdf', 'jbig2.pdf', 'locked.pdf'].map((name) => path.join('test', 'files', 'scans', name));
    await page.getByLabel(texts.addScans).last().setInputFiles(files);
    const dialog = page.getByRole('dialog');
    // A sheet of another sample: what counts is that its code was read.
    const foreign = dialog.getByText('Its code says S-C7AL-D1, which was not issued here');
    await foreign.nth(1).waitFor();
    expect(await foreign.count()).toBe(2);
    await dialog.getByText(/opens with a password only/).waitFor();
  });
});
