import { dress, romanisations, soundLikeness } from './romanisations.ts';

/**
 * The sounds that letters of the six languages stand for, by Cyrillic letters. A bit of a mask for each: a letter that can
 * stand for several of them has several.
 */
const sounds = 'аәеиыоөуүўйбвгджҷзклмнпрстфхцчш';
/** Letters that are heard as another one, or as two. */
const heardAs: Readonly<Record<string, string>> = {
  ғ: 'г',
  ґ: 'г',
  ѓ: 'г',
  қ: 'к',
  ң: 'н',
  һ: 'х',
  ҳ: 'х',
  җ: 'ҷ',
  ұ: 'ү',
  ӯ: 'ў',
  ӣ: 'и',
  і: 'и',
  ї: 'и',
  ӱ: 'ү',
  є: 'е',
  э: 'е',
  ё: 'йо',
  ю: 'йу',
  я: 'йа',
  щ: 'шч',
  ъ: '',
  ь: '',
};

/** What a letter, or a group of letters, can stand for; `main` is what it mostly does. */
type Sign = { readonly mask: number; readonly main: number };

const maskOf = (sound: string): number => 1 << sounds.indexOf(sound);
const heard = (letter: string): string => heardAs[letter] ?? (sounds.includes(letter) ? letter : '');
const signOf = (main: string, others = ''): Sign => ({
  mask: [...others].reduce((mask, each) => mask | maskOf(each), maskOf(main)),
  main: maskOf(main),
});

/** A letter or a group of letters by its signs, one after the other. */
type Spelling = readonly Sign[];

const vowels = maskOfAll('аәеиыоөуүў');
const glide = maskOf('й');

function maskOfAll(letters: string): number {
  return [...letters].reduce((mask, each) => mask | maskOf(each), 0);
}

/** Cyrillic letters; a letter of Russian can stand for the national ones that Russian documents write with it. */
const cyrillicSpellings: ReadonlyMap<string, Spelling> = new Map([
  ...[...sounds, ...Object.keys(heardAs)].map((letter): [string, Spelling] => [
    letter,
    [...heard(letter)].map((sound, index, all) => {
      const dressed = index === all.length - 1 ? dress.filter(([, russian]) => russian === sound) : [];
      return signOf(sound, dressed.map(([national]) => heard(national)).join(''));
    }),
  ]),
  // Many write е for ё.
  ['ё', [signOf('й'), signOf('о', 'е')]],
]);

/** Spellings besides those of the systems. */
const furtherSpellings = 'ы=y и=y ы=i и=ı к=c к=ck ҷ=dzh ҷ=dž в=w х=x ф=ph'
  .split(' ')
  .map((pair) => [pair.charAt(0), pair.slice(2)] as const);

const latinSpellings = readLatinSpellings();

