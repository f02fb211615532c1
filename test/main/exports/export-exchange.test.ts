import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runExportCommand } from '../../../main/exports/export-command.ts';
import { leadingPeople } from '../../../shared/exchange/exchange-request.ts';
import { readWorkshopBytes } from '../../../shared/files/workshop-file.ts';
import { valueOf } from '../../shared/exchange/samples.ts';

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

test('the calendar of one trainer, of one delegation, and nobody’s', async () => {
  const calendar = ['--documents', 'icalendar'];
  const snapshot = valueOf(readWorkshopBytes(readFileSync(sample)));
  const [trainer] = leadingPeople(snapshot, 'en').filter(({ participation }) => participation.role === 'trainer');
  const cyrillic = snapshot.people.find(({ id }) => id === trainer?.participation.personId)?.cyrillicName;
  const spoken = `${cyrillic?.given ?? ''} ${cyrillic?.family ?? ''}`;
  expect(await run(sample, ...calendar, '--person', spoken)).toMatchObject({ code: 0, errors: [] });
  expect(await run(sample, ...calendar, '--delegation', 'Kazakhstan')).toMatchObject({ code: 0, errors: [] });
  expect(readdirSync(folder).sort()).toEqual([
    'Calendar – Kazakhstan – Towards Respectful Care – en-ru.ics',
    `Calendar – ${trainer?.name ?? ''} – Towards Respectful Care – en-ru.ics`,
  ]);
  const refused = await run(sample, ...calendar, '--person', 'Nobody Known');
  expect(refused.code).toBe(2);
  expect(refused.errors.join()).toContain('nobody called “Nobody Known” leads or interprets; there are: ');
});
