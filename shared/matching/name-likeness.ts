import type { ComparedName, FamilyWord, NameWord } from './compared-person.ts';
import { hasInitial, wordLikeness, type WordLikeness } from './word-likeness.ts';

/** How two family names are alike. `half`: one half of a double name; `form`: Назаров and Назарзода; `sex`: Ким-ов and Ким-ова. */
export type FamilyLikeness = 'same' | 'near' | 'half' | 'form' | 'sex' | 'other';
export type GivenLikeness = 'same' | 'near' | 'initial' | 'missing' | 'other';
export type FatherLikeness = 'same' | 'near' | 'initial' | 'missing' | 'other';

/** Likenesses that were found, by the words: a register has the same names again and again. */
const known = new Map<string, Map<string, WordLikeness>>();
let knownCount = 0;
const mostKnown = 1_000_000;

function knownLikeness(one: NameWord, other: NameWord): WordLikeness {
  if (one.text === other.text) return one.sounds.length === 0 ? 'other' : 'same';
  if (haveOtherConsonants(one, other)) return 'other';
  const [first, second] = one.text < other.text ? [one, other] : [other, one];
  let own = known.get(first.text);
  const found = own?.get(second.text);
  if (found !== undefined) return found;
  if (knownCount >= mostKnown) {
    known.clear();
    knownCount = 0;
    own = undefined;
  }
  if (own === undefined) {
    own = new Map<string, WordLikeness>();
    known.set(first.text, own);
  }
  const likeness = wordLikeness(first.sounds, second.sounds);
  own.set(second.text, likeness);
  knownCount += 1;
  return likeness;
}

/** Whether more consonants differ than a typing error and another spelling can explain. */
function haveOtherConsonants(one: NameWord, other: NameWord): boolean {
  if (bitsIn(one.consonantSet ^ other.consonantSet) > 3) return true;
  const [first, second] = [one.consonants, other.consonants];
  const shorter = Math.min(first.length, second.length);
  let [begin, end] = [0, 0];
  while (begin < shorter && first[begin] === second[begin]) begin++;
  while (end < shorter - begin && first.at(-1 - end) === second.at(-1 - end)) end++;
  return shorter - begin - end > 3;
}

function bitsIn(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count++;
  return count;
}

/** How two names are alike, part by part. */
export type NameLikeness = {
  readonly family: FamilyLikeness;
  readonly given: GivenLikeness;
  readonly father: FatherLikeness;
  /** The given name of one stands in the place of the other's family name. */
  readonly isSwapped: boolean;
  readonly isOtherScript: boolean;
  /** The same letters, but for capitals and signs. */
  readonly isSameText: boolean;
};

export function nameLikeness(one: ComparedName, other: ComparedName): NameLikeness {
  const straight = inOrder(one, other);
  if ((straight.family !== 'other' && straight.given !== 'other') || !maybeSwapped(one, other)) return straight;
  const swapped = inOrder(one, swappedOrder(other));
  const isBetter = swapped.family === 'same' && (swapped.given === 'same' || swapped.given === 'initial');
  return isBetter ? { ...swapped, isSwapped: true } : straight;
}

function inOrder(one: ComparedName, other: ComparedName): NameLikeness {
  const given = givenLikeness(one, other);
  return {
    // Two given names are two people: their family names need not be compared.
    family: given === 'other' ? 'other' : familyLikeness(one.family, other.family),
    given,
    father: fatherLikeness(one, other),
    isSwapped: false,
    isOtherScript: one.isCyrillic !== other.isCyrillic,
    isSameText: textOf(one.family) === textOf(other.family) && textOf(one.given) === textOf(other.given),
  };
}

/** Whether the family name of one may be the given name of the other. */
function maybeSwapped(one: ComparedName, other: ComparedName): boolean {
  const isIn = (words: readonly NameWord[], sought: readonly NameWord[]): boolean =>
    sought.some((word) => words.some(({ consonants }) => consonants === word.consonants));
  return isIn(one.family, other.given) || isIn(other.family, one.given);
}

function textOf(words: readonly NameWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

function swappedOrder(name: ComparedName): ComparedName {
  const family = name.given.map((word): FamilyWord => ({ ...word, root: word, form: 'bare', sex: '' }));
  return { ...name, family, given: name.family };
}

function familyLikeness(one: readonly FamilyWord[], other: readonly FamilyWord[]): FamilyLikeness {
  const [first, second] = [one[0], other[0]];
  if (first === undefined || second === undefined) return 'other';
  if (one.length === 1 && other.length === 1) return familyWordLikeness(first, second);
  const pairs = one.map((word) => other.map((each) => familyWordLikeness(word, each)));
  if (one.length === other.length) {
    const diagonal = pairs.map((row, index) => row[index] ?? 'other');
    if (diagonal.every((each) => each === 'same')) return 'same';
    if (diagonal.filter((each) => each === 'same').length === one.length - 1 && diagonal.includes('near'))
      return 'near';
  }
  // Written with a blank, a hyphen or as one word.
  const [whole, wholeOther] = [one, other].map((words) => words.flatMap(({ sounds }) => sounds));
  if (wordLikeness(whole ?? [], wholeOther ?? []) === 'same') return 'same';
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const isPart = short.length < long.length || pairs.some((row) => row.includes('same'));
  return isPart && pairs.some((row) => row.includes('same')) ? 'half' : 'other';
}

function familyWordLikeness(one: FamilyWord, other: FamilyWord): FamilyLikeness {
  if (one.isInitial || other.isInitial) return 'other';
  const isOtherSex = one.sex !== '' && other.sex !== '' && one.sex !== other.sex;
  const whole = knownLikeness(one, other);
  if (whole === 'same' && !isOtherSex) return 'same';
  const hasRoots = one.root.sounds.length >= 3 && other.root.sounds.length >= 3;
  const root = hasRoots ? knownLikeness(one.root, other.root) : 'other';
  if (root === 'same' && isOtherSex) return 'sex';
  if (root === 'same' && one.form !== other.form) return 'form';
  if (root === 'same' && one.form === other.form) return 'same';
  return whole === 'near' && !isOtherSex ? 'near' : 'other';
}

function givenLikeness(one: ComparedName, other: ComparedName): GivenLikeness {
  const [first, second] = [one.given[0], other.given[0]];
  if (first === undefined || second === undefined) return 'missing';
  if (first.isInitial || second.isInitial) return isInitialOf(first, second) ? 'initial' : 'other';
  const found = knownLikeness(first, second);
  if (found === 'same' || one.given.length + other.given.length === 2) return found;
  const parts = one.given.flatMap((word) => other.given.map((each) => knownLikeness(word, each)));
  if (parts.includes('same')) return 'near';
  const [whole, wholeOther] = [one, other].map(({ given }) => given.flatMap(({ sounds }) => sounds));
  return wordLikeness(whole ?? [], wholeOther ?? []);
}

function fatherLikeness({ father: one }: ComparedName, { father: other }: ComparedName): FatherLikeness {
  if (one === null || other === null) return 'missing';
  if (one.isInitial || other.isInitial) return isInitialOf(one, other) ? 'initial' : 'other';
  return wordLikeness(one.sounds, other.sounds);
}

function isInitialOf(one: NameWord, other: NameWord): boolean {
  const [initial, full] = one.isInitial ? [one, other] : [other, one];
  return full.text.startsWith(initial.text) || hasInitial(full.sounds, initial.sounds);
}
