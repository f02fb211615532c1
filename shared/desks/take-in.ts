import {
  type Change,
  type Changes,
  created,
  type MarkChange,
  type NewId,
  removed,
  updated,
} from '../changes/change.ts';
import type { Entry } from '../changes/entry.ts';
import {
  type AttendanceSheet,
  type AttendanceStatus,
  isClosed,
  type Mark,
  marksIn,
  type SlotId,
  statusIn,
} from '../domain/attendance/attendance.ts';
import {
  areSameVersions,
  haveConflict,
  type Ledger,
  type MarkVersion,
  mergeVersions,
  resolvedVersion,
} from '../domain/attendance/mark-register.ts';
import { standingFor, type WalkIn } from '../domain/attendance/walk-in.ts';
import type { EntityName } from '../domain/entities.ts';
import type { Signature } from '../domain/evidence/signature.ts';
import type { Participation } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { DeskFile } from './desk-file.ts';
import { cellKey, type CellKey, cellOf, deskLedger, type DeskLedger, regrouped } from './desk-ledger.ts';
import { gather, type Gathering, type NewcomerChoice } from './newcomers.ts';

/** The data of this desk that taking in a file needs. */
export type DeskState = {
  readonly snapshot: WorkshopSnapshot;
  readonly sheet: AttendanceSheet;
  readonly ledgers: readonly Ledger[];
  readonly walkIns: readonly WalkIn[];
  readonly signatures: readonly Signature[];
  /** The entries that are still kept, oldest first. */
  readonly entries: readonly Entry[];
  /** Whether a person or an institution is in the registers of this computer. */
  readonly isRegistered: (entity: EntityName, id: string) => boolean;
};

/** The user's decisions in the preview; without one, the rule of the multi-value register applies. */
export type Decisions = {
  readonly newcomers: ReadonlyMap<string, NewcomerChoice>;
  readonly marks: ReadonlyMap<CellKey, AttendanceStatus>;
  /** The reason for changing marks of signed-off days; without one (blank) they are held back. */
  readonly reason: string;
};

export const undecided: Decisions = { newcomers: new Map(), marks: new Map(), reason: '' };

/** The effect of the file on one cell. */
export type CellNews = {
  readonly key: CellKey;
  readonly participationId: string;
  readonly slotId: SlotId;
  /**
   * `conflict`: concurrent marks of two desks differ; `changed`: the other desk's mark dominates ours; `held`: the day is
   * signed off and no reason is given; `unknown`: person, day or session are not here.
   */
  readonly kind: 'new' | 'same' | 'changed' | 'conflict' | 'held' | 'unknown';
  readonly before: AttendanceStatus;
  readonly after: AttendanceStatus;
  /** The status that the rule chooses from `versions`. */
  readonly usual: AttendanceStatus;
  readonly versions: readonly MarkVersion[];
};

/** A file compared with this desk's data: the preview, and the input of `takeInChanges`. */
export type TakeIn = {
  readonly state: DeskState;
  readonly file: DeskFile;
  readonly decisions: Decisions;
  readonly gathering: Gathering;
  /** The versions of this desk. */
  readonly known: DeskLedger;
  readonly cells: readonly CellNews[];
};

export function prepareTakeIn(state: DeskState, file: DeskFile, decisions: Decisions = undecided): TakeIn {
  const own = deskLedger(state, standingFor(state.walkIns));
  const theirs: DeskLedger = new Map(
    file.marks.map(({ participationId, slotId, versions }) => [cellKey(participationId, slotId), versions]),
  );
  const gathering = gather({
    snapshot: state.snapshot,
    walkIns: state.walkIns,
    file,
    marks: together(own, theirs),
    choices: decisions.newcomers,
  });
  const known = regrouped(own, gathering.standsFor);
  const told = regrouped(without(theirs, gathering.leftOut), gathering.standsFor);
  const cells = [...new Set([...told.keys(), ...moved(own, gathering)])].map((key) =>
    newsOf(key, mergeVersions(known.get(key) ?? [], told.get(key) ?? []), known.get(key) ?? [], {
      state,
      decisions,
      gathering,
    }),
  );
  return { state, file, decisions, gathering, known, cells };
}

function without(ledger: DeskLedger, leftOut: ReadonlySet<string>): DeskLedger {
  return new Map([...ledger].filter(([key]) => !leftOut.has(cellOf(key).participationId)));
}

/** Cells that change because two participations turned out to be one person. */
function moved(own: DeskLedger, { standsFor }: Gathering): CellKey[] {
  return [...own.keys()].flatMap((key) => {
    const { participationId, slotId } = cellOf(key);
    return standsFor(participationId) === participationId ? [] : [cellKey(standsFor(participationId), slotId)];
  });
}

