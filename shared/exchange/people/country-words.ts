import { type Country, countries, countryName } from '../../domain/country.ts';
import { searchKey } from '../../domain/search-key.ts';

/** A country that a text means; `isGuessed` where it could be read otherwise too: PK for РК. */
export type KnownCountry = { readonly country: Country; readonly isGuessed: boolean };

/** Beginnings of words by which the countries of the region are named in all its languages, as `searchKey` writes them. */
const stems: Readonly<Record<string, string>> = {
  KZ: 'казахстан казакстан қазақстан қазоқистон қозоғистон kazakhstan kazakstan qazaqstan qozog gazagystan казахск',
  KG: 'кыргыз киргиз қырғыз қирғиз қирғизистон kyrgyz kirghiz kirgiz qirgiz gyrgyz',
  TJ: 'таджик тоҷик тожик тажик тәжік tajik tojik tadjik tadzhik täjig',
  TM: 'туркмен түркмен түрікмен туркман turkmen turkman',
  UZ: 'узбек ўзбек өзбек ӯзбек uzbek özbeg ozbek ozbegistan',
};

/** Abbreviations in Cyrillic letters as papers have them. */
const short: Readonly<Record<string, Country>> = {
  РК: 'KZ',
  ҚР: 'KZ',
  КР: 'KG',
  РТ: 'TJ',
  ҶТ: 'TJ',
  РУ: 'UZ',
  РУЗ: 'UZ',
  УЗР: 'UZ',
  ЎЗР: 'UZ',
  ТМ: 'TM',
  РФ: 'RU',
  РБ: 'BY',
  КНР: 'CN',
  США: 'US',
  ОАЭ: 'AE',
  ИРИ: 'IR',
  ФРГ: 'DE',
};

/** The same abbreviations typed with Latin letters, which in a list in Cyrillic mean them. */
const shortInLatin: Readonly<Record<string, Country>> = { PK: 'KZ', KP: 'KG', KR: 'KG', PT: 'TJ', TM: 'TM', PY: 'UZ' };

/** Codes of three letters (ISO 3166-1) of the region, its neighbours and those who often send trainers. */
const threeLetters: Readonly<Record<string, Country>> = {
  KAZ: 'KZ',
  KGZ: 'KG',
  TJK: 'TJ',
  TKM: 'TM',
  UZB: 'UZ',
  RUS: 'RU',
  AFG: 'AF',
  CHN: 'CN',
  IRN: 'IR',
  PAK: 'PK',
  AZE: 'AZ',
  ARM: 'AM',
  GEO: 'GE',
  BLR: 'BY',
  UKR: 'UA',
  MDA: 'MD',
  MNG: 'MN',
  TUR: 'TR',
  IND: 'IN',
  KOR: 'KR',
  JPN: 'JP',
  DEU: 'DE',
  GER: 'DE',
  FRA: 'FR',
  GBR: 'GB',
  USA: 'US',
  UK: 'GB',
  UAE: 'AE',
  ITA: 'IT',
  ESP: 'ES',
  SWE: 'SE',
  NOR: 'NO',
  FIN: 'FI',
  DNK: 'DK',
  POL: 'PL',
  LTU: 'LT',
  LVA: 'LV',
  EST: 'EE',
  CZE: 'CZ',
  AUT: 'AT',
  CHE: 'CH',
  NLD: 'NL',
  BEL: 'BE',
  CAN: 'CA',
  ISR: 'IL',
};

