import { type Change, nobody } from '../../../shared/changes/change.ts';
import {
  beginning,
  type Entry,
  entryAfter,
  readEntry,
  type StoredEntry,
  timestampOf,
  undoStack,
} from '../../../shared/changes/entry.ts';
import { type Holdings, inverse, recordIn, recordsOf } from '../../../shared/changes/partition.ts';
import { type DeskFile, makeDeskFile, readDeskFile, writeDeskFile } from '../../../shared/desks/desk-file.ts';
import {
  type Decisions,
  type DeskState,
  prepareTakeIn,
  type TakeIn,
  takeInChanges,
} from '../../../shared/desks/take-in.ts';
import {
  type AttendanceStatus,
  emptySheet,
  marksIn,
  type SlotId,
  statusIn,
} from '../../../shared/domain/attendance/attendance.ts';
import { partitionOf } from '../../../shared/domain/entities.ts';
import { isExpected } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { importChanges } from '../../../shared/files/import-workshop.ts';
import { markEach, signOffDay } from '../../../shared/operations/attendance.ts';
import { arrive, registerWalkIn, sign, type Visitor } from '../../../shared/operations/desk.ts';
import type { Result } from '../../../shared/result.ts';
import { timestampAfter } from '../../../shared/time/instant.ts';
import { anId } from '../../factories/a-workshop.ts';
import { after, all, changesOf } from '../operations/store.ts';

/** A laptop at a registration table: a store with its history, as the app has them, and a clock that a test sets. */
export class Desk {
  readonly device: string;
  clock: string;
  #holdings: Holdings = { partitions: new Map(), sheets: new Map() };
  #entries: StoredEntry[] = [];
  #made: number;
  readonly #workshopId: string;

  /** `number` keeps the ids that desks make apart. */
  constructor(number: number, snapshot: WorkshopSnapshot) {
    this.device = `d-DESK${number}`;
    this.clock = '2025-07-15T04:00:00.000Z';
    this.#made = number * 0x100000;
    this.#workshopId = snapshot.workshop.id;
    this.do(importChanges(snapshot, { has: () => false, person: () => undefined }, this.newId));
  }

