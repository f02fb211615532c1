import { describe, expect, test } from 'vitest';
import { codeText } from '../../../shared/documents/layout/page-edges.ts';
import {
  findSheets,
  type IssuedSheet,
  lackingPages,
  lacksScan,
  type Scan,
  sheetRegister,
} from '../../../shared/domain/evidence/issued-sheet.ts';
import { readPrintedCode } from '../../../shared/domain/evidence/printed-code.ts';
import { attachScans, detachScan, reinstateSheet, withdrawSheet } from '../../../shared/operations/sheet-register.ts';
import { testId } from '../documents/training.ts';
import { failure } from '../../../shared/result.ts';
import { changesOf } from '../operations/store.ts';

function aScan(number: number, changes: Partial<Scan> = {}): Scan {
  const hash = String(number).padStart(64, '0');
  const addedAt = '2025-07-16T08:00:00.000Z';
  return {
    id: testId(500 + number),
    name: `scan ${number}.jpg`,
    type: 'jpeg',
    hash,
    bytes: 9,
    page: null,
    addedAt,
    ...changes,
  };
}

function aSheet(
  number: number,
  sheetId: string,
  changes: Partial<IssuedSheet> & { pageCount?: number } = {},
): IssuedSheet {
  const { pageCount = 1, ...others } = changes;
  const pages = Array.from({ length: pageCount }, (_, index) => ({
    page: index + 1,
    of: pageCount,
    marks: [],
    cells: [],
  }));
  return {
    id: testId(number),
    workshopId: testId(1),
    sheetId,
    kind: 'list',
    dayId: testId(11),
    slotIds: [],
    delegationIds: null,
    issuedAt: `2025-07-14T12:00:0${number}.000Z`,
    pages,
    scans: [],
    withdrawal: null,
    ...others,
  };
}

const withdrawal = { at: '2025-07-15T08:00:00.000Z', reason: 'wrong hall' };
const states = (sheets: readonly IssuedSheet[]): string[] =>
  sheetRegister(sheets).map(({ sheet, state }) => `${sheet.sheetId} ${state}`);

describe('the register of issued sheets', () => {
  test('has the newest first, and says of a changed list which one is the latest', () => {
    const sheets = [aSheet(1, 'S-7K2P-D1'), aSheet(2, 'S-7K2P-D2'), aSheet(3, 'S-7K2P-D1-R2')];
    expect(states(sheets)).toEqual(['S-7K2P-D1-R2 waiting', 'S-7K2P-D2 waiting', 'S-7K2P-D1 superseded']);
    expect(sheetRegister(sheets).map(({ isLatestOfSeveral }) => isLatestOfSeveral)).toEqual([true, false, false]);
  });

  test('orders what was issued at once by id', () => {
    const issuedAt = '2025-07-14T12:00:00.000Z';
    const sheets = ['S-7K2P-D2', 'S-7K2P-D1', 'S-7K2P-D10'].map((id, index) => aSheet(index + 1, id, { issuedAt }));
    expect(sheetRegister(sheets).map(({ sheet }) => sheet.sheetId)).toEqual(['S-7K2P-D1', 'S-7K2P-D10', 'S-7K2P-D2']);
  });

  test('a withdrawn revision gives its place back to the one before', () => {
    const sheets = [aSheet(1, 'S-7K2P-D1'), aSheet(2, 'S-7K2P-D1-R2', { withdrawal })];
    expect(states(sheets)).toEqual(['S-7K2P-D1-R2 withdrawn', 'S-7K2P-D1 waiting']);
  });

  test('a sheet that was signed before it was changed stays signed', () => {
    const sheets = [aSheet(1, 'S-7K2P-D1', { scans: [aScan(1)] }), aSheet(2, 'S-7K2P-D1-R2')];
    expect(states(sheets)).toEqual(['S-7K2P-D1-R2 waiting', 'S-7K2P-D1 signed']);
  });

  test.each<[string, Partial<Scan>[], number]>([
    ['no scan', [], 3],
    ['a page by its code', [{ page: 2 }], 2],
    ['the same page twice', [{ page: 2 }, { page: 2 }], 2],
    ['a picture of some page', [{}], 2],
    ['all three pages, one of them unnamed', [{ page: 1 }, { page: 3 }, {}], 0],
    ['more pictures than pages', [{}, {}, {}, {}], 0],
    ['a PDF of the whole', [{ type: 'pdf' }], 0],
    ['a PDF of one page', [{ type: 'pdf', page: 1 }], 2],
  ])('%s leaves so many of three pages without a scan', (_, scans, lacking) => {
    const sheet = aSheet(1, 'S-7K2P-D1', { pageCount: 3, scans: scans.map((scan, index) => aScan(index, scan)) });
    expect(lackingPages(sheet)).toBe(lacking);
    const [registered] = sheetRegister([sheet]);
    expect(registered?.state).toBe(lacking === 3 ? 'waiting' : lacking === 0 ? 'signed' : 'partly');
    expect(registered !== undefined && lacksScan(registered)).toBe(lacking > 0);
  });

  test.each([
    ['S-7K2P-D1', ['S-7K2P-D1', 'S-7K2P-D10']],
    ['s 7k2p d10', ['S-7K2P-D10']],
    ['d10', ['S-7K2P-D10']],
    ['S-7K2P-D10-2/3', ['S-7K2P-D10']],
    ['', ['S-7K2P-D1', 'S-7K2P-D10']],
    ['X9', []],
  ])('finds by what stands on the paper: %s', (typed, found) => {
    const issuedAt = '2025-07-14T12:00:00.000Z';
    const register = sheetRegister([aSheet(1, 'S-7K2P-D1', { issuedAt }), aSheet(2, 'S-7K2P-D10', { issuedAt })]);
    expect(findSheets(register, typed).map(({ sheet }) => sheet.sheetId)).toEqual(found);
  });
});

