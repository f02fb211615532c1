import * as z from 'zod';
import { idSchema, lineSchema } from './entity.ts';

/** What a scanner or a telephone makes of a signed sheet. */
export const scanTypes = ['pdf', 'jpeg', 'png'] as const;
export type ScanType = (typeof scanTypes)[number];

/** Bytes of one scan at most: a sheet of several pages in colour at 300 dpi fits. */
export const largestScan = 20 * 1024 * 1024;

/** SHA-256 of the bytes of a file, hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A file with a signed sheet, kept as evidence. Only its record travels; its bytes stay in the data folder. */
export const scanSchema = z.object({
  id: idSchema,
  name: lineSchema,
  type: z.enum(scanTypes),
  hash: hashSchema,
  bytes: z.int().min(1).max(largestScan),
  /** The page of the sheet that it shows; null where it shows them all, or where nobody said. */
  page: z.int().min(1).max(9999).nullable(),
  addedAt: z.iso.datetime(),
});
export type Scan = z.infer<typeof scanSchema>;

/** How far into the file readers look for the head of a PDF. */
const headOfPdf = 1024;
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpeg = [0xff, 0xd8, 0xff];

/** What the bytes are, whatever the name of the file says; null for what is no scan. */
export function scanTypeOf(bytes: Uint8Array): ScanType | null {
  if (beginsWith(bytes, png)) return 'png';
  if (beginsWith(bytes, jpeg)) return 'jpeg';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headOfPdf));
  return head.includes('%PDF-') ? 'pdf' : null;
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
