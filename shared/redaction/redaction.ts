import { type Change, created, type RecordChange } from '../changes/change.ts';
import { type Entry, erasedBy, sealedAuthor, sealedChange, type StoredEntry } from '../changes/entry.ts';
import { type Partition, recordsOf } from '../changes/partition.ts';
import type { DeskFile, WalkInOnFile } from '../desks/desk-file.ts';
import type { Ledger, MarkVersion } from '../domain/attendance/mark-register.ts';
import { type EntityName, entityNames, type EntityRecord } from '../domain/entities.ts';
import { anonymousSignedList, type SignedList } from '../domain/evidence/signed-list.ts';
import type { Signature } from '../domain/evidence/signature.ts';
import { anonymousParticipation, anonymousPerson, type Erasure } from '../domain/people/erasure.ts';
import type { Participation } from '../domain/people/participation.ts';
import type { Person } from '../domain/people/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { isObject } from '../domain/entity.ts';
import type { OldData } from '../upgrades/upgrades.ts';

/** A person to be erased. */
export type Subject = {
  readonly personId: string;
  readonly participationIds: ReadonlySet<string>;
  /** Ids of the person, the participations and the signatures, there now or in the history. */
  readonly recordIds: ReadonlySet<string>;
  /** Family names, addresses and numbers, by which texts about the person are found in records of others. */
  readonly texts: readonly string[];
  /** Workshops of which every change of a record goes. */
  readonly workshopIds?: ReadonlySet<string>;
  /** The fields of participations of which only the details go, by their ids. */
  readonly detailFields?: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Shortest name that texts are searched for; shorter ones occur in too many other words. */
const shortestText = 3;

/** All that belongs to a person in the data and in the history: what was taken out is only in the history. */
export function subjectOf(personId: string, partitions: Iterable<Partition>, entries: Iterable<Entry>): Subject {
  const participationIds = new Set<string>();
  const recordIds = new Set([personId]);
  const texts = new Set<string>();
  const records = [...recordsIn(partitions), ...recordsInHistory(entries)];
  for (const [entity, record] of records) {
    if (entity === 'person' && record['id'] === personId) for (const text of textsOf(record)) texts.add(text);
    if (entity !== 'participation' || record['personId'] !== personId) continue;
    participationIds.add(String(record['id']));
    recordIds.add(String(record['id']));
  }
  for (const [entity, record] of records) {
    if (entity === 'signature' && participationIds.has(String(record['participationId'])))
      recordIds.add(String(record['id']));
  }
  return { personId, participationIds, recordIds, texts: [...texts] };
}

function* recordsIn(partitions: Iterable<Partition>): Generator<[string, OldData]> {
  for (const partition of partitions) {
    for (const entity of entityNames) for (const record of recordsOf(partition, entity)) yield [entity, record];
  }
}

/** Whole records, and single fields as records with that field alone. */
function* recordsInHistory(entries: Iterable<Entry>): Generator<[string, OldData]> {
  for (const { changes } of entries) {
    for (const change of changes) {
      if (change.entity === 'mark') continue;
      for (const value of [change.value, change.previous]) {
        const record: unknown = change.field === null ? value : { id: change.id, [change.field]: value };
        if (isObject(record)) yield [change.entity, record];
      }
    }
  }
}

function textsOf({ latinName, cyrillicName, email, phone }: OldData): string[] {
  const families = [latinName, cyrillicName].map((name) => (isObject(name) ? name['family'] : null));
  return [...families, email, phone]
    .filter((text) => typeof text === 'string')
    .map((text) => text.trim())
    .filter((text) => text.length >= shortestText);
}

/**
 * The entry without what it says about the person: where such values stood there is their digest, and the hash is as it
 * was. Status and place of a mark stay, for they are counted. Null for an entry of version 1 that concerns the person: it
 * has no digests, and can only be dropped with everything before it.
 */
export function redactedEntry(entry: StoredEntry, subject: Subject): StoredEntry | null {
  const mentions = textFinder(subject.texts);
  const by = entry['by'];
  const concerned = new Set(entry.changes.filter((change) => concerns(change, subject, mentions)));
  const isByPerson = isObject(by) && mentions(by);
  if (concerned.size === 0 && !isByPerson) return entry;
  if (entry.version === 1) return null;
  return {
    ...entry,
    by: isByPerson ? redacted(by, sealedAuthor(by)) : by,
    changes: entry.changes.map((change) => (concerned.has(change) ? redacted(change, sealedChange(change)) : change)),
  };
}

/** The sealed part; where it could not be sealed, the part itself, which the check of the hash reports. */
function redacted<Part extends OldData>(part: Part, sealedPart: OldData | null): Part {
  return (sealedPart ?? part) as Part;
}

function concerns(change: OldData, subject: Subject, mentions: (value: unknown) => boolean): boolean {
  const { entity, value, previous, reason } = change;
  if (entity === 'mark') {
    const isOwn = subject.participationIds.has(String(change['participationId']));
    return typeof reason === 'string' && (isOwn || mentions(reason));
  }
  return (
    subject.recordIds.has(String(change['id'])) ||
    isOfWorkshop(change, subject.workshopIds) ||
    isOfDetails(change, subject.detailFields) ||
    mentions(value) ||
    mentions(previous) ||
    (entity === 'ledger' && [value, previous].some((each) => hasReasonOf(each, subject.participationIds))) ||
    (entity === 'signedList' && [value, previous].some((each) => lists(each, subject.participationIds)))
  );
}

/** Whether the record lies in a partition of one of the workshops. */
function isOfWorkshop({ partition }: OldData, workshopIds: Subject['workshopIds']): boolean {
  return typeof partition === 'string' && workshopIds?.has(partition.slice(partition.indexOf('/') + 1)) === true;
}

/** Whether the change is of one of the fields of a participation, or of all of it. */
function isOfDetails({ entity, id, field }: OldData, fields: Subject['detailFields']): boolean {
  const own = entity === 'participation' ? fields?.get(String(id)) : undefined;
  return own !== undefined && (field === null || own.has(field as string));
}

/** Whether the people of a signed list or its corrections, or the list itself, are some of the participations. */
function lists(value: unknown, participationIds: ReadonlySet<string>): boolean {
  const found = isObject(value) ? [value['people'], value['corrections']] : [value];
  return found
    .filter((list) => Array.isArray(list))
    .flat()
    .some((each: unknown) => isObject(each) && participationIds.has(String(each['participationId'])));
}

/** Whether a register of marks, or its cells, hold a reason of one of the participations. */
function hasReasonOf(value: unknown, participationIds: ReadonlySet<string>): boolean {
  const cells = isObject(value) && isObject(value['cells']) ? value['cells'] : value;
  if (!isObject(cells)) return false;
  return Object.entries(cells).some(
    ([id, versions]) =>
      participationIds.has(id) &&
      Array.isArray(versions) &&
      versions.some((version: unknown) => isObject(version) && typeof version['reason'] === 'string'),
  );
}

/**
 * Sequence numbers of the entries from which values are missing that no erasure accounts for: somebody has emptied them,
 * which their hash does not show. An erasure lies after all that is redacted for it. A person and a participation must be
 * named by it; for signatures, registers and texts about the person, which it does not name, that there is one has to do.
 */
export function unfoundedRedactions(entries: readonly StoredEntry[]): number[] {
  const erased = new Set<string>();
  const unfounded: number[] = [];
  for (const { sequence, by, changes } of entries.toReversed()) {
    const isAuthorFounded = !isObject(by) || by['digest'] === undefined || erased.size > 0;
    if (!isAuthorFounded || changes.some((change) => !isFounded(change, erased))) unfounded.push(sequence);
    for (const id of erasedBy(changes)) erased.add(id);
  }
  return unfounded.reverse();
}

function isFounded({ entity, id, digest }: OldData, erased: ReadonlySet<string>): boolean {
  if (digest === undefined) return true;
  if (entity === 'erasure') return false;
  return entity === 'person' || entity === 'participation' ? erased.has(String(id)) : erased.size > 0;
}

/** Finds whole words, whatever their case, in every text within a value. */
function textFinder(texts: readonly string[]): (value: unknown) => boolean {
  if (texts.length === 0) return () => false;
  const escaped = texts.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  const mentions = (value: unknown): boolean => {
    if (typeof value === 'string') return pattern.test(value);
    return typeof value === 'object' && value !== null && Object.values(value).some(mentions);
  };
  return mentions;
}

/**
 * The partition without anybody whose ids, of person and participations, are `erased`: names and travel are gone,
 * signatures too, and what is counted is there. The same partition where it has none of them.
 */
export function erasedPartition(partition: Partition, erased: ReadonlySet<string>): Partition {
  const records: (readonly [entity: string, byId: object])[] = [];
  let isChanged = false;
  for (const [entity, byId] of Object.entries(partition.records) as [
    string,
    Readonly<Record<string, EntityRecord>>,
  ][]) {
    const kept = Object.entries(byId).map(([id, record]) => [id, erasedRecord(entity, record, erased)] as const);
    isChanged ||= kept.some(([id, record]) => record !== byId[id]);
    records.push([entity, Object.fromEntries(kept.filter(([, record]) => record !== null))]);
  }
  return isChanged ? { ...partition, records: Object.fromEntries(records) } : partition;
}

/** Null for a record of which nothing may stay. A record that was made anonymous before is given back as it is. */
function erasedRecord(entity: string, record: EntityRecord, erased: ReadonlySet<string>): EntityRecord | null {
  if (entity === 'person') return erased.has(record.id) ? unlessSame(record as Person, anonymousPerson) : record;
  if (entity === 'participation') {
    return erased.has(record.id) ? unlessSame(record as Participation, anonymousParticipation) : record;
  }
  if (entity === 'signature') return erased.has((record as Signature).participationId) ? null : record;
  if (entity === 'signedList') return unlessSame(record as SignedList, (list) => anonymousSignedList(list, erased));
  return entity === 'ledger' ? unlessSame(record as Ledger, (ledger) => withoutReasons(ledger, erased)) : record;
}

function unlessSame<Record extends EntityRecord>(record: Record, anonymous: (record: Record) => Record): Record {
  const without = anonymous(record);
  return JSON.stringify(without) === JSON.stringify(record) ? record : without;
}

function withoutReasons(ledger: Ledger, erased: ReadonlySet<string>): Ledger {
  const cells = Object.entries(ledger.cells).map(([id, versions]) => [
    id,
    erased.has(id) ? versions.map(withoutReason) : versions,
  ]);
  return { ...ledger, cells: Object.fromEntries(cells) as Ledger['cells'] };
}

function withoutReason(version: MarkVersion): MarkVersion {
  return { ...version, reason: null };
}

/** A workshop file without anybody who is `erased`; marks and places on sheets are kept, for they name nobody. */
export function erasedSnapshot(snapshot: WorkshopSnapshot, erased: ReadonlySet<string>): WorkshopSnapshot {
  const without = <Record extends { readonly id: string }>(
    records: readonly Record[],
    anonymous: (record: Record) => Record,
  ): Record[] => records.map((record) => (erased.has(record.id) ? anonymous(record) : record));
  return {
    ...snapshot,
    people: without(snapshot.people, anonymousPerson),
    participations: without(snapshot.participations, anonymousParticipation),
    signedLists: snapshot.signedLists.map((each) => anonymousSignedList(each, erased)),
  };
}

/** A desk file without anybody who is `erased`: no name, no signature, and no reasons of marks. */
export function erasedDeskFile(file: DeskFile, erased: ReadonlySet<string>): DeskFile {
  const isErased = (arrival: WalkInOnFile['arrival']): boolean =>
    arrival !== null && (erased.has(arrival.person.id) || erased.has(arrival.participation.id));
  return {
    ...file,
    marks: file.marks.map((mark) =>
      erased.has(mark.participationId) ? { ...mark, versions: mark.versions.map(withoutReason) } : mark,
    ),
    signatures: file.signatures.filter(({ participationId }) => !erased.has(participationId)),
    walkIns: file.walkIns.map((each) => (isErased(each.arrival) ? { ...each, arrival: null } : each)),
  };
}

/**
 * The changes that erase a person from the current data, and say so for good. They hold no earlier values, and are never
 * taken back. Texts about the person in records of others are for whoever erases to change before.
 */
export function erasureChanges(subject: Subject, partitions: Iterable<Partition>, erasedAt: string): Change[] {
  const { personId, participationIds } = subject;
  const record: Erasure = { id: personId, participationIds: [...participationIds].sort(), details: [], erasedAt };
  const erased = new Set([personId, ...participationIds]);
  return [
    created('erasure', record),
    ...[...partitions].flatMap((partition) => replacements(partition, erasedPartition(partition, erased))),
  ];
}

/** The changes that put the records of one partition in the place of those of another, without earlier values. */
export function replacements(before: Partition, after: Partition): RecordChange[] {
  return Object.entries(before.records).flatMap(([entity, byId]) =>
    Object.entries(byId).flatMap(([id, record]) => {
      const now = after.records[entity as EntityName]?.[id];
      if (now === record) return [];
      const value = (now ?? null) as RecordChange['value'];
      return [{ entity: entity as EntityName, partition: before.key, id, field: null, value, previous: null }];
    }),
  );
}
