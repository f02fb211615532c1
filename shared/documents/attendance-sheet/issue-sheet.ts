import { type Changes, created, type NewId } from '../../changes/change.ts';
import { attendanceSheet } from './attendance-sheet.ts';
import type { DocumentRequest } from '../document-request.ts';
import { layOut } from '../layout/layout.ts';
import { issuedPage } from '../layout/page-edges.ts';
import type { NamedPlace, Page, PageStamp } from '../layout/page.ts';
import type { IssuedPage, IssuedSheet } from '../../domain/evidence/issued-sheet.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';

type StampedPage = { readonly stamp: PageStamp; readonly places: readonly NamedPlace[] };

/**
 * Records the attendance sheets that `request` prints, each with the place of every signature. A sheet that was issued
 * with the same cells is the same sheet, in Word as in a PDF: it is recorded once. A table is not read back, so it records
 * nothing.
 */
export function issueOf(snapshot: WorkshopSnapshot, request: DocumentRequest, issuedAt: string, newId: NewId): Changes {
  if (request.kind !== 'attendance-sheet' || request.format === 'xlsx') return [];
  const known = new Set(snapshot.issuedSheets.map(({ sheetId }) => sheetId));
  return sheetsIn(layOut(attendanceSheet(snapshot, request)).pages)
    .filter(([first]) => !known.has(first.stamp.sheetId))
    .map((pages) => {
      const { sheetId } = pages[0].stamp;
      const issued = pages.map(({ places, stamp }) => issuedPage(places, stamp));
      const sheet = { id: newId(), workshopId: snapshot.workshop.id, sheetId, issuedAt, scans: [], withdrawal: null };
      return created('issuedSheet', { ...sheet, ...aboutOf(issued, snapshot, request), pages: issued });
    });
}

/** The pages of each sheet, in the order in which they are printed. */
function sheetsIn(pages: readonly Page[]): [StampedPage, ...StampedPage[]][] {
  const sheets = new Map<string, [StampedPage, ...StampedPage[]]>();
  for (const { stamp, places } of pages) {
    if (stamp === null) continue;
    const sheet = sheets.get(stamp.sheetId);
    if (sheet === undefined) sheets.set(stamp.sheetId, [{ stamp, places }]);
    else sheet.push({ stamp, places });
  }
  return [...sheets.values()];
}

/** The parts of the record that follow from the cells of its pages. */
function aboutOf(
  pages: readonly IssuedPage[],
  { days, sessions, participations }: WorkshopSnapshot,
  request: DocumentRequest,
): Pick<IssuedSheet, 'kind' | 'dayId' | 'slotIds' | 'delegationIds'> {
  const cells = pages.flatMap((page) => page.cells);
  const slotIds = [...new Set(cells.map((cell) => cell.slotId))];
  const [, owner = ''] = slotIds[0]?.split('/') ?? [];
  const day = days.find(({ id }) => id === owner)?.id;
  const listed = new Set(cells.map((cell) => cell.participationId));
  const delegations = participations.filter(({ id }) => listed.has(id)).map(({ delegationId }) => delegationId);
  const some = request.delegationIds !== null || request.sheetPerDelegation === true;
  return {
    kind: request.safe === true ? 'strips' : 'list',
    dayId: day ?? sessions.find(({ id }) => id === owner)?.placement?.dayId ?? owner,
    slotIds,
    delegationIds: some ? [...new Set(delegations)].filter((id) => id !== null) : null,
  };
}
