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

/** The country whose zone it is, of those whose zone we know; null for any other. */
export function countryOfZone(timeZone: string): Country | null {
  const further = Object.entries(furtherZones).find(([, zones]) => zones.split(' ').includes(timeZone));
  return Object.entries(zoneByCountry).find(([, zone]) => zone === timeZone)?.[0] ?? further?.[0] ?? null;
}

/** The zones of the region besides those of the capitals (IANA time zone database). */
const furtherZones: Readonly<Record<string, string>> = {
  KZ: 'Asia/Qyzylorda Asia/Qostanay Asia/Aqtobe Asia/Aqtau Asia/Atyrau Asia/Oral',
  UZ: 'Asia/Samarkand',
};

/**
 * Cities in which trainings of the region are held, as they are written in its languages; no city that another country
 * has as well. In small letters without marks.
 */
const cities: Readonly<Record<string, string>> = {
  KZ:
    'astana астана nur-sultan нур-султан almaty алматы алма-ата shymkent шымкент karaganda qaragandy караганда караганды aktobe aqtobe актобе ' +
    'taraz тараз pavlodar павлодар semey семей atyrau атырау aktau aqtau актау kostanay qostanay костанай oral уральск turkestan turkistan туркестан ' +
    'kyzylorda qyzylorda кызылорда petropavl петропавловск petropavlovsk taldykorgan талдыкорган kokshetau кокшетау oskemen усть-каменогорск konaev конаев zhezkazgan жезказган',
  KG: 'bishkek бишкек osh ош jalal-abad джалал-абад жалал-абад karakol каракол naryn нарын talas талас batken баткен tokmok токмок cholpon-ata чолпон-ата',
  TJ: 'dushanbe душанбе khujand khudzhand худжанд хучанд khorog хорог хоруг bokhtar бохтар kulob kulyab куляб кулоб penjikent пенджикент панчакент',
  TM: 'ashgabat asgabat ашхабад ашгабат mary мары turkmenabat туркменабат туркменабад dashoguz dasoguz дашогуз turkmenbashi turkmenbasy туркменбаши balkanabat балканабат awaza аваза',
  UZ: 'tashkent toshkent ташкент тошкент samarkand samarqand самарканд bukhara buxoro бухара бухоро khiva xiva хива nukus nokis нукус andijan andijon андижан fergana fargona фергана namangan наманган termez termiz термез karshi qarshi карши navoi navoiy навои urgench urganch ургенч kokand qoqon коканд',
  AF: 'kabul кабул',
  AM: 'yerevan ереван',
  AT: 'vienna вена',
  AZ: 'baku baki баку',
  BY: 'minsk минск',
  CH: 'geneva женева',
  GE: 'tbilisi тбилиси',
  MD: 'chisinau кишинев',
  MN: 'ulaanbaatar улан-батор улаанбаатар',
  RU: 'moscow москва',
  TR: 'istanbul стамбул ankara анкара',
};
/** The Cyrillic letters of national alphabets as the Russian ones that stand for them. */
const russianLetters: Readonly<Record<string, string>> = {
  қ: 'к',
  ғ: 'г',
  ң: 'н',
  ұ: 'у',
  ү: 'у',
  ө: 'о',
  ә: 'а',
  і: 'и',
  ҳ: 'х',
  ҷ: 'ч',
  ҡ: 'к',
  ı: 'i',
};

const countryByCity = new Map(
  Object.entries(cities).flatMap(([country, names]) => names.split(' ').map((name) => [cityKey(name), country])),
);

/** The country of a city that is named in `text`, as in "г. Бишкек" or "Bishkek, Park Hotel"; null where we know none. */
export function countryOfCity(text: string): Country | null {
  const words = text.split(/[^\p{L}\p{M}\p{Pd}ʻʼ'’]+/u).map(cityKey);
  return words.map((word) => countryByCity.get(word)).find((country) => country !== undefined) ?? null;
}

/** Small letters without marks, apostrophes and hyphens, of the Latin and the Russian alphabet. */
function cityKey(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^\p{L}]|\p{Lm}/gu, '');
  return Array.from(plain, (letter) => russianLetters[letter] ?? letter).join('');
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

/** CLDR's names in the languages that Chromium lacks, made by scripts/tables/calendar-names.mjs. */
const nationalNames: Readonly<Record<Exclude<Language, 'en' | 'ru'>, Readonly<Record<string, string>>>> =
  generatedNames;

/** The name of a country in `language`, CLDR's unless the countries use another; the code where there is no name. */
export function countryName(country: Country, language: Language): string {
  if (language !== 'en' && language !== 'ru') return nationalNames[language][country] ?? country;
  return names[language][country] ?? new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
}
