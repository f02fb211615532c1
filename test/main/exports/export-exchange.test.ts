import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runExportCommand } from '../../../main/exports/export-command.ts';

const sample = 'samples/cadap-respectful-care.workshop';
const kinds = 'icalendar,schedule-xml,schedule-json';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rostrum-exchange-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(...words: string[]): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const output = { line: (text: string) => lines.push(text), error: (text: string) => errors.push(text) };
  const code = await runExportCommand(['export', ...words, '--to', folder, '--as-of', '2025-07-12'], output);
  return { code, lines, errors };
}

test('the command writes calendars and schedules when they are named, whatever the formats of the papers', async () => {
  const { code, lines, errors } = await run(sample, '--documents', kinds, '--formats', 'pdf');
  expect([code, errors]).toEqual([0, []]);
  expect(readdirSync(folder).sort()).toEqual([
    'Calendar – Towards Respectful Care – en-ru.ics',
    'Schedule – Towards Respectful Care – en-ru.json',
    'Schedule – Towards Respectful Care – en-ru.xml',
  ]);
  expect(lines[0]).toMatch(/\.ics: \d+ bytes$/);
  const calendar = readFileSync(join(folder, 'Calendar – Towards Respectful Care – en-ru.ics'), 'utf8');
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*DTSTAMP:20250712T000000Z\r\n[\s\S]*END:VCALENDAR\r\n$/);
});
