import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  use,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { I18nProvider } from 'react-aria-components';
import { type Language, languages, languageSchema } from '../../shared/domain/language.ts';
import { loadCatalogues, type Translate, translator } from '../../shared/text/text.ts';
import { DialogWords } from '../ui/dialog.tsx';
import { notifyFailure } from '../ui/messages.tsx';

type Theme = 'light' | 'dark';
/** How much room rows, fields and gaps take. */
type Density = 'comfortable' | 'compact';
/** `more` has darker lines and letters; the first time it follows the system. */
type Contrast = 'usual' | 'more';

/** Sizes of everything on the screen in per cent. */
const zoomLevels = [100, 110, 125, 150, 175, 200] as const;
type Zoom = (typeof zoomLevels)[number];

type Preferences = {
  readonly language: Language;
  readonly t: Translate;
  readonly setLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
  readonly contrast: Contrast;
  readonly setContrast: (contrast: Contrast) => void;
  readonly zoom: Zoom;
  /** One level larger (1), one smaller (-1), or the usual size (0). */
  readonly changeZoom: (by: 1 | -1 | 0) => void;
};

const PreferencesContext = createContext<Preferences | null>(null);

type PreferencesProps = { readonly children: ReactNode; readonly language?: Language };

/**
 * How this user wants the app to look on this computer: language, theme, density, contrast and size. It begins in `language`, whose texts must be loaded
 * before; those of another language are loaded when it is chosen.
 */
export function PreferencesProvider({ children, language: first = initialLanguage() }: PreferencesProps): ReactNode {
  const [language, rememberLanguage] = useRemembered('language', () => first);
  const [theme, setTheme] = useRemembered('theme', initialTheme);
  const [density, setDensity] = useRemembered('density', initialDensity);
  const [contrast, setContrast] = useRemembered('contrast', initialContrast);
  const [percent, setPercent] = useRemembered('zoom', () => String(initialZoom()));
  const zoom = levelOf(percent);
  // Before the children measure themselves.
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    document.documentElement.lang = language;
    Object.assign(dataset, { theme, density, contrast });
    style.setProperty('--zoom', String(zoom / 100));
  }, [language, theme, density, contrast, zoom]);
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
    // From the level that was set last, which a fast second key finds before it is drawn.
    const changeZoom = (by: 1 | -1 | 0): void => setPercent((before) => String(by === 0 ? 100 : nextZoom(before, by)));
    const setLanguage = (next: Language): void => void changeLanguage(next);
    const look = { theme, setTheme, density, setDensity, contrast, setContrast, zoom, changeZoom };
    return { language, t, setLanguage, ...look };
  }, [language, rememberLanguage, theme, setTheme, density, setDensity, contrast, setContrast, zoom, setPercent]);
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

/** Factor by which sizes that are calculated in pixels are larger than usual, as those in `rem` are by themselves. */
export function useScale(): number {
  return usePreferences().zoom / 100;
}

function useRemembered<Value extends string>(
  name: string,
  initial: () => Value,
): [Value, Dispatch<SetStateAction<Value>>] {
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

function initialDensity(): Density {
  return localStorage.getItem('density') === 'compact' ? 'compact' : 'comfortable';
}

function initialContrast(): Contrast {
  const remembered = localStorage.getItem('contrast');
  if (remembered === 'usual' || remembered === 'more') return remembered;
  return matchMedia('(prefers-contrast: more)').matches ? 'more' : 'usual';
}

function initialZoom(): Zoom {
  return levelOf(localStorage.getItem('zoom'));
}

function levelOf(percent: string | null): Zoom {
  return zoomLevels.find((level) => String(level) === percent) ?? 100;
}

function nextZoom(percent: string, by: 1 | -1): Zoom {
  const zoom = levelOf(percent);
  return zoomLevels[zoomLevels.indexOf(zoom) + by] ?? zoom;
}
