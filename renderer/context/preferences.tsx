import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { type Language, languages, languageSchema } from '../../shared/domain/language.ts';
import { loadCatalogues, type Translate, translator } from '../../shared/text/text.ts';
import { DialogWords } from '../ui/dialog.tsx';
import { notifyFailure } from '../ui/messages.tsx';

type Theme = 'light' | 'dark';

type Preferences = {
  readonly language: Language;
  readonly t: Translate;
  readonly setLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
};

const PreferencesContext = createContext<Preferences | null>(null);

type PreferencesProps = { readonly children: ReactNode; readonly language?: Language };

/**
 * How this user wants the app to look on this computer: language and theme. It begins in `language`, whose texts must be loaded
 * before; those of another language are loaded when it is chosen.
 */
export function PreferencesProvider({ children, language: first = initialLanguage() }: PreferencesProps): ReactNode {
  const [language, rememberLanguage] = useRemembered('language', () => first);
  const [theme, setTheme] = useRemembered('theme', initialTheme);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
  const preferences = useMemo(() => {
    const t = translator(language);
    const changeLanguage = async (next: Language): Promise<void> => {
      try {
        await loadCatalogues([next]);
        rememberLanguage(next);
      } catch {
        notifyFailure(t('screens.partMissing'));
      }
    };
    return { language, t, setLanguage: (next: Language) => void changeLanguage(next), theme, setTheme };
  }, [language, rememberLanguage, theme, setTheme]);
  const words = useMemo(() => dialogWords(preferences.t), [preferences]);
  return (
    <PreferencesContext value={preferences}>
      {/* Texts of the components themselves exist in English and in Russian. */}
      <I18nProvider locale={language === 'en' ? 'en-GB' : 'ru-RU'}>
        <DialogWords value={words}>{children}</DialogWords>
      </I18nProvider>
    </PreferencesContext>
  );
}

function dialogWords(t: Translate) {
  return {
    close: t('screens.close'),
    question: t('fields.discard.question'),
    keep: t('fields.discard.keep'),
    discard: t('fields.discard.discard'),
  };
}

export function usePreferences(): Preferences {
  const preferences = use(PreferencesContext);
  if (preferences === null) throw new Error('outside PreferencesProvider');
  return preferences;
}

/** The texts of the chosen language. */
export function useText(): Translate {
  return usePreferences().t;
}

function useRemembered<Value extends string>(name: string, initial: () => Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(initial);
  useEffect(() => localStorage.setItem(name, value), [name, value]);
  return [value, setValue];
}

/** The language chosen last on this computer; at the first start the one of the system. */
export function initialLanguage(): Language {
  const remembered = languageSchema.safeParse(localStorage.getItem('language'));
  if (remembered.success) return remembered.data;
  return languages.find((language) => navigator.language.startsWith(language)) ?? 'en';
}

function initialTheme(): Theme {
  const remembered = localStorage.getItem('theme');
  if (remembered === 'light' || remembered === 'dark') return remembered;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
