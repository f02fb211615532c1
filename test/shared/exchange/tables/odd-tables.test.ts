import { describe, expect, test } from 'vitest';
import { plainSheet } from '../../../../shared/exchange/sheets/table-sheet.ts';
import { noChoice, readTableFile } from '../../../../shared/exchange/table/table-file.ts';
import { stackedTables } from '../../../../shared/exchange/table/stacked-tables.ts';
import { valueOf } from '../samples.ts';
import { readTable } from './read-table.ts';

const date = '2026-05-04';

/** What a table that people write in a hurry means, and what is told of it. */
async function timesOf(...lines: readonly string[]): Promise<[string[], readonly string[]]> {
  const { sessions, told } = await readTable(lines.join('\n'));
  return [sessions.map((session) => session.split(' | ').slice(1, 4).join(' ')), told];
}

describe('an hour that goes back in a day is in the afternoon', () => {
  test('where am is said of the morning', async () => {
    expect(
      await timesOf(
        'Date,Time,Session',
        `${date},9:00 AM - 10:30 AM,Opening`,
        `${date},10:30 AM - 11:00 AM,Coffee`,
        `${date},1:30 - 3:00,Practice`,
        `${date},12:30 AM - 1:30 AM,Night`,
      ),
    ).toEqual([
      ['09:00 90 Opening', '10:30 30 Coffee', '13:30 90 Practice', '00:30 60 Night'],
      ['afternoon-assumed 4'],
    ]);
  });

  test('where pm is said of some hours after it', async () => {
    expect(
      await timesOf(
        'Date,Time,Session',
        `${date},9:00 am,Opening`,
        `${date},12:30,Lunch`,
        `${date},1:30,Practice`,
        `${date},3:00 pm,Coffee`,
        `${date},3:15,Closing`,
        `${date},7:30,Dinner`,
      ),
    ).toEqual([
      [
        '09:00 210 Opening',
        '12:30 60 Lunch',
        '13:30 90 Practice',
        '15:00 15 Coffee',
        '15:15 20 Closing',
        '19:30 60 Dinner',
      ],
      expect.arrayContaining(['afternoon-assumed 4, 6–7']),
    ]);
  });

  test('in columns of their own for start and end', async () => {
    expect(
      await timesOf('Date,Start,End,Session', `${date},9:00 am,12:00,Talk`, `${date},1:30,3:00 pm,Practice`),
    ).toEqual([['09:00 180 Talk', '13:30 90 Practice'], ['afternoon-assumed 3']]);
  });

  test('but not where hours go to 24', async () => {
    expect(await timesOf('Date,Time,Session', `${date},21:00 - 23:00,Film`, `${date},1:30 - 3:00,Transfer`)).toEqual([
      ['21:00 120 Film', '01:30 90 Transfer'],
      [],
    ]);
    expect(await timesOf('Date,Session', '04.05.2026 21:00-23:00,Film', '04.05.2026 1:30-3:00,Transfer')).toEqual([
      ['21:00 120 Film', '01:30 90 Transfer'],
      [],
    ]);
  });
});

describe('moments that a spreadsheet shows as plain numbers', () => {
  test.each([
    ['46146,0.5,0.5625', '12:00 90'],
    ['46146,0.375,0.5', '09:00 180'],
    ['46146,0.5,1', '12:00 720'],
    ['46146.0,".75","0,875"', '18:00 180'],
  ])('%s is the day %s', async (cells, times) => {
    const { sessions, told } = await readTable(`Date,Start,End,Title\n${cells},Talk`);
    expect([sessions, told]).toEqual([[`2026-05-04 | ${times.replace(' ', ' | ')} | Talk | - | -`], []]);
  });

  test('with the day and the time in one, and lengths', async () => {
    const { sessions } = await readTable('Start,Duration,Title\n46146.375,0.0625,Talk\n46147.5,0.03125,Law');
    expect(sessions).toEqual(['2026-05-04 | 09:00 | 90 | Talk | - | -', '2026-05-05 | 12:00 | 45 | Law | - | -']);
  });

  test('but 9.3 among other hours has lost its zero', async () => {
    const { sessions } = await readTable('Start,End,Title\n9.3,10.3,Talk\n10.3,12,Law');
    expect(sessions.map((session) => session.split(' | ').slice(1, 3))).toEqual([
      ['09:30', '60'],
      ['10:30', '90'],
    ]);
  });
});

