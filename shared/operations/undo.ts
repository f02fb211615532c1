import type { Change } from '../changes/change.ts';
import type { Entry } from '../changes/entry.ts';

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

/** What an action reaches. Ids, or texts that name a mark or a number. */
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  for (const each of small) if (large.has(each)) return true;
  return false;
}
