import table from './institution-words.json';
import { comparedText } from './name-letters.ts';
import { consonantsOf } from './word-likeness.ts';
import { soundsOf } from './word-sounds.ts';

/** Words that tell no institution from another. */
const plainWords =
  /^(?:of|the|for|and|in|at|s|office|и|по|при|в|на|г|им|имени|республик\p{L}*|respublik\p{L}*|republic|kazakhstan|казахстан\p{L}*|қазақстан\p{L}*|кыргыз\p{L}*|kyrgyz\p{L}*|таджикистан\p{L}*|тоҷикистон|туркменистан\p{L}*|türkmenistan\p{L}*|узбекистан\p{L}*|ўзбекистон|o'zbekiston|uzbekistan|рк|кр|рт|руз)$/u;

const concepts: readonly (readonly [concept: string, stems: readonly string[]])[] = Object.entries(table.concepts).map(
  ([concept, stems]) => [concept, [...new Set(stems.split(' '))]],
);

/** What a word means in any of the languages, else the consonants of how it sounds. */
function featureOf(word: string): string {
  const found = concepts.find(([, stems]) =>
    stems.some((stem) => word.startsWith(stem) && word.length - stem.length <= (stem.length < 4 ? 1 : 20)),
  );
  return found === undefined ? `sounds ${consonantsOf(soundsOf(word))}` : found[0];
}

/** An institution as it is compared: each of its names by what its words mean or how they sound. */
export type InstitutionFeatures = readonly ReadonlySet<string>[];

const known = new Map<string, ReadonlySet<string>>();

export function institutionFeatures(names: readonly string[]): InstitutionFeatures {
  return names
    .map((name) => {
      const cached = known.get(name);
      if (cached !== undefined) return cached;
      const words = comparedText(name)
        .split(/[^\p{L}'-]+/u)
        .flatMap((word) => word.split(/'(?=s$)/))
        .filter((word) => word !== '' && !plainWords.test(word));
      const features = new Set(words.map(featureOf));
      if (known.size > 50_000) known.clear();
      known.set(name, features);
      return features;
    })
    .filter(({ size }) => size > 0);
}

/** Whether two institutions are likely one: their names share most of what tells them from others. */
export function isSameInstitution(one: InstitutionFeatures, other: InstitutionFeatures): boolean {
  return one.some((first) =>
    other.some((second) => {
      let shared = 0;
      for (const each of first) if (second.has(each)) shared++;
      return shared > 0 && shared / (first.size + second.size - shared) >= 0.6;
    }),
  );
}
