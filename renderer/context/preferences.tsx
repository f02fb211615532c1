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
import { type Language, languages } from '../../shared/domain/language.ts';
import { loadCatalogues, type Translate, translator } from '../../shared/text/text.ts';
import { DialogWords } from '../ui/dialog.tsx';
import { notifyFailure } from '../ui/failures.tsx';
import { componentLocale, provideComponentTexts } from './component-texts.ts';

provideComponentTexts();

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];
/** How much room rows, fields and gaps take. */
const densities = ['comfortable', 'compact'] as const;
type Density = (typeof densities)[number];
/** `more` has darker lines and letters; the first time it follows the system. */
const contrasts = ['usual', 'more'] as const;
type Contrast = (typeof contrasts)[number];

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
 * How this user wants the app to look on this computer: language, theme, density, contrast and size. It begins in
 * `language`, whose texts must be loaded before; those of another language are loaded when it is chosen.
 */
export function PreferencesProvider({ children, language: first = initialLanguage() }: PreferencesProps): ReactNode {
  const [language, rememberLanguage] = useRemembered('language', () => first);
  const [theme, setTheme] = useRemembered('theme', () => remembered('theme', themes) ?? systemTheme());
  const [density, setDensity] = useRemembered('density', () => remembered('density', densities) ?? 'comfortable');
  const [contrast, setContrast] = useRemembered(
    'contrast',
    () => remembered('contrast', contrasts) ?? systemContrast(),
  );
  const [zoom, setZoom] = useRemembered<Zoom>('zoom', () => remembered('zoom', zoomLevels) ?? 100);
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
    const changeZoom = (by: 1 | -1 | 0): void => setZoom((before) => (by === 0 ? 100 : nextZoom(before, by)));
    const setLanguage = (next: Language): void => void changeLanguage(next);
    const look = { theme, setTheme, density, setDensity, contrast, setContrast, zoom, changeZoom };
    return { language, t, setLanguage, ...look };
  }, [language, rememberLanguage, theme, setTheme, density, setDensity, contrast, setContrast, zoom, setZoom]);
  const words = useMemo(() => dialogWords(preferences.t), [preferences]);
  return (
    <PreferencesContext value={preferences}>
      <I18nProvider locale={componentLocale(language)}>
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

/** A choice that is kept on this computer. */
function useRemembered<Value extends string | number>(
  name: string,
  initial: () => Value,
): [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState(initial);
  useEffect(() => localStorage.setItem(name, String(value)), [name, value]);
  return [value, setValue];
}

/** The one of `values` that was chosen last on this computer; undefined where none was. */
function remembered<Value extends string | number>(name: string, values: readonly Value[]): Value | undefined {
  const text = localStorage.getItem(name);
  return values.find((value) => String(value) === text);
}

/** The language chosen last, as the page remembers it; undefined where it does not. */
export function rememberedLanguage(): Language | undefined {
  return remembered('language', languages);
}

/** The language chosen last on this computer; at the first start the one of the system. */
export function initialLanguage(): Language {
  return rememberedLanguage() ?? languages.find((language) => navigator.language.startsWith(language)) ?? 'en';
}

function systemTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function systemContrast(): Contrast {
  return matchMedia('(prefers-contrast: more)').matches ? 'more' : 'usual';
}

function nextZoom(zoom: Zoom, by: 1 | -1): Zoom {
  return zoomLevels[zoomLevels.indexOf(zoom) + by] ?? zoom;
}
