import { type SessionKind, sessionKinds } from '../domain/agenda/session.ts';
import { interfaceLanguages } from '../domain/language.ts';
import { translator } from '../text/text.ts';

/** Words of other programs for kinds of sessions; the first one found in a text decides. */
const words: readonly (readonly [SessionKind, RegExp])[] = [
  ['lunch', /\b(lunch|dinner)\b|обед|ужин/],
  ['break', /\b(break|coffee|tea)\b|перерыв|кофе|чай/],
  ['registration', /\b(registration|check-?in)\b|регистрац/],
  ['opening', /\b(opening|welcome)\b|открыти|приветств/],
  ['closing', /\bclosing\b|закрыти/],
  ['photo', /\bphoto\b|фотограф/],
  ['test', /\b(pre-?test|post-?test)\b|тестирован/],
  ['evaluation', /\b(evaluation|feedback)\b|оценка (семинара|тренинга)/],
  ['site-visit', /\b(site visit|excursion|field trip)\b|экскурси|выезд/],
];

/** Words that are looked for in the type field only, since they are too common in titles. */
const types: readonly (readonly [SessionKind, RegExp])[] = [
  ...words,
  ['discussion', /\b(panel|podium|discussion|debate|meeting|meetup|bof)\b|дискусси|обсужден|круглый стол/],
  ['exercise', /\b(workshop|hands-?on|tutorial|exercise|practice)\b|упражнен|практи|мастер-класс/],
  ['group-work', /\bgroup work\b|работа в групп|групповая/],
  ['wrap-up', /\bwrap-?up\b|подведение/],
  ['lecture', /\b(talk|lecture|presentation|keynote|lightning)\b|лекци|доклад|презентац/],
];

/** Filled at first use, because the texts of both languages must be loaded before. */
const namesByKind = new Map<SessionKind, readonly string[]>();
let names: ReadonlyMap<string, SessionKind> | undefined;

function kindsByName(): ReadonlyMap<string, SessionKind> {
  names ??= new Map(
    sessionKinds.flatMap((kind) => [kind, ...namesOfKind(kind)].map((name) => [name.toLowerCase(), kind] as const)),
  );
  return names;
}

/** What a kind is called, in English and in Russian: such a title says no more than the kind does. */
export function namesOfKind(kind: SessionKind): readonly string[] {
  const known = namesByKind.get(kind);
  if (known !== undefined) return known;
  const found = interfaceLanguages.map((language) => translator(language)(`vocabulary.sessionKind.${kind}`));
  namesByKind.set(kind, found);
  return found;
}

/** The kind that a type, a track or a column names; null when it names none. */
export function kindNamed(written: string): SessionKind | null {
  const text = written.trim().slice(0, 200).toLowerCase().replaceAll('_', ' ');
  const [first = ''] = text.split(' / ');
  if (text === '') return null;
  const known = kindsByName();
  return known.get(text) ?? known.get(first) ?? types.find(([, word]) => word.test(text))?.[0] ?? null;
}

/** The kind that a short title names ("Lunch"); null for longer titles, because "Lunch-time habits" is a lecture. */
export function kindOfTitle(title: string): SessionKind | null {
  const text = title.trim().toLowerCase();
  if (text.length > 200) return null;
  const known = kindsByName();
  const named = known.get(text) ?? known.get(text.split(' / ')[0] ?? '');
  if (named !== undefined) return named;
  return text.split(/\s+/).length > 4 ? null : (words.find(([, word]) => word.test(text))?.[0] ?? null);
}
