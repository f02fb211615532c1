import { countries, countryName } from '../../domain/country.ts';
import { kinOf } from '../../matching/name-endings.ts';
import { withOneApostrophe } from '../../matching/name-letters.ts';
import { isParticleWord } from './words-of-names.ts';

/** Bodies, by words that stand in their names. */
export const organisation =
  /(?<!\p{L})(?:ministry|university|institute|department|bank|committee|agency|centre|center|fund|office|academy|council|mission|foundation|association|society|team|secretariat|division|unit|embassy|commission|court|police|parliament|министерств\p{L}*|университет\p{L}*|институт\p{L}*|департамент\p{L}*|банк\p{L}*|комитет\p{L}*|агентств\p{L}*|центр\p{L}*|фонд\p{L}*|управлени\p{L}*|академи\p{L}*|секретариат\p{L}*|оргкомитет\p{L}*|прокуратур\p{L}*|служб[аыеу]|отдел(?:а|е|у|ы)?|комисси\p{L}*|ассоциаци\p{L}*|посольств\p{L}*|парламент\p{L}*|суд(?:а|е|у)?|вазорат\p{L}*|вазирли\p{L}*|министрлі\p{L}*|министрли\p{L}*|ministrlig\p{L}*|vazirlig\p{L}*|мвд|мид|воз|юнисеф|оон|нпо|undp|unodc|unicef|who|osce|iom|ngos?)(?!\p{L})/iu;

/** Groups of people, and words that say that nobody is known. */
const nobody =
  /^(?:all|everyone|everybody|all\s.*|participants|trainers|facilitators|speakers|experts|organi[sz]ers|tbc|tbd|tba|n\/?a|none|нет|все|все\s.*|участники|тренеры|ведущие|докладчики|эксперты|организаторы|модераторы|барлығы|ҳамма|barcha|hammasi)\.?$/iu;
