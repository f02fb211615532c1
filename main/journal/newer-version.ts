import * as z from 'zod';
import { storedEntrySchema } from '../../shared/changes/entry.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { decodeLine, newline } from './segments.ts';

const newerSchema = z.looseObject({
  format: z.enum(['rostrum-journal', 'rostrum-snapshot']),
  version: z.int().min(dataVersion + 1),
});

/** Whether the first line of a file says that a newer Rostrum wrote it. */
export function isNewer(firstLine: object | null): boolean {
  return newerSchema.safeParse(firstLine).success;
}

const newerEntrySchema = z.looseObject({
  version: z.int().min(dataVersion + 1),
  sequence: storedEntrySchema.shape.sequence,
  hash: storedEntrySchema.shape.hash,
});

const versionField = Buffer.from('"version":');

/**
 * Whether a segment holds an entry that a newer Rostrum wrote, whatever its first line says. How such an entry is hashed
 * is not known here, so its checksum has to do. Lines without a newer version in them are not decoded.
 */
export function hasNewerEntry(bytes: Buffer): boolean {
  let at = bytes.indexOf(versionField);
  while (at >= 0) {
    const after = at + versionField.length;
    const isNewerVersion = Number.parseInt(bytes.toString('latin1', after, after + 16), 10) > dataVersion;
    const end = isNewerVersion ? bytes.indexOf(newline, at) + 1 : after;
    // A last line without its newline is torn, and was never acknowledged.
    if (end === 0) return false;
    const line = isNewerVersion ? bytes.subarray(bytes.lastIndexOf(newline, at) + 1, end) : null;
    if (line !== null && newerEntrySchema.safeParse(decodeLine(line)).success) return true;
    at = bytes.indexOf(versionField, end);
  }
  return false;
}
