import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cases } from '../bench/cases/cases.ts';
import { changedFrozenFiles, frozenHash } from '../bench/runner/frozen-files.ts';
import { plainMarks, plainStatuses, sheetFromText, sheetToText, sizes } from '../bench/frozen/workload.ts';
import type { Goal } from '../bench/runner/goals.ts';
import { readOptions } from '../bench/runner/options.ts';
import {
  allowedFactor,
  compareWithResults,
  readResults,
  recordRows,
  type RecordedRow,
} from '../bench/runner/results.ts';
import { runRounds, subjectsOf } from '../bench/runner/rounds.ts';
import { rowsOf } from '../bench/runner/rows.ts';
import { pairedRatio } from '../bench/runner/statistics.ts';
import type { BenchCase, Role, Subject } from '../bench/drivers/bench-case.ts';
import { attendanceStatuses, marksIn } from '../shared/domain/attendance/attendance.ts';

const frozen = path.resolve('bench', 'frozen');
const quick = readOptions(['--quick'], ['store']);
const usual = readOptions(['--size', 'S', '--reps', '2'], ['store']);

/** A case whose subjects take so many milliseconds, sample by sample; `order` tells who was asked. */
function aCase(walls: Readonly<Partial<Record<Role, readonly number[]>>>, order: string[] = []): BenchCase {
  const subjects = Object.entries(walls).map(([role, all]): Subject => {
    let count = 0;
    return {
      name: role,
      role: role as Role,
      sample: async () => {
        order.push(role);
        const wall = all[count] ?? Number.NaN;
        count += 1;
        const check = role === 'before' ? 'in other words' : 'right';
        return { check, measures: { whole: { wall, cpu: null } }, peakMegabytes: null, bytes: null };
      },
    };
  });
  return { key: 'case', name: 'case', subjects };
}

function recorded(role: Role, wall: number, cpu: number | null = null): RecordedRow {
  const figures = { wall: { med: wall }, cpu: cpu === null ? null : { med: cpu } };
  return { case: 'case', measure: 'whole', size: 'S', role, subject: role, ...figures };
}

describe('limits and peers', () => {
  test('are as they were frozen', () => {
    expect(changedFrozenFiles(frozen, path.join(frozen, 'frozen.json'))).toEqual([]);
  });

  test('import nothing of the product', () => {
    for (const name of readdirSync(frozen).filter((file) => /\.tsx?$/.test(file))) {
      const text = readFileSync(path.join(frozen, name), 'utf8');
      const imported = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
      expect(imported.filter((each) => each?.startsWith('..') === true)).toEqual([]);
    }
  });

  test('may follow files that move, but change in nothing else', () => {
    const text = "import { a } from './a.ts';\n\nexport const b = a + 1;\n";
    expect(frozenHash(text.replace('./a.ts', './moved/a.ts'))).toBe(frozenHash(text));
    expect(frozenHash(text.replace('+ 1', '+ 2'))).not.toBe(frozenHash(text));
  });

  test('know statuses and sheets as the product does', () => {
    expect(plainStatuses).toEqual(attendanceStatuses);
    const ids = { workshopId: 'w', participationIds: ['p', 'q'], slotIds: ['day/1', 'day/2'] };
    const sheet = { ...ids, marks: Uint8Array.of(0, 1, 5, 2) };
    expect(plainMarks(sheet)).toEqual(marksIn(sheet));
    expect(sheetFromText(sheetToText(sheet))).toEqual(sheet);
  });
});

