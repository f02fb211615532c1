import { describe, expect, test } from 'vitest';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { drawDocument } from './all-documents.ts';
import { type IssuedSheet, issuedSheetSchema } from '../../../shared/domain/evidence/issued-sheet.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { issueOf } from '../../../shared/documents/attendance-sheet/issue-sheet.ts';
import { allText } from './drawn-texts.ts';
import { sampleTraining, sheetRequest, testId } from './training.ts';

function issue(training: WorkshopSnapshot, changes: Partial<DocumentRequest> = {}): IssuedSheet[] {
  let number = 9000 + training.issuedSheets.length;
  const newId = (): string => testId((number += 1));
  return issueOf(training, { ...sheetRequest, ...changes }, '2025-07-14T12:00:00.000Z', newId).map((change) =>
    issuedSheetSchema.parse(change.value),
  );
}

/** The training after those sheets have been recorded. */
function issuedTraining(...sheets: readonly IssuedSheet[]): WorkshopSnapshot {
  return { ...sampleTraining(), issuedSheets: structuredClone([...sheets]) };
}

describe('issuing an attendance sheet', () => {
  test('records each sheet with its day, slots, and who signs where', () => {
    const [first, second, ...others] = issue(sampleTraining());
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      sheetId: 'S-7K2P-D1',
      kind: 'list',
      dayId: testId(11),
      delegationIds: null,
      scans: [],
    });
    expect(second).toMatchObject({ sheetId: 'S-7K2P-D2', dayId: testId(12) });
    expect(first?.slotIds).toEqual([`am/${testId(11)}`, `pm/${testId(11)}`]);
    expect(first?.pages.map(({ page, of }) => `${String(page)}/${String(of)}`)).toEqual(['1/4', '2/4', '3/4', '4/4']);
    const cells = first?.pages.flatMap((page) => page.cells) ?? [];
    expect(cells).toHaveLength((17 + 5 + 3) * 2);
    expect(cells.filter(({ participationId }) => participationId === null)).toHaveLength(5 * 2);
    expect(cells.every(({ x, width }) => x >= 0 && x + width <= 277)).toBe(true);
  });

  test('prints the same list again as the same sheet', () => {
    const again = issuedTraining(...issue(sampleTraining()));
    expect(issue(again)).toEqual([]);
    expect(allText(drawDocument(again, sheetRequest))).toContain('S-7K2P-D1-1/4');
  });

  test('gives a list that was withdrawn a revision when it is printed again: the wrong paper may still lie about', () => {
    const withdrawal = { at: '2025-07-14T13:00:00.000Z', reason: 'the wrong hall' };
    const [first, ...others] = issue(sampleTraining());
    if (first === undefined) throw new Error('no sheet');
    const withdrawn = issuedTraining({ ...first, withdrawal }, ...others);
    expect(issue(withdrawn).map(({ sheetId }) => sheetId)).toEqual(['S-7K2P-D1-R2']);
  });

  test('gives a changed list a revision of its own, so that a photo is read by its own cells', () => {
    const sheets = issue(sampleTraining());
    const changed = issuedTraining(...sheets);
    changed.participations = changed.participations.filter(({ id }) => id !== testId(2005));
    const revised = issue(changed);
    expect(revised.map(({ sheetId }) => sheetId)).toEqual(['S-7K2P-D1-R2', 'S-7K2P-D2-R2']);
    expect(allText(drawDocument(changed, sheetRequest))).toContain('S-7K2P-D1-R2-1/4');
    const both = issuedTraining(...sheets, ...revised);
    expect(issue(both)).toEqual([]);
    expect(issue(both, { blankRows: 1 }).map(({ sheetId }) => sheetId)).toEqual(['S-7K2P-D1-R3', 'S-7K2P-D2-R3']);
  });

  test('sheets by half-day, session and delegation have ids of their own', () => {
    const day = { dayIds: [testId(11)] };
    const ids = (changes: Partial<DocumentRequest>): string[] =>
      issue(sampleTraining(), { ...day, ...changes }).map(({ sheetId }) => sheetId.slice('S-7K2P-'.length));
    expect(ids({ by: 'day' })).toEqual(['D1']);
    expect(ids({ by: 'half-day' })).toEqual(['D1-AM', 'D1-PM']);
    expect(ids({ by: 'session' })).toEqual(['D1-S1', 'D1-S2', 'D1-S3', 'D1-S4', 'D1-S5', 'D1-S6', 'D1-S7', 'D1-S8']);
    expect(ids({ sheetPerDelegation: true })).toEqual(['D1-G1', 'D1-G2', 'D1-G3', 'D1-G0']);
    expect(ids({ separateInternational: true, safe: true })).toEqual(['D1-LOC-C', 'D1-INT-C']);
    expect(ids({ delegationIds: [testId(42)] })).toEqual(['D1-G2']);
  });

  test('remembers which delegations stand on it, and strips as strips', () => {
    const [sheet] = issue(sampleTraining(), { sheetPerDelegation: true, safe: true });
    expect(sheet).toMatchObject({ kind: 'strips', delegationIds: [testId(41)] });
  });

  test('records a sheet for Word as that of a PDF, and once for both', () => {
    const word = issue(sampleTraining(), { format: 'docx' });
    expect(word).toEqual(issue(sampleTraining()));
    expect(issue(issuedTraining(...word))).toEqual([]);
  });

  test('records nothing that nobody reads back', () => {
    expect(issue(sampleTraining(), { format: 'xlsx' })).toEqual([]);
    expect(issue(sampleTraining(), { kind: 'agenda' })).toEqual([]);
  });
});
