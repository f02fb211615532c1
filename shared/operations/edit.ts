import { type Changes, updated } from '../changes/change.ts';
import type { EntityName, EntityRecord } from '../domain/entities.ts';

/** What a form gives for a record: the record as it was drawn, and the fields that the user has changed in it. */
export type Edit<Item> = { readonly drawn: Item; readonly patch: Partial<Item> };

/**
 * The changes that an edit makes to the record as it is stored now. An edit is a three-way merge: what differs between
 * the drawn record and the patch was typed, and only that is written, down to one language of a text, one member of an
 * object and one item of a list. So two edits that follow each other before the screen is drawn again lose nothing.
 */
export function editChanges<Name extends EntityName>(
  entity: Name,
  stored: EntityRecord<Name>,
  { drawn, patch }: Edit<EntityRecord<Name>>,
): Changes {
  const [before, now] = [drawn as Fields, stored as Fields];
  const merged = Object.entries(patch as Fields).map(([field, wanted]) => [
    field,
    mergeEdit(before[field], wanted, now[field]),
  ]);
  return updated(entity, stored, Object.fromEntries(merged) as Partial<EntityRecord<Name>>);
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * One value after an edit: `drawn` is what the user saw, `wanted` what they made of it, `stored` what is there now. Gives
 * `stored` where nothing was typed, and `wanted` where nothing else has changed.
 */
export function mergeEdit(drawn: unknown, wanted: unknown, stored: unknown): unknown {
  if (isSame(wanted, drawn)) return stored;
  if (isSame(stored, drawn)) return wanted;
  if (Array.isArray(wanted) && Array.isArray(stored))
    return mergeLists(Array.isArray(drawn) ? drawn : [], wanted, stored);
  if (isFields(wanted) && isFields(stored))
    return mergeFields(isFields(drawn) ? drawn : blankOf(wanted), wanted, stored);
  // An object that one edit emptied keeps the members that another edit has filled in.
  if (wanted === null && isFields(drawn) && isFields(stored)) {
    const left = mergeFields(drawn, blankOf(drawn), stored);
    return isSame(left, blankOf(left)) ? null : left;
  }
  return wanted;
}

function mergeFields(drawn: Fields, wanted: Fields, stored: Fields): Fields {
  const names = new Set([...Object.keys(stored), ...Object.keys(wanted)]);
  const merged = [...names].map((name) => [name, mergeEdit(drawn[name], wanted[name], stored[name])] as const);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** Lists of ids and words are sets; other items are known by their places. */
function mergeLists(drawn: readonly unknown[], wanted: readonly unknown[], stored: readonly unknown[]): unknown[] {
  const isSet = [...drawn, ...wanted, ...stored].every((item) => typeof item === 'string');
  if (isSet) {
    const kept = stored.filter((item) => wanted.includes(item) || !drawn.includes(item));
    return [...kept, ...wanted.filter((item) => !drawn.includes(item) && !kept.includes(item))];
  }
  const start = commonStart(drawn, wanted);
  const end = commonStart(drawn.slice(start).toReversed(), wanted.slice(start).toReversed());
  const replaced = drawn.slice(start, drawn.length - end);
  const fresh = wanted.slice(start, wanted.length - end);
  const rest = stored.slice(start + replaced.length);
  if (replaced.length === 0 && end === 0) return appended(stored.slice(0, start), fresh, rest);
  const current = stored.slice(start, start + replaced.length);
  const isEdit = fresh.length === replaced.length && current.length === replaced.length;
  const middle = isEdit ? fresh.map((item, index) => mergeEdit(replaced[index], item, current[index])) : fresh;
  return [...stored.slice(0, start), ...middle, ...rest];
}

/**
 * A new item at the end, after another edit has added `rest` there. Two halves of one item, such as two languages of one
 * new text, become one item; anything else becomes an item of its own.
 */
function appended(start: readonly unknown[], fresh: readonly unknown[], rest: readonly unknown[]): unknown[] {
  const areHalves = fresh.map((item, index) => {
    const other = rest[index];
    return isFields(item) && isFields(other) && !Object.keys(item).some((name) => name in other);
  });
  const joined = rest.map((other, index) =>
    areHalves[index] === true ? { ...(other as Fields), ...(fresh[index] as Fields) } : other,
  );
  return [...start, ...joined, ...fresh.filter((_, index) => areHalves[index] !== true)];
}

function commonStart(one: readonly unknown[], other: readonly unknown[]): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) if (!isSame(one[index], other[index])) return index;
  return length;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same object with nothing in it. */
function blankOf(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, blankValue(value)]));
}

function blankValue(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (isFields(value)) return {};
  if (typeof value === 'string') return '';
  return typeof value === 'boolean' ? false : null;
}

/** Whether two JSON values are equal; the order of the fields of an object does not count. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (!isFields(one) || !isFields(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => name in other && isSame(one[name], other[name]))
  );
}
