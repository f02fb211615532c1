import type { Result } from '../../shared/result.ts';

/**
 * The messages between the page and the worker that reads scans.
 */

/** Pages of a PDF that are looked at until a code is found; each takes up to a second and 40 MB while it is drawn. */
export const mostPages = 12;

/** What a scan shows: the text of the first QR code that is found, and the number of pages of the file. */
export type ReadScan = {
  /** Null where no code is found on the pages that are looked at. */
  readonly code: string | null;
  /** 1 for a picture. Of a PDF all pages count, also those that were not looked at. */
  readonly pages: number;
};

/**
 * Why nothing could be read: a PDF that only opens with a password; bytes that are neither a PDF nor a picture, or cut
 * off; a file that took too long.
 */
export type ScanFailure = 'scan-locked' | 'scan-damaged' | 'scan-unreadable' | 'scan-too-slow';

export type ScanWork =
  { readonly kind: 'file'; readonly file: Blob } | { readonly kind: 'picture'; readonly picture: ImageBitmap };
export type ScanQuestion = ScanWork & { readonly id: number };
export type ScanAnswer = { readonly id: number; readonly result: Result<ReadScan, ScanFailure> };
