import { latinKey, searchKey } from '../../domain/search-key.ts';
import type { Name } from '../../domain/people/person.ts';
import type { AboutSpeaker, FoundSession, ImportWarning } from '../imported-agenda.ts';
import { speakerName } from './speaker-name.ts';
import { isCyrillic } from '../plain-text.ts';

/** A name of somebody; `who` is the same for all names of one person. */
export type NameOfSomebody = { readonly written: string; readonly name: Name; readonly who: string };

/** Names that are written in full, by which short ones are known: a family name alone, or with initials. */
export class FullNames {
  readonly #names: readonly NameOfSomebody[];

  constructor(names: readonly NameOfSomebody[]) {
    this.#names = names;
  }

  /** The fuller names that a short one can stand for, one of each person; none for a full name. */
  of(short: string): readonly string[] {
    const own = writtenName(short);
    const fuller = this.#names.filter((other) => isShortFor(own.name, other.name));
    // «А. Омарова» is no other person than «Айгуль Омарова».
    const fullest = fuller.filter((one) => !fuller.some((other) => isShortFor(one.name, other.name)));
    // Of the names of one person that in the letters of the short one is said.
    const inOrder = fullest.toSorted((one, other) => Number(isAlike(one, short)) - Number(isAlike(other, short)));
    return [...new Map(inOrder.map(({ who, written }) => [who, written])).values()];
  }
}

function isAlike({ written }: NameOfSomebody, short: string): boolean {
  return isCyrillic(written) === isCyrillic(short);
}

/** Of a name in a file its sound tells who it is, in either script. */
function writtenName(written: string): NameOfSomebody {
  const { latinName, cyrillicName } = speakerName(written);
  const name = latinName ?? cyrillicName ?? { family: written, given: '', patronymic: '' };
  return { written, name, who: latinKey(`${name.family} ${name.given}`) };
}

/** Whether the one name is the other's family name, alone or with initials that agree, and the other says more. */
function isShortFor(short: Name, full: Name): boolean {
  const isOtherScript = isCyrillic(short.family) !== isCyrillic(full.family);
  const key = isOtherScript ? latinKey : searchKey;
  if (key(short.family) !== key(full.family) || full.given === '') return false;
  if (short.given === '') return true;
  const [initials, given] = [initialsOf(short), initialsOf(full)];
  const isFuller = !isInitials(full.given) && isInitials(short.given);
  return isFuller && initials.every((initial, index) => given[index] === undefined || given[index] === initial);
}

function isInitials(given: string): boolean {
  return /^(?:\p{Lu}\p{Ll}?\.[\s-]*)+$|^\p{Lu}(?:[\s-]\p{Lu})*$/u.test(given);
}

/** The first sounds of the given name and the patronymic. */
function initialsOf({ given, patronymic }: Name): string[] {
  const words = isInitials(given) ? given.split(/[.\s-]+/) : [given];
  return [...words, patronymic].filter(Boolean).map((word) => latinKey(word)[0] ?? '');
}

type SessionsWithNames = {
  readonly sessions: readonly FoundSession[];
  readonly warnings: readonly ImportWarning[];
  /** Short names that can stand for several people. */
  readonly unclear: readonly string[];
};

/**
 * The sessions of a file with short names put in full, where exactly one fuller name of the file agrees with them: "Dr.
 * Lindqvist-Moreau" is whom another row calls Anna Lindqvist-Moreau. That is told, and so are names that several agree with.
 */
export function withFullNames(found: readonly FoundSession[]): SessionsWithNames {
  const about = found.flatMap((session) => session.about ?? []);
  const names = [...new Set(found.flatMap(({ people }) => people))];
  const all = new FullNames(names.map(writtenName));
  const full = new Map<string, string>();
  const unclear: string[] = [];
  const warnings: ImportWarning[] = [];
  for (const name of names) {
    // A single word without a title may be a body, or somebody who is called by it.
    const isBare = writtenName(name).name.given === '' && !isTitled(name, about);
    const fuller = isBare ? [] : all.of(name).filter((other) => isOfOneSex(name, other, about));
    const [only] = fuller;
    if (only === undefined) continue;
    if (fuller.length > 1) {
      unclear.push(name);
      warnings.push({ code: 'speaker-unclear', values: { name, known: fuller.join(', ') } });
      continue;
    }
    full.set(name, only);
    warnings.push({ code: 'speaker-short', values: { name, known: only } });
  }
  if (full.size === 0) return { sessions: found, warnings, unclear };
  const inFull = (name: string): string => full.get(name) ?? name;
  const sessions = found.map((session) => ({
    ...session,
    people: [...new Set(session.people.map(inFull))],
    ...(session.about === undefined
      ? {}
      : { about: session.about.map((each) => ({ ...each, name: inFull(each.name) })) }),
  }));
  return { sessions, warnings, unclear };
}

function isTitled(name: string, about: readonly AboutSpeaker[]): boolean {
  return about.some((each) => each.name === name && each.titles.length > 0);
}

/** Whether forms of address do not say that one is a woman and the other a man. */
function isOfOneSex(one: string, other: string, about: readonly AboutSpeaker[]): boolean {
  const [first, second] = [one, other].map((name) =>
    addressedSex(about.filter((each) => each.name === name).flatMap(({ titles }) => titles)),
  );
  return first === '' || second === '' || first === second;
}

const women = /(?<!\p{L})(?:ms|mrs|miss|mme|mlle|madame|frau|г-жа|госпожа|ханым|хоним|xonim|hanym)(?![\p{L}-])/iu;
const men = /(?<!\p{L})(?:mr|m\.|monsieur|herr|г-н|господин|мырза|жаноб|janob|jenap)(?![\p{L}-])/iu;

/** The sex that titles and forms of address say; '' where they say none. */
export function addressedSex(titles: readonly string[]): 'm' | 'f' | '' {
  const text = titles.join(' ');
  if (women.test(text)) return 'f';
  return men.test(text) ? 'm' : '';
}