describe('the printed code', () => {
  test.each(['S-7K2P-D1', 'S-7K2P-D1-AM-G2-R3', 'S-0000-D12A-C'])('of %s is read as it was printed', (sheetId) => {
    const code = { sheetId, page: 2, of: 13 };
    expect(readPrintedCode(codeText(code))).toEqual(code);
  });

  test.each(['', 'RSTR1:7K2P:D1', 'https://example.org/RSTR1:7K2P:D1:1/3', 'RSTR2:7K2P:D1:1/3', 'RSTR1:7k2p:D1:1/3'])(
    'is nothing else: %s',
    (text) => {
      expect(readPrintedCode(text)).toBeNull();
    },
  );
});

describe('changing the register', () => {
  const sheets = [aSheet(1, 'S-7K2P-D1', { scans: [aScan(1)] }), aSheet(2, 'S-7K2P-D2')];
  const snapshot = { issuedSheets: sheets };

  test('attaches each scan to its sheet, and the same file once', () => {
    const changes = changesOf(
      attachScans(
        snapshot,
        new Map([
          [testId(1), [aScan(1, { id: testId(90) }), aScan(2), aScan(2, { id: testId(91) })]],
          [testId(2), [aScan(1)]],
        ]),
      ),
    );
    expect(changes).toMatchObject([
      { id: testId(1), field: 'scans', value: [{ id: testId(501) }, { id: testId(502) }] },
      { id: testId(2), field: 'scans', value: [{ id: testId(501) }] },
    ]);
    expect(changesOf(attachScans(snapshot, new Map([[testId(1), [aScan(1)]]])))).toEqual([]);
  });

  test('detaches, withdraws and reinstates; what is not there changes nothing', () => {
    expect(changesOf(detachScan(snapshot, testId(1), testId(501)))).toMatchObject([{ field: 'scans', value: [] }]);
    expect(detachScan(snapshot, testId(1), testId(999))).toEqual(failure('record-missing'));
    expect(changesOf(withdrawSheet(snapshot, testId(2), withdrawal))).toMatchObject([
      { field: 'withdrawal', value: withdrawal },
    ]);
    expect(changesOf(reinstateSheet(snapshot, testId(2)))).toEqual([]);
    expect(withdrawSheet(snapshot, testId(3), withdrawal)).toEqual(failure('record-missing'));
  });
});
