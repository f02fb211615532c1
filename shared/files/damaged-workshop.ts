import * as z from 'zod';
import type { NewId } from '../changes/change.ts';
import { usualTimeZone } from '../domain/country.ts';
import type { Text } from '../domain/language.ts';
import { keepingUnknown } from '../domain/unknown-fields.ts';
import { type WorkshopSnapshot, workshopSnapshotSchema } from '../domain/workshop-snapshot.ts';
import { createWorkshop } from '../operations/workshops.ts';
import { valueIn } from '../result.ts';
import { isObject } from '../domain/entity.ts';
import type { OldData } from '../upgrades/upgrades.ts';
import { type FileHead, withoutChecksums } from './checked-file.ts';
import { inconsistencies } from './consistency.ts';
import { inspectedFile, type Inspection, type RecordState, wholeParts } from './file-inspection.ts';
import { readJsonBytes } from './json-file.ts';
import { currentParts, readWorkshopParts, workshopFormat } from './workshop-file.ts';

/** Something in a file that is not as it was written. */
export type FileFault = {
  /** `missing`: counted in the head and not there; `dependent`: left out, or without a field, for what it refers to is gone. */
  readonly what: Exclude<RecordState, 'whole'> | 'missing' | 'dependent';
  readonly part: string;
  /** From 1, in the order of the file; null where it is not one record. */
  readonly number: number | null;
  /** What the record is called; '' where nobody knows. */
  readonly name: string;
  /** As `latinName.family`; null where it is the record as a whole. */
  readonly field: string | null;
  readonly count: number;
};

/** What can be had from a workshop file that does not agree with its checksums. */
export type DamagedWorkshop = {
  readonly head: FileHead | null;
  readonly faults: readonly FileFault[];
  /** `whole` is all that was written: what was damaged has been put right, and the checksum of the file proves it. */
  readonly isProven: boolean;
  readonly whole: WorkshopSnapshot;
  /** The contents as they are now, whoever changed them; null where they are no sound workshop. */
  readonly asItIs: WorkshopSnapshot | null;
};

/**
 * What can be had from a file that `readWorkshopBytes` has refused; null where nothing in it has a checksum that agrees.
 * Where the record of the workshop itself is lost, a new one of that title stands in its place.
 */
export function damagedWorkshop(bytes: Uint8Array, title: Text, newId: NewId): DamagedWorkshop | null {
  const inspection = inspectedFile(bytes, workshopFormat);
  if (inspection === null) return null;
  const version = inspection.proven ?? workshopFormat.version;
  const parts = currentParts(wholeParts(inspection, workshopFormat), version);
  const { snapshot, dependent } = consistentSnapshot(withFrame(parts, title, newId));
  if (snapshot === null) return null;
  const isProven = inspection.proven !== null && dependent.length === 0;
  return {
    head: inspection.head,
    faults: [...faultsOf(inspection), ...dependent],
    isProven,
    whole: snapshot,
    asItIs: isProven ? null : contentsAsTheyAre(bytes),
  };
}

function contentsAsTheyAre(bytes: Uint8Array): WorkshopSnapshot | null {
  const read = readJsonBytes(bytes, workshopFormat);
  if (!read.ok) return null;
  return valueIn(readWorkshopParts(withoutChecksums(read.value.parts), read.value.version)) ?? null;
}

function faultsOf({ records, missing }: Inspection): FileFault[] {
  const damaged = records.flatMap(({ state, part, index, record, field }): FileFault[] =>
    state === 'whole' ? [] : [{ what: state, part, number: index + 1, name: nameOf(record), field, count: 1 }],
  );
  const gone = Object.entries(missing).flatMap(([part, count]): FileFault[] =>
    count === 0 ? [] : [{ what: 'missing', part, number: null, name: '', field: null, count }],
  );
  return [...damaged, ...gone];
}

/** A new programme and a new workshop in the places of those that are lost. */
function withFrame(parts: OldData, title: Text, newId: NewId): OldData {
  const { changes } = createWorkshop(
    {
      programmeId: null,
      title,
      country: 'KZ',
      city: {},
      timeZone: usualTimeZone('KZ'),
      languages: ['en', 'ru'],
      days: 0,
    },
    newId,
  );
  const [programme, workshop] = changes.flatMap((change) => (isObject(change.value) ? [change.value as OldData] : []));
  const own = Object.values(parts).flatMap((list) => (Array.isArray(list) ? (list as OldData[]) : []));
  const workshopId = own.find((record) => typeof record['workshopId'] === 'string')?.['workshopId'];
  const kept = isObject(parts['workshop'])
    ? parts['workshop']
    : { ...workshop, ...(workshopId !== undefined && { id: workshopId }) };
  const programmeId = kept['programmeId'];
  return {
    ...parts,
    workshop: kept,
    programme: isObject(parts['programme']) ? parts['programme'] : { ...programme, id: programmeId },
  };
}

