import { describe, expect, test } from 'vitest';
import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { aZip } from '../a-zip.ts';
import { oneOf } from './made-tables.ts';
import { readTable } from './read-table.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

type Maker = { readonly name: string; readonly make: (lines: readonly string[]) => Uint8Array | string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function word(lines: readonly string[]): Uint8Array {
  const run = (text: string): string =>
    text
      .split('\t')
      .map((part) => `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`)
      .join('<w:r><w:tab/></w:r>');
  return aZip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document xmlns:w="urn:w"><w:body>${lines.map((line) => `<w:p>${run(line)}</w:p>`).join('')}</w:body></w:document>`,
  });
}

const makers: readonly Maker[] = [
  { name: 'Word', make: word },
  { name: 'text', make: (lines) => lines.join('\r\n') },
  { name: 'text without empty lines', make: (lines) => lines.filter(Boolean).join('\n') },
  {
    name: 'clipboard',
    make: (lines) =>
      `<html><body><!--StartFragment-->${lines.map((line) => `<p class=MsoNormal><span>${escaped(line)}</span></p>`).join('\r\n')}<!--EndFragment--></body></html>`,
  },
  {
    name: 'OpenDocument',
    make: (lines) =>
      aZip({
        'META-INF/manifest.xml': '<manifest/>',
        'content.xml': `<office:document-content><office:body><office:text>${lines.map((line) => `<text:p>${escaped(line)}</text:p>`).join('')}</office:text></office:body></office:document-content>`,
      }),
  },
];

describe.each(makers)('an agenda in lines: $name', ({ make }) => {
  test.each(seeds)('in Russian: %s', async (seed) => {
    const random = seededRandom(seed * 13);
    const dash = oneOf(random, ['–', '-', ' – ', ' - ', '—']);
    const sign = oneOf(random, [':', '.']);
    const gap = oneOf(random, ['  ', ' ', ' – ', '   ', ': ']);
    const bullet = oneOf(random, ['', '', '• ', '- ']);
    const time = (from: string, to: string): string =>
      `${bullet}${from.replace(':', sign)}${dash}${to.replace(':', sign)}${gap}`;
    const lines = [
      'ПРОГРАММА',
      'семинара по защите данных',
      '',
      oneOf(random, [
        'День 1. 14 июля 2025 г.',
        '14 июля 2025 года, понедельник',
        'Понедельник, 14 июля 2025 г.',
        '14.07.2025',
      ]),
      `${time('09:00', '09:30')}Регистрация участников`,
      `${time('09:30', '11:00')}Сессия 1. Правовые основы (Иванова А.)`,
      `${time('11:00', '11:30')}Кофе-брейк`,
      `${time('11:30', '13:00')}Обзор дел`,
      oneOf(random, ['Докладчик: Сапаров К.', 'Спикер: Сапаров К.']),
      '',
      oneOf(random, ['День 2. 15 июля 2025 г.', '15 июля 2025 года, вторник', 'Вторник, 15 июля 2025 г.']),
      `${time('10:00', '11:30')}Реестры (зал А)`,
      'Цель: показать, как ведут реестры',
      `${time('13:00', '14:00')}Обед`,
    ];
    const { sessions, kinds } = await readTable(make(lines), { language: 'ru' });
    expect(sessions).toEqual([
      '2025-07-14 | 09:00 | 30 | Регистрация участников | - | -',
      '2025-07-14 | 09:30 | 90 | Сессия 1. Правовые основы | - | Иванова А.',
      '2025-07-14 | 11:00 | 30 | Кофе-брейк | - | -',
      '2025-07-14 | 11:30 | 90 | Обзор дел | - | Сапаров К.',
      '2025-07-15 | 10:00 | 90 | Реестры | зал А | -',
      '2025-07-15 | 13:00 | 60 | Обед | - | -',
    ]);
    expect(kinds).toEqual(['registration', 'lecture', 'break', 'lecture', 'lecture', 'lunch']);
  });

  test.each(seeds)('in English: %s', async (seed) => {
    const random = seededRandom(seed * 29);
    const isHalved = random() < 0.4;
    const gap = oneOf(random, ['  ', ' ', ' – ', ' | ', ': ']);
    const clock = (time: string): string => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      if (!isHalved) return time;
      return `${String(((hours + 11) % 12) + 1)}:${String(minutes).padStart(2, '0')} ${hours < 12 ? 'am' : 'pm'}`;
    };
    const joined = oneOf(random, [' - ', '–', ' to ']);
    const time = (from: string, to: string): string => `${clock(from)}${joined}${clock(to)}${gap}`;
    const lines = [
      'Regional training on data protection',
      'Almaty, 14-15 July 2025',
      oneOf(random, ['Day 1 – 14 July 2025', 'Monday, 14 July', 'July 14, 2025']),
      `${time('09:00', '09:30')}Opening remarks`,
      `${time('09:30', '11:00')}Session 1: Teaching adults (${oneOf(random, ['Aigul Omarova', 'Dr Aigul Omarova, UNODC'])})`,
      oneOf(random, ['Day 2 – 15 July 2025', 'Tuesday, 15 July', 'July 15, 2025']),
      `${time('14:00', '15:30')}Law and practice`,
      'Speakers: Aigul Omarova; Anna van der Berg',
      `${time('15:30', '16:00')}Coffee break`,
    ];
    const { sessions } = await readTable(make(lines.map((line) => line.replace(' | ', oneOf(random, [' | ', ' - '])))));
    expect(sessions).toEqual([
      '2025-07-14 | 09:00 | 30 | Opening remarks | - | -',
      '2025-07-14 | 09:30 | 90 | Session 1: Teaching adults | - | Aigul Omarova',
      '2025-07-15 | 14:00 | 90 | Law and practice | - | Aigul Omarova + Anna van der Berg',
      '2025-07-15 | 15:30 | 30 | Coffee break | - | -',
    ]);
  });

  test.each([
    ['kk', '2025 жылғы 14 шілде', 'Ашылу салтанаты', 'Деректерді қорғау'],
    ['ky', '2025-жылдын 14-июлу', 'Ачылыш аземи', 'Маалыматтарды коргоо'],
    ['tg', '14 июли 2025', 'Ифтитоҳи семинар', 'Ҳифзи маълумот'],
    ['tk', '2025-nji ýylyň 14-nji iýuly', 'Açylyş dabarasy', 'Maglumatlary goramak'],
    ['uz', '2025-yil 14-iyul', 'Ochilish marosimi', 'Maʼlumotlarni himoya qilish'],
    ['en', '14 Temmuz 2025 Pazartesi', 'Opening', 'Data protection'],
  ] as const)('in %s', async (language, day, opening, title) => {
    const { sessions } = await readTable(make([day, `09:00–09:30 ${opening}`, `09:30–11:00 ${title}`]), { language });
    expect(sessions).toEqual([
      `2025-07-14 | 09:00 | 30 | ${opening} | - | -`,
      `2025-07-14 | 09:30 | 90 | ${title} | - | -`,
    ]);
  });

  test('lines that begin with the day', async () => {
    const lines = [
      'Programme',
      '14.07.2025 09:00–09:30 Opening',
      '14.07.2025, 09:30-11:00 – Law',
      '15.07.2025 10:00-10:30 Teaching adults',
    ];
    expect((await readTable(make(lines))).sessions.map((line) => line.replace(/ \| - \| -$/, ''))).toEqual([
      '2025-07-14 | 09:00 | 30 | Opening',
      '2025-07-14 | 09:30 | 90 | Law',
      '2025-07-15 | 10:00 | 30 | Teaching adults',
    ]);
  });

  test('times and titles in lines of their own belong together', async () => {
    const lines = [
      '14 July 2025',
      '09:00–09:30',
      'Opening',
      '09:30',
      'Teaching adults',
      'Aigul Omarova',
      '11:00–12:00',
      'Law',
    ];
    expect((await readTable(make(lines))).sessions).toEqual([
      '2025-07-14 | 09:00 | 30 | Opening | - | -',
      '2025-07-14 | 09:30 | 90 | Teaching adults | - | Aigul Omarova',
      '2025-07-14 | 11:00 | 60 | Law | - | -',
    ]);
  });
});

test.each([
  ['a letter', ['Dear colleagues,', 'the training begins at 9:00.', 'Kind regards']],
  ['one time', ['09:00 Opening']],
])('a text that is no agenda is refused: %s', async (_, lines) => {
  const read = await openAgendaFile(word(lines), { language: 'en', timeZone: null });
  expect(read).toMatchObject({ ok: false, failure: { code: 'table-not-found' } });
});

test('a text in Rich Text Format says what to save it as', async () => {
  const read = await openAgendaFile(new TextEncoder().encode('{\\rtf1\\ansi 09:00 Opening}'), {
    language: 'en',
    timeZone: null,
  });
  expect(read).toMatchObject({ ok: false, failure: { code: 'document-rtf' } });
});

describe('tables inside of tables of Word', () => {
  const cell = (inside: string): string => `<w:tc>${inside}</w:tc>`;
  const text = (written: string): string => cell(`<w:p><w:r><w:t>${written}</w:t></w:r></w:p>`);
  const table = (...rows: readonly string[][]): string =>
    `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`;
  const file = (body: string): Uint8Array =>
    aZip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<w:document xmlns:w="urn:w"><w:body>${body}</w:body></w:document>`,
    });
  const agenda = table(
    [text('Time'), text('Session')],
    [text('09:00–10:00'), text('Opening')],
    [text('10:00–11:00'), text('Law')],
  );
  const day = '<w:p><w:r><w:t>14 July 2025</w:t></w:r></w:p>';
  const wanted = ['2025-07-14 | 09:00 | 60 | Opening | - | -', '2025-07-14 | 10:00 | 60 | Law | - | -'];

  test.each([
    ['one cell around it', table([cell(day + agenda)])],
    ['two cells around it', table([cell(table([cell(day + agenda)]))])],
    ['a logo beside it', table([text('Logo'), cell(day + agenda)])],
    ['a row above it', table([text('Programme')], [cell(day + agenda)])],
  ])('%s', async (_, body) => {
    expect((await readTable(file(body))).sessions).toEqual(wanted);
  });

  test('a table in a cell beside a time is text of the session', async () => {
    const inner = table([text('Group A'), text('Room 1')], [text('Group B'), text('Room 2')]);
    const body = table(
      [text('Time'), text('Session')],
      [text('09:00–10:00'), cell(`<w:p><w:r><w:t>Work</w:t></w:r></w:p>${inner}`)],
      [text('10:00–11:00'), text('Law')],
    );
    expect((await readTable(file(day + body))).sessions.map((line) => line.slice(0, 31))).toEqual([
      '2025-07-14 | 09:00 | 60 | Work ',
      '2025-07-14 | 10:00 | 60 | Law |',
    ]);
  });
});

describe('tables inside of tables of a page', () => {
  const agenda =
    '<p>14 July 2025</p><table><tr><td>Time</td><td>Session</td></tr><tr><td>09:00–10:00</td><td>Opening</td></tr><tr><td>10:00–11:00</td><td>Law</td></tr></table>';
  const wanted = ['2025-07-14 | 09:00 | 60 | Opening | - | -', '2025-07-14 | 10:00 | 60 | Law | - | -'];

  test.each([
    ['one cell around it', `<table><tr><td>${agenda}</td></tr></table>`],
    ['two tables around it', `<table><tr><td><table><tr><td>${agenda}</td></tr></table></td></tr></table>`],
    [
      'a picture and links beside it',
      `<table><tr><td>Logo</td><td>${agenda}</td></tr><tr><td>Contact</td><td>us</td></tr></table>`,
    ],
  ])('%s', async (_, body) => {
    expect((await readTable(`<html><body>${body}</body></html>`)).sessions).toEqual(wanted);
  });
});