/** Groups that further words may name more closely, in letters of any size: «представители НПО». */
const group =
  /^(?:депутаты|члены|представители|сотрудники|студенты|слушатели|гости|доноры|партн[её]ры|делегаты|делегации|консультанты|судьи|прокуроры|следователи|журналисты|кураторы|преподаватели|лекторы|спикеры|участники|участницы|тренеры|эксперты|ведущие|қатысушылар|тренерлер|сарапшылар|уйымдастырушылар|катышуучулар|уюштуруучулар|эксперттер|иштирокчиён|иштирокчилар|тренерон|ташкилкунандагон|ishtirokchilar|trenerlar|tashkilotchilar|gatnaşyjylar|guramaçylar|members|representatives|delegates|delegations|guests|students|partners|donors|participants|trainers|experts|(?:рабочие|working)\s(?:группы|groups?)|heads\sof\sdelegations)(?:\s\p{Ll}[\p{L}’'-]*)*\.?$/iu;

/** Whether a text is a group of people, or says that nobody is known. */
export function isNobody(text: string): boolean {
  if (nobody.test(text) || /^(?:\p{L}+\s)?(?:groups|teams|staff|delegations|группы|команды)$/iu.test(text)) return true;
  const [, ...rest] = text.split(/\s+/);
  // A capital further on is somebody's name: «судьи Иванов и Петров».
  return group.test(text) && !rest.some((word) => /^\p{Lu}\p{Ll}/u.test(word) && !organisation.test(word));
}

/** Whether a word says by itself whose son or daughter somebody is: уулу, qizi, zoda. */
export function isKin(word: string): boolean {
  const key = withOneApostrophe(word.toLowerCase());
  return kinOf(key) !== '' || key === 'зода' || key === 'zoda';
}

/** Words for what people are by profession, as whole words. */
export const functionNoun =
  /(?<!\p{L})(?:officer|co-?ordinator|assistant|manager|specialist|consultant|advis[eo]r|director|head|chief|deputy|representative|expert|trainer|lecturer|координатор|сотрудник|сотрудница|ассистент|менеджер|специалист|консультант|советник|директор|начальник|глава|руководитель|заместитель|представитель|эксперт|тренер|преподаватель)(?!\p{L})/iu;

/** Functions that a complement follows: "Minister of Health", «Посол Франции», «вазири тандурустӣ». */
const withOf =
  /^(?:(?:the|acting|first|deputy|vice|senior|chief|prime|permanent|national|regional)[\s-]+)*(?:minister|ambassador|secretary|head|director|president|chair(?:man|woman|person)?|governor|representative|officer|advis[eo]r|co-?ordinator|member|judge|prosecutor|consul|rector|dean|chief|manager)\s+(?:of|for|to|at)\s/iu;
const withGenitive =
  /^(?:(?:перв\p{L}*|заместитель|зам\.?|и\.\s?о\.|постоянн\p{L}*|чрезвычайный\s+и\s+полномочный|национальн\p{L}*|региональн\p{L}*|главн\p{L}*|старш\p{L}*)\s+)*(?:министр|министра|посол|посла|представител[ья]|директора?|начальника?|глав[аы]|руководител[ья]|председател[ья]|советника?|консула?|ректора?|декана?|секретар[ья]|сотрудника?|сотрудница|координатора?|специалиста?|эксперта?|вазири|сафири|намояндаи|директори|сардори|роҳбари|мушовири)(?=\s|$)/iu;
const atEnd =
  /(?<!\p{L})(?:министрі|елшісі|өкілі|директоры|басшысы|төрағасы|министри|элчиси|өкүлү|директору|башчысы|төрагасы|vaziri|elchisi|vakili|direktori|rahbari|ministri|ilçisi|wekili|direktory|müdiri|вазири|вакили|раҳбари)$/iu;

/** Names of countries of one word in small letters: in Cyrillic without the vowels that change with the case. */
let countryStems: readonly string[] | undefined;
let latinCountries: ReadonlySet<string> | undefined;
/** Endings of cases behind a stem; Оманова is no country. */
const caseEnd =
  /^(?:[аяуюеиыіоьй]|ом|ем|ой|ей|ию|ии|ия|ией|ның|нің|дың|дің|тың|тің|нын|нин|дын|дин|тын|тин|нун|дун)?$/u;

function isCountry(word: string): boolean {
  const namesIn = (language: 'en' | 'ru' | 'tg' | 'kk' | 'ky'): string[] =>
    countries.map((country) => countryName(country, language).toLowerCase()).filter((name) => !name.includes(' '));
  countryStems ??= (['ru', 'tg', 'kk', 'ky'] as const)
    .flatMap(namesIn)
    .map((name) => name.replace(/[аеиоуыэюяй]{1,2}$/u, ''));
  latinCountries ??= new Set(namesIn('en'));
  const small = word.toLowerCase();
  if (latinCountries.has(small)) return true;
  return countryStems.some((stem) => small.startsWith(stem) && caseEnd.test(small.slice(stem.length)));
}

/** Whether a part of a cell is what somebody is, and nobody's name: countries and abbreviations may stand in it. */
export function isFunctionAlone(written: string): boolean {
  const text = written.trim();
  if (withOf.test(text) || atEnd.test(text)) return true;
  const rest = withGenitive.test(text) ? text.replace(withGenitive, '') : null;
  const beforeNoun = /^(?:\p{Lu}{2,8}\s+)+(\p{L}+)$/u.exec(text)?.[1] ?? '';
  if (rest === null) return functionNoun.test(beforeNoun);
  const capitals = rest.split(/[\s,()«»"-]+/).filter((word) => /^\p{Lu}/u.test(word) && !/^\p{Lu}{2,8}$/u.test(word));
  return capitals.every((word) => /^\p{Lu}\p{Ll}{3,}$/u.test(word) && isCountry(word));
}

/** Whether a cell holds functions alone, without anybody's name. */
export function isFunction(written: string): boolean {
  const parts = written.split(/[,;\n]/).filter((part) => /\p{L}/u.test(part));
  return parts.length > 0 && parts.every((part) => isFunctionAlone(part));
}

/** Functions that stand before a name without a sign between them, as single words in the cases in which they do. */
const functionWord =
  /^(?:министр|зам(?:еститель|\.)|вице-\p{L}+|посол|председатель|сопредседатель|директор|начальник|руководитель|глава|президент|секретарь|статс-секретарь|советник|представитель|координатор|менеджер|специалист|консультант|эксперт|тренер|ректор|проректор|декан|прокурор|губернатор|хоким|консул|атташе|инспектор|следователь|депутат|член|омбудсмен|врио|и\.о\.|minister|deputy|vice-\p{L}+|director|head|chief|chair(?:man|woman|person)?|president|secretary|governor|representative|coordinator|co-ordinator|officer|advis[eo]r|manager|specialist|consultant|expert|trainer|rector|prosecutor|consul|ombudsman|вазири|муовини|сардори|директори|намояндаи|vaziri|ministr\p{L}?|direktor\p{L}?)$/iu;
/** Words before such a function: "Senior Legal Adviser", «Первый заместитель». */
const qualifier =
  /^(?:the|project|programme|program|national|international|senior|junior|executive|regional|legal|associate|field|country|lead|technical|resident|permanent|acting|first|постоянный|национальный|международный|региональный|главный|старший|ведущий|первый|генеральный|исполнительный|независимый|бывший)$/iu;
/** How people are addressed before their names. */
const address =
  /^(?:mr|mrs|ms|miss|mme|mlle|herr|frau|dr|prof|d-r|д-р|проф|г-н|г-жа|господин|госпожа|доктор|профессор|жаноби?|хонум|janob|xonim|jenap)\.?$/iu;
const initials = /^(?:\p{Lu}\p{Ll}?\.-?){1,3}$/u;
/** Ends of words that are no family names where a function stands before them: «Министр Юстиции». */
const abstractEnd = /(?:ни[яйею]|ци[ияй]|ств[ао]|сти|ики|ности|дел|нцев)$/iu;

/** МВД, UNODC, ЖКнын, MoI: an abbreviation, with the ending of a case. */
function isAbbreviation(word: string): boolean {
  return /^\p{Lu}{2,8}\p{Ll}{0,5}$/u.test(word) || /^(?:Mo|Min)\p{Lu}\p{L}{0,5}$/u.test(word);
}

/** Whether a part of a cell that names nobody says where somebody works: "MoI Kyrgyzstan", «МВД РК». */
export function isBodyAlone(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return isAbbreviation(words[0] ?? '') && words.slice(1).every((word) => isAbbreviation(word) || isCountry(word));
}

/**
 * The name behind a function that stands before it without a sign, "" where there is a function and no name: «Министр Ли»,
 * «Заместитель министра Пак В.», «Посол Германии г-н Шмидт», «ІІМ департаментінің директоры Сүлейменов Е.». Null where
 * no function stands before.
 */
export function nameBehindFunction(words: readonly string[]): string | null {
  const from = words.findIndex((word, index) => !isBeforeFunction(words, index));
  const isAbbreviated = from === 0 && isAbbreviatedBody(words);
  if (!functionWord.test(words[from] ?? '') && !isAbbreviated) return null;
  const addressed = words.findLastIndex((word) => address.test(word));
  if (addressed > 0) return words.slice(addressed + 1).join(' ');
  const last = words.findLastIndex((word, index) => isOfFunction(word) && !isKinOf(words, index));
  const rest = words.slice(Math.max(last, from) + 1);
  // «ЛИ АННА тренер» may be a name in capitals.
  if (rest.length === 0 && isAbbreviated && !words.some((word) => isSureAbbreviation(word))) return null;
  const initial = rest.findIndex((word) => initials.test(word));
  if (initial !== -1) return nameWithInitials(rest, initial);
  // "Minister of Foreign Affairs Anna Berg": where the function ends is not known.
  if (withOf.test(words.join(' '))) return '';
  if (rest.length === 1 && abstractEnd.test(rest[0] ?? '')) return '';
  return (rest.length > 3 ? rest.slice(-2) : rest).join(' ');
}

/** Whether a word stands before a function: "Senior" in "Senior Adviser", "UNODC" in "UNODC Expert". */
function isBeforeFunction(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  return qualifier.test(word) || (isAbbreviation(word) && functionWord.test(words[index + 1] ?? ''));
}

/** «Сейтов Б.А.», «Б. А. Сейтов» */
function nameWithInitials(words: readonly string[], at: number): string {
  const end = words.findIndex((word, index) => index > at && !initials.test(word));
  if (at > 0) return words.slice(at - 1, end === -1 ? undefined : end).join(' ');
  return words.slice(0, end === -1 ? undefined : end + 1).join(' ');
}

/** Whether a text begins with abbreviations and goes on in small letters: «ІІМ департаментінің директоры». */
function isAbbreviatedBody(words: readonly string[]): boolean {
  const next = words.findIndex((word) => !isAbbreviation(word));
  return next > 0 && /^\p{Ll}{3,}/u.test(words[next] ?? '') && !isParticleWord(words[next] ?? '');
}

/** An abbreviation that is no name in capitals: it has no vowel, or small letters behind. */
function isSureAbbreviation(word: string): boolean {
  return isAbbreviation(word) && (!/[аеёиоуыэюяәөүұіaeiouyäöü]/iu.test(word) || /\p{Lu}{2}\p{Ll}/u.test(word));
}

/** Whether a text before a name is a function, and no form of address alone. */
export function isFunctionBefore(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return functionWord.test(words.find((_, index) => !isBeforeFunction(words, index)) ?? '');
}

/** Whether a word before a name belongs to a function: in small letters, an abbreviation, a body or a country. */
function isOfFunction(word: string): boolean {
  if (functionWord.test(word) || isAbbreviation(word) || organisation.test(word)) return true;
  return /^\p{Ll}/u.test(word) ? !isParticleWord(word) : /^\p{Lu}\p{Ll}{4,}$/u.test(word) && isCountry(word);
}

/** Son or daughter of, behind a name. */
function isKinOf(words: readonly string[], index: number): boolean {
  return isKin(words[index] ?? '') && /^\p{Lu}/u.test(words[index - 1] ?? '');
}
