import type { Name } from '../domain/people/person.ts';

/** How somebody is found in texts that others wrote. */
export type Identity = {
  /** In each script, now and earlier. */
  readonly names: readonly Name[];
  /** Addresses and telephone numbers. */
  readonly contacts: readonly string[];
};

/** Stands in a text where somebody was named. */
const noName = '—';

/** Shortest text that is looked for; shorter ones occur in too many other words. */
const shortest = 3;

/** Gives a value with every mention taken out of the texts in it; the same value where there is none. */
export type TextEraser = <Value>(value: Value) => Value;

/**
 * Takes names and contacts of `identities` out of texts, whatever their case: whole names in either order, family names with
 * initials, and family names alone unless they are also those of somebody who stays (`kept`). Values of fixed lists, which are
 * written in small letters, and ids are left alone.
 */
export function textEraser(identities: readonly Identity[], kept: ReadonlySet<string> = new Set()): TextEraser {
  const patterns = new Set(identities.flatMap((identity) => patternsOf(identity, kept)));
  if (patterns.size === 0) return (value) => value;
  // The longest first, so that a given name goes with its family name.
  const all = [...patterns].sort((one, other) => other.length - one.length).join('|');
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all})(?![\\p{L}\\p{N}])`, 'giu');
  const erase = (value: unknown): unknown => {
    if (typeof value === 'string') return fixedValue.test(value) ? value : value.replace(mention, noName);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return unlessSame(value, value.map(erase));
    const object = Object.entries(value);
    const erased = object.map(([field, each]) => [field, erase(each)] as const);
    return erased.every(([, each], at) => each === object[at]?.[1]) ? value : Object.fromEntries(erased);
  };
  return (value) => erase(value) as typeof value;
}

/** A value of a list of ours, such as `left-early`, or an id. */
const fixedValue = /^[a-z0-9/-]*$/;

function unlessSame(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((each, at) => each === before[at]) ? before : after;
}

function patternsOf({ names, contacts }: Identity, kept: ReadonlySet<string>): string[] {
  const ofNames = names.flatMap(({ family, given, patronymic }) => {
    const [own, first, father] = [family, given, patronymic].map((part) => part.trim());
    if (own === undefined || own.length < shortest) return [];
    const initials = first === undefined || first === '' ? [] : [`${escaped(first.slice(0, 1))}\\.`];
    if (initials.length > 0 && father !== undefined && father !== '')
      initials.push(`${escaped(first?.slice(0, 1) ?? '')}\\.\\s*${escaped(father.slice(0, 1))}\\.`);
    const before = [[first, father], [first]]
      .map((parts) => parts.filter((part) => part !== undefined && part !== '').map((part) => escaped(part ?? '')))
      .filter((parts) => parts.length > 0)
      .map((parts) => parts.join('\\s+'));
    const others = [...before, ...initials];
    return [
      ...others.flatMap((other) => [`${escaped(own)},?\\s+${other}`, `${other}\\s*${escaped(own)}`]),
      ...(kept.has(own.toLowerCase()) ? [] : [escaped(own)]),
    ];
  });
  return [...ofNames, ...contacts.filter((contact) => contact.length >= shortest).map(escaped)];
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
