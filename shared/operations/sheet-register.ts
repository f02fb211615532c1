import { type Changes, updated } from '../changes/change.ts';
import type { IssuedSheet, Scan } from '../domain/evidence/issued-sheet.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';

type Sheets = Pick<WorkshopSnapshot, 'issuedSheets'>;

/** Scans by the record of the sheet that they show. */
export type ScansBySheet = ReadonlyMap<string, readonly Scan[]>;

/** Puts scans to their sheets; the same file is evidence of the same sheet only once. */
export function attachScans({ issuedSheets }: Sheets, scans: ScansBySheet): Changes {
  return issuedSheets.flatMap((sheet) => {
    const known = new Set(sheet.scans.map(({ hash }) => hash));
    const fresh = (scans.get(sheet.id) ?? []).filter(({ hash }) => !known.has(hash) && known.add(hash));
    return fresh.length === 0 ? [] : updated('issuedSheet', sheet, { scans: [...sheet.scans, ...fresh] });
  });
}

/** Takes a scan from the record of its sheet; its bytes stay as long as the change can be undone. */
export function detachScan({ issuedSheets }: Sheets, sheetId: string, scanId: string): Changes {
  return change(issuedSheets, sheetId, ({ scans }) => ({ scans: scans.filter(({ id }) => id !== scanId) }));
}

/** The sheet stays on record, for it is on paper, but waits for nothing any more. */
export function withdrawSheet(
  { issuedSheets }: Sheets,
  sheetId: string,
  withdrawal: NonNullable<IssuedSheet['withdrawal']>,
): Changes {
  return change(issuedSheets, sheetId, () => ({ withdrawal }));
}

export function reinstateSheet({ issuedSheets }: Sheets, sheetId: string): Changes {
  return change(issuedSheets, sheetId, () => ({ withdrawal: null }));
}

function change(
  sheets: readonly IssuedSheet[],
  id: string,
  patch: (sheet: IssuedSheet) => Partial<IssuedSheet>,
): Changes {
  const sheet = sheets.find((each) => each.id === id);
  return sheet === undefined ? [] : updated('issuedSheet', sheet, patch(sheet));
}
