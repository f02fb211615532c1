import { beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ComboBox } from '../../../renderer/ui/fields/combo-box.tsx';
import { MenuButton } from '../../../renderer/ui/menu-button.tsx';
import { languages } from '../../../shared/domain/language.ts';
import { loadCatalogues, translator } from '../../../shared/text/text.ts';
import { clearPage, renderScreen } from '../rendered-section.tsx';

beforeAll(async () => loadCatalogues());

function nothing(): void {
  // Nothing is chosen here.
}

/** The library makes the place of what it says aloud once in a page: it is looked at in the first of these. */
const tried = languages.toReversed();
const [first] = tried;

test.each(tried)('the words that components say by themselves are those of the catalogue: %s', async (language) => {
  const t = translator(language);
  const choices = [
    { value: 'one', name: 'Xylo' },
    { value: 'two', name: 'Xyla' },
  ];
  renderScreen(
    <>
      <ComboBox label="Zz" choices={choices} value={null} onChange={nothing} onRevert={nothing} nothing="Qq" />
      <MenuButton name="Ww" choices={[{ id: 'a', name: 'Aa', onChoose: nothing }]} />
    </>,
    { language },
  );
  await expect.element(page.getByRole('button', { name: t('screens.components.showSuggestions') })).toBeVisible();
  await page.getByRole('combobox').click();
  await userEvent.keyboard('Xyl');
  await expect.element(page.getByRole('listbox', { name: t('screens.components.suggestions') })).toBeVisible();
  // How many there are is read aloud.
  if (language === first) {
    await expect
      .poll(() => document.querySelector('[aria-live]')?.parentElement?.textContent)
      .toContain(t('screens.components.count', { count: 2 }));
  }
  const dismiss = page.getByRole('button', { name: t('screens.close'), includeHidden: true });
  expect(dismiss.elements().length).toBeGreaterThan(0);
  clearPage();
});
