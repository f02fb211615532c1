import * as z from 'zod';
import { idSchema, lineSchema } from './entity.ts';

/** Formats of scans that are accepted as evidence. */
const scanTypes = ['pdf', 'jpeg', 'png'] as const;
type ScanType = (typeof scanTypes)[number];

/** Bytes of one scan at most: a sheet of several pages in colour at 300 dpi fits. */
export const largestScan = 20 * 1024 * 1024;

/** SHA-256 of the bytes of a file, hexadecimal. */
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A scan of a signed sheet or a letter, kept as evidence in a file that is named after its hash. */
export const keptFileSchema = z.object({
  id: idSchema,
  /** As the file was called that somebody chose. */
  name: lineSchema,
  type: z.enum(scanTypes),
  hash: hashSchema,
  bytes: z.int().min(1).max(largestScan),
  /** Instant in UTC. */
  addedAt: z.iso.datetime(),
});

/** Bytes within which `%PDF-` must stand (ISO 32000-1, annex H.3, note 13). */
const headOfPdf = 1024;
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpeg = [0xff, 0xd8, 0xff];

/** Detects the format by the first bytes, whatever the file is called; null for anything but PDF, JPEG and PNG. */
export function scanTypeOf(bytes: Uint8Array): ScanType | null {
  if (beginsWith(bytes, png)) return 'png';
  if (beginsWith(bytes, jpeg)) return 'jpeg';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headOfPdf));
  return head.includes('%PDF-') ? 'pdf' : null;
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
