import { searchKey } from '../../domain/search-key.ts';
import { headWords, HeadPhrases } from './head-phrases.ts';

/** What a head can name; `title` stands for a title whose language is found out, `other` for a column that is not read. */
export const headKinds = [
  'other',
  'minutes',
  'start',
  'end',
  'time',
  'date',
  'day',
  'kind',
  'room',
  'lead',
  'description',
  'title',
] as const;
export type HeadKind = (typeof headKinds)[number];

/**
 * Words and phrases of heads in English, Russian, Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek. A phrase fits where all of
 * its words stand in the head as whole words, one after the other. `*` at the end of a word: endings may follow.
 */
const phrases: Readonly<Record<HeadKind, string>> = {
  other:
    'number, no, nr, №, n, п п, пп, id, ids, uid, guid, session id, speaker id, speaker ids, event id, talk id, url, urls, link, links, website, email, e mail, phone, telephone, organisation, organization, affiliation, institution, position, job title, ' +
    'country, ministry, company, participants, status, телефон*, почта, организаци*, должност*, учреждени*, страна, министерств*, ' +
    'участник*, количество, кол во, статус, ұйым*, лауазым*, уюм*, кызмат*, ташкилот*, лавозим*, tashkilot*, lavozim*, edara*, wezipe*',
  minutes:
    'minutes, min, mins, duration, length, мин, минут*, длительность, продолжительность, хронометраж, регламент, ұзақтығы, узактыгы, ' +
    'давомнокӣ, davomiyligi, давомийлиги, dowamlylygy',
  start:
    'start, starts, begin, begins, beginning, from, time from, start time, начал*, с, время начала, начало в, бастал*, баштал*, ' +
    'оғоз*, boshlan*, бошлан*, başlan*, beginn, debut, inicio',
  end:
    'end, ends, finish, to, until, till, time to, end time, ending, конец, конца, окончани*, до, по, время окончания, завершени*, аяқтал*, аякта*, ' +
    'анҷом*, tugash*, тугаш*, gutar*, tamamlan*, bitis, ende, fin',
  time: 'time, times, hour, hours, when, когда, время, часы, час, уақыты, уақыт, сағат, убактысы, убакыт, саат, вақт, вақти, vaqt, vaqti, wagty, wagt, соат, соати, soat, sagat, zeit, uhrzeit, heure, heures, horaire*, saat, saati, hora',
  date: 'date, dates, дата, даты, сроки, срок, период, число, күні мен айы, датасы, сана, санаси, таърих, sana, sanasi, senesi, sene, datum, tarih, tarihi, fecha',
  day: 'day, days, weekday, день, дни, день недели, № дня, күні, күн, күнү, рӯз, kun, kuni, кун, gün, güni, tag',
  kind: 'kind, type, category, categories, format, track, tracks, form, вид, тип, формат, форма, категория, форма работы, форма проведения, түрі, түрү, тури, turi, görnüşi, намуд',
  room:
    'room, rooms, hall, location, venue, place, where, локация, помещение, зал, место, аудитория, кабинет, где, место проведения, орны, өтетін орны, ' +
    'бөлме, орду, өтүүчү жери, жери, бөлмө, ҷой, макон, толор, joyi, joy, xona, жой, жойи, хона, ýeri, otag, raum, ort, salle, lieu, salon, sala',
  lead:
    'speaker, speakers, facilitator, facilitators, trainer, trainers, presenter, presenters, lead, leads, led by, responsible, moderator, moderators, ' +
    'lecturer, chair, expert, experts, panelists, panellists, author, authors, host, who, name of speaker, speaker name, ' +
    'instructor*, tutor*, resource person*, докладчик*, ведущ*, сопровожда*, куратор*, инструктор*, наставник*, тренер*, спикер*, лектор*, ответственн*, модератор*, эксперт*, преподавател*, выступающ*, автор*, кто, ф и о, фио, исполнител*, ' +
    'баяндамашы*, жауапты*, оқытушы*, баяндамачы*, жооптуу*, маърӯзачӣ, масъул*, пешбар, маърузачи*, maruzachi*, masul*, сўзловчи, sozlovchi, ' +
    'dokladçy*, çykyş edýän*, çykyş ediji*, alyp baryjy*, jogapkär*, жүргізуші*, алып баруучу*, баранда*, olib boruvchi*, олиб борувчи*, referent*, vortragende*, intervenant*, animateur*, konuşmacı*',
  description:
    'description, abstract, note, notes, comment, comments, content, contents, summary, remarks, details, описание, примечани*, содержание, ' +
    'аннотация, комментари*, краткое содержание, ескерту*, сипаттама*, мазмұны, эскертүү, мазмуну, эзоҳ, мундариҷа, izoh, изоҳ, mazmuni, мазмуни, bellik, düşündiriş',
  title:
    'title, titles, session, sessions, topic, topics, theme, themes, activity, activities, event, events, name, subject, subjects, agenda, item, items, module, modules, programme, program, talk, talks, what, что, ' +
    'название, названия, тема, темы, тематика, сессия, сессии, занятие, занятия, мероприятие, мероприятия, пункт, наименование, программа, вопрос*, блок, модуль, событие, события, ' +
    'тақырыбы, тақырып, іс шара, сессиясы, темасы, иш чара, мавзӯъ, мавзуъ, чорабинӣ, мавзуси, мавзу, тадбир, mavzusi, mavzu, tadbir, ' +
    'mowzugy, mowzuk, tema, temasy, çäre, gün tertibi, сабақ, сабак, дарс, күн тәртібі, күн тартиби, рӯзнома, kun tartibi, кун тартиби, thema, programmpunkt, oturum, konu, konusu, titel, intitule, titre, seance, sesion, sitzung',
};