/** Every spelling of every system with what it stands for; what is written with marks is written without them too. */
function readLatinSpellings(): ReadonlyMap<string, Spelling> {
  const spellings = new Map<string, Sign[]>();
  const add = (written: string, own: Spelling): void => {
    const before = spellings.get(written);
    if (before === undefined) spellings.set(written, [...own]);
    else if (before.length === own.length)
      spellings.set(
        written,
        before.map(({ mask, main }, index) => ({ mask: mask | (own[index]?.mask ?? 0), main })),
      );
  };
  for (const [letter, written] of [...romanisations, ...furtherSpellings]) {
    const own = [...heard(letter)].map((sound) => signOf(sound));
    // "ya" is heard as its letters; only a single sign for two sounds has to be known. "ng" may be two sounds.
    if (own.length === 0 || (own.length > 1 && written.length > 1) || written === 'ng') continue;
    const [first] = own;
    const isPlain = first !== undefined && (first.mask & (vowels | maskOfAll('йнг'))) !== 0;
    // An apostrophe after a consonant may be the soft sign of another system.
    const bare = written.endsWith("'") ? written.slice(0, -1) : withoutMarks(written);
    const other = spellings.get(bare);
    if (written.endsWith("'") && !isPlain && other !== undefined) add(written, other);
    add(written, own);
    if (bare !== written && own.length === 1 && isPlain) add(bare, own);
  }
  return spellings;
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** Signs by their ids, so that a word is a row of small numbers and the cost of a pair of them is looked up. */
const signs: Sign[] = [{ mask: 0, main: 0 }];
const ids = new Map<string, number>([['0 0', 0]]);

function idOf({ mask, main }: Sign): number {
  const key = `${String(mask)} ${String(main)}`;
  const known = ids.get(key);
  if (known !== undefined) return known;
  signs.push({ mask, main });
  ids.set(key, signs.length - 1);
  return signs.length - 1;
}

for (const spelling of [...cyrillicSpellings.values(), ...latinSpellings.values()]) spelling.forEach(idOf);
const unknownSign: Sign = { mask: 0, main: 0 };

/** A word by its sounds: ids of signs. */
export type WordSounds = readonly number[];

const longestSpelling = Math.max(...[...latinSpellings.keys()].map((each) => each.length));

/** The sounds of a word of `comparedText`; doubled ones once, soft and hard signs none. */
export function soundsOf(word: string): WordSounds {
  const all: number[] = [];
  const letters = word.replaceAll('дж', 'ҷ').replaceAll('тс', 'ц');
  for (let at = 0; at < letters.length;) {
    const [length, spelling] = spellingAt(letters, at);
    for (const sign of spelling) {
      const id = idOf(sign);
      if (all.at(-1) !== id) all.push(id);
    }
    at += length;
  }
  return all;
}

/** The longest spelling that begins at a place, and how many letters it has; for a sign that is no letter none. */
function spellingAt(letters: string, at: number): readonly [number, Spelling] {
  const cyrillic = cyrillicSpellings.get(letters.charAt(at));
  if (cyrillic !== undefined) return [1, cyrillic];
  for (let length = Math.min(longestSpelling, letters.length - at); length > 0; length--) {
    const known = latinSpellings.get(letters.slice(at, at + length));
    if (known !== undefined && known.length > 0) return [length, known];
  }
  const bare = letters.charAt(at).normalize('NFD').charAt(0);
  const known = latinSpellings.get(bare);
  if (known !== undefined) return [1, known];
  return [1, /\p{L}/u.test(bare) ? [unknownSign] : []];
}

const maskAt = (id: number): number => signs[id]?.mask ?? 0;

/** For each id whether it can stand for one of the sounds. */
const tableOf = (letters: string): readonly boolean[] => signs.map(({ mask }) => (mask & maskOfAll(letters)) !== 0);
const areVowels = signs.map(({ mask }) => (mask & vowels) !== 0);
const areGlides = signs.map(({ mask }) => (mask & glide) !== 0);
const [canBeG, canBeN, canBeCh, canBeSh, canBeKh] = ['г', 'н', 'ч', 'ш', 'х'].map(tableOf);

/** Whether a sound is a vowel, or a glide that often goes unwritten beside one. */
export const isVowelSound = (id: number): boolean => areVowels[id] ?? false;
export const isGlideSound = (id: number): boolean => areGlides[id] ?? false;

/** What a sound mostly is, by its Cyrillic letter; '' for a letter that is not known. */
export function mainSound(id: number): string {
  const main = signs[id]?.main ?? 0;
  return main === 0 ? '' : sounds.charAt(31 - Math.clz32(main));
}

const pairCosts = new Map<string, number>(soundLikeness.sounds);
/** Two signs that can stand for one sound, but mostly stand for two others. */
const rarelySame = 0.25;

/** What it costs to take one sound for another: 0 where both can be the same one, 1 where they are never written for each other. */
const costs = Float64Array.from(signs.flatMap((one) => signs.map((other) => costOf(one, other))));

function costOf(one: Sign, other: Sign): number {
  const both = one.mask & other.mask;
  if ((both & (one.main | other.main)) !== 0) return 0;
  let least = both === 0 ? 1 : rarelySame;
  for (const first of [...sounds].filter((each) => (one.mask & maskOf(each)) !== 0)) {
    for (const second of [...sounds].filter((each) => (other.mask & maskOf(each)) !== 0)) {
      if (maskOf(first) !== one.main && maskOf(second) !== other.main) continue;
      const cost = pairCosts.get(`${first}~${second}`) ?? pairCosts.get(`${second}~${first}`) ?? 1;
      least = Math.min(least, cost);
    }
  }
  return least;
}

export function substitutionCost(one: number, other: number): number {
  return costs[one * signs.length + other] ?? 1;
}

/** Two sounds that are written for one: с and х for ш, since "sh" is both. By the ids of the two. */
const joinedCosts = signs.flatMap((first) =>
  signs.map((second) =>
    soundLikeness.joined.flatMap(([[one = '', two = ''], [whole = ''], cost]) =>
      (first.mask & maskOf(one)) !== 0 && (second.mask & maskOf(two)) !== 0 ? [{ mask: maskOf(whole), cost }] : [],
    ),
  ),
);

/** What it costs to take two sounds for one; 2 where they are never written for it. */
export function joinedCost(first: number, second: number, whole: number): number {
  const known = joinedCosts[first * signs.length + second];
  if (known === undefined || known.length === 0) return 2;
  let least = 2;
  for (const { mask, cost } of known) if ((maskAt(whole) & mask) !== 0) least = Math.min(least, cost);
  return least;
}

/** Sounds that often go unwritten: after which sound, and what they cost then. */
const [after, cost] = [
  [canBeN, canBeSh],
  [0.2, 0.25],
] as const;
const unwritten = signs.map((_, id) => [canBeG, canBeCh].findIndex((can) => can?.[id] === true));

/** What a sound costs that the other word lacks, between the sounds beside it; undefined for the end of the word. */
export function omissionCost(id: number, before: number | undefined, next: number | undefined): number {
  if (isGlideSound(id)) return glideCost(id, before, next);
  const kind = unwritten[id] ?? -1;
  if (kind >= 0 && before !== undefined && after[kind]?.[before] === true) return cost[kind] ?? 1;
  if (canBeKh?.[id] === true && (next === undefined || isVowelSound(next))) return 0.5;
  return id === 0 ? 0.5 : 1;
}

/** A glide beside a vowel is written by some systems and left out by others. */
function glideCost(id: number, before: number | undefined, next: number | undefined): number {
  const isBesideVowel = before === undefined || isVowelSound(before) || (next !== undefined && isVowelSound(next));
  if (!isBesideVowel) return 0.6;
  return isVowelSound(id) ? 0.2 : 0.1;
}
