import type { ReactNode } from 'react';
import { type Language, languages } from '../../shared/domain/language.ts';
import { loadCatalogues } from '../../shared/text/text.ts';
import { readKeptLanguage } from '../commands/installation.ts';
import { initialLanguage, rememberedLanguage } from '../context/preferences.tsx';
import { reloadPage } from '../context/routes.ts';
import { Button } from '../ui/button.tsx';
import pageStyles from '../ui/page.module.css';
import { App } from './app.tsx';
import { logError } from './error-boundary.tsx';

/**
 * What the window shows at start: the app in the language chosen last, by the data folder where the page has forgotten it; in
 * another one where a file of that one is missing or damaged; and where no texts can be loaded at all, a page that needs none.
 */
export async function startPage(load: typeof loadCatalogues = loadCatalogues): Promise<ReactNode> {
  const chosen = rememberedLanguage() ?? (await readKeptLanguage()) ?? initialLanguage();
  for (const language of [chosen, ...languages.filter((other) => other !== chosen)]) {
    if (await hasLoaded(language, load)) return <App language={language} />;
  }
  return <MissingTexts />;
}

async function hasLoaded(language: Language, load: typeof loadCatalogues): Promise<boolean> {
  try {
    await load([language]);
    return true;
  } catch (error) {
    logError('page', error);
    return false;
  }
}

/** Not in the catalogues, for it is shown where these are missing. */
const missingTexts: Readonly<Record<'en' | 'ru', { readonly problem: string; readonly again: string }>> = {
  en: {
    problem:
      'The texts of Rostrum could not be loaded. If this happens again, please install it anew; your data is safe.',
    again: 'Try again',
  },
  ru: {
    problem: 'Не удалось загрузить тексты Rostrum. Если это повторится, установите его заново; ваши данные сохранены.',
    again: 'Попробовать снова',
  },
};

function MissingTexts(): ReactNode {
  return (
    <main className={pageStyles['empty']}>
      <div role="alert">
        {(['en', 'ru'] as const).map((language) => (
          <p key={language} lang={language}>
            {missingTexts[language].problem}
          </p>
        ))}
      </div>
      <Button look="primary" onPress={reloadPage}>
        {(['en', 'ru'] as const).map((language) => missingTexts[language].again).join(' · ')}
      </Button>
    </main>
  );
}