const known = new HeadPhrases(phrases);

/** Titles that say it plainly; of two columns for titles the one with such a head is taken. */
const plainTitles: ReadonlySet<string> = new Set(
  [
    'title',
    'topic',
    'theme',
    'тема',
    'название',
    'наименование',
    'тақырыбы',
    'темасы',
    'мавзӯъ',
    'mavzu',
    'мавзу',
    'mowzugy',
  ].map(searchKey),
);
const vagueTitles: ReadonlySet<string> = new Set(
  ['name', 'item', 'пункт', 'вопросы', 'agenda', 'программа', 'блок', 'модуль', 'module'].map(searchKey),
);

const longestHead = 80;

/** What a head says that its column holds; null for a text that is no head. */
export function headKind(written: string): HeadKind | null {
  // "Chair: A. Lee" says what a head would, and more.
  if (written.length > longestHead || /:\s*\S/.test(written)) return null;
  const words = headWords(written.replaceAll('*', ' '));
  if (words.length === 0 || words.length > 8) return null;
  const fitting = known
    .foundIn(words)
    .filter(({ words: wanted }) => words.length <= 2 || wanted.length > 1 || !isShort(wanted[0] ?? ''));
  const kinds = new Set(fitting.map(({ kind }) => kind));
  // "2 min" is a length, and no head of lengths.
  if (kinds.has('minutes') && /^\s*\d/.test(written)) return null;
  const together = kindTogether(kinds);
  if (together !== null) return together;
  const longest = fitting.reduce((most, { words: wanted }) => Math.max(most, wanted.length), 0);
  const best = fitting.filter(({ words: wanted }) => wanted.length === longest).map(({ kind }) => kind);
  // "Name of the organisation" and "Speaker's position" are about something else; "Session no." is a session.
  if (best.includes('other') && (words.length === 1 || !kinds.has('title') || longest > 1)) return 'other';
  return headKinds.find((kind) => kind !== 'other' && best.includes(kind)) ?? (kinds.has('other') ? 'other' : null);
}

/** What words for times and days mean in one head; null where they do not stand together. */
function kindTogether(kinds: ReadonlySet<HeadKind>): HeadKind | null {
  const [hasStart, hasEnd] = [kinds.has('start'), kinds.has('end')];
  if (hasStart && hasEnd) return 'time';
  if (!kinds.has('date') && !kinds.has('day')) return null;
  if (kinds.has('time')) return hasStart ? 'start' : hasEnd ? 'end' : 'time';
  // "Start date" is the day; that of the end is not needed.
  if (hasStart) return 'date';
  return hasEnd ? 'other' : null;
}

/** How plainly a head names titles, from 0. */
export function titleStrength(written: string): number {
  const words = headWords(written);
  if (words.length === 1 && plainTitles.has(words[0] ?? '')) return 3;
  if (words.some((word) => plainTitles.has(word))) return 2;
  return words.some((word) => vagueTitles.has(word)) ? 0 : 1;
}

/** Words that are a head alone or beside one other: "to", not "Introduction to law". */
function isShort(word: string): boolean {
  return word.length <= 3 && !word.endsWith('*');
}