describe('67 several tables in one sheet', () => {
  const tables =
    'Day 1 - 4 May 2026\nTime,Session\n09:00-10:00,A\n10:00-11:00,B\n\nDay 2 - 5 May 2026\nTime,Room,Session\n';

  test('below each other are read by their own heads', async () => {
    const { sessions } = await readTable(`${tables}09:00-10:00,Hall,C\n10:00-11:00,Hall2,D`);
    expect(sessions).toEqual([
      '2026-05-04 | 09:00 | 60 | A | - | -',
      '2026-05-04 | 10:00 | 60 | B | - | -',
      '2026-05-05 | 09:00 | 60 | C | Hall | -',
      '2026-05-05 | 10:00 | 60 | D | Hall2 | -',
    ]);
  });

  test('of which one is no agenda: its rows are told', async () => {
    const { sessions, told } = await readTable(
      `${tables}09:00-10:00,Hall,C\n\nParticipants\nName,Country\nAnna,Kazakhstan`,
    );
    expect(sessions).toHaveLength(3);
    expect(told.join(' ')).toMatch(/11.* 12|10.* 11/);
  });

  test.each([
    ['with a column between them', 'Day 1: 4 May 2026,,,Day 2: 5 May 2026,\nTime,Session,,Time,Session', ',,'],
    ['without one', 'Day 1: 4 May 2026,,Day 2: 5 May 2026,\nTime,Session,Time,Session', ','],
  ])('beside each other %s are read one after the other', async (_, heads, between) => {
    const rows = ['09:00-10:00,A', '10:00-11:00,B'].map(
      (left, at) => `${left}${between}${at === 0 ? '09:00-10:00,C' : '10:00-11:00,D'}`,
    );
    const { sessions, told } = await readTable([heads, ...rows].join('\n'));
    expect(sessions).toEqual([
      '2026-05-04 | 09:00 | 60 | A | - | -',
      '2026-05-04 | 10:00 | 60 | B | - | -',
      '2026-05-05 | 09:00 | 60 | C | - | -',
      '2026-05-05 | 10:00 | 60 | D | - | -',
    ]);
    expect(told).toEqual([]);
  });
});

test('87: what is hidden in tables beside each other is hidden in the one that they become, and a row counts once', () => {
  const rows = [
    ['Time', 'Session', 'Room', 'Time', 'Session', 'Room'],
    [],
    ['9:00-10:00', 'A', '1', '9:00-10:00', 'B', '2'],
  ];
  const sheet = stackedTables(plainSheet(rows, { hiddenRows: [1], hiddenColumns: [5] }));
  expect(sheet.hiddenColumns).toEqual([2]);
  const file = { kind: 'spreadsheet', sheets: [sheet] } as const;
  const { remarks } = valueOf(readTableFile(file, noChoice, { language: 'en', near: date, timeZone: null }));
  expect(remarks.find(({ code }) => code === 'rows-hidden')?.values).toEqual({ count: 1 });
});

test('67: where the first heads come back, the columns are those that the user chose for them', () => {
  const heads = ['Time', 'Session', 'Subject'];
  const rows = [
    heads,
    ['9:00', 'A', 'One'],
    ['Time', 'Room', 'Session'],
    ['10:00', '7', 'B'],
    heads,
    ['11:00', 'C', 'Two'],
  ];
  const file = { kind: 'spreadsheet', sheets: [plainSheet(rows)] } as const;
  const choice = { ...noChoice, mapping: { headRow: 0, columns: ['time', null, 'title-en'] } } as const;
  const read = valueOf(readTableFile(file, choice, { language: 'en', near: date, timeZone: null }));
  expect(read.rows.map(({ session }) => session?.title['en'])).toEqual(['One', 'B', 'Two']);
});

describe('heads of other languages', () => {
  test.each([
    ['Turkish', 'Tarih;Saat;Oturum;Salon'],
    ['Turkish with ends', 'Tarih;Başlangıç;Konu;Salon'],
    ['French', 'Date;Horaire;Intitulé;Salle'],
    ['German', 'Datum;Uhrzeit;Titel;Raum'],
    ['Spanish', 'Fecha;Hora;Sesión;Sala'],
  ])('%s', async (_, heads) => {
    const { sessions } = await readTable(`${heads}\n2026-05-04;09:00-10:30;Opening;A`);
    expect(sessions).toEqual(['2026-05-04 | 09:00 | 90 | Opening | A | -']);
  });
});
