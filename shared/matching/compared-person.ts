import type { Name, Sex } from '../domain/people/person.ts';
import { type InstitutionFeatures, institutionFeatures } from './institution-likeness.ts';
import { comparedText } from './name-letters.ts';
import { fatherRoot, familyParts, type FamilyForm, isPatronymic, kinOf, type SexByName } from './name-endings.ts';
import { consonantsOf } from './word-likeness.ts';
import { isGlideSound, isVowelSound, soundsOf, type WordSounds } from './word-sounds.ts';

/** What is known of a person from one source; empty or null for what it does not say. */
export type PersonFacts = {
  readonly id: string;
  /** The spellings of one name. */
  readonly names: readonly Name[];
  readonly sex: Sex;
  /** A day as 1979-04-03, or a year as 1979; ''. */
  readonly birth: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** Names of one institution, in one language or several. */
  readonly institutions: readonly string[];
};

/** A word of a name: its sounds, and whether it is an initial only. */
export type NameWord = {
  readonly text: string;
  readonly sounds: WordSounds;
  /** See `consonantsOf`. */
  readonly consonants: string;
  /** Which consonants there are, a bit for each. */
  readonly consonantSet: number;
  readonly isInitial: boolean;
};

/** A family name, or one half of a double one. */
export type FamilyWord = NameWord & {
  readonly root: NameWord;
  readonly form: FamilyForm;
  readonly sex: SexByName;
};

/** A father's name without the ending of the patronymic. */
export type FatherName = NameWord & { readonly sex: SexByName };

/** A name as it is compared. */
export type ComparedName = {
  readonly isCyrillic: boolean;
  /** The halves of a double family name. */
  readonly family: readonly FamilyWord[];
  readonly given: readonly NameWord[];
  readonly father: FatherName | null;
};

/** A person prepared to be compared with many others. */
export type ComparedPerson = {
  readonly facts: PersonFacts;
  readonly names: readonly ComparedName[];
  readonly sex: SexByName;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly institution: InstitutionFeatures;
};

export function comparedPerson(facts: PersonFacts): ComparedPerson {
  const names = facts.names.map(comparedName).filter(({ family, given }) => family.length + given.length > 0);
  const said: SexByName = facts.sex === 'female' ? 'f' : facts.sex === 'male' ? 'm' : '';
  const byName = names
    .flatMap(({ father, family }) => [father?.sex ?? '', family[0]?.sex ?? ''])
    .find((sex) => sex !== '');
  return {
    facts,
    names,
    sex: said === '' ? (byName ?? '') : said,
    emails: facts.emails.map(comparedEmail).filter((email) => email !== ''),
    phones: facts.phones.flatMap(comparedPhones),
    institution: institutionFeatures(facts.institutions),
  };
}

function comparedName(name: Name): ComparedName {
  const [family, given, patronymic] = [name.family, name.given, name.patronymic].map(comparedText);
  const familyWords = wordsOf(family ?? '');
  const givenWords = wordsOf(given ?? '');
  const fathers = (patronymic ?? '') === '' ? [] : [patronymic ?? ''];
  // A patronymic among the given names, or «Асан уулу» in the place of a family name.
  if (fathers.length === 0 && givenWords.length > 1) {
    const [first = '', ...rest] = givenWords;
    const at = rest.findIndex((word) => isPatronymic(word) || kinOf(word) !== '');
    fathers.push(at === -1 ? rest.join(' ') : rest.slice(0, at + 1).join(' '));
    givenWords.splice(0, givenWords.length, first);
  }
  const [father] = fathers;
  return {
    isCyrillic: /\p{Script=Cyrillic}/u.test(`${family ?? ''}${given ?? ''}`),
    family: withKin(familyWords)
      .flatMap((word) => word.split('-'))
      .map(familyWord),
    given: givenWords.flatMap((word) => word.split('-')).map(nameWord),
    father: father === undefined || father === '' ? null : fatherName(father),
  };
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '' && word !== '-');
}

/** Words with a word of kinship joined to the father's name before it. */
function withKin(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    if (kinOf(word) !== '' && joined.length > 0) joined[joined.length - 1] = `${joined.at(-1) ?? ''}${word}`;
    else joined.push(word);
  }
  return joined;
}

/** Words of names come again and again. */
const knownWords = new Map<string, NameWord>();
const mostKnown = 200_000;

function nameWord(text: string): NameWord {
  const known = knownWords.get(text);
  if (known !== undefined) return known;
  const letters = text.replaceAll("'", '');
  const sounds = soundsOf(text);
  const isInitial = letters.length === 1 || (letters.length === 2 && isInitialPair(letters));
  const consonants = consonantsOf(sounds);
  const consonantSet = [...consonants].reduce((set, letter) => set | (1 << (letter.charCodeAt(0) & 31)), 0);
  const word = { text, sounds, consonants, consonantSet, isInitial };
  if (knownWords.size >= mostKnown) knownWords.clear();
  knownWords.set(text, word);
  return word;
}

/** Sh, Ch, Yu and Ya are one initial each. */
function isInitialPair(letters: string): boolean {
  return /^(?:sh|ch|zh|kh|ts|yu|ya|yo|ye)$/.test(letters);
}

function familyWord(text: string): FamilyWord {
  const { root, form, sex } = familyParts(text);
  return { ...nameWord(text), root: nameWord(root), form, sex };
}

function fatherName(text: string): FatherName {
  const first = text.split(' ')[0] ?? '';
  const { root, sex } = fatherRoot(text);
  const word = nameWord(root.replaceAll(' ', ''));
  const sounds = withoutEnd(word.sounds);
  return { ...word, sex, isInitial: word.isInitial || nameWord(first).isInitial, sounds };
}

/** Алексей gives Алексеевич and Илья Ильич: the last vowel and й of a father's name are not heard. */
function withoutEnd(sounds: WordSounds): WordSounds {
  let end = sounds.length;
  while (end > 3 && (isVowelSound(sounds[end - 1] ?? 0) || isGlideSound(sounds[end - 1] ?? 0))) end--;
  return sounds.slice(0, end);
}

function comparedEmail(written: string): string {
  const email = written.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return email.includes('@') ? email : '';
}

/** The last nine digits of each number, for a trunk prefix and the calling code of the country are often left out. */
function comparedPhones(written: string): string[] {
  return written.split(/[,;\n/]+(?!\d{1,2}$)/).flatMap((part) => {
    const digits = part.replace(/(?:;ext=|ext\.?|доб\.?|вн\.?).*$/u, '').replaceAll(/\D/g, '');
    return digits.length < 7 ? [] : [digits.slice(-9)];
  });
}
