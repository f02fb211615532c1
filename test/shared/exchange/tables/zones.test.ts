import { expect, test } from 'vitest';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { isSameZone, zoneIn } from '../../../../shared/exchange/table/head-zones.ts';
import { oneOf, shuffled } from './made-tables.ts';
import { readTable } from './read-table.ts';

const almaty = { timeZone: 'Asia/Almaty', near: '2025-07-01' } as const;

/** The starts of two rows whose hours are four hours apart in the two columns, and what is told. */
async function startsOf(heads: readonly [string, string], timeZone: string | null) {
  const table = `Date,${heads.join(',')},Title\n2025-07-15,09:00–10:00,13:00–14:00,Law\n2025-07-15,10:15–11:00,14:15–15:00,Ethics\n`;
  const { sessions, told } = await readTable(table, { near: almaty.near, timeZone });
  return { starts: sessions.map((line) => line.split(' | ')[1]), told };
}

const [early, late] = [
  ['09:00', '10:15'],
  ['13:00', '14:15'],
] as const;

test.each([
  ['Time (GMT+1)', 'Time (Almaty)', late],
  ['Time (Almaty)', 'Time (GMT+1)', early],
  ['Time (UTC)', 'Time (UTC+5)', late],
  ['Время (мск)', 'Время (Алматы)', late],
  ['Время (МСК+2)', 'Время (МСК)', early],
  ['Time (CET)', 'Time (local)', late],
  ['Время (Женева)', 'Время (местное)', late],
  ['Vienna time', 'Astana time', late],
  ['Time (+05:00)', 'Time (+01:00)', early],
  ['Time', 'Time (Geneva)', early],
  ['Time (Geneva)', 'Time', late],
  ['Time Europe/Vienna', 'Time Asia/Almaty', late],
])('of "%s" and "%s" the hours of the workshop are taken', async (first, second, expected) => {
  const { starts, told } = await startsOf([first, second], almaty.timeZone);
  expect(starts).toEqual([...expected]);
  expect(told.filter((each) => each.startsWith('zone-differs'))).toEqual([]);
});

test('where neither is of the workshop, or its zone is not known, that is told', async () => {
  expect(await startsOf(['Time (London)', 'Time (Vienna)'], almaty.timeZone)).toEqual({
    starts: [...early],
    told: ['zone-differs'],
  });
  expect(await startsOf(['Time (London)', 'Time (Almaty)'], null)).toEqual({
    starts: [...early],
    told: ['zone-taken'],
  });
});

test('one column of another zone is told, one of the same clock is not', async () => {
  const table = (zone: string): string => `Date,Time (${zone}),Title\n2025-07-15,09:00–10:00,Law\n`;
  const told = async (zone: string) => (await readTable(table(zone), almaty)).told;
  expect(await told('GMT+2')).toEqual(['zone-differs']);
  expect(await told('GMT+5')).toEqual([]);
  expect(await told('Tashkent')).toEqual([]);
});

test('starts and ends of two zones are not mixed, whichever stand first', async () => {
  const table =
    'Date,Start (Vienna),End (Vienna),Start (Almaty),End (Almaty),Title\n2025-07-15,9:00,10:00,12:00,13:00,Law\n';
  const { sessions, told } = await readTable(table, almaty);
  expect([sessions, told]).toEqual([['2025-07-15 | 12:00 | 60 | Law | - | -'], []]);
});

test('heads in two rows, the zones in the lower one, and a zone alone as head', async () => {
  const html = (lower: string): string =>
    `<table><tr><td rowspan=2>Date</td><td colspan=2>Time</td><td rowspan=2>Title</td></tr>${lower}
     <tr><td>15.07.2025</td><td>9:00–10:00</td><td>12:00–13:00</td><td>Law</td></tr></table>`;
  const { sessions } = await readTable(html('<tr><td>Vienna</td><td>Almaty</td></tr>'), almaty);
  expect(sessions).toEqual(['2025-07-15 | 12:00 | 60 | Law | - | -']);
  const alone = await readTable('Date,GMT+2,GMT+5,Title,Room\n15.07.2025,9:00–10:00,12:00–13:00,Law,Hall\n', almaty);
  expect(alone.sessions).toEqual(['2025-07-15 | 12:00 | 60 | Law | Hall | -']);
});

