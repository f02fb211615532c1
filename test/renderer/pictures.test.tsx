import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type SectionName, workshopPath } from '../../renderer/context/routes.ts';
import { importWorkshop } from '../../renderer/commands/workshops.ts';
import { writeWorkshopFile } from '../../shared/files/workshop-file.ts';
import { englishScreens } from '../../shared/text/english.ts';
import { sampleTraining } from '../shared/documents/training.ts';
import { clearPage, renderApp } from './rendered-section.tsx';
import { freshStart, saved, valueOf } from './storage/stored.ts';

/**
 * The main screens against pictures of them, light, and one of them dark. `npm run pictures` makes the pictures anew;
 * look at what has changed before you commit them. What differs is put into `out/test-results/attachments`.
 */
let workshopId = '';

beforeAll(async () => {
  // Screens show the day and the time: for these tests it is the eve of the training.
  vi.spyOn(Temporal.Now, 'instant').mockReturnValue(Temporal.Instant.from('2025-07-14T08:00:00Z'));
  vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue('Asia/Almaty');
  await page.viewport(1024, 640);
  await freshStart();
  const file = writeWorkshopFile(sampleTraining());
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(file)));
  await saved();
});
afterAll(() => {
  vi.restoreAllMocks();
});
beforeEach(() => {
  document.documentElement.removeAttribute('style');
});
afterEach(clearPage);

async function show(path: string, heading: string, theme: 'light' | 'dark' = 'light'): Promise<HTMLElement> {
  const place = await renderApp(path, heading, { theme });
  await document.fonts.ready;
  // The pointer of the test before may lie on something that shows it.
  await page.getByRole('heading', { level: 1, name: heading }).hover();
  return place;
}

const sections: readonly Exclude<SectionName, 'overview'>[] = [
  'agenda',
  'people',
  'attendance',
  'desk',
  'register',
  'documents',
];
const title = sampleTraining().workshop.title.en ?? '';

describe('light', () => {
  test('workshops', async () => {
    await expect(await show('/', englishScreens.workshops)).toMatchScreenshot('workshops');
  });

  test('overview', async () => {
    await expect(await show(workshopPath(workshopId, 'overview'), title)).toMatchScreenshot('overview');
  });

  test.each(sections)('%s', async (section) => {
    const place = await show(workshopPath(workshopId, section), englishScreens.section[section]);
    await expect(place).toMatchScreenshot(section);
  });
});

describe('dark', () => {
  test('agenda', async () => {
    const place = await show(workshopPath(workshopId, 'agenda'), englishScreens.section.agenda, 'dark');
    await expect(place).toMatchScreenshot('agenda-dark');
  });
});

test('a picture sees a colour that is a little different', async () => {
  const place = await show(workshopPath(workshopId, 'agenda'), englishScreens.section.agenda);
  await expect(place).toMatchScreenshot('agenda');
  const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent');
  document.documentElement.style.setProperty('--accent', `color-mix(in srgb, ${accent} 85%, white)`);
  await expect(expect(place).toMatchScreenshot('agenda')).rejects.toThrow(/does not match/);
});
