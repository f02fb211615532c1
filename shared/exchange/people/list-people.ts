import { isCyrillic } from '../plain-text.ts';
import { looksLikeName, namedPerson, type NamedPerson } from './name-parts.ts';
import { roleIn } from './person-cells.ts';

/** What separates people in one cell. */
const separators = [
  /\n(?=\s*\d{1,2}[.)]\s)|(?:^|\s)\d{1,2}[.)]\s+(?=\p{Lu})/u,
  /\n|;/u,
  /,/u,
  /\s\/\s|\/\n/u,
  /\s(?:и|and|және|жана|ва|va|we)\s/u,
];

/**
 * The people whom a cell for names holds: mostly one; several where each of the parts is a whole name of its own. The
 * two spellings of one person in two scripts are one.
 */
export function peopleOfCell(text: string): NamedPerson[] {
  for (const separator of separators) {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter(Boolean);
    const names = parts.filter(isOwnName);
    if (names.length < 2) continue;
    // What is no name of its own belongs to the name before it, a title to the one after it.
    const people: string[] = [];
    let title = '';
    for (const part of parts) {
      const before = people.at(-1);
      if (isOwnName(part)) {
        people.push(`${title} ${part}`.trim());
        title = '';
      } else if (before === undefined) title = part;
      else people[people.length - 1] = `${before}\n${part}`;
    }
    const [first = '', second = ''] = people;
    if (people.length === 2 && isCyrillic(first) !== isCyrillic(second)) return [namedPerson(people.join('\n'))];
    return people.map(namedPerson);
  }
  return [namedPerson(text)];
}

/** Whether a part of a cell names somebody: "head of delegation" below a name is what they are. */
function isOwnName(part: string): boolean {
  return roleIn(part) === null && looksLikeName(part);
}

/**
 * What another cell of the row says of each of `count` people: its lines one for each, or the whole for all. Null in the
 * place of `isPaired` where there is nothing to pair.
 */
export function sharedAmong(
  text: string,
  count: number,
): { readonly values: readonly string[]; readonly isPaired: boolean | null } {
  if (count === 1) return { values: [text], isPaired: null };
  const all = Array.from({ length: count }, () => text);
  if (text === '') return { values: all, isPaired: null };
  for (const separator of [/\n/, /;/, /(?:^|\s)\d{1,2}[.)]\s+/, /,/]) {
    const parts = text
      .split(separator)
      .map((part) => part.replace(/[\s;,]+$/, '').trim())
      .filter(Boolean);
    if (parts.length === count) return { values: parts, isPaired: true };
  }
  return { values: all, isPaired: /\n|;/.test(text) ? false : null };
}
