import * as z from 'zod';
import generatedNames from './country-names.generated.json';
import type { Language } from './language.ts';

/** A country by its ISO 3166-1 alpha-2 code, upper case; `countryName` below gives its name. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as in KZ');
export type Country = z.infer<typeof countrySchema>;

/** Countries in the order of selection lists: Central Asia first, then all others by code. */
const regionCodes = 'KZ KG TJ TM UZ';
const world =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KH KI KM KN KP KR KW LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TL TN TO TR TT TV TZ UA UG US UY VA VC VE VN VU WS XK YE ZA ZM ZW';
export const countries: readonly Country[] = `${regionCodes} ${world}`.split(' ');

const zoneByCountry: Readonly<Record<string, string>> = {
  KZ: 'Asia/Almaty',
  KG: 'Asia/Bishkek',
  TJ: 'Asia/Dushanbe',
  TM: 'Asia/Ashgabat',
  UZ: 'Asia/Tashkent',
};

/** The IANA zone of the capital where we know it; UTC otherwise, for the user to change. */
export function usualTimeZone(country: Country): string {
  return zoneByCountry[country] ?? 'UTC';
}

/** Names as the countries themselves use them on papers, where CLDR's differ. */
const names: Readonly<Record<'en' | 'ru', Readonly<Record<string, string>>>> = {
  en: {
    KZ: 'Kazakhstan',
    KG: 'Kyrgyzstan',
    TJ: 'Tajikistan',
    TM: 'Turkmenistan',
    UZ: 'Uzbekistan',
    TR: 'Türkiye',
    CZ: 'Czechia',
    MD: 'Moldova',
    GB: 'United Kingdom',
    US: 'United States',
  },
  ru: {
    KZ: 'Казахстан',
    KG: 'Кыргызстан',
    TJ: 'Таджикистан',
    TM: 'Туркменистан',
    UZ: 'Узбекистан',
    BY: 'Беларусь',
    MD: 'Молдова',
    TR: 'Турция',
    GB: 'Великобритания',
    US: 'США',
    AE: 'ОАЭ',
    CZ: 'Чехия',
  },
};

/** CLDR's names in the languages that Chromium lacks, made by scripts/calendar-names.mjs. */
const nationalNames: Readonly<Record<Exclude<Language, 'en' | 'ru'>, Readonly<Record<string, string>>>> =
  generatedNames;

/** The name of a country in `language`, CLDR's unless the countries use another; the code where there is no name. */
export function countryName(country: Country, language: Language): string {
  if (language !== 'en' && language !== 'ru') return nationalNames[language][country] ?? country;
  return names[language][country] ?? new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
}
