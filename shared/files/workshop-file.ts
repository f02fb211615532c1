import { utf8ToBytes } from '@noble/hashes/utils.js';
import { languages } from '../domain/language.ts';
import { keepingUnknown } from '../domain/unknown-fields.ts';
import {
  sharedParts,
  workshopParts,
  type WorkshopSnapshot,
  workshopSnapshotSchema,
} from '../domain/workshop-snapshot.ts';
import { type Result, success } from '../result.ts';
import { dataVersion, upgradedWorkshopFile } from '../upgrades/upgraded.ts';
import type { OldData } from '../upgrades/upgrades.ts';
import { type CheckedFormat, checkedContents, type Origin, writeChecked, type WrittenPart } from './checked-file.ts';
import { inconsistencies } from './consistency.ts';
import { failureWithPlace } from './file-inspection.ts';
import { invalidFile, type JsonFileCode, jsonLine, problemOf, readJsonBytes } from './json-file.ts';

export const workshopFormat: CheckedFormat<'file-not-ours'> = {
  name: 'rostrum-workshop',
  version: dataVersion,
  megabytes: 50,
  notOurs: 'file-not-ours',
  singles: ['programme', 'workshop'],
  parts: Object.keys(workshopSnapshotSchema.shape),
};

/** The entity of the records in each part. Marks are none, and have been the same in every version. */
const entityOf = { programme: 'programme', workshop: 'workshop', ...workshopParts, ...sharedParts };

/** The schema of a snapshot whose records keep fields which it does not know. */
export const keptSnapshotSchema = keepingUnknown(workshopSnapshotSchema).strip();

/** Why a file cannot be read as a workshop file. */
export type WorkshopFileCode = JsonFileCode | 'file-not-ours' | 'file-altered';

type Identified = { readonly id: string };

/**
 * Reads a workshop file as it lies on the disk: UTF-8, with or without a byte-order mark. All or nothing; never throws.
 * Fails with `file-altered` where it does not agree with its checksums; see `damagedWorkshop`.
 */
export function readWorkshopBytes(bytes: Uint8Array): Result<WorkshopSnapshot, WorkshopFileCode> {
  const read = readJsonBytes(bytes, workshopFormat);
  const checked = read.ok ? checkedContents(read.value, workshopFormat) : read;
  if (checked.ok) return readWorkshopParts(checked.value.parts, checked.value.version);
  return failureWithPlace(bytes, workshopFormat, checked, 'file-altered');
}

/** Reads the text of a workshop file, of this version or an older one. */
export function readWorkshopFile(text: string): Result<WorkshopSnapshot, WorkshopFileCode> {
  return readWorkshopBytes(utf8ToBytes(text));
}

/**
 * The text of a workshop file: the same snapshot makes the same bytes, one record a line, so that files compare well.
 * `origin` is left out by scripts whose files are to be the same at any time.
 */
export function writeWorkshopFile(snapshot: WorkshopSnapshot, origin?: Origin): string {
  const { programme, workshop, attendance, ...lists } = keptSnapshotSchema.parse(snapshot);
  return writeChecked(workshopFormat, origin ?? {}, [
    ['programme', line(programme)],
    ['workshop', line(workshop)],
    ...Object.entries(lists).map(([name, records]): WrittenPart => [
      name,
      sorted<Identified>(records, (record) => record.id).map(line),
    ]),
    ['attendance', sorted(attendance, (mark) => `${mark.participationId} ${mark.slotId}`).map(line)],
  ]);
}

/** The parts of a file of that version as this version has them. */
export function currentParts(parts: OldData, version: number): OldData {
  return upgradedWorkshopFile(parts, version, entityOf);
}

/** The snapshot in the parts of a file of that version. */
export function readWorkshopParts(parts: OldData, version: number): Result<WorkshopSnapshot, 'file-invalid'> {
  const checked = keptSnapshotSchema.safeParse(currentParts(parts, version));
  if (!checked.success) return invalidFile(checked.error.issues.map(problemOf));
  const problems = inconsistencies(checked.data);
  return problems.length > 0 ? invalidFile(problems) : success(checked.data);
}

function line(record: object): string {
  return jsonLine(record, (_key, value: unknown) => inLanguageOrder(value));
}

/** A text by language has its languages in the order of the model, however they were typed. */
function inLanguageOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const written = languages.filter((language) => Object.hasOwn(fields, language));
  return written.length === 0 ? value : Object.fromEntries(written.map((language) => [language, fields[language]]));
}

function sorted<Item>(items: readonly Item[], by: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => (by(one) < by(other) ? -1 : 1));
}
