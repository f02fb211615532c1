import {
  isGlideSound,
  isVowelSound,
  joinedCost,
  mainSound,
  omissionCost,
  substitutionCost,
  type WordSounds,
} from './word-sounds.ts';

/** What exchanging two neighbouring letters costs: one typing error. */
const exchange = 0.9;
const tooFar = 9;

/** Longer words are compared by their beginnings. */
const longest = 40;
const width = longest + 1;
const table = new Float64Array(width * width);

/**
 * How differently two words sound: 0 for spellings of one name by the systems of romanisation, about 1 for each typing error;
 * `most` and above are not told apart. A restricted Damerau–Levenshtein distance with a cost for each pair of sounds, in which
 * two sounds may be one ("sh").
 */
export function soundDistance(one: WordSounds, other: WordSounds, most = 2.2): number {
  const [rows, columns] = [Math.min(one.length, longest), Math.min(other.length, longest)];
  if (Math.abs(rows - columns) > most * 2 + 2) return tooFar;
  table[0] = 0;
  let leastBefore = 0;
  for (let row = 0; row <= rows; row++) {
    let least = tooFar;
    for (let column = row === 0 ? 1 : 0; column <= columns; column++) {
      const cost = cellCost(one, other, row, column);
      table[row * width + column] = cost;
      if (cost < least) least = cost;
    }
    // Nothing goes further than two rows back.
    if (row > 1 && least > most && leastBefore > most) return tooFar;
    leastBefore = row === 0 ? 0 : least;
  }
  return table[rows * width + columns] ?? tooFar;
}

/** The cost at a cell of the table of distances, from the cells before it. */
function cellCost(one: WordSounds, other: WordSounds, row: number, column: number): number {
  const [a, b] = [one[row - 1], other[column - 1]];
  const at = row * width + column;
  let least = tooFar;
  if (a !== undefined) least = (table[at - width] ?? tooFar) + omissionCost(a, one[row - 2], one[row]);
  if (b !== undefined) {
    least = Math.min(least, (table[at - 1] ?? tooFar) + omissionCost(b, other[column - 2], other[column]));
  }
  if (a === undefined || b === undefined) return least;
  least = Math.min(least, (table[at - width - 1] ?? tooFar) + substitutionCost(a, b));
  const [a2, b2] = [one[row - 2], other[column - 2]];
  if (a2 !== undefined) least = Math.min(least, (table[at - 2 * width - 1] ?? tooFar) + joinedCost(a2, a, b));
  if (b2 !== undefined) least = Math.min(least, (table[at - width - 2] ?? tooFar) + joinedCost(b2, b, a));
  const isExchanged = a2 !== undefined && b2 !== undefined && a !== b && a === b2 && a2 === b;
  return isExchanged ? Math.min(least, (table[at - 2 * width - 2] ?? tooFar) + exchange) : least;
}

/** How two words of names are alike: one name, one but for a typing error, or two names. */
export type WordLikeness = 'same' | 'near' | 'other';

/** How much the spellings of one name may differ, for its length in sounds. */
function spellingRoom(length: number): number {
  if (length < 4) return 0.25;
  return Math.min(0.14 * length, 0.95);
}

export function wordLikeness(one: WordSounds, other: WordSounds): WordLikeness {
  if (one.length === 0 || other.length === 0) return 'other';
  const length = Math.min(one.length, other.length);
  const room = spellingRoom(length);
  const distance = soundDistance(one, other, room + 1.05);
  if (distance <= room) return 'same';
  return length >= 4 && distance <= 1.05 + room * 0.3 ? 'near' : 'other';
}

/** Whether a word begins with an initial: Ш. and Sh. begin Шерзод, and so does Ю. Юрий. */
export function hasInitial(word: WordSounds, initial: WordSounds): boolean {
  const [first] = initial;
  const [begin] = word;
  // Y. for Yegor, that is Егор.
  if (initial.length === 1 && first !== undefined && begin !== undefined && isGlideSound(first) && isVowelSound(begin))
    return true;
  return [initial.length, initial.length + 1].some((length) => soundDistance(word.slice(0, length), initial, 1) <= 0.2);
}

/** Consonants that are written for each other, as one. */
const consonantClasses: Readonly<Record<string, string>> = {
  ҷ: 'ж',
  ц: 'с',
  ч: 'ш',
  з: 'с',
  ф: 'в',
  х: 'к',
  г: 'к',
  д: 'т',
  п: 'б',
};

/** The consonants of a word by their classes: the part that hardly differs between spellings. `а` for a vowel at the begin. */
export function consonantsOf(word: WordSounds): string {
  let consonants = '';
  for (const [index, id] of word.entries()) {
    const sound = mainSound(id);
    if (isVowelSound(id) || sound === 'й' || sound === '') {
      if (index === 0 && sound !== '') consonants = 'а';
      continue;
    }
    const own = consonantClasses[sound] ?? sound;
    if (!consonants.endsWith(own)) consonants += own;
  }
  return consonants;
}
