import kazakh from './romanisations/kazakh.json';
import kyrgyz from './romanisations/kyrgyz.json';
import likenessTable from './romanisations/likeness.json';
import russianDress from './romanisations/russian-dress.json';
import russian from './romanisations/russian.json';
import tajik from './romanisations/tajik.json';
import turkmen from './romanisations/turkmen.json';
import uzbek from './romanisations/uzbek.json';

/** A rule of writing Cyrillic names in Latin letters. `letters`: each letter and its spelling, "ж=zh". */
export type Romanisation = { readonly name: string; readonly source: string; readonly letters: string };

/** THE list of the rules, by language; each names its source. */
export const romanisationSystems: Readonly<Record<string, readonly Romanisation[]>> = {
  ru: russian,
  kk: kazakh,
  ky: kyrgyz,
  tg: tajik,
  tk: turkmen,
  uz: uzbek,
};

function pairsIn(text: string, sign: string): (readonly [string, string])[] {
  return text.split(' ').map((pair): readonly [string, string] => {
    const at = pair.indexOf(sign);
    return [pair.slice(0, at), pair.slice(at + sign.length)];
  });
}

/** Cyrillic letters and their Latin spellings in all systems. */
export const romanisations: readonly (readonly [letter: string, latin: string])[] = Object.values(romanisationSystems)
  .flat()
  .flatMap(({ letters }) => pairsIn(letters, '='));

/** Letters of national names and the Russian ones that documents in Russian write for them. */
export const dress: readonly (readonly [national: string, russian: string])[] = pairsIn(russianDress.letters, '=');

/** What it costs to take one sound for another, and two sounds for one. */
export const soundLikeness: {
  readonly sounds: readonly (readonly [pair: string, cost: number])[];
  readonly joined: readonly (readonly [two: string, whole: string, cost: number])[];
} = {
  sounds: pairsIn(likenessTable.sounds, '=').map(([pair, cost]) => [pair, Number(cost)] as const),
  joined: pairsIn(likenessTable.joined, ':').map(([pair, cost]) => {
    const [two = '', whole = ''] = pair.split('=');
    return [two, whole, Number(cost)] as const;
  }),
};
