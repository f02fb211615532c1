// Peers for the matching of people: npm transliteration with Jaro-Winkler, and MiniSearch. Frozen.
import distance from 'jaro-winkler';
import MiniSearch from 'minisearch';
import { transliterate } from 'transliteration';

/** A person of the labelled set, as its rows have them. */
export type NamedRow = {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly patronymic: string;
  readonly birth: string;
  readonly email: string;
  readonly phone: string;
};

/** Two people, by their ids, and how alike they are to the program; more is more alike. */
export type ScoredPair = { readonly one: string; readonly other: string; readonly score: number };

const plain = (text: string): string =>
  transliterate(text.normalize('NFC'))
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '');

/** Contacts that agree speak for one person, years of birth that do not for two; the names are all that is left otherwise. */
function withEvidence(one: NamedRow, other: NamedRow, names: number): number {
  if (one.birth !== '' && other.birth !== '' && one.birth.slice(0, 4) !== other.birth.slice(0, 4)) return names - 1;
  const isOwn =
    (one.email !== '' && one.email === other.email) ||
    (one.phone !== '' && one.phone.slice(-9) === other.phone.slice(-9));
  return names + (isOwn ? 0.1 : 0);
}

/** Every two people compared by Jaro-Winkler over their transliterated names, in both orders. */
export function jaroWinklerPairs(rows: readonly NamedRow[], least = 0.8): ScoredPair[] {
  const names = rows.map(({ family, given }) => [plain(`${family} ${given}`), plain(`${given} ${family}`)] as const);
  const pairs: ScoredPair[] = [];
  for (const [index, one] of rows.entries()) {
    for (let at = index + 1; at < rows.length; at += 1) {
      const [mine, [theirs, turned] = ['', '']] = [names[index]?.[0] ?? '', names[at]];
      const likeness = Math.max(distance(mine, theirs), distance(mine, turned));
      const other = rows[at];
      if (likeness < least || other === undefined) continue;
      pairs.push({ one: one.id, other: other.id, score: withEvidence(one, other, likeness) });
    }
  }
  return pairs;
}

/** Everybody looked up by a fuzzy search over the transliterated names of all. */
export function miniSearchPairs(rows: readonly NamedRow[]): ScoredPair[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const search = new MiniSearch<{ id: string; name: string }>({ fields: ['name'] });
  const nameOf = ({ family, given }: NamedRow): string => plain(`${family} ${given}`);
  search.addAll(rows.map((row) => ({ id: row.id, name: nameOf(row) })));
  const pairs: ScoredPair[] = [];
  for (const row of rows) {
    const found = search.search(nameOf(row), { fuzzy: 0.25, combineWith: 'AND' });
    const best = found.find(({ id }) => id === row.id)?.score ?? found[0]?.score ?? 1;
    for (const { id, score } of found) {
      const other = byId.get(String(id));
      if (other === undefined || other.id === row.id || Number(other.id) < Number(row.id)) continue;
      pairs.push({ one: row.id, other: other.id, score: withEvidence(row, other, score / best) });
    }
  }
  return pairs;
}
