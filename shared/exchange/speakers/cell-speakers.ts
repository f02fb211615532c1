import type { AboutSpeaker } from '../imported-agenda.ts';
import { isCyrillic } from '../plain-text.ts';
import { isTitleWord } from './words-of-names.ts';
import { isFunctionBefore } from './person-function.ts';
import { isRole, isSameInOtherScript, peopleIn, tidied, withoutRole } from './cell-people.ts';

/** What stands between people for sure: line ends, semicolons, "and", numbers of a list. */
const between =
  /[\n;•|]|(?<=\s)(?:и|and|und|et|ve|[ye](?=\s+\p{Lu}[\p{L}.]{0,8}\.\s)|және|жана|менен|ва|va|we)(?=\s)|\s&\s|(?:^|\s)\(?\d{1,2}[.)]\s/gu;

/**
 * What a cell says of the people whom it names, beside their names: titles before a name; functions, organisations in
 * brackets and the name in the other script after it. Those of whom it says nothing are left out.
 */
export function aboutPeople(written: string, names: readonly string[]): AboutSpeaker[] {
  const text = tidied(written);
  const places = placesOf(text, names);
  const gaps = places.map(({ from }, index) => dividedGap(text.slice(places[index - 1]?.to ?? 0, from), index === 0));
  return places.flatMap(({ name, to }, index) => {
    const after = gaps[index + 1]?.after ?? text.slice(to);
    const about = withAfter(
      withBefore({ name, titles: [], positions: [], otherName: '' }, gaps[index]?.before ?? ''),
      after,
    );
    const isNothing = about.titles.length === 0 && about.positions.length === 0 && about.otherName === '';
    return isNothing ? [] : [about];
  });
}

type Place = { readonly name: string; readonly from: number; readonly to: number };

/** Where the names stand in the text, in its order; those that are not found are left out. */
function placesOf(text: string, names: readonly string[]): Place[] {
  const places: Place[] = [];
  for (const name of names) {
    const words = name.split(/[\s,]+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    const pattern = new RegExp(String.raw`(?<!\p{L})${words.join(String.raw`[\s,]+`)}(?!\p{L})`, 'giu');
    pattern.lastIndex = places.at(-1)?.to ?? 0;
    const found = pattern.exec(text);
    if (found !== null) places.push({ name, from: found.index, to: found.index + found[0].length });
  }
  return places;
}

/** What stands between two names, for the one before and for the one after it. */
function dividedGap(gap: string, isFirst: boolean): { readonly after: string; readonly before: string } {
  if (isFirst) return { after: '', before: gap };
  const last = [...gap.matchAll(between)].at(-1);
  if (last !== undefined) return { after: gap.slice(0, last.index), before: gap.slice(last.index + last[0].length) };
  const comma = gap.lastIndexOf(',');
  return { after: gap.slice(0, Math.max(comma, 0)), before: gap.slice(comma + 1) };
}

function withBefore(about: AboutSpeaker, before: string): AboutSpeaker {
  const text = withoutRole(before.replace(/^[\s,;:*•–—-]*(?:\d{1,2}[.)])?\s*/u, ''));
  const plain = text.replace(/[\s,:–—-]+$/u, '').trim();
  if (!isSaid(plain)) return about;
  // «координатор проекта – Г. Ли»
  const isFunction = /[:–—-]\s*$/u.test(text) || (isFunctionBefore(plain) && !isTitleWord(plain));
  return isFunction
    ? { ...about, positions: [...about.positions, plain] }
    : { ...about, titles: [...about.titles, plain] };
}

function withAfter(about: AboutSpeaker, after: string): AboutSpeaker {
  const pieces = after
    .split(/[\n;/()]|\s[-–—]\s|(?:^|,)\s*(?=(?:[кд]\.|Ph\.?D))/u)
    .map((piece) => piece.replace(/^[\s,:*–—-]+/u, '').replace(/[\s,;:]+$/u, ''));
  return pieces.filter(isSaid).reduce(withPiece, about);
}

function withPiece(about: AboutSpeaker, piece: string): AboutSpeaker {
  const isOther = isCyrillic(piece) !== isCyrillic(about.name);
  const [other] = isOther && about.otherName === '' ? peopleIn(piece).names : [];
  if (other !== undefined && isSameInOtherScript(about.name, other)) {
    const [, rest = ''] = piece.split(other);
    return withAfter({ ...about, otherName: other }, rest);
  }
  if (isDegree(piece)) return { ...about, titles: [...about.titles, piece] };
  return { ...about, positions: [...about.positions, piece] };
}

/** Degrees after a name: д.ю.н., Ph.D. A rank there is what the person is: "Ambassador". */
function isDegree(piece: string): boolean {
  return piece.split(/[\s,]+/).every((word) => isTitleWord(word) && /\.|^(?:phd|md|mph|mba|llm|llb)$/i.test(word));
}

/** Whether a text says something of a person: it has letters, and is no role in the session alone. */
function isSaid(text: string): boolean {
  return /\p{L}/u.test(text) && !isRole(text) && !/^(?:и\s+)?(?:др|etc)\.?$/iu.test(text);
}
