import type { Country } from '../domain/country.ts';
import type { Language } from '../domain/language.ts';

/** Names as the countries themselves use them on papers, where Unicode's data differs or is missing in Chromium. */
const names: Readonly<Record<'en' | 'ru', Readonly<Record<string, string>>>> = {
  en: { KG: 'Kyrgyzstan', TR: 'Türkiye', CZ: 'Czechia', MD: 'Moldova', GB: 'United Kingdom', US: 'United States' },
  ru: {
    KG: 'Кыргызстан',
    BY: 'Беларусь',
    MD: 'Молдова',
    TR: 'Турция',
    GB: 'Великобритания',
    US: 'США',
    AE: 'ОАЭ',
    CZ: 'Чехия',
  },
};

const region: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { KZ: 'Kazakhstan', KG: 'Kyrgyzstan', TJ: 'Tajikistan', TM: 'Turkmenistan', UZ: 'Uzbekistan' },
  ru: { KZ: 'Казахстан', KG: 'Кыргызстан', TJ: 'Таджикистан', TM: 'Туркменистан', UZ: 'Узбекистан' },
  kk: { KZ: 'Қазақстан', KG: 'Қырғызстан', TJ: 'Тәжікстан', TM: 'Түрікменстан', UZ: 'Өзбекстан' },
  ky: { KZ: 'Казакстан', KG: 'Кыргызстан', TJ: 'Тажикстан', TM: 'Түркмөнстан', UZ: 'Өзбекстан' },
  tg: { KZ: 'Қазоқистон', KG: 'Қирғизистон', TJ: 'Тоҷикистон', TM: 'Туркманистон', UZ: 'Ӯзбекистон' },
  tk: { KZ: 'Gazagystan', KG: 'Gyrgyzystan', TJ: 'Täjigistan', TM: 'Türkmenistan', UZ: 'Özbegistan' },
  uz: { KZ: 'Qozogʻiston', KG: 'Qirgʻiziston', TJ: 'Tojikiston', TM: 'Turkmaniston', UZ: 'Oʻzbekiston' },
};

/** The country in the words of `language`; for the rest of the world English or Russian, and at worst its code. */
export function countryName(country: Country, language: Language): string {
  const known = language === 'en' || language === 'ru' ? language : fallbackOf(language);
  return region[language][country] ?? names[known][country] ?? intlName(country, known);
}

function fallbackOf(language: Language): 'en' | 'ru' {
  return language === 'tk' || language === 'uz' ? 'en' : 'ru';
}

function intlName(country: Country, language: 'en' | 'ru'): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
}
