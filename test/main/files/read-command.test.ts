import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runReadCommand } from '../../../main/files/read-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'rostrum-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const samples = join(import.meta.dirname, '../../../samples');
const xml = `<schedule><conference><title>Camp</title></conference><day date="2025-07-15"><room name="Hall">
  <event id="1"><start>09:00</start><duration>01:00</duration><title>Ethics</title><description>Why</description>
  <persons><person>Aigul Omarova</person></persons></event>
  <event id="2"><start>soon</start><duration>00:30</duration><title>Lunch</title></event></room></day></schedule>`;

async function read(...words: string[]): Promise<{ code: number; files: unknown; errors: string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await runReadCommand(words, folder, {
    line: (text) => lines.push(text),
    error: (text) => errors.push(text),
  });
  return { code, files: lines.length === 0 ? null : (JSON.parse(lines.join('\n')) as unknown), errors };
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

test('prints an object for each file, with sessions and remarks in the language', async () => {
  const names = [file('a.xml', xml), file('b.csv', 'Date;Time;Title\n15.07.2025;9:00-10:00;One\n;;Two\n')];
  const { code, files, errors } = await read(...names, '--language', 'ru', '--zone', 'Asia/Almaty');
  expect([code, errors]).toEqual([0, []]);
  expect(files).toMatchObject([
    {
      file: 'a.xml',
      kind: 'agenda',
      sessions: [
        {
          date: '2025-07-15',
          start: '09:00',
          minutes: 60,
          title: 'Ethics',
          description: 'Why',
          room: 'Hall',
          people: ['Aigul Omarova'],
          kind: 'lecture',
        },
        { date: '2025-07-15', start: null, minutes: 30, title: 'Lunch', kind: 'lunch' },
      ],
      told: [{ code: 'time-unknown', where: 'Lunch', sentence: expect.stringContaining('«Lunch»') as unknown }],
    },
    {
      file: 'b.csv',
      kind: 'agenda',
      sessions: [
        { date: '2025-07-15', start: '09:00', minutes: 60, title: 'One' },
        { date: '2025-07-15', start: null, title: 'Two' },
      ],
      told: [{ code: 'no-time', where: 'Строка 3' }],
    },
  ]);
});

test('what is assumed for a single session of a calendar is told by its title; that it lasts all day, its missing start says', async () => {
  const event = (title: string, lines: string): string =>
    `BEGIN:VEVENT\nUID:${title}\nSUMMARY:${title}\n${lines}\nEND:VEVENT\n`;
  const events = [
    event('Fair', 'DTSTART;VALUE=DATE:20250714\nDTEND;VALUE=DATE:20250715'),
    event('Talk', 'DTSTART:20250714T090000'),
    event('Coffee', 'DTSTART:20250713T110000\nDURATION:PT30M\nRRULE:FREQ=DAILY'),
    event('Closing', 'DTSTART:20250715T160000\nDURATION:PT30M'),
  ];
  const text = `BEGIN:VCALENDAR\nX-WR-TIMEZONE:Asia/Almaty\n${events.join('')}END:VCALENDAR\n`;
  const { code, files } = await read(file('c.ics', text));
  expect(code).toBe(0);
  expect(files).toMatchObject([
    {
      kind: 'agenda',
      sessions: [
        { title: 'Fair', start: null },
        { title: 'Talk', minutes: 30 },
        { title: 'Coffee', date: '2025-07-14' },
        { title: 'Coffee', date: '2025-07-15' },
        { title: 'Closing' },
      ],
      told: [
        { code: 'length-unknown', where: 'Talk' },
        { code: 'series-limited', where: 'Coffee', sentence: expect.stringContaining('2025-07-15') as unknown },
      ],
    },
  ]);
});

test('reads the sessions of a workshop file', async () => {
  const { code, files } = await read(join(samples, 'cadap-respectful-care.workshop'));
  const [workshop] = files as { kind: string; sessions: { title: string; start: string | null }[] }[];
  expect([code, workshop?.kind, workshop?.sessions.length]).toEqual([0, 'workshop', 26]);
  expect(workshop?.sessions.every(({ title }) => title !== '')).toBe(true);
});

test('a refused file makes the exit code 2, its sentence is an error, and the others are read all the same', async () => {
  const names = [file('a.xml', xml), file('cut.xml', xml.slice(0, 90)), 'missing.xml'];
  const { code, files, errors } = await read(...names);
  expect(code).toBe(2);
  expect(files).toMatchObject([
    { kind: 'agenda' },
    { file: 'cut.xml', kind: 'refused', sessions: [], told: [{ code: 'schedule-broken', where: 'line 1' }] },
    { file: 'missing.xml', kind: 'refused', told: [{ code: 'file-unreadable', where: 'missing.xml' }] },
  ]);
  expect(errors).toHaveLength(2);
});

test('what is no file, and what is larger than any reader takes, is not read into memory', async () => {
  const huge = file('huge.csv', '');
  truncateSync(join(folder, huge), 60 * 1024 * 1024);
  const devices = process.platform === 'win32' ? [] : ['/dev/zero'];
  const { code, files } = await read('.', huge, ...devices);
  expect([code, files]).toMatchObject([
    2,
    [
      { file: '.', told: [{ code: 'file-is-folder', where: '.' }] },
      { file: huge, told: [{ code: 'file-too-large', sentence: expect.stringContaining('50 MB') as unknown }] },
      ...devices.map((where) => ({ file: where, told: [{ code: 'file-no-file', where }] })),
    ],
  ]);
});

test('says what is wrong with the command', async () => {
  for (const words of [
    [],
    ['a.xml', '--zone', 'Almaty'],
    ['a.xml', '--language', 'xx'],
    ['a.xml', '--as', 'x'],
    ['a.xml', '--x'],
  ]) {
    const { code, files, errors } = await read(...words);
    expect([code, files, errors.length], words.join(' ')).toEqual([2, null, 1]);
  }
});

test('as people, or by what is in it: prints the people of a list', async () => {
  const list = file('people.csv', 'Name;Sex;Phone\nOMAROVA Aigul;f;+7 701 555 01 02\nTotal: 1;;\n');
  for (const words of [[list], [list, '--as', 'people']]) {
    const { code, files } = await read(...words);
    expect([code, files]).toMatchObject([
      0,
      [
        {
          kind: 'people',
          sessions: [],
          people: [{ family: 'Omarova', given: 'Aigul', sex: 'f', phone: ['+77015550102'], email: '', row: 2 }],
          told: [{ code: 'country-from-phones' }, { code: 'total-agrees', where: 'Row 3' }],
        },
      ],
    ]);
  }
});

test('as people, a file without names: refused with a sentence', async () => {
  for (const name of [file('sums.csv', 'Room;Seats\nHall;200\n'), file('a.xml', xml)]) {
    const { code, files } = await read(name, '--as', 'people');
    expect([code, files]).toMatchObject([2, [{ kind: 'refused', told: [{ code: 'people-list-unread' }] }]]);
  }
});

test('says how it is used when it is asked, and not that this is wrong', async () => {
  const lines: string[] = [];
  const error = (text: string): void => expect.fail(text);
  expect(await runReadCommand(['--help'], folder, { line: (text) => lines.push(text), error })).toBe(0);
  expect(lines.join('')).toMatch(
    /^Usage: read <file…>.*--as <kind>.*--zone <zone>.*--language <language>.*en, ru, kk/su,
  );
});

test('a backup is said to be one, by its name or by its first line, and what to do with it', async () => {
  const line = 'a1b2c3d4 {"format":"rostrum-backup","version":2}\n';
  const { code, files } = await read(file('all.rostrum-backup', line), file('renamed.csv', line), '--language', 'ru');
  expect(code).toBe(2);
  const told = [{ code: 'file-is-backup', sentence: expect.stringContaining('Вернуть из копии') as unknown }];
  expect(files).toMatchObject([
    { kind: 'refused', told },
    { kind: 'refused', told },
  ]);
});

test('a title of two languages is told in both, and by language beside it', async () => {
  const name = file('two.csv', 'Date;Time;Title (en);Title (ru)\n15.07.2025;9:00-10:00;Law;Право\n');
  const titles = { en: 'Law', ru: 'Право' };
  expect((await read(name)).files).toMatchObject([{ sessions: [{ title: 'Law / Право', titles }] }]);
});

test('remarks quote a title in the language that is asked for, cut between words', async () => {
  const long = 'Защита персональных данных граждан в государственных информационных системах и реестрах';
  const rows = `Date;Time;Title (en);Title (ru)\n15.07.2025;9:00-9:02;Data protection;${long}\n`;
  const { files } = await read(file('long.csv', rows), '--language', 'ru');
  expect(files).toMatchObject([
    {
      told: [
        {
          code: 'length-changed',
          where: 'Защита персональных данных граждан в государственных информационных системах и…',
        },
      ],
    },
  ]);
});
