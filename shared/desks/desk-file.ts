import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { type Author, authorSchema, nobody } from '../changes/change.ts';
import { slotIdSchema } from '../domain/attendance/attendance.ts';
import { markVersionSchema } from '../domain/attendance/mark-register.ts';
import { standingFor, walkInSchema } from '../domain/attendance/walk-in.ts';
import { idSchema } from '../domain/entity.ts';
import { signatureSchema } from '../domain/evidence/signature.ts';
import { textSchema } from '../domain/language.ts';
import { participationSchema, plainDetails } from '../domain/people/participation.ts';
import { institutionSchema, personSchema } from '../domain/people/person.ts';
import { keepingUnknown } from '../domain/unknown-fields.ts';
import { type CheckedFormat, checkedContents, firstChecked, writeChecked } from '../files/checked-file.ts';
import type { Problem } from '../files/consistency.ts';
import { failureWithPlace } from '../files/file-inspection.ts';
import {
  invalidFile,
  type JsonContents,
  type JsonFileCode,
  jsonLine,
  problemOf,
  readJsonBytes,
} from '../files/json-file.ts';
import { failure, type Result, success } from '../result.ts';
import { dataVersion, upgradedDeskFile } from '../upgrades/upgraded.ts';
import { cellOf, deskLedger } from './desk-ledger.ts';
import type { DeskState } from './take-in.ts';

const format: CheckedFormat<'desk-file-not-ours'> = {
  name: 'rostrum-desk',
  version: dataVersion,
  megabytes: 50,
  notOurs: 'desk-file-not-ours',
  singles: [],
  parts: ['marks', 'signatures', 'walkIns'],
};
const most = 20_000;

/**
 * The contents of a desk file: marks, signatures and walk-ins of one desk, for another desk that has the same workshop.
 * Walk-ins are the only people whose names it holds.
 */
export const deskFileSchema = z.object({
  workshopId: idSchema,
  workshopTitle: textSchema,
  /** The computer that wrote it, as its entries name it. */
  desk: z.string().min(1).max(60),
  /** The user who wrote it. */
  by: authorSchema,
  /** The instant, in UTC, by that computer's clock. */
  writtenAt: z.iso.datetime(),
  marks: z
    .array(
      z.object({
        participationId: idSchema,
        slotId: slotIdSchema,
        versions: z.array(markVersionSchema).min(1).max(50),
      }),
    )
    .max(1_000_000),
  signatures: z.array(signatureSchema).max(most),
  walkIns: z
    .array(
      z.object({
        walkIn: walkInSchema,
        /** Null where the walk-in was found to be another participation. */
        arrival: z
          .object({
            participation: participationSchema,
            person: personSchema,
            institution: institutionSchema.nullable(),
          })
          .nullable(),
      }),
    )
    .max(most),
});
export type DeskFile = z.infer<typeof deskFileSchema>;
export type WalkInOnFile = DeskFile['walkIns'][number];

/** The schema of a desk file that keeps fields which it does not know. */
export const keptDeskFileSchema = keepingUnknown(deskFileSchema);

/** Why a file cannot be read as one of a desk. */
export type DeskFileCode = JsonFileCode | 'desk-file-not-ours' | 'desk-file-altered' | 'desk-file-of-other-workshop';

/**
 * Reads the file of another desk: `workshopId` is the only workshop that it may be of, null allows any. All or nothing;
 * never throws. Fails with `desk-file-altered` where it does not agree with its checksums, with
 * `desk-file-of-other-workshop`, and as `readJsonBytes`.
 */
export function readDeskFile(bytes: Uint8Array, workshopId: string | null): Result<DeskFile, DeskFileCode> {
  const read = readJsonBytes(bytes, format);
  const checked = read.ok ? checkedParts(read.value) : read;
  if (checked.ok) return deskFileOf(checked.value, workshopId);
  return failureWithPlace(bytes, format, checked, 'desk-file-altered');
}

function checkedParts(contents: JsonContents): Result<JsonContents, 'desk-file-altered'> {
  const { version, parts } = contents;
  if (version < firstChecked) {
    const { checksum, ...rest } = parts;
    return checksum === checksumOf(rest)
      ? success({ version, parts: rest })
      : failure('desk-file-altered', { place: 'checksum', count: 1 });
  }
  const checked = checkedContents(contents, format);
  if (!checked.ok) return failure('desk-file-altered', { place: 'checksum', count: 1 });
  return success({ version, parts: { ...checked.value.facts, ...checked.value.parts } });
}

