import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { importWorkshop } from '../../renderer/commands/workshops.ts';
import { type SectionName, workshopPath } from '../../renderer/context/routes.ts';
import { store } from '../../renderer/storage/database.ts';
import { textIn } from '../../shared/domain/language.ts';
import { translator } from '../../shared/text/text.ts';
import { clearPage, expectAccessible, renderApp } from './rendered-section.tsx';
import { freshStart, valueOf } from './storage/stored.ts';

const files = import.meta.glob<string>('../../samples/cadap*.workshop', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const [sample = ''] = Object.values(files);
const looks = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'ru', theme: 'light' },
  { language: 'ru', theme: 'dark' },
] as const;

afterEach(clearPage);

beforeAll(async () => {
  await freshStart();
  await page.viewport(1280, 800);
});

describe.each(looks)('in $language, $theme, axe finds nothing wrong', ({ language, theme }) => {
  const t = translator(language);

  /** The whole app, as a user who chose this language and theme finds it. */
  async function show(path: string, heading: string): Promise<void> {
    await renderApp(path, heading, { language, theme });
  }

  async function workshop(): Promise<{ readonly id: string; readonly title: string }> {
    if ((await store.summaries.count()) === 0) valueOf(await importWorkshop(new TextEncoder().encode(sample)));
    const [summary] = await store.summaries.toArray();
    return { id: summary?.id ?? '', title: textIn(summary?.title ?? {}, language) };
  }

  async function showSection(section: SectionName): Promise<void> {
    const { id, title } = await workshop();
    await show(workshopPath(id, section), section === 'overview' ? title : t(`screens.section.${section}`));
  }

  test('with the welcome', async () => {
    await freshStart();
    await show('/', t('screens.home.welcome'));
    await expect.element(page.getByRole('button', { name: t('screens.home.newWorkshop') })).toBeVisible();
    await expectAccessible();
  });

  test('with a new workshop being made, and wrongly', async () => {
    await freshStart();
    await show('/', t('screens.home.welcome'));
    await page.getByRole('button', { name: t('screens.home.newWorkshop') }).click();
    await page.getByRole('button', { name: t('screens.home.form.create') }).click();
    await expect.element(page.getByText(t('fields.problem.title-missing'))).toBeVisible();
    await expectAccessible();
  });

  test('with the list of workshops', async () => {
    await workshop();
    await show('/', t('screens.workshops'));
    await expect.element(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await expectAccessible();
  });

  test('with the overview', async () => {
    await showSection('overview');
    await expect.element(page.getByRole('heading', { name: t('screens.overview.rooms') })).toBeVisible();
    await expectAccessible();
  });

  test('with the agenda as a table, and a session in the panel', async () => {
    await showSection('agenda');
    await page.getByRole('radio', { name: t('screens.agenda.table'), exact: true }).click();
    await page
      .getByRole('row')
      .nth(2)
      .click({ position: { x: 400, y: 4 } });
    await expect.element(page.getByRole('complementary')).toBeVisible();
    await expectAccessible();
  });

  test('with attendance', async () => {
    await showSection('attendance');
    await expect.element(page.getByRole('grid')).toBeVisible();
    await expectAccessible();
  });
});
