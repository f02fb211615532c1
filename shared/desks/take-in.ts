import type { Entry } from '../changes/change.ts';
import { statusIn, type AttendanceSheet, type AttendanceStatus, type SlotId } from '../domain/attendance.ts';
import type { EntityName } from '../domain/entities.ts';
import type { Ledger } from '../domain/ledger.ts';
import { areSame, chosen, disagree, joined, type MarkVersion } from '../domain/mark-version.ts';
import { isClosed } from '../domain/sign-off.ts';
import type { Signature } from '../domain/signature.ts';
import { standingFor, type WalkIn } from '../domain/walk-in.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { cellKey, cellOf, deskLedger, regrouped, type CellKey, type DeskLedger } from './desk-ledger.ts';
import type { DeskFile } from './desk-file.ts';
import { gather, type Gathering, type NewcomerChoice } from './newcomers.ts';

/** One desk, with all that it needs to take in the file of another. */
export type DeskState = {
  readonly snapshot: WorkshopSnapshot;
  readonly sheet: AttendanceSheet;
  readonly ledgers: readonly Ledger[];
  readonly walkIns: readonly WalkIn[];
  readonly signatures: readonly Signature[];
  /** As far back as they are kept, oldest first. */
  readonly entries: readonly Entry[];
  /** Whether a person or an institution is in the registers of this computer. */
  readonly isRegistered: (entity: EntityName, id: string) => boolean;
};

/** What the user decided in the preview; what is not decided goes by the rule. */
export type Decisions = {
  readonly newcomers: ReadonlyMap<string, NewcomerChoice>;
  readonly marks: ReadonlyMap<CellKey, AttendanceStatus>;
  /** Why marks of days that are signed off change; without one they stay. */
  readonly reason: string;
};

export const undecided: Decisions = { newcomers: new Map(), marks: new Map(), reason: '' };

/** What the file does to one cell. */
export type CellNews = {
  readonly key: CellKey;
  readonly participationId: string;
  readonly slotId: SlotId;
  /**
   * `conflict`: two desks marked differently without knowing of each other; `changed`: the other desk knew our mark;
   * `held`: the day is signed off and no reason is given; `unknown`: person, day or session are not here.
   */
  readonly kind: 'new' | 'same' | 'changed' | 'conflict' | 'held' | 'unknown';
  readonly before: AttendanceStatus;
  readonly after: AttendanceStatus;
  /** What the rule chooses, and what it chooses from. */
  readonly usual: AttendanceStatus;
  readonly versions: readonly MarkVersion[];
};

/** The file, held against what is here: the preview, and what accepting it will do. */
export type TakeIn = {
  readonly state: DeskState;
  readonly file: DeskFile;
  readonly decisions: Decisions;
  readonly gathering: Gathering;
  /** The marks as they are known here, and with the file. */
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
    newsOf(key, joined(known.get(key) ?? [], told.get(key) ?? []), known.get(key) ?? [], {
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
  const usual = chosen(versions)?.status ?? 'unmarked';
  const isConflict = disagree(versions) && !areSame(versions, known);
  const after = (isConflict ? decisions.marks.get(key) : undefined) ?? usual;
  const kind = ((): CellNews['kind'] => {
    if (!gathering.known.has(participationId) || !isSlotOf(state.snapshot, slotId)) return 'unknown';
    const isHeld = isClosed(slotId, state.snapshot.signOffs) && decisions.reason.trim() === '';
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
  for (const [key, versions] of other) all.set(key, joined(all.get(key) ?? [], versions));
  return all;
}