/** Other names by which papers call countries, with commas between them; the United Nations' among them. */
const otherNames: Readonly<Record<string, string>> = {
  AE: 'emirates, эмират',
  BY: 'belorus, белорус',
  CD: 'democratic republic of the congo, dr congo',
  CI: 'cote d ivoire, ivory coast, кот д ивуар',
  CN: 'prc',
  CV: 'cabo verde',
  CZ: 'czech republic, чешск',
  GB: 'great britain, england, scotland, англи, британи, соединенное королевство',
  HK: 'hong kong, гонконг',
  KP: 'democratic people s republic of korea, dprk, кндр',
  KR: 'republic of korea, korea republic of, республика корея, корея',
  LA: 'lao, лаосск',
  MD: 'молдав',
  MK: 'macedonia, македони',
  MM: 'myanmar, burma, мьянм',
  NL: 'holland, голланди',
  PS: 'palestin, палестин',
  SZ: 'swaziland',
  TR: 'turkey, турецк',
  US: 'united states, america, соединенные штаты, америк',
  VN: 'viet nam',
};

type Stem = { readonly stem: string; readonly country: Country };
let known: readonly Stem[] | null = null;

/** Beginnings of the names of all countries in English and Russian, the longest first. */
function knownStems(): readonly Stem[] {
  if (known !== null) return known;
  const ofRegion = Object.entries(stems).flatMap(([country, words]) =>
    words.split(' ').map((stem) => ({ stem: searchKey(stem), country })),
  );
  const ofWorld = countries.flatMap((country) =>
    (['en', 'ru'] as const).map((language) => ({ stem: stemOf(countryName(country, language)), country })),
  );
  const ofOthers = Object.entries(otherNames).flatMap(([country, words]) =>
    words.split(', ').map((stem) => ({ stem, country })),
  );
  known = [...ofRegion, ...ofWorld, ...ofOthers]
    .filter(({ stem }) => stem.length > 2)
    .toSorted((one, other) => other.stem.length - one.stem.length);
  return known;
}

/** A name without the last vowels, which change with the case: Швеция, Швеции. */
function stemOf(name: string): string {
  const key = searchKey(name).trim();
  return /[а-я]/.test(key) && !key.includes(' ') ? key.replace(/[аеиоуыэюяй]{1,2}$/, '') : key;
}

/**
 * The country that a text names: by its name in any case, its code or an abbreviation. `isCyrillic`: the list is in
 * Cyrillic, so PK typed with Latin letters is РК.
 */
export function knownCountry(written: string, isCyrillic: boolean): KnownCountry | null {
  const text = written.trim().replaceAll(/[.«»"“”]/g, '');
  if (text === '' || text.length > 80 || namesSeveral(text, isCyrillic)) return null;
  const capitals = text.toUpperCase().replaceAll(/\s+/g, '');
  const byShort = short[capitals];
  if (byShort !== undefined) return { country: byShort, isGuessed: false };
  const byLatin = shortInLatin[capitals];
  if (isCyrillic && byLatin !== undefined) return { country: byLatin, isGuessed: byLatin !== capitals };
  const code = threeLetters[capitals] ?? countries.find((country) => country === capitals);
  if (code !== undefined) return { country: code, isGuessed: false };
  const found = countryNamedIn(text);
  return found === null ? null : { country: found, isGuessed: false };
}

/** "Ireland/UK": whether signs between them part two countries. */
function namesSeveral(text: string, isCyrillic: boolean): boolean {
  const parts = text.split(/[/;|&]/).map((part) => part.trim());
  if (parts.length < 2) return false;
  return new Set(parts.flatMap((part) => knownCountry(part, isCyrillic)?.country ?? [])).size > 1;
}

/** The country whose name begins a word of a text; null for none. */
export function countryNamedIn(text: string): Country | null {
  const key = ` ${searchKey(text).replaceAll(/[^\p{L}\d]+/gu, ' ')} `;
  return knownStems().find(({ stem }) => key.includes(` ${stem}`))?.country ?? null;
}

/** The country of the region that a title or the head of a letter names; null for none or several. */
export function regionCountryIn(text: string): Country | null {
  const key = ` ${searchKey(text).replaceAll(/[^\p{L}\d]+/gu, ' ')} `;
  const found = Object.entries(stems).flatMap(([country, words]) =>
    words.split(' ').some((stem) => key.includes(` ${searchKey(stem)}`)) ? [country] : [],
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
