import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, updated } from '../../../shared/changes/change.ts';
import { applyToPartition, type Partition, recordIn } from '../../../shared/changes/partition.ts';
import { entities, type EntityName, type EntityRecord, partitionOf } from '../../../shared/domain/entities.ts';
import { sharedParts, workshopParts, type WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { contract } from '../../../shared/host/contract.ts';
import { importChanges } from '../../../shared/files/import-workshop.ts';
import { keptSnapshotSchema, readWorkshopFile, writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { editChanges } from '../../../shared/operations/edit.ts';
import { makeKeptData } from '../../factories/kept-data.ts';

const lists = { ...workshopParts, ...sharedParts };
const places = [['programme', 'programme'], ['workshop', 'workshop'], ...Object.entries(lists)] as readonly (readonly [
  keyof WorkshopSnapshot,
  EntityName,
])[];
const mark = { colour: 'red', since: [1, { year: 2027 }] };

type Json = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same value with a field of a later version in each of its objects; texts by language have none. */
function marked(value: unknown, isTop = true): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => marked(each, false));
  if (!isFields(value)) return value;
  const fields = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, marked(each, false)]));
  const isText = Object.keys(value).every((name) => /^[a-z]{2}$/.test(name));
  return isText && !isTop ? fields : { ...fields, later: mark };
}

/** How many objects have the field of a later version. */
const marksIn = (value: unknown): number =>
  (typeof value === 'string' ? value : JSON.stringify(value)).split('"later":').length - 1;

function sampleSnapshot(): WorkshopSnapshot {
  const read = readWorkshopFile(makeKeptData().workshopFile);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

const plain = sampleSnapshot();
const withLater = places.map(([part]): [string, unknown] => {
  const value: unknown = plain[part];
  return [part, Array.isArray(value) ? value.map((each: unknown) => marked(each)) : marked(value)];
});
const later = keptSnapshotSchema.parse({ ...Object.fromEntries(withLater), attendance: plain.attendance });

/** What the working store holds of an entity after the file was opened. */
function openedRecords(snapshot: WorkshopSnapshot): Map<string, Partition> {
  const changes = importChanges(snapshot, { has: () => false, person: () => undefined }, () => '');
  return stored(new Map(), changes);
}

function stored(partitions: Map<string, Partition>, changes: readonly Change[]): Map<string, Partition> {
  const after = new Map(partitions);
  for (const change of changes) {
    if (change.entity === 'mark') continue;
    after.set(change.partition, applyToPartition(change.partition, after.get(change.partition), [change]));
  }
  return after;
}

describe('52 fields of a newer minor version', () => {
  test('are on every entity of the file, and inside nested objects', () => {
    for (const [part] of places) expect(marksIn(later[part]), part).toBeGreaterThan(0);
    for (const part of ['workshop', 'sessions', 'people', 'editions'] as const) {
      expect(marksIn(later[part]), part).toBeGreaterThan([later[part]].flat().length);
    }
  });

  test('are read from a file and written into it again, and pass between page and main', () => {
    const text = writeWorkshopFile(later);
    expect(marksIn(text)).toBe(marksIn(later));
    const read = readWorkshopFile(text);
    expect(read.ok && writeWorkshopFile(read.value)).toBe(text);
    const passed = contract['workshop-file.save'].input.parse({ snapshot: later }).snapshot;
    expect(marksIn(passed)).toBe(marksIn(later));
  });

  test('survive an edit of any field of any entity, whatever the form made of it', () => {
    const read = readWorkshopFile(writeWorkshopFile(later));
    if (!read.ok) throw new Error(read.failure.code);
    const partitions = openedRecords(read.value);
    const fields = places.flatMap(([part, entity]) => {
      const records = (Array.isArray(read.value[part]) ? read.value[part] : [read.value[part]]) as EntityRecord[];
      return records.flatMap((record) => Object.keys(record).map((field) => ({ entity, record, field })));
    });
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.boolean(), ({ entity, record, field }, throughForm) => {
        if (field === 'later' || field === 'id') return;
        // A form, or an operation, knows only what the schema knows.
        const known = entities[entity].schema.parse(record) as unknown as Json;
        const changed = nudged(known[field]);
        const patch = { [field]: changed } as Partial<EntityRecord>;
        const changes = throughForm
          ? editChanges(entity, record, { drawn: known as unknown as EntityRecord, patch })
          : updated(entity, record, patch);
        const after = recordIn(stored(partitions, changes).get(partitionOf(entity, record)), entity, record.id);
        expect(marksIn(after), `${entity}.${field}`).toBe(marksIn(record));
        expect({ [field]: (after as unknown as Json)[field] }).toMatchObject(patch);
      }),
      { seed: 52, numRuns: 1000 },
    );
  });
});

/** Another value of the same shape; a text of another wording. */
function nudged(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.map(nudged);
  if (!isFields(value)) return value;
  // Items of lists are known by their ids.
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === 'id' ? each : nudged(each)]));
}
