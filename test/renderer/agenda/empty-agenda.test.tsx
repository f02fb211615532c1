import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { makeWorkshop } from '../../../renderer/commands/workshops.ts';
import { AgendaSection } from '../../../renderer/features/agenda/agenda-section.tsx';
import { englishScreens } from '../../../shared/text/english.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const texts = englishScreens.agenda;

beforeEach(async () => {
  await freshStart();
});

test('an empty agenda offers the ways to begin, and a template fills it', async () => {
  const place = { country: 'KZ', city: { en: 'Almaty' }, timeZone: 'Asia/Almaty' };
  const wish = { ...place, programmeId: null, title: { en: 'Training' }, languages: ['en'] as const, days: 2 };
  renderSection(AgendaSection, valueOf(await makeWorkshop(wish)));
  await expect.element(page.getByText(texts.empty.title)).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: texts.empty.template }).click();
  await page.getByRole('button', { name: 'Two-day workshop' }).click();
  await expect.poll(() => document.querySelectorAll('[data-part="block"]').length).toBeGreaterThan(10);
  expect(page.getByText(texts.empty.title).query()).toBeNull();
});
