// Writes test/files/names/labelled-people.tsv: invented people as several lists name them, by which the matching of people is
// judged. It imports nothing of the product. `node scripts/labelled-people.mjs <file> <seed>` writes another set.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nationalNames } from './labelled-people/national-names.mjs';
import { writers } from './labelled-people/writers.mjs';

const [file = join(import.meta.dirname, '../test/files/names/labelled-people.tsv'), seed = '2026'] =
  process.argv.slice(2);
const random = seeded(Number(seed));
const families = Number(process.env['FAMILIES'] ?? 1500);

/** @typedef {{ language: string, sex: 'm' | 'f', root: string, kind: string, given: string, father: string, birth: string, body: readonly string[], email: string, phone: string, married: string }} Person */

/** @param {number} start mulberry32 */
function seeded(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @template Value @param {readonly Value[]} all @returns {Value} */
const oneOf = (all) => /** @type {Value} */ (all[Math.floor(random() * all.length)]);
const chance = (/** @type {number} */ share) => random() < share;
const digits = (/** @type {number} */ count) =>
  Array.from({ length: count }, () => String(Math.floor(random() * 10))).join('');

function birthDay() {
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return `${1955 + Math.floor(random() * 46)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
}

/** @param {string} language @param {Partial<Person>} fixed @returns {Person} */
function person(language, fixed = {}) {
  const names = nationalNames[language];
  if (names === undefined) throw new Error(language);
  const [men, women, roots] = [names.men.split(' '), names.women.split(' '), names.roots.split(' ')];
  const sex = fixed.sex ?? (chance(0.5) ? 'm' : 'f');
  return {
    language,
    sex,
    root: familyRoot(language, roots, men),
    kind: kindOf(language),
    given: oneOf(sex === 'm' ? men : women),
    father: oneOf(men),
    birth: birthDay(),
    body: oneOf(names.bodies),
    email: chance(0.75) ? `${oneOf(['a', 'b', 'k', 'm', 's'])}.${digits(5)}@example.org` : '',
    phone: `+7${digits(10)}`,
    married: oneOf(roots),
    ...fixed,
  };
}

/** Second halves of which family names are made: Нұрбай, Orazgeldi. */
const seconds = {
  kk: 'бай бек жан ғали құл мұрат',
  ky: 'бай бек кул жан алы кожо',
  tg: 'бек алӣ шоҳ қул ёр',
  tk: 'geldi myrat guly berdi nazar durdy',
  uz: 'boy bek qul jon ali mirza',
};

/** @param {string} language @param {readonly string[]} roots @param {readonly string[]} men */
function familyRoot(language, roots, men) {
  if (language === 'ru') {
    const name = oneOf(men);
    return chance(0.6) || !/[бвгдзкмнпрст]$/.test(name) ? oneOf(roots) : `${name}ов`;
  }
  const root = chance(0.6) ? oneOf(roots) : oneOf(men);
  const second = oneOf(seconds[/** @type {keyof typeof seconds} */ (language)].split(' '));
  return root.length < 6 && chance(0.6) && !root.endsWith(second) ? root + second : root;
}

/** How the family name is made of the root. @param {string} language */
function kindOf(language) {
  if (language === 'kk' && chance(0.12)) return 'child';
  if (language === 'ky' && chance(0.1)) return 'child';
  if (language === 'tg') return oneOf(['ov', 'ov', 'zoda', 'bare']);
  return 'ov';
}

/** @param {string} language @param {string} root @param {string} kind @param {'m' | 'f'} sex */
function familyName(language, root, kind, sex) {
  const isFemale = sex === 'f';
  if (language === 'ru') {
    if (/(?:ов|ев|ёв|ин)$/.test(root)) return isFemale ? `${root}а` : root;
    return isFemale ? root.replace(/ский$/, 'ская') : root;
  }
  if (kind === 'child' && language === 'kk') return root + (isFemale ? 'қызы' : 'ұлы');
  if (kind === 'child') return `${root} ${isFemale ? 'кызы' : 'уулу'}`;
  if (kind === 'zoda') return `${root}зода`;
  return kind === 'bare' ? root : withEnding(language, root) + (isFemale ? femaleEnd(language) : '');
}

const femaleEnd = (/** @type {string} */ language) => (language === 'tk' || language === 'uz' ? 'a' : 'а');

/** Ов, ев and their like, by the end of the root. @param {string} language @param {string} root */
function withEnding(language, root) {
  const isSoft = /[йиіеэяюäeiý]$/u.test(root);
  const isVowel = /[аоуыиіеэяөүaoueiyäöü]$/u.test(root);
  const base = root.replace(/[йý]$/u, '');
  if (language === 'uz') return base + (isVowel ? 'yev' : 'ov');
  if (language === 'tk') return base + (isSoft || isVowel ? 'ýew' : 'ow');
  return base + (isSoft || isVowel ? 'ев' : 'ов');
}

/** @param {string} language @param {string} father @param {'m' | 'f'} sex @param {boolean} isNational */
function patronymic(language, father, sex, isNational) {
  const isFemale = sex === 'f';
  if (isNational) {
    if (language === 'kk') return father + (isFemale ? 'қызы' : 'ұлы');
    if (language === 'ky') return `${father} ${isFemale ? 'кызы' : 'уулу'}`;
    if (language === 'uz') return `${father} ${isFemale ? 'qizi' : "o'g'li"}`;
  }
  if (language === 'uz') return father.replace(/[aoui]$/u, '') + (isFemale ? 'ovna' : 'ovich');
  if (language === 'tk') return father.replace(/[aiyý]$/u, '') + (isFemale ? 'owna' : 'owiç');
  if (father === 'Илья') return isFemale ? 'Ильинична' : 'Ильич';
  const isSoft = /[йьия]$/u.test(father);
  return father.replace(/[йьаяиӣо]$/u, '') + (isSoft ? (isFemale ? 'евна' : 'евич') : isFemale ? 'овна' : 'ович');
}

/** One letter missing, doubled, exchanged with its neighbour, or another. @param {string} word */
function misspelled(word) {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const before = word.slice(0, at);
  const own = word.charAt(at);
  const letters = /\p{Script=Cyrillic}/u.test(word) ? 'аенорткл' : 'aenortkl';
  return oneOf([
    before + word.slice(at + 1),
    before + own + own + word.slice(at + 1),
    before + word.charAt(at + 1) + own + word.slice(at + 2),
    before + oneOf([...letters]) + word.slice(at + 1),
  ]);
}

const twins = { а: 'a', е: 'e', о: 'o', с: 'c', р: 'p' };
/** @param {string} word */
const withTwin = (word) =>
  word.replace(/[аеоср]/u, (letter) => twins[/** @type {keyof typeof twins} */ (letter)] ?? letter);

/** What changes in a family name: never without what else tells that it is the same person. @param {Person} known @param {number} count */
function familyIn(known, count) {
  const { language } = known;
  const all = writers[language] ?? [];
  const write = count === 0 ? (all[0] ?? String) : oneOf(all);
  const isMarried = count > 0 && known.sex === 'f' && chance(0.03);
  const isDouble = count > 0 && !isMarried && known.sex === 'f' && chance(0.02);
  const kind = count > 0 && language === 'tg' && chance(0.06) ? oneOf(['ov', 'zoda']) : known.kind;
  const own = familyName(language, known.root, kind, known.sex);
  const husbands = familyName(language, known.married, 'ov', known.sex);
  const family = write(isMarried ? husbands : isDouble ? `${own}-${husbands}` : own);
  return { write, family, isChanged: isMarried || isDouble || kind !== known.kind };
}

/** @param {Person} known @param {(text: string) => string} write */
function fatherIn({ language, father, sex }, write) {
  const form = random();
  if (form < 0.62) return write(patronymic(language, father, sex, chance(0.6)));
  return form < 0.66 ? `${write(father).charAt(0)}.` : '';
}

/** Signs, capitals and order as lists have them. @param {string} family @param {string} given */
function asWritten(family, given) {
  const first = chance(0.02) ? `${given.charAt(0)}.` : given;
  let last = chance(0.02) ? withTwin(family) : family;
  if (chance(0.03)) last = last.normalize('NFD');
  if (chance(0.2)) last = last.toUpperCase();
  return chance(0.04) && !first.endsWith('.') ? [first, last] : [last, first];
}

/** What a list says besides the name. @param {Person} known @param {boolean} isTold more, where the name differs */
function factsIn(known, isTold) {
  const birth = chance(isTold ? 0.6 : 0.35) ? known.birth : chance(0.12) ? known.birth.slice(0, 4) : '';
  const body = chance(0.85) ? known.body : oneOf(nationalNames[known.language]?.bodies ?? []);
  const languageOfBody = Math.min(body.length - 1, Math.floor(random() * body.length));
  const phone = chance(isTold ? 0.8 : 0.45) ? (chance(0.5) ? known.phone : known.phone.replace('+7', '8')) : '';
  const email = chance(isTold ? 0.9 : 0.5) ? known.email : '';
  return { birth, email, phone, body: body[languageOfBody] ?? '' };
}

/** The person as one list has them. @param {Person} known @param {number} count how many lists have them before */
function record(known, count) {
  const { write, family, isChanged } = familyIn(known, count);
  const given = write(known.given);
  const father = fatherIn(known, write);
  const isWrong = count > 0 && !isChanged && chance(0.05);
  const isFamilyWrong = isWrong && chance(0.7);
  const [last = '', first = ''] = asWritten(
    isFamilyWrong ? misspelled(family) : family,
    isWrong && !isFamilyWrong ? misspelled(given) : given,
  );
  const { birth, email, phone, body } = factsIn(known, isChanged || isWrong);
  return [last, first, father, chance(0.5) ? known.sex : '', birth, email, phone, body];
}

const rows = ['part\tperson\tlanguage\tfamily\tgiven\tpatronymic\tsex\tbirth\temail\tphone\tinstitution'];
let people = 0;

/** @param {string} part @param {Person} known @param {(fields: string[]) => string[]} told what every list says of this one */
function write(part, known, told = (fields) => fields) {
  people += 1;
  const lists = oneOf([1, 1, 2, 2, 2, 3]);
  for (let count = 0; count < lists; count += 1) {
    rows.push([part, String(people), known.language, ...told(record(known, count))].join('\t'));
  }
}

/** @param {Person} known @returns {(fields: string[]) => string[]} */
function withFather({ language, father, sex }) {
  const write = oneOf(writers[language] ?? []);
  return ([family = '', given = '', , ...rest]) => [
    family,
    given,
    write(patronymic(language, father, sex, false)),
    ...rest,
  ];
}

/** @param {Person} known @returns {(fields: string[]) => string[]} */
function withBirth({ birth }) {
  return ([family = '', given = '', father = '', sex = '', , ...rest]) => [family, given, father, sex, birth, ...rest];
}

for (let family = 0; family < families; family += 1) {
  const part = chance(0.5) ? 'tune' : 'held-out';
  const language = oneOf(Object.keys(nationalNames));
  const first = person(language);
  const own = { language, root: first.root, kind: first.kind };
  const kin = random();
  if (kin < 0.12) {
    // A brother or sister: one family name and father, often one office.
    const other = person(language, { ...own, sex: first.sex, father: first.father, body: first.body });
    write(part, first);
    if (other.given !== first.given) write(part, other);
  } else if (kin < 0.22) {
    // A namesake with another father, whom every list of either names.
    const other = person(language, { ...own, sex: first.sex, given: first.given, body: first.body });
    const both = other.father === first.father ? [first] : [first, other];
    for (const each of both) write(part, each, withFather(each));
  } else if (kin < 0.32) {
    // A namesake in every part of the name, born in another year, which every list of either says.
    const other = person(language, { ...own, sex: first.sex, given: first.given, father: first.father });
    const both = other.birth.slice(0, 4) === first.birth.slice(0, 4) ? [first] : [first, other];
    for (const each of both) write(part, each, withBirth(each));
  } else if (kin < 0.42) {
    // Husband and wife, with one telephone.
    write(part, first);
    write(part, person(language, { ...own, sex: first.sex === 'm' ? 'f' : 'm', phone: first.phone }));
  } else write(part, first);
}
writeFileSync(file, `${rows.join('\n')}\n`);
console.log(`${String(rows.length - 1)} rows, ${String(people)} people: ${file}`);
