import { withOneApostrophe } from '../../matching/name-letters.ts';
import { hasJoinedParticle, isParticleWord, isTitleWord } from '../speakers/words-of-names.ts';

/** Words in and around names of people, in small letters. */

/** Titles that are known in lists of people alone. */
const listTitles: ReadonlySet<string> = new Set(
  (
    'honorable rev lieutenant sergeant inspector col maj capt gen lt sgt ' +
    'генерал-лейтенант сержант старшина прапорщик инспектор ' +
    'hanym jenap ж-б х-м кандидат магистр полк подполк май кап л-т'
  ).split(' '),
);

/** Son or daughter of, as a word of its own after the father's name; apostrophes as one sign. */
const sons: ReadonlySet<string> = new Set(
  "улы ұлы уулу оглы оглу угли ўғли оғли ўгли углы uly ulu ogly oglu ogli oğlu o'g'li og'li o'gli ogʻli uulu ugli".split(
    ' ',
  ),
);
const daughters: ReadonlySet<string> = new Set(
  'қызы кызы кизи қизи гызы qizi qızı kyzy gyzy qyzy kizi kyzi кызи'.split(' '),
);

const maleEnd =
  /(?:ович|евич|ёвич|[лм]ич|ьич|[a-zý]ovich|[a-zý]evich|owiç|ewiç|owich|ewich|ovic|evic|ұлы|улы|уулу|оглы|угли|ўғли|uly|o'g'li|ogli|oglu)$/u;
const femaleEnd =
  /(?:овна|евна|ёвна|ична|инична|ovna|evna|owna|ewna|ichna|қызы|кызы|кизи|қизи|гызы|qizi|kyzy|gyzy|qyzy)$/u;

const maleFamily = /(?:[а-яё]{2}[оеё]в|[цс]кий|[a-z]{2}[oe]v|[a-zýäöüşž]{2}[oe]w)$/u;
const femaleFamily = /(?:[а-яё]{2}[оеё]ва|[цс]кая|[a-z]{2}[oe]va|[a-zýäöüşž]{2}[oe]wa)$/u;
const familyEnd = /(?:[оеё]ва?|[цс]к(?:ий|ая)|енко|зода|заде|[oe]va?|[oe]wa?|zoda|zade|sk[iy]y?|skaya)$/u;

function keyOf(word: string): string {
  return withOneApostrophe(word.toLowerCase());
}

export function isTitle(word: string): boolean {
  const small = word.toLowerCase().replaceAll(/[()]/g, '');
  return isTitleWord(small) || listTitles.has(small.replace(/\.$/, ''));
}

export function isParticle(word: string): boolean {
  return isParticleWord(word) || hasJoinedParticle(word);
}

/** Which child a word of kinship says; null for any other word. */
export function kinSex(word: string): 'm' | 'f' | null {
  const key = keyOf(word);
  if (sons.has(key)) return 'm';
  return daughters.has(key) ? 'f' : null;
}

/** Whose patronymic a word is by its end; null for a word that is none. */
export function patronymicSex(word: string): 'm' | 'f' | null {
  const key = keyOf(word);
  const last = key.split(/[\s-]/).at(-1) ?? key;
  const byKin = kinSex(last);
  if (byKin !== null) return byKin;
  if (key.length < 6) return null;
  if (femaleEnd.test(key)) return 'f';
  return maleEnd.test(key) ? 'm' : null;
}

/** The sex that the end of a family name says in the languages of the region; null for an end that says nothing. */
export function familySex(word: string): 'm' | 'f' | null {
  const key = keyOf(word);
  if (femaleFamily.test(key)) return 'f';
  return maleFamily.test(key) ? 'm' : null;
}

export function isFamilyByEnd(word: string): boolean {
  return word.length >= 5 && familyEnd.test(keyOf(word));
}

/** Initials: А., И.И., Sh. */
export function isInitials(word: string): boolean {
  return /^(?:\p{Lu}\p{Ll}{0,1}\.-?){1,3}$/u.test(word) || /^\p{Lu}\.?$/u.test(word);
}

export function isInCapitals(word: string): boolean {
  return (word.match(/\p{Lu}/gu)?.length ?? 0) > 1 && !/\p{Ll}/u.test(word) && !isInitials(word);
}

/** АБЖАНОВ as Абжанов, LINDQVIST-MOREAU as Lindqvist-Moreau, O'RINBOYQIZI as O'rinboyqizi. */
export function inSmallLetters(word: string): string {
  if (!isInCapitals(word)) return word;
  return word
    .split('-')
    .map((part) => `${part.slice(0, 1)}${part.slice(1).toLowerCase()}`)
    .join('-');
}

/** Words that make a text the name of a body or of a function, not of a person. */
export const noName =
  /(?<!\p{L})(?:ministry|university|institute|department|bank|committee|agency|centre|center|fund|office|academy|council|mission|division|service|court|hospital|school|embassy|министерств\p{L}*|университет\p{L}*|институт\p{L}*|департамент\p{L}*|банк\p{L}*|комитет\p{L}*|агентств\p{L}*|центр\p{L}*|фонд\p{L}*|управлени\p{L}*|академи\p{L}*|прокуратур\p{L}*|служб\p{L}*|отдел\p{L}*|суд(?:а|ы)?|вазорат\p{L}*|вазирли\p{L}*|министрлі\p{L}*|министрли\p{L}*|ministrlig\p{L}*|vazirlig\p{L}*|мвд|мид|воз|юнисеф|оон|undp|unodc|unicef|who|osce|iom)(?!\p{L})/iu;

/** Functions with which lines begin that are signed by those who send a list. */
const signing =
  /^(?:директор\p{L}*|начальник\p{L}*|руководител\p{L}*|председател\p{L}*|заместител\p{L}*|министр\p{L}*|секретар\p{L}*|ректор\p{L}*|декан\p{L}*|заведующ\p{L}*|главн\p{L}*|статс-секретар\p{L}*|зам\p{L}*|и\.о\.?|врио|director|head|chief|deputy|minister|chairman|secretary|rector|бастығы|басшы\p{L}*|төраға\p{L}*|башчы\p{L}*|төрага\p{L}*|сардор\p{L}*|раис\p{L}*|мудир\p{L}*|boshli[gq]\p{L}*|direktor\p{L}*|rahbar\p{L}*|başlyk\p{L}*|ministr\p{L}*|müdir\p{L}*)(?!\p{L})/iu;

export function beginsWithFunction(text: string): boolean {
  return signing.test(text.trim());
}

const notComing =
  /(?<!\p{L})(?:не (?:приед|прибуд|буд[еу]т|смож|участву|летит|едет)\p{L}*|отмен[аеё]н?\p{L}*|отказ\p{L}*|отсутств\p{L}*|cancell?ed|absent|not coming|not attending|will not (?:come|attend)|declined|withdrawn|withdrew|келмейді|келбейт|намеояд|gelmeýär|kelmaydi|келмайди)(?!\p{L})/iu;
const standsIn =
  /(?<!\p{L})(?:вместо|взамен|замен[аы]|заменяет|instead of|in place of|replac(?:es|ing|ement)|substitute|орнына|ордуна|ба ҷойи|ýerine|oʻrniga|o'rniga)(?!\p{L})/iu;

/** What is said behind a name of whether they come: not at all, or in the place of somebody else; null for neither. */
export function comingIn(text: string): 'not-coming' | 'stands-in' | null {
  if (notComing.test(text)) return 'not-coming';
  return standsIn.test(text) ? 'stands-in' : null;
}
