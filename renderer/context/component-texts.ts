import { type Language, languages } from '../../shared/domain/language.ts';
import { type Translate, translator } from '../../shared/text/text.ts';

/** What React Aria gives for a text: the values in it, and the formatter, whose `locale` is that of `I18nProvider`. */
type ComponentText = (values: Readonly<Record<string, string | number>> | undefined, formatter: object) => string;

/** The locale that the components are told, by the language of the interface. */
export function componentLocale(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

function languageOf(formatter: object): Language {
  const locale = String(Reflect.get(formatter, 'locale'));
  return languages.find((language) => componentLocale(language) === locale) ?? 'en';
}

const said =
  (say: (t: Translate, values: Readonly<Record<string, string | number>>) => string): ComponentText =>
  (values = {}, formatter) =>
    say(translator(languageOf(formatter)), values);

/** For what none of our components says. */
const nothing: ComponentText = () => '';

/**
 * The words that the components of React Aria say by themselves, mostly to screen readers, by its packages. It has none in the
 * national languages, and English ones where a package is not here are an error that it throws.
 */
const componentTexts: Readonly<Record<string, Readonly<Record<string, ComponentText>>>> = {
  '@react-aria/autocomplete': { collectionLabel: said((t) => t('screens.components.suggestions')) },
  '@react-aria/combobox': {
    buttonLabel: said((t) => t('screens.components.showSuggestions')),
    listboxLabel: said((t) => t('screens.components.suggestions')),
    countAnnouncement: said((t, { optionCount = 0 }) => t('screens.components.count', { count: Number(optionCount) })),
    focusAnnouncement: said((t, { optionText = '', isSelected = '' }) =>
      isSelected ? t('screens.components.chosen', { name: optionText }) : String(optionText),
    ),
    selectedAnnouncement: said((t, { optionText = '' }) => t('screens.components.chosen', { name: optionText })),
  },
  '@react-aria/overlays': { dismiss: said((t) => t('screens.close')) },
  '@react-aria/searchfield': { 'Clear search': said((t) => t('screens.components.clear')) },
  '@react-aria/toast': { close: said((t) => t('screens.close')), notifications: said((t) => t('screens.messages')) },
  '@react-aria/menu': { longPressMessage: nothing },
  'react-aria-components': { selectPlaceholder: said((t) => t('screens.components.choose')) },
};

/** Gives the components their words, before the first of them is drawn: they read them once, from where a server would leave them. */
export function provideComponentTexts(): void {
  // One set of words for every locale, each word by the locale that it is asked for in.
  Reflect.set(globalThis, Symbol.for('react-aria.i18n.locale'), componentLocale('en'));
  Reflect.set(globalThis, Symbol.for('react-aria.i18n.strings'), componentTexts);
}
