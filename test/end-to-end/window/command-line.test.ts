import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOfPdf } from '../../main/exports/pdf-reader.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const samples = readdirSync(path.join(root, 'samples')).filter((name) => name.endsWith('.workshop'));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-command-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The built command under plain Node, without a display. */
function run(...words: string[]) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const program = path.join(root, 'out', 'main', 'command-line.js');
  return spawnSync(process.execPath, [program, ...words], { cwd: root, encoding: 'utf8', env: environment });
}

describe('the export command as built', () => {
  test.each(samples)('writes the papers of %s', async (sample) => {
    const target = path.join(folder, sample);
    const { status, stdout, stderr } = run('export', `samples/${sample}`, '--to', target, '--as-of', '2026-01-15');
    expect([stderr, status]).toEqual(['', 0]);
    const written = readdirSync(target);
    expect(written).toHaveLength(6);
    expect(stdout.trim().split('\n')).toHaveLength(6);
    for (const name of written) expect(statSync(path.join(target, name)).size).toBeGreaterThan(4000);
    for (const name of written.filter((one) => one.endsWith('.pdf'))) {
      const text = await textOfPdf(readFileSync(path.join(target, name)));
      expect(text).toContain('15 January 2026');
      expect(text).not.toContain('□');
    }
  });

  test('writes sheets by session with codes, for Word too, and the table of one delegation', async () => {
    const target = path.join(folder, 'chosen');
    const words = ['export', 'samples/cadap-respectful-care.workshop', '--to', target, '--delegation', 'Kazakhstan'];
    const chosen = ['--documents', 'attendance-sheet,attendance-table', '--formats', 'pdf,xlsx,docx'];
    const { status, stderr } = run(...words, ...chosen, '--by', 'session', '--safe');
    // The table does not come for Word; everything else is written.
    expect([stderr, status]).toEqual([
      'attendance-table: There is no “attendance-table” as docx, only as: pdf, xlsx.\n',
      3,
    ]);
    expect(
      readdirSync(target)
        .map((name) => path.extname(name))
        .sort(),
    ).toEqual(['.docx', '.pdf', '.pdf', '.xlsx', '.xlsx']);
    const sheet =
      readdirSync(target).find((name) => name.startsWith('Attendance sheet') && name.endsWith('.pdf')) ?? '';
    const text = await textOfPdf(readFileSync(path.join(target, sheet)));
    expect(text).toMatch(/S-[0-9A-Z]{4}-D1-S1-G\d-C-1\/\d/);
    expect(text).toMatch(/P-\d\d/);
  });

  test('refuses a file that is not a workshop with one line, and writes nothing', () => {
    const target = path.join(folder, 'refused');
    const { status, stdout, stderr } = run('export', 'package.json', '--to', target);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(target)).toBe(false);
  });
});