test('a cell that names another zone than the rest is told with its row', async () => {
  const table = 'Date,Time,Title\n15.07.2025,9:00–10:00,Law\n15.07.2025,14:00 CET – 15:00 CET,Online talk\n';
  const { told } = await readTable(table, almaty);
  expect(told).toEqual(['zone-differs 3']);
});

test.each([
  ['Индивидуальная работа'],
  ['Грузить'],
  ['Римляне'],
  ['Делимся опытом'],
  ['Time'],
  ['Время начала'],
  ['Period'],
  ['GMT+19'],
  ['Weneva'],
  ['Начало и конец'],
])('no zone in %s', (text) => {
  expect(zoneIn(text)).toBeNull();
});

test('zones are the same where clocks show the same then', () => {
  expect(isSameZone('Asia/Almaty', 'Asia/Bishkek', '2020-07-01')).toBe(true);
  expect(isSameZone('Asia/Almaty', 'Asia/Bishkek', '2025-07-01')).toBe(false);
  expect(isSameZone('Europe/Paris', '+02:00', '2025-07-01')).toBe(true);
  expect(isSameZone('Europe/Paris', '+02:00', '2025-01-01')).toBe(false);
});

/** How heads name the zone of the workshop, and others that are so many minutes behind it in July. */
const own = ['Almaty', 'Алматы', 'Astana time', 'GMT+5', 'UTC+05:00', 'Казахстан', 'local', 'Ташкент', 'МСК+2'];
const others: readonly (readonly [name: string, behind: number])[] = [
  ['Vienna', 180],
  ['Женева', 180],
  ['CEST', 180],
  ['GMT', 300],
  ['UTC+3', 120],
  ['Москва', 120],
  ['London', 240],
  ['Баку', 60],
];
const wordings: readonly ((zone: string) => string)[] = [
  (zone) => `Time (${zone})`,
  (zone) => `Время (${zone})`,
  (zone) => `Time, ${zone}`,
  (zone) => `Уақыты (${zone})`,
  (zone) => `${zone} / время`,
];
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;

test.each(Array.from({ length: 20 }, (_, index) => index + 1))(
  'a made table with hours of several zones: %s',
  async (seed) => {
    const random = seededRandom(seed * 7919);
    const wording = oneOf(random, wordings);
    const foreign = shuffled(random, others).slice(0, 1 + (seed % 2));
    const columns = shuffled(random, [
      { head: wording(oneOf(random, own)), behind: 0 },
      ...foreign.map(([zone, behind]) => ({ head: wording(zone), behind })),
    ]);
    const delimiter = oneOf(random, [';', '\t', '|']);
    const starts = [600, 690, 800];
    const range = (start: number, behind: number): string => `${clock(start - behind)}–${clock(start + 60 - behind)}`;
    const rows = [
      ['Дата', ...columns.map(({ head }) => head), 'Тема'],
      ...starts.map((start, index) => [
        '15.07.2025',
        ...columns.map(({ behind }) => range(start, behind)),
        `Тема ${String(index + 1)}`,
      ]),
    ];
    const table = rows.map((row) => row.join(delimiter)).join('\n');
    const { sessions, told } = await readTable(table, { ...almaty, language: 'ru' });
    expect(sessions).toEqual(
      starts.map(
        (start, index) => `2025-07-15 | ${clock(start).padStart(5, '0')} | 60 | Тема ${String(index + 1)} | - | -`,
      ),
    );
    expect(told).toEqual([]);
  },
);