describe('rows', () => {
  /** The rows of the table in the documentation: what the last column says of sizes, by key. */
  const sizesOf = new Map(
    readFileSync(path.resolve('docs', 'performance.md'), 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .flatMap(([, key = '', , , , text]) => (text === undefined ? [] : [[key.replaceAll('`', ''), text] as const])),
  );

  test.each(cases)('$key has size L, or the documentation says why not', ({ key, subjects }) => {
    const text = sizesOf.get(key) ?? '';
    const ours = subjects.filter(({ role }) => role === 'product' || role === 'limit');
    for (const { sizes: own = sizes } of ours) {
      expect(text.match(/\b[SML]\b/g)).toEqual(own);
      if (!own.includes('L')) expect(text).toMatch(/; .{10}/);
    }
  });

  test('slow peers are measured at S only', () => {
    const slow = cases.flatMap(({ subjects }) => subjects.filter(({ isSlow }) => isSlow === true));
    expect(slow.length).toBeGreaterThan(2);
    expect(slow.filter(({ sizes: own }) => own?.join('') !== 'S').map(({ name }) => name)).toEqual([]);
  });
});

describe('rounds', () => {
  let said: unknown[] = [];
  beforeEach(() => {
    said = [];
    vi.spyOn(console, 'log').mockImplementation((text: unknown) => said.push(text));
  });
  afterEach(() => vi.restoreAllMocks());

  test('go there and back, so that no subject is always the first', async () => {
    const order: string[] = [];
    const benchCase = aCase({ product: [1, 1], before: [1, 1], limit: [1, 1] }, order);
    await runRounds(benchCase, 'S', benchCase.subjects, 1);
    expect(order).toEqual(['product', 'before', 'limit', 'limit', 'before', 'product']);
  });

  test('pair ours with the other commit round by round, the cold one apart', async () => {
    const benchCase = aCase({ product: [90, 10, 40, 30], before: [1, 20, 20, 20], limit: [1, 10, 10, 10] });
    const [ours] = rowsOf(benchCase, 'S', await runRounds(benchCase, 'S', benchCase.subjects, 3), [], []);
    expect(ours?.toBefore?.wall).toEqual({ med: 1.5, min: 0.5, max: 2 });
    expect(ours?.toLimit?.wall).toEqual({ med: 3, min: 1, max: 4 });
    expect(ours?.cold.wall).toBe(90);
    expect(said).toEqual(['case S: before answers “in other words”, we “right”']);
  });

  test('fail when ours and its limit answer differently', async () => {
    const benchCase = aCase({ product: [1], limit: [1] });
    const [product, limit] = benchCase.subjects;
    if (product === undefined || limit === undefined) throw new Error('two subjects');
    const wrong = { ...limit, sample: async () => ({ ...(await product.sample('S'))!, check: 'wrong' }) };
    await expect(runRounds(benchCase, 'S', [product, wrong], 0)).rejects.toThrow('the answers differ');
  });

  test('leave peers out of the quick subset where there is a limit', () => {
    const withLimit = aCase({ product: [1], limit: [1], peer: [1] });
    expect(subjectsOf(withLimit, 'S', quick).map(({ role }) => role)).toEqual(['product', 'limit']);
    expect(subjectsOf(withLimit, 'S', usual)).toHaveLength(3);
    expect(subjectsOf(aCase({ product: [1], peer: [1] }), 'S', quick)).toHaveLength(2);
  });

  test('a ratio of nothing is no ratio', () => {
    expect(pairedRatio([1, 2], [0, 0])).toBeNull();
    expect(pairedRatio([], [1])).toBeNull();
  });
});

describe('--check', () => {
  const ofWall: Goal = { case: 'case', measure: 'whole', ratio: 'product/limit', of: 'wall', atMost: 1 };

  test('compares the ratio to the limit with the newest committed run that has it', () => {
    const now = [recorded('product', 50), recorded('limit', 10)];
    const newest = [recorded('product', 20), recorded('limit', 10)];
    const older = [recorded('product', 100), recorded('limit', 10)];
    const [compared] = compareWithResults(now, [[], newest, older], [ofWall]);
    expect(compared?.factor).toBe(2.5);
    expect(compared?.factor).toBeGreaterThan(allowedFactor);
    expect(compared?.text).toBe('case, whole, S: ours ÷ limit (wall) 5.00, committed 2.00');
  });

  test('takes CPU where no goal says otherwise, and a peer where there is no limit', () => {
    const now = [recorded('product', 90, 10), recorded('peer', 10, 10)];
    const then = [recorded('product', 10, 5), recorded('peer', 10, 10)];
    expect(compareWithResults(now, [then], [])[0]?.factor).toBe(2);
    expect(compareWithResults(now, [then], [ofWall])[0]?.factor).toBe(9);
    expect(compareWithResults(now, [], [])).toEqual([]);
  });

  test('reads what was recorded, the newest run first', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-bench-'));
    const benchCase = aCase({ product: [2, 2], limit: [1, 1] });
    const rows = rowsOf(benchCase, 'S', await runRounds(benchCase, 'S', benchCase.subjects, 1), [], []);
    for (const name of ['2026-11-22.json', '2026-11-22-2.json', '2026-11-22-10.json']) {
      recordRows(path.join(folder, name), rows.slice(0, name.length === 15 ? 1 : 2), {
        cpu: 'its name',
        case: 'no case',
      });
    }
    const runs = readResults(folder);
    rmSync(folder, { recursive: true });
    expect(runs.map((run) => run.length)).toEqual([2, 2, 1]);
    expect(runs[0]?.[0]).toMatchObject({ case: 'case', role: 'product', wall: { med: 2 }, cpu: null });
  });

  test('reads every committed result', () => {
    const runs = readResults(path.resolve('bench', 'results'));
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) expect(run.length).toBeGreaterThan(0);
  });
});

describe('options', () => {
  test('--quick is size S with two rounds', () => {
    expect(quick).toMatchObject({ sizes: ['S'], reps: 2, quick: true, rows: null });
  });

  test('--rows takes names of cases only', () => {
    expect(readOptions(['--rows', 'store,grid'], ['store', 'grid']).rows).toEqual(['store', 'grid']);
    expect(() => readOptions(['--rows', 'store,stroe'], ['store'])).toThrow('--rows takes some of store, not stroe');
    expect(() => readOptions(['--size', 'XL'], [])).toThrow('--size takes some of S, M, L, not XL');
    expect(() => readOptions(['--reps', '0.5'], [])).toThrow('--reps takes a whole number from 0');
  });
});