  readonly newId = (): string => anId(this.#made++);

  /** Its history as it was written. */
  get stored(): readonly StoredEntry[] {
    return this.#entries;
  }

  get entries(): readonly Entry[] {
    return this.#entries.map(readEntry);
  }

  get holdings(): Holdings {
    return this.#holdings;
  }

  get state(): DeskState {
    const workshop = this.#holdings.partitions.get(`workshop/${this.#workshopId}`);
    const attendance = this.#holdings.partitions.get(`attendance/${this.#workshopId}`);
    const desks = this.#holdings.partitions.get(`desks/${this.#workshopId}`);
    const record = recordIn(workshop, 'workshop', this.#workshopId);
    const programme = all(this.#holdings, 'programme')[0];
    if (record === undefined || programme === undefined) throw new Error('no workshop');
    return {
      snapshot: {
        programme,
        workshop: record,
        days: recordsOf(workshop, 'day'),
        rooms: [],
        sessions: recordsOf(workshop, 'session'),
        institutions: all(this.#holdings, 'institution'),
        people: all(this.#holdings, 'person'),
        delegations: recordsOf(workshop, 'delegation'),
        participations: recordsOf(workshop, 'participation'),
        assignments: [],
        breakoutGroups: [],
        editions: [],
        publications: [],
        acceptances: [],
        headCounts: [],
        signOffs: recordsOf(attendance, 'signOff'),
        issuedSheets: [],
        signedLists: [],
        attendance: [],
      },
      sheet: this.#holdings.sheets.get(this.#workshopId) ?? emptySheet(this.#workshopId),
      ledgers: recordsOf(desks, 'ledger'),
      walkIns: recordsOf(desks, 'walkIn'),
      signatures: all(this.#holdings, 'signature'),
      entries: this.entries,
      isRegistered: (entity, id) =>
        recordIn(this.#holdings.partitions.get(partitionOf(entity, { id } as never)), entity, id) !== undefined,
    };
  }

  do(changes: readonly Change[], action = 'attendance.mark', reverts: Entry['reverts'] = null): void {
    if (changes.length === 0) return;
    const last = this.#entries.at(-1);
    const timestamp = timestampAfter(last === undefined ? '' : timestampOf(last), this.clock, this.device);
    const made = { timestamp, device: this.device, by: nobody };
    this.#entries.push(entryAfter(last ?? beginning, { action, changes, group: this.newId(), reverts }, made));
    this.#holdings = after(this.#holdings, changes);
  }

  undo(): void {
    const { undo } = undoStack(this.entries.slice(1));
    if (undo !== undefined) this.do(inverse(undo.changes), undo.action, { group: undo.group, kind: 'undo' });
  }

  mark(participationId: string, slotId: SlotId, status: AttendanceStatus): void {
    const { sheet, snapshot } = this.state;
    const place = { sheet, signOffs: snapshot.signOffs, marking: { how: 'grid', reason: null } } as const;
    this.do(done(markEach(place, [{ participationId, slotId, status }])));
  }

  arrive(participationId: string, slotId: SlotId, status: 'present' | 'late' = 'present'): void {
    const { sheet, snapshot } = this.state;
    const place = { sheet, signOffs: snapshot.signOffs, marking: { how: 'badge', reason: null } } as const;
    this.do(done(arrive(place, { participationId, slotId, status })));
  }

  sign(participationId: string, slotId: SlotId): void {
    const { sheet, snapshot, signatures } = this.state;
    const place = { sheet, signOffs: snapshot.signOffs, marking: { how: 'signature', reason: null } } as const;
    const signed = { id: this.newId(), strokes: [[0, 0, 100, 100]], signedAt: this.clock };
    this.do(done(sign(place, { participationId, slotId, status: 'present' }, signatures, signed)));
  }

  walkIn(slotId: SlotId, visitor: Partial<Visitor>): string {
    const { sheet, snapshot } = this.state;
    const whole = {
      family: 'Orazow',
      given: 'Batyr',
      sex: 'male',
      delegationId: null,
      institution: null,
      ...visitor,
    } as const;
    const place = { sheet, signOffs: snapshot.signOffs, marking: { how: 'desk', reason: null } } as const;
    const added = done(registerWalkIn(snapshot, whole, { slotId, status: 'present' }, place, this.newId));
    this.do(added.changes, 'participation.add');
    return added.participationId;
  }

  signOff(dayId: string): void {
    const { snapshot, sheet } = this.state;
    const marked = { ...snapshot, attendance: marksIn(sheet) };
    this.do(changesOf(signOffDay(marked, dayId, { at: this.clock, by: 'Coordinator' }, this.newId)));
  }

  /** What it hands over, after the way through a file. */
  file(): DeskFile {
    const text = writeDeskFile(makeDeskFile(this.state, this.device, this.clock));
    return done(readDeskFile(new TextEncoder().encode(text), this.#workshopId));
  }

  preview(file: DeskFile, decisions?: Partial<Decisions>): TakeIn {
    return prepareTakeIn(this.state, file, { newcomers: new Map(), marks: new Map(), reason: '', ...decisions });
  }

  takeIn(file: DeskFile, decisions?: Partial<Decisions>): readonly Change[] {
    const changes = takeInChanges(this.preview(file, decisions), this.newId);
    this.do(changes, 'desk.take-in');
    return changes;
  }

  status(participationId: string, slotId: SlotId): AttendanceStatus {
    return statusIn(this.state.sheet, participationId, slotId);
  }

  /**
   * The sheet as it is read: who is expected, by id and number, and every mark. A walk-in without any mark is left out:
   * who was added by mistake is gone where that was undone, and stands without a mark on the list of the other desk.
   * So is a signature whose mark was cleared: it stays where it was made.
   */
  seen(): {
    readonly people: readonly string[];
    readonly marks: readonly string[];
    readonly signed: readonly string[];
  } {
    const { snapshot, sheet, signatures, walkIns } = this.state;
    const marked = new Set(marksIn(sheet).map((mark) => mark.participationId));
    return {
      people: snapshot.participations
        .filter((each) => isExpected(each) && (marked.has(each.id) || !walkIns.some(({ id }) => id === each.id)))
        .map(({ id, number }) => `${number} ${id}`)
        .sort(),
      marks: marksIn(sheet)
        .map(({ participationId, slotId, status }) => `${participationId} ${slotId} ${status}`)
        .sort(),
      signed: signatures
        .filter(({ participationId, slotId }) => this.status(participationId, slotId) !== 'unmarked')
        .map(({ id, participationId, slotId }) => `${participationId} ${slotId} ${id}`)
        .sort(),
    };
  }
}

function done<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