function deskFileOf(
  { version, parts }: JsonContents,
  workshopId: string | null,
): Result<DeskFile, 'file-invalid' | 'desk-file-of-other-workshop'> {
  const checked = keptDeskFileSchema.safeParse(upgradedDeskFile(parts, version));
  if (!checked.success) return invalidFile(checked.error.issues.map(problemOf));
  const file = checked.data;
  if (workshopId !== null && file.workshopId !== workshopId) {
    return failure('desk-file-of-other-workshop', { title: Object.values(file.workshopTitle)[0] ?? '' });
  }
  const problems = inconsistencies(file);
  return problems.length > 0 ? invalidFile(problems) : success(file);
}

/** Bytes from the beginning of a file within which it names its format. */
export const deskFileBegin = 200;

/** Whether a file is a desk file by its first bytes or its name; it may still be damaged. */
export function isDeskFile(begin: Uint8Array, name: string): boolean {
  const text = new TextDecoder().decode(begin);
  return name.toLowerCase().endsWith('.desk') || text.includes(`"format": "${format.name}"`);
}

/** The text of a desk file: the same contents make the same bytes, one record a line. */
export function writeDeskFile(file: DeskFile): string {
  const { marks, signatures, walkIns, ...facts } = keptDeskFileSchema.parse(file);
  return writeChecked(format, facts, [
    ['marks', marks.map((each) => jsonLine(each))],
    ['signatures', signatures.map((each) => jsonLine(each))],
    ['walkIns', walkIns.map((each) => jsonLine(each))],
  ]);
}

/** SHA-256 of the contents as JSON, as files of version 1 have it; they have no checksums of records. */
function checksumOf(parts: object): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts))));
}

/** Contradictions between records: a cell twice, another workshop's records, a person that is not the participation's. */
function inconsistencies({ workshopId, marks, signatures, walkIns }: DeskFile): Problem[] {
  const cells = new Set<string>();
  return [
    ...marks.flatMap(({ participationId, slotId }, index) => {
      const cell = `${participationId} ${slotId}`;
      if (!cells.has(cell)) return (cells.add(cell), []);
      return [{ place: `marks[${index}]`, problem: 'it stands in the file twice' }];
    }),
    ...signatures.flatMap((each, index) =>
      each.workshopId === workshopId ? [] : [{ place: `signatures[${index}].workshopId`, problem: wrongWorkshop }],
    ),
    ...walkIns.flatMap((each, index) => walkInProblems(each, workshopId, `walkIns[${index}]`)),
  ];
}

const wrongWorkshop = 'it is of another workshop';

function walkInProblems({ walkIn, arrival }: WalkInOnFile, workshopId: string, place: string): Problem[] {
  if (walkIn.workshopId !== workshopId) return [{ place: `${place}.walkIn.workshopId`, problem: wrongWorkshop }];
  if (arrival === null) return [];
  const { participation, person, institution } = arrival;
  const fits =
    participation.id === walkIn.id &&
    participation.workshopId === workshopId &&
    participation.personId === person.id &&
    person.institutionId === (institution?.id ?? null);
  return fits ? [] : [{ place: `${place}.arrival`, problem: 'its parts do not belong together' }];
}

/** Makes the complete file of this desk, not the difference since the last: losing one or reading it twice is harmless. */
export function makeDeskFile(state: DeskState, desk: string, writtenAt: string, by: Author = nobody): DeskFile {
  const { snapshot, walkIns, signatures } = state;
  const standsFor = standingFor(walkIns);
  const marks = [...deskLedger(state, standsFor)]
    .map(([key, versions]) => ({ ...cellOf(key), versions: [...versions] }))
    .filter(({ versions }) => versions.some(({ timestamp, status }) => timestamp !== '' || status !== 'unmarked'));
  return {
    workshopId: snapshot.workshop.id,
    workshopTitle: snapshot.workshop.title,
    desk,
    by,
    writtenAt,
    marks: sorted(marks, ({ participationId, slotId }) => `${slotId} ${participationId}`),
    signatures: sorted([...signatures], ({ id }) => id),
    walkIns: sorted([...walkIns], ({ id }) => id).map((walkIn) => ({
      walkIn,
      arrival: standsFor(walkIn.id) === walkIn.id ? arrivalOf(walkIn.id, state) : null,
    })),
  };
}

function arrivalOf(id: string, { snapshot }: DeskState): WalkInOnFile['arrival'] {
  const participation = snapshot.participations.find((each) => each.id === id);
  const person = snapshot.people.find((each) => each.id === participation?.personId);
  if (participation === undefined || person === undefined) return null;
  const institution = snapshot.institutions.find((each) => each.id === person.institutionId) ?? null;
  return {
    participation: { ...participation, ...plainDetails },
    person: { ...person, institutionId: institution?.id ?? null },
    institution,
  };
}

function sorted<Item>(items: readonly Item[], by: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => (by(one) < by(other) ? -1 : 1));
}
