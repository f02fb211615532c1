import { languages } from '../domain/language.ts';
import {
  sharedParts,
  workshopParts,
  type WorkshopSnapshot,
  workshopSnapshotSchema,
} from '../domain/workshop-snapshot.ts';
import { type Result, success } from '../result.ts';
import { dataVersion, upgradedWorkshopFile } from '../upgrades/upgraded.ts';
import { inconsistencies } from './consistency.ts';
import {
  invalidFile,
  type JsonContents,
  type JsonFileCode,
  type JsonFormat,
  jsonLine,
  jsonLines,
  jsonObject,
  problemOf,
  readJsonBytes,
  readJsonText,
} from './json-file.ts';

const format: JsonFormat<'file-not-ours'> = {
  name: 'rostrum-workshop',
  version: dataVersion,
  megabytes: 50,
  notOurs: 'file-not-ours',
};

/** The entity of the records in each part. Marks are none, and have been the same in every version. */
const entityOf = { programme: 'programme', workshop: 'workshop', ...workshopParts, ...sharedParts };

/** Why a file cannot be read as a workshop file. */
export type WorkshopFileCode = JsonFileCode | 'file-not-ours';

type Identified = { readonly id: string };

/** Reads a workshop file as it lies on the disk: UTF-8, with or without a byte-order mark. Never throws. */
export function readWorkshopBytes(bytes: Uint8Array): Result<WorkshopSnapshot, WorkshopFileCode> {
  const read = readJsonBytes(bytes, format);
  return read.ok ? readParts(read.value) : read;
}

/** Reads the text of a workshop file, of this version or an older one. All or nothing; never throws. */
export function readWorkshopFile(text: string): Result<WorkshopSnapshot, WorkshopFileCode> {
  const read = readJsonText(text, format);
  return read.ok ? readParts(read.value) : read;
}

/** The text of a workshop file: the same snapshot makes the same bytes, one record a line, so that files compare well. */
export function writeWorkshopFile(snapshot: WorkshopSnapshot): string {
  const { programme, workshop, attendance, ...lists } = workshopSnapshotSchema.parse(snapshot);
  return jsonObject([
    ['format', JSON.stringify(format.name)],
    ['version', JSON.stringify(format.version)],
    ['programme', line(programme)],
    ['workshop', line(workshop)],
    ...Object.entries(lists).map(([name, records]): [string, string] => [
      name,
      jsonLines(sorted<Identified>(records, (record) => record.id).map(line)),
    ]),
    ['attendance', jsonLines(sorted(attendance, (mark) => `${mark.participationId} ${mark.slotId}`).map(line))],
  ]);
}

function readParts({ version, parts }: JsonContents): Result<WorkshopSnapshot, WorkshopFileCode> {
  const checked = workshopSnapshotSchema.safeParse(upgradedWorkshopFile(parts, version, entityOf));
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
