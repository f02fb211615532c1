import { created, removed, updated } from '../changes/record-changes.ts';
import type { Change, MarkChange } from '../changes/change.ts';
import { marksIn, type Mark } from '../domain/attendance.ts';
import type { Ledger } from '../domain/ledger.ts';
import { areSame, chosen, type MarkVersion } from '../domain/mark-version.ts';
import type { Participation } from '../domain/participation.ts';
import { isClosed } from '../domain/sign-off.ts';
import type { Signature } from '../domain/signature.ts';
import type { Changes, NewId } from '../operations/operation.ts';
import { cellKey, cellOf, type CellKey } from './desk-ledger.ts';
import type { CellNews, TakeIn } from './take-in.ts';

/** What accepting the file changes, as one action; nothing for a file that was taken in before. */
export function takeInChanges(takeIn: TakeIn, newId: NewId): Changes {
  return [
    ...peopleChanges(takeIn),
    ...takeIn.cells.flatMap((cell) => markChange(cell, takeIn)),
    ...clearedMarks(takeIn),
    ...signatureChanges(takeIn),
    ...ledgerChanges(takeIn, newId),
  ];
}

/** Those who come onto the list, those who turned out to be somebody else, and the numbers of both. */
function peopleChanges({ state, gathering }: TakeIn): Change[] {
  const { snapshot, isRegistered } = state;
  const delegations = new Set(snapshot.delegations.map(({ id }) => id));
  const numbers = new Map(gathering.walkIns.map(({ id, number }) => [id, number]));
  const stored = new Map(state.walkIns.map((each) => [each.id, each]));
  const institutions = new Map(
    gathering.added.flatMap(({ institution }) => (institution === null ? [] : [[institution.id, institution]])),
  );
  return [
    ...[...institutions.values()]
      .filter(({ id }) => !isRegistered('institution', id))
      .map((each) => created('institution', each)),
    ...gathering.added.flatMap(({ participation, person }) => [
      ...(isRegistered('person', person.id) ? [] : [created('person', person)]),
      created('participation', {
        ...participation,
        number: numbers.get(participation.id) ?? participation.number,
        delegationId: delegations.has(participation.delegationId ?? '') ? participation.delegationId : null,
        replacedById: null,
        availability: null,
      }),
    ]),
    ...snapshot.participations.flatMap((each) =>
      updated('participation', each, {
        number: numbers.get(each.id) ?? each.number,
        ...replacedBy(each, gathering),
      }),
    ),
    ...gathering.walkIns.flatMap((each) => {
      const before = stored.get(each.id);
      return before === undefined ? [created('walkIn', each)] : updated('walkIn', before, each);
    }),
  ];
}

function replacedBy({ id }: Participation, { standsFor, known }: TakeIn['gathering']): Partial<Participation> {
  const other = standsFor(id);
  return other === id || !known.has(other) ? {} : { status: 'replaced', replacedById: other };
}

function markChange(cell: CellNews, { state, decisions }: TakeIn): MarkChange[] {
  const { participationId, slotId, kind, before, after, usual, versions } = cell;
  if (kind === 'held' || kind === 'unknown') return [];
  const reason = isClosed(slotId, state.snapshot.signOffs) ? decisions.reason.trim() || null : null;
  const mark = { entity: 'mark', workshopId: state.snapshot.workshop.id, participationId, slotId, reason } as const;
  // A decision against the rule is a mark of our own, also where it leaves ours as it is: the other desk learns of it.
  if (after !== usual) return [{ ...mark, previous: before, value: after, how: 'desk' }];
  if (after === before) return [];
  const made = chosen(versions);
  const taken = { ...mark, previous: before, value: after, how: 'handover' } as const;
  return [made === undefined || made.stamp === '' ? taken : { ...taken, origin: { stamp: made.stamp, how: made.how } }];
}