function newsOf(
  key: CellKey,
  versions: readonly MarkVersion[],
  known: readonly MarkVersion[],
  { state, decisions, gathering }: Pick<TakeIn, 'state' | 'decisions' | 'gathering'>,
): CellNews {
  const { participationId, slotId } = cellOf(key);
  const before = statusIn(state.sheet, participationId, slotId);
  const usual = resolvedVersion(versions)?.status ?? 'unmarked';
  const isConflict = haveConflict(versions) && !areSameVersions(versions, known);
  const after = (isConflict ? decisions.marks.get(key) : undefined) ?? usual;
  const kind = ((): CellNews['kind'] => {
    if (!gathering.known.has(participationId) || !isSlotOf(state.snapshot, slotId)) return 'unknown';
    const isHeld = isClosed(slotId, state.snapshot.signOffs, state.snapshot.sessions) && decisions.reason.trim() === '';
    if (isHeld && (usual !== before || after !== before)) return 'held';
    if (isConflict) return 'conflict';
    if (after === before) return 'same';
    return before === 'unmarked' ? 'new' : 'changed';
  })();
  return { key, participationId, slotId, kind, before, after, usual, versions };
}

function isSlotOf({ days, sessions }: WorkshopSnapshot, slotId: SlotId): boolean {
  const [kind, owner] = slotId.split('/');
  return (kind === 'session' ? sessions : days).some(({ id }) => id === owner);
}

function together(one: DeskLedger, other: DeskLedger): DeskLedger {
  const all = new Map(one);
  for (const [key, versions] of other) all.set(key, mergeVersions(all.get(key) ?? [], versions));
  return all;
}

/** The changes that take the file in; none for a file that was taken in before. */
export function takeInChanges(takeIn: TakeIn, newId: NewId): Changes {
  return [
    ...peopleChanges(takeIn),
    ...takeIn.cells.flatMap((cell) => markChange(cell, takeIn)),
    ...clearedMarks(takeIn),
    ...signatureChanges(takeIn),
    ...ledgerChanges(takeIn, newId),
  ];
}

/** Adds newcomers, merges duplicates and gives new numbers where two have the same. */
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
        replacedFrom: null,
        availability: null,
      }),
    ]),
    ...snapshot.participations.flatMap((each) =>
      updated('participation', each, {
        number: numbers.get(each.id) ?? each.number,
        ...mergedInto(each, gathering),
      }),
    ),
    ...gathering.walkIns.flatMap((each) => {
      const before = stored.get(each.id);
      return before === undefined ? [created('walkIn', each)] : updated('walkIn', before, each);
    }),
  ];
}

function mergedInto({ id }: Participation, { standsFor, known }: TakeIn['gathering']): Partial<Participation> {
  const other = standsFor(id);
  return other === id || !known.has(other) ? {} : { status: 'replaced', replacedById: other, replacedFrom: null };
}

function markChange(cell: CellNews, { state, decisions }: TakeIn): MarkChange[] {
  const { participationId, slotId, kind, before, after, usual, versions } = cell;
  if (kind === 'held' || kind === 'unknown') return [];
  const reason = isClosed(slotId, state.snapshot.signOffs, state.snapshot.sessions)
    ? decisions.reason.trim() || null
    : null;
  const mark = { entity: 'mark', workshopId: state.snapshot.workshop.id, participationId, slotId, reason } as const;
  // A decision against the rule is a new mark of this desk even where the status stays, so that it dominates elsewhere.
  if (after !== usual) return [{ ...mark, previous: before, value: after, how: 'desk' }];
  if (after === before) return [];
  const made = resolvedVersion(versions);
  const taken = { ...mark, previous: before, value: after, how: 'handover' } as const;
  return [
    made === undefined || made.timestamp === ''
      ? taken
      : { ...taken, origin: { timestamp: made.timestamp, how: made.how } },
  ];
}

/** Deletes the marks of participations that were merged into another one. */
function clearedMarks({ state, gathering, decisions }: TakeIn): MarkChange[] {
  return marksIn(state.sheet).flatMap(({ participationId, slotId, status }: Mark) => {
    if (gathering.standsFor(participationId) === participationId) return [];
    const reason = isClosed(slotId, state.snapshot.signOffs, state.snapshot.sessions) ? decisions.reason.trim() : null;
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

/** Keeps the latest signature of both desks for each person and slot; deletes those whose mark was taken back. */
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

/** Whether a signature of the file is taken: not on a signed-off day without a reason, nor without a mark. */
function isWelcome({ slotId }: Signature, cell: CellNews | undefined, { state, decisions }: TakeIn): boolean {
  if (cell === undefined || cell.kind === 'held' || cell.kind === 'unknown' || cell.after === 'unmarked') return false;
  return !isClosed(slotId, state.snapshot.signOffs, state.snapshot.sessions) || decisions.reason.trim() !== '';
}

function keyOf({ participationId, slotId }: Signature): CellKey {
  return cellKey(participationId, slotId);
}

function orderOf({ signedAt, id }: Signature): string {
  return `${signedAt} ${id}`;
}

/** The ledgers of the slots in which the file brought new versions. */
function ledgerChanges({ state, known, cells }: TakeIn, newId: NewId): Change[] {
  const learnt = new Map<CellKey, readonly MarkVersion[]>(known);
  const slots = new Set<string>();
  for (const { key, slotId, kind, versions } of cells) {
    if (kind === 'held' || kind === 'unknown' || areSameVersions(versions, known.get(key) ?? [])) continue;
    learnt.set(key, versions);
    slots.add(slotId);
  }
  const upTo = state.entries.at(-1)?.timestamp ?? '';
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