const mostRounds = 100;

type Consistent = { readonly snapshot: WorkshopSnapshot | null; readonly dependent: readonly FileFault[] };

/** Leaves out what refers to records that are not there, or the field that does where it may be empty. */
function consistentSnapshot(parts: OldData): Consistent {
  let snapshot = validRecords(parts);
  const faults = new Map<string, FileFault>();
  for (let round = 0; round < mostRounds; round++) {
    const problems = inconsistencies(snapshot as unknown as WorkshopSnapshot);
    if (problems.length === 0) {
      return {
        snapshot: valueIn(readWorkshopParts(snapshot, workshopFormat.version)) ?? null,
        dependent: [...faults.values()],
      };
    }
    snapshot = relaxed(
      snapshot,
      problems.map(({ place }) => place),
      faults,
    );
  }
  return { snapshot: null, dependent: [] };
}

/** Without records that are none of this version. */
function validRecords(parts: OldData): OldData {
  return Object.fromEntries(
    Object.entries(parts).map(([part, value]) => [
      part,
      Array.isArray(value) ? value.filter((each) => schemaIn(part).safeParse(each).success) : value,
    ]),
  );
}

function schemaIn(part: string): z.ZodType {
  const schema = (workshopSnapshotSchema.shape as Readonly<Record<string, z.ZodType>>)[part];
  return keepingUnknown(schema instanceof z.ZodArray ? (schema.element as z.ZodType) : (schema ?? z.never()));
}

/** One problem of each record is dealt with at a time, for places in lists move. */
function relaxed(parts: OldData, places: readonly string[], faults: Map<string, FileFault>): OldData {
  const lists = new Map<string, (OldData | null)[]>();
  const seen = new Set<string>();
  let { workshop } = parts;
  for (const place of places) {
    const [, part = '', index = '', path = ''] = /^(\w+)(?:\[(\d+)\])?\.?(.*)$/.exec(place) ?? [];
    const records = parts[part];
    if (part === 'workshop' && isObject(workshop)) workshop = { ...workshop, ...frameFix(path, parts) };
    if (!Array.isArray(records) || seen.has(`${part} ${index}`)) continue;
    seen.add(`${part} ${index}`);
    const list = lists.get(part) ?? [...(records as OldData[])];
    const record = list[Number(index)];
    if (record === undefined || record === null) continue;
    const without = withoutField(record, path, schemaIn(part));
    list[Number(index)] = without;
    lists.set(part, list);
    remember(faults, part, record, without === null ? null : path);
  }
  const left = [...lists].map(([part, list]) => [part, list.filter((each) => each !== null)] as const);
  return { ...parts, workshop, ...Object.fromEntries(left) };
}

function frameFix(path: string, { programme }: OldData): OldData {
  return path === 'timeZone' ? { timeZone: 'UTC' } : { programmeId: isObject(programme) ? programme['id'] : null };
}

/** Marks are counted together, for they have no names. */
function remember(faults: Map<string, FileFault>, part: string, record: OldData, field: string | null): void {
  const name = nameOf(record);
  const key = name === '' ? `${part} ${field === null}` : `${part} ${String(record['id'])} ${field ?? ''}`;
  const count = (faults.get(key)?.count ?? 0) + 1;
  faults.set(key, { what: 'dependent', part, number: null, name, field: name === '' ? null : field, count });
}

/** The record with the field, or what it stands in, empty; null where none of it may be. */
function withoutField(record: OldData, path: string, schema: z.ZodType): OldData | null {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  for (let length = steps.length; length > 0; length--) {
    const candidate = emptied(record, steps.slice(0, length));
    if (isObject(candidate) && schema.safeParse(candidate).success) return candidate;
  }
  return null;
}

function emptied(value: unknown, [step = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    if (rest.length === 0) return value.filter((_, index) => String(index) !== step);
    return value.map((each: unknown, index) => (String(index) === step ? emptied(each, rest) : each));
  }
  if (!isObject(value)) return value;
  return { ...value, [step]: rest.length === 0 ? null : emptied(value[step], rest) };
}

/** What a record is called: its title or name in the first language that has one; '' where it has none. */
function nameOf(record: OldData | null): string {
  if (record === null) return '';
  for (const field of ['title', 'name', 'latinName', 'cyrillicName', 'theme', 'label', 'number']) {
    const value = record[field];
    const text = isObject(value)
      ? Object.values(value).filter((each) => typeof each === 'string' && each !== '')
      : value;
    if (Array.isArray(text) && text.length > 0) return field.endsWith('Name') ? text.join(' ') : String(text[0]);
    if ((typeof text === 'string' && text !== '') || typeof text === 'number') return String(text);
  }
  return '';
}
