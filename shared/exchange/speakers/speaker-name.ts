import type { Name, Person } from '../../domain/people/person.ts';
import { isCyrillic } from '../plain-text.ts';
import { isKin } from './person-function.ts';
import { isGivenByEnd } from './words-of-names.ts';

const titles = /^(?:(?:dr|prof|mr|mrs|ms|д-р|проф|г-н|г-жа|доктор|профессор)\.?\s+)+/i;
const patronymic =
  /(?:ович|евич|ич|овна|евна|ична|улы|ұлы|уулу|оглы|ўғли|угли|кызы|қызы|гызы|қизи|кизи|ovich|evich|ovna|evna|ichna|owiç|ewiç|owna|ewna|uly|uulu|ogly|oglu|ogli|ugli|g['’ʻ‘ʼ`]li|qizi|kyzy|gyzy|qyzy)$/iu;
/** How family names of the region end; a first word with such an end is the family name, as in lists. */
const familyEnd =
  /(?:ов|ев|ёв|ова|ева|ёва|ский|ская|цкий|цкая|енко|зода|заде|[^aeiou\s]ov|[aeiy]ev|ova|eva|ýewa?|owa|[aeiouyäöü][bdgjklmnprstzşžçň]ow|sk[iy]y|skaya|zoda|zade)$/iu;
/** Words that begin a family name of several: van der Meer, al Rashid. */
const particle = /^(?:van|von|de|den|der|di|da|du|la|le|al|bin|ibn|ter|ten)$/i;

/** The names of a person as a file spells them in one line, in the script in which it does. */
export function speakerName(written: string): Pick<Person, 'latinName' | 'cyrillicName'> {
  const name = partsOf(
    written
      .replaceAll(/\([^)]{0,500}\)/g, ' ')
      .trim()
      .replace(titles, ''),
    written,
  );
  return isCyrillic(name.family) ? { latinName: null, cyrillicName: name } : { latinName: name, cyrillicName: null };
}

/** Given name first, as programmes print it, unless a comma, capitals or the ends of the words say otherwise. */
function partsOf(plain: string, written: string): Name {
  const [family = '', given] = plain.split(/\s*,\s*/);
  if (given !== undefined && family !== '' && !family.includes(' ')) return nameFrom(family, given.split(/\s+/));
  const words = withKinBehind(plain.replaceAll(',', ' ').split(/\s+/).filter(Boolean));
  const [father = '', son = '', ...others] = words;
  // "Bakyt uulu Azamat": the father's name stands for a family name, unless one comes last.
  if (isKin(son) && others.length > 0 && !isFamilyEnd(others.at(-1) ?? '')) return nameFrom(`${father} ${son}`, others);
  if (words.length === 0) return { family: written.slice(0, 300), given: '', patronymic: '' };
  const at = familyIndex(words);
  const from = familyStart(words, at);
  return nameFrom(words.slice(from, at + 1).join(' '), [...words.slice(0, from), ...words.slice(at + 1)]);
}

/** «Baxtiyor o‘g‘li» behind a family and a given name is one word. */
function withKinBehind(words: readonly string[]): string[] {
  const last = words.at(-1) ?? '';
  if (words.length < 4 || !isKin(last)) return [...words];
  return [...words.slice(0, -2), `${words.at(-2) ?? ''} ${last}`];
}

function isFamilyEnd(word: string): boolean {
  return word.length > 3 && familyEnd.test(word) && !isGivenByEnd(word);
}

function familyIndex(words: readonly string[]): number {
  const last = words.length - 1;
  const capitals = words.filter(isInCapitals);
  if (capitals.length === 1) return words.findIndex(isInCapitals);
  const middle = words.findIndex((word) => patronymic.test(word));
  if (middle === last && last === 2) return 0;
  const [first = '', second = ''] = words;
  // "Omarova A.S.", "van den Berg P."
  const initials = words.findIndex((word) => /^(?:\p{L}\.-?)+$/u.test(word));
  const isBeforeInitials =
    initials > 0 &&
    words.slice(initials).every((word) => /^(?:\p{L}\.-?)+$/u.test(word)) &&
    words.slice(0, initials - 1).every((word) => particle.test(word));
  if (isBeforeInitials) return initials - 1;
  const isListed = last === 1 && isFamilyEnd(first) && !isFamilyEnd(second);
  return isListed ? 0 : last;
}

/** Where the family name begins that ends at `at`. */
function familyStart(words: readonly string[], at: number): number {
  let from = at;
  while (from > 1 && particle.test(words[from - 1] ?? '')) from -= 1;
  // "van der Berg" without a given name; "Van Morrison" has one.
  const [first = ''] = words;
  return from === 1 && particle.test(first) && /^\p{Ll}/u.test(first) ? 0 : from;
}

function nameFrom(family: string, others: readonly string[]): Name {
  const middle = others.find((word, index) => index > 0 && patronymic.test(word)) ?? '';
  return { family, given: others.filter((word) => word !== middle).join(' '), patronymic: middle };
}

function isInCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}'’-]+$/u.test(word);
}