/** The marks of those who stand under another participation now. */
function clearedMarks({ state, gathering, decisions }: TakeIn): MarkChange[] {
  return marksIn(state.sheet).flatMap(({ participationId, slotId, status }: Mark) => {
    if (gathering.standsFor(participationId) === participationId) return [];
    const reason = isClosed(slotId, state.snapshot.signOffs) ? decisions.reason.trim() : null;
    if (reason === '') return [];
    return [
      {
        entity: 'mark',
        workshopId: state.snapshot.workshop.id,
        participationId,
        slotId,
        value: 'unmarked',
        previous: status,
        how: 'handover',
        reason,
      },
    ];
  });
}

/** One signature for a person and a slot, the latest of both desks; where a mark was taken back, its signature goes. */
function signatureChanges(takeIn: TakeIn): Change[] {
  const { state, gathering } = takeIn;
  const news = new Map(takeIn.cells.map((cell) => [cell.key, cell]));
  const standing = (each: Signature): Signature => ({
    ...each,
    participationId: gathering.standsFor(each.participationId),
  });
  const kept = new Map<CellKey, Signature>();
  const signatures = [
    ...state.signatures.map(standing).filter((each) => !isTakenBack(news.get(keyOf(each)))),
    ...takeIn.file.signatures.map(standing).filter((each) => isWelcome(each, news.get(keyOf(each)), takeIn)),
  ];
  for (const each of signatures) {
    const before = kept.get(keyOf(each));
    if (before === undefined || orderOf(before) < orderOf(each)) kept.set(keyOf(each), each);
  }
  const own = new Map(state.signatures.map((each) => [each.id, each]));
  const ids = new Set([...kept.values()].map(({ id }) => id));
  return [
    ...state.signatures.filter(({ id }) => !ids.has(id)).map((each) => removed('signature', each)),
    ...[...kept.values()].flatMap((each) => {
      const before = own.get(each.id);
      return before === undefined ? [created('signature', each)] : updated('signature', before, each);
    }),
  ];
}

function isTakenBack(cell: CellNews | undefined): boolean {
  return cell?.kind === 'changed' && cell.after === 'unmarked';
}

/** Signatures of a day that is signed off need a reason, as its marks do. */
function isWelcome({ slotId }: Signature, cell: CellNews | undefined, { state, decisions }: TakeIn): boolean {
  if (cell === undefined || cell.kind === 'held' || cell.kind === 'unknown' || cell.after === 'unmarked') return false;
  return !isClosed(slotId, state.snapshot.signOffs) || decisions.reason.trim() !== '';
}

function keyOf({ participationId, slotId }: Signature): CellKey {
  return cellKey(participationId, slotId);
}

function orderOf({ signedAt, id }: Signature): string {
  return `${signedAt} ${id}`;
}

/** What is known of the marks from now on, slot by slot; only those of which something new was learnt. */
function ledgerChanges({ state, known, cells }: TakeIn, newId: NewId): Change[] {
  const learnt = new Map<CellKey, readonly MarkVersion[]>(known);
  const slots = new Set<string>();
  for (const { key, slotId, kind, versions } of cells) {
    if (kind === 'held' || kind === 'unknown' || areSame(versions, known.get(key) ?? [])) continue;
    learnt.set(key, versions);
    slots.add(slotId);
  }
  const upTo = state.entries.at(-1)?.stamp ?? '';
  return [...slots].sort().flatMap((slotId) => {
    const own = [...learnt].filter(([key]) => cellOf(key).slotId === slotId);
    const record: Omit<Ledger, 'id'> = {
      workshopId: state.snapshot.workshop.id,
      slotId,
      upTo,
      cells: Object.fromEntries(own.map(([key, versions]) => [cellOf(key).participationId, [...versions]])),
    };
    const before = state.ledgers.find((each) => each.slotId === slotId);
    return before === undefined ? [created('ledger', { id: newId(), ...record })] : updated('ledger', before, record);
  });
}
