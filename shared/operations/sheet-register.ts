import { type Changes, updated } from '../changes/change.ts';
import type { IssuedSheet, Scan } from '../domain/evidence/issued-sheet.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';

type Sheets = Pick<WorkshopSnapshot, 'issuedSheets'>;

/** Scans by the record of the sheet that they show. */
export type ScansBySheet = ReadonlyMap<string, readonly Scan[]>;

/**
 * Adds scans to the records of their sheets; the same file is evidence of the same sheet only once. Fails with
 * `record-missing` where one of the sheets is gone.
 */
export function attachScans({ issuedSheets }: Sheets, scans: ScansBySheet): Result<Changes, 'record-missing'> {
  if (![...scans.keys()].every((id) => issuedSheets.some((sheet) => sheet.id === id))) return failure('record-missing');
  const changes = issuedSheets.flatMap((sheet) => {
    const known = new Set(sheet.scans.map(({ hash }) => hash));
    const fresh = (scans.get(sheet.id) ?? []).filter(({ hash }) => !known.has(hash) && known.add(hash));
    return fresh.length === 0 ? [] : updated('issuedSheet', sheet, { scans: [...sheet.scans, ...fresh] });
  });
  return success(changes);
}

/** Deletes a scan from the record of its sheet. Fails with `record-missing` where either is gone. Its bytes stay as long as the change can be undone. */
export function detachScan(
  { issuedSheets }: Sheets,
  sheetId: string,
  scanId: string,
): Result<Changes, 'record-missing'> {
  const scans = issuedSheets.find(({ id }) => id === sheetId)?.scans ?? [];
  if (!scans.some(({ id }) => id === scanId)) return failure('record-missing');
  return change(issuedSheets, sheetId, () => ({ scans: scans.filter(({ id }) => id !== scanId) }));
}

/**
 * Withdraws a sheet: it stays on record, for it is on paper, but waits for nothing any more. Fails with `record-missing`.
 */
export function withdrawSheet(
  { issuedSheets }: Sheets,
  sheetId: string,
  withdrawal: NonNullable<IssuedSheet['withdrawal']>,
): Result<Changes, 'record-missing'> {
  return change(issuedSheets, sheetId, () => ({ withdrawal }));
}

/** Takes a withdrawal back. Fails with `record-missing` where the sheet is gone. */
export function reinstateSheet({ issuedSheets }: Sheets, sheetId: string): Result<Changes, 'record-missing'> {
  return change(issuedSheets, sheetId, () => ({ withdrawal: null }));
}

function change(
  sheets: readonly IssuedSheet[],
  id: string,
  patch: (sheet: IssuedSheet) => Partial<IssuedSheet>,
): Result<Changes, 'record-missing'> {
  const sheet = sheets.find((each) => each.id === id);
  return sheet === undefined ? failure('record-missing') : success(updated('issuedSheet', sheet, patch(sheet)));
}
