import type { Change, RecordChange } from '../changes/change.ts';
import type { Entry } from '../changes/entry.ts';
import { inverse, type Partition } from '../changes/partition.ts';
import { isObject } from '../domain/entity.ts';

/**
 * Whether `later` builds on `earlier`, so that `earlier` cannot be undone while `later` stands. That is so where
 *
 * - both change one record, or one mark;
 * - one of them mentions, in a value before or after, a record that the other makes or removes;
 * - undoing `earlier` would give a number (of a day, a participation, an edition) that `later` has given away.
 *
 * Records are compared as a whole: two edits of different fields of one session block each other too.
 */
export function buildsOn(later: Pick<Entry, 'changes'>, earlier: Pick<Entry, 'changes'>): boolean {
  const [old, fresh] = [reachOf(earlier.changes), reachOf(later.changes)];
  return (
    meet(old.touched, fresh.touched) ||
    meet(old.mentioned, fresh.madeOrRemoved) ||
    meet(old.madeOrRemoved, fresh.mentioned) ||
    meet(old.numbersBefore, fresh.numbersAfter)
  );
}

/** The keys of what an action touches: ids, and keys of marks and numbers. */
type Reach = {
  readonly touched: ReadonlySet<string>;
  readonly madeOrRemoved: ReadonlySet<string>;
  readonly mentioned: ReadonlySet<string>;
  readonly numbersBefore: ReadonlySet<string>;
  readonly numbersAfter: ReadonlySet<string>;
};

const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function reachOf(changes: readonly Change[]): Reach {
  const touched = new Set<string>();
  const madeOrRemoved = new Set<string>();
  const mentioned = new Set<string>();
  const numbersBefore = new Set<string>();
  const numbersAfter = new Set<string>();
  for (const change of changes) {
    if (change.entity === 'mark') {
      const { workshopId, participationId, slotId } = change;
      touched.add(`${workshopId} ${participationId} ${slotId}`);
      mentioned.add(workshopId).add(participationId);
      mentioned.add(slotId.slice(slotId.indexOf('/') + 1));
      continue;
    }
    const { entity, partition, id, field, value, previous } = change;
    touched.add(id);
    if (field === null) madeOrRemoved.add(id);
    for (const [mention] of JSON.stringify([value, previous]).matchAll(anyId))
      if (mention !== id) mentioned.add(mention);
    for (const [of, numbers] of [[previous, numbersBefore] as const, [value, numbersAfter] as const]) {
      const number = numberIn(field, of);
      if (number !== undefined) numbers.add(`${partition} ${entity} ${String(number)}`);
    }
  }
  return { touched, madeOrRemoved, mentioned, numbersBefore, numbersAfter };
}

function numberIn(field: string | null, value: unknown): number | undefined {
  const number =
    field === 'number' ? value : field === null && isObject(value) && 'number' in value ? value['number'] : undefined;
  return typeof number === 'number' ? number : undefined;
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  for (const each of small) if (large.has(each)) return true;
  return false;
}

/**
 * The changes that undo an entry, with the position of every record that comes back. `history` is what is kept, oldest
 * first, with the entry in it; `partitions` are those that the entry touches, as they are now.
 *
 * The positions that the entry recorded are right as long as no record of the same kind has come or gone since. Where
 * one has, the order of all records that the history knows is worked out anew, and each comes back to its place in it.
 */
export function undoChanges(
  entry: Entry,
  history: readonly Entry[],
  partitions: ReadonlyMap<string, Partition | undefined>,
): Change[] {
  const changes = inverse(entry.changes);
  const later = history.slice(history.indexOf(entry) + 1);
  const changedSince = new Set(later.flatMap((each) => each.changes.flatMap((change) => listOf(change) ?? [])));
  const orders = new Map<string, ListOrder>();
  return changes.map((change) => {
    const list = listOf(change);
    if (change.entity === 'mark' || list === null || !changedSince.has(list)) return change;
    const ids = Object.keys(partitions.get(change.partition)?.records[change.entity] ?? {});
    const order = orders.get(list) ?? new ListOrder(list, ids, history);
    orders.set(list, order);
    return order.placed(change);
  });
}

/**
 * The changes that do an entry again after `undone`, the entry of its Undo, which knows where in their lists the records
 * stood. Marks have the reason with which they were made.
 */
export function redoChanges(entry: Pick<Entry, 'changes'>, undone: Pick<Entry, 'changes'>): Change[] {
  return inverse(undone.changes).map((change, index) => {
    const made = entry.changes[index];
    return change.entity === 'mark' && made?.entity === 'mark' ? { ...change, reason: made.reason } : change;
  });
}

/** Whether changes take back the withdrawal of a sign-off: its day must be as it was then, so only as the last action. */
export function closesAgain(changes: readonly Change[]): boolean {
  return changes.some(({ entity, value, ...change }) => {
    return entity === 'signOff' && 'field' in change && change.field === 'withdrawn' && value === null;
  });
}

/** The list that a change adds a record to or removes one from; null for any other change. */
function listOf(change: Change): string | null {
  return change.entity === 'mark' || change.field !== null ? null : `${change.partition} ${change.entity}`;
}

/** The order of all records of one kind in one partition, also of those that are not there any more. */
class ListOrder {
  readonly #order: readonly string[];
  readonly #present: Set<string>;

  constructor(list: string, ids: readonly string[], history: readonly Entry[]) {
    const changes = history.flatMap((each) =>
      each.changes.filter((change) => listOf(change) === list),
    ) as RecordChange[];
    const earliest = [...ids];
    for (const { id, value, position } of changes.toReversed()) {
      if (value === null) earliest.splice(position ?? earliest.length, 0, id);
      else if (earliest.includes(id)) earliest.splice(earliest.indexOf(id), 1);
    }
    this.#order = [...new Set([...earliest, ...changes.map(({ id }) => id)])];
    this.#present = new Set(ids);
  }

  /** The change with the position of the record among those that are there at this point. */
  placed(change: RecordChange): RecordChange {
    const { id, value } = change;
    const { position: _, ...plain } = change;
    if (value === null) {
      this.#present.delete(id);
      return plain;
    }
    const position = this.#order.slice(0, this.#order.indexOf(id)).filter((each) => this.#present.has(each)).length;
    this.#present.add(id);
    return position === this.#present.size - 1 ? plain : { ...plain, position };
  }
}
