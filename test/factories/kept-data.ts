import { created, removed, updated } from '../../shared/changes/change.ts';
import { type StoredEntry, undoStack } from '../../shared/changes/entry.ts';
import { summaryOf } from '../../shared/changes/workshop-summary.ts';
import { makeDeskFile, writeDeskFile } from '../../shared/desks/desk-file.ts';
import { marksIn } from '../../shared/domain/attendance/attendance.ts';
import type { IssuedSheet } from '../../shared/domain/evidence/issued-sheet.ts';
import { usualRuleSettings } from '../../shared/domain/schedule-rules/rule-settings.ts';
import { workshopParts, type WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { writeWorkshopFile } from '../../shared/files/workshop-file.ts';
import { freezeEdition } from '../../shared/operations/edition.ts';
import { removeParticipation } from '../../shared/operations/people.ts';
import { erasureChanges, subjectOf } from '../../shared/redaction/redaction.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { Desk } from '../shared/desks/a-desk.ts';
import { all } from '../shared/operations/store.ts';
import { anId, aParticipation, aPerson, aSession, aWorkshop, ids } from './a-workshop.ts';

/** What is kept of a version, so that every later one can be tried on it; see test/files. */
export type KeptData = {
  /** Those that the journal has, and those that only the store has yet. */
  readonly saved: readonly StoredEntry[];
  readonly unsaved: readonly StoredEntry[];
  /** The page's database, in a form that JSON can hold. */
  readonly store: {
    readonly database: string;
    readonly version: number;
    readonly stores: Readonly<Record<string, Table>>;
  };
  readonly workshopFile: string;
  readonly deskFile: string;
};
type Table = { readonly keyPath: string; readonly records: readonly unknown[] };

const [day, second] = ids.days;
const [trainer, participant] = ids.participations;
const workshopId = ids.workshop;

/** One small training with a record of every entity, and a history with every kind of change. All people are invented. */
export function makeKeptData(): KeptData {
  const desk = new Desk(1, aWorkshop({ acceptances: [{ id: anId(301), workshopId, finding: 'x', reason: 'Agreed' }] }));
  planAndChangePlans(desk);
  takeAttendance(desk);
  exchange(desk);
  erase(desk);
  const saved = [...desk.stored];
  desk.mark(participant, `day/${second}`, 'excused');
  desk.mark(participant, `am/${second}`, 'excused');
  desk.signOff(second);
  return { saved, unsaved: desk.stored.slice(saved.length), ...contentsOfDesk(desk) };
}

function planAndChangePlans(desk: Desk): void {
  const room = { id: anId(302), workshopId, name: { en: 'Library' }, capacity: null };
  const group = {
    id: anId(303),
    workshopId,
    name: { en: 'Group 1' },
    set: 'Case work',
    participationIds: [participant],
    pinnedIds: [],
  };
  const template = { id: anId(304), name: 'First day', trainingPackage: '', sessions: [] };
  desk.do([created('room', room)], 'room.add');
  desk.do([removed('room', room)], 'room.remove');
  desk.undo();
  const { redo } = undoStack(desk.entries);
  if (redo !== undefined) desk.do(redo.changes, redo.action, { group: redo.group, kind: 'redo' });
  desk.do(updated('session', aSession(), { minutes: 45, title: { en: 'Talk', ru: 'Доклад' } }), 'session.edit');
  desk.do([created('breakoutGroup', group)], 'groups.make');
  const publication = {
    id: anId(310),
    workshopId,
    sessionId: aSession().id,
    number: 7,
    date: '2025-07-14',
    start: '09:00',
    minutes: 45,
    roomId: null,
    room: {},
    kind: 'lecture',
    title: { en: 'Talk' },
  } as const;
  desk.do([created('publication', publication)], 'schedule.publish');
  desk.do([created('dayTemplate', template)], 'template.keep');
  desk.do([created('ruleSettings', usualRuleSettings)], 'rules.set');
  desk.do(updated('ruleSettings', usualRuleSettings, { longestDay: 480 }), 'rules.set');
  desk.do(freezeEdition(desk.state.snapshot, desk.clock, 'Handed out', desk.newId), 'edition.freeze');
  desk.do(
    updated('person', aPerson(), { email: 'gulnar@example.org', position: { en: 'Chief doctor' } }),
    'person.edit',
  );
}

function takeAttendance(desk: Desk): void {
  const sheet: IssuedSheet = {
    id: anId(305),
    workshopId,
    sheetId: 'S-TEST-D1',
    kind: 'list',
    dayId: day,
    slotIds: [`day/${day}`],
    delegationIds: null,
    issuedAt: desk.clock,
    pages: [],
    scans: [],
    withdrawal: null,
  };
  const scan = {
    id: anId(306),
    name: 'scan.pdf',
    type: 'pdf',
    hash: 'a'.repeat(64),
    bytes: 12,
    page: 1,
    addedAt: desk.clock,
  } as const;
  const heads = { id: anId(307), workshopId, slotId: `day/${day}`, women: 2, men: 1, unspecified: 0 };
  desk.do([created('issuedSheet', sheet)], 'sheet.issue');
  desk.do(updated('issuedSheet', sheet, { scans: [scan] }), 'sheet.attach');
  desk.mark(trainer, `day/${day}`, 'late');
  desk.arrive(participant, `day/${second}`);
  desk.sign(participant, `day/${day}`);
  desk.walkIn(`day/${day}`, {
    family: 'Vstrechnaya',
    given: 'Vera',
    sex: 'female',
    institution: { name: 'An institute' },
  });
  desk.do([created('headCount', heads)], 'attendance.count');
  desk.signOff(day);
  const mark = { entity: 'mark', workshopId, slotId: `day/${day}`, participationId: participant } as const;
  const reason = 'She telephoned: she was ill';
  desk.do([{ ...mark, value: 'absent', previous: 'present', how: 'grid', reason }], 'attendance.mark');
}

function exchange(desk: Desk): void {
  const other = new Desk(2, aWorkshop());
  other.clock = '2025-07-15T05:00:00.000Z';
  other.walkIn(`day/${second}`, { family: 'Drugaya', given: 'Dina', sex: 'female' });
  other.mark(trainer, `day/${second}`, 'left-early');
  desk.takeIn(other.file(), { reason: 'From the other table' });
}

/** Somebody who came, was taken out and then erased. */
function erase(desk: Desk): void {
  const person = aPerson({
    id: anId(308),
    latinName: { family: 'Goneva', given: 'Galina', patronymic: '' },
    cyrillicName: null,
  });
  const participation = aParticipation({ id: anId(309), personId: person.id, number: 90 });
  desk.do([created('person', person), created('participation', participation)], 'participation.add');
  desk.mark(participation.id, `day/${second}`, 'present');
  desk.do(removeParticipation(snapshotOf(desk), participation), 'participation.remove');
  const subject = subjectOf(person.id, desk.holdings.partitions.values(), desk.entries);
  desk.do(erasureChanges(subject, desk.holdings.partitions.values(), desk.clock), 'person.edit');
}

function snapshotOf(desk: Desk): WorkshopSnapshot {
  const { snapshot, sheet } = desk.state;
  const lists = Object.entries(workshopParts).map(([part, entity]) => [part, all(desk.holdings, entity)]);
  return { ...snapshot, ...(Object.fromEntries(lists) as Partial<WorkshopSnapshot>), attendance: marksIn(sheet) };
}

function contentsOfDesk(desk: Desk): Omit<KeptData, 'saved' | 'unsaved'> {
  const partitions = [...desk.holdings.partitions.values()];
  const sheets = [...desk.holdings.sheets.values()].map((sheet) => ({ ...sheet, marks: { bytes: [...sheet.marks] } }));
  const summaries = partitions.filter(({ key }) => key.startsWith('workshop/')).map(summaryOf);
  const stores = {
    partitions: { keyPath: 'key', records: partitions },
    sheets: { keyPath: 'workshopId', records: sheets },
    summaries: { keyPath: 'id', records: summaries },
    entries: { keyPath: 'sequence', records: desk.stored },
  };
  return {
    store: { database: 'rostrum', version: 10 * dataVersion, stores },
    workshopFile: writeWorkshopFile(snapshotOf(desk)),
    deskFile: writeDeskFile(makeDeskFile(desk.state, desk.device, desk.clock, { user: 'Aigul', computer: 'Laptop 2' })),
  };
}
