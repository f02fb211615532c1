import type { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { ImportedAgenda } from '../../../../shared/exchange/imported-agenda.ts';
import { type OpenedAgenda, openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import type { ReadOptions } from '../../../../shared/exchange/schedule/schedule-reader.ts';
import type { Result } from '../../../../shared/result.ts';
import { valueOf } from '../samples.ts';
import { hereOf, localOf, Made, utcOf } from './made-calendars.ts';

const seeds = Array.from({ length: 10 }, (_, index) => index);
const options: ReadOptions = { language: 'en', timeZone: 'Asia/Almaty' };

async function opened(file: string | Uint8Array, more: Partial<ReadOptions> = {}): Promise<Result<unknown>> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  return openAgendaFile(bytes, { ...options, ...more });
}

async function agendaOf(file: string | Uint8Array, more?: Partial<ReadOptions>): Promise<ImportedAgenda> {
  return (valueOf(await opened(file, more)) as OpenedAgenda).agenda;
}

const placesOf = ({ days, sessions }: ImportedAgenda): string[] =>
  sessions.map(({ day, start, minutes }) => `${days[day ?? -1]?.date ?? ''} ${start ?? ''} ${String(minutes)}`).sort();

/** Only the right times, and no remark. */
async function expectTimes(file: string, moments: readonly Temporal.ZonedDateTime[], minutes = 60): Promise<void> {
  const agenda = await agendaOf(file);
  const lengthOf = (moment: Temporal.ZonedDateTime): number => {
    const here = moment.withTimeZone('Asia/Almaty');
    return Math.min(minutes, 1440 - here.hour * 60 - here.minute);
  };
  expect(placesOf(agenda), file).toEqual(
    moments.map((moment) => `${hereOf(moment)} ${String(lengthOf(moment))}`).sort(),
  );
  expect(agenda.warnings).toEqual([]);
  const notes = agenda.sessions.flatMap((session) => session.notes ?? []);
  expect(notes.filter(({ code }) => code !== 'length-changed')).toEqual([]);
}

const after = (start: Temporal.ZonedDateTime, days: number): Temporal.ZonedDateTime => start.add({ days });
const row = (start: Temporal.ZonedDateTime, times: number, days = 1): Temporal.ZonedDateTime[] =>
  Array.from({ length: times }, (_, index) => after(start, index * days));

describe.each(seeds)('calendars made with seed %s', (seed) => {
  test('further dates, in one property or several, in UTC, as periods', async () => {
    const made = new Made(seed);
    const start = made.start(made.zone());
    const further = made
      .shuffled([1, 2, 3, 5])
      .slice(0, made.number(1, 3))
      .map((days) => after(start, days).add({ hours: made.number(0, 2) }));
    const written: Record<string, string> = made.of([
      { [`RDATE;TZID=${start.timeZoneId}:`]: further.map(localOf).join(',') },
      { 'RDATE:': further.map(utcOf).join(',') },
      { 'RDATE;VALUE=PERIOD:': further.map((one) => `${utcOf(one)}/PT1H`).join(',') },
      Object.fromEntries(
        further.map((one, index) => [`RDATE;X-N=${String(index)};TZID=${one.timeZoneId}:`, localOf(one)]),
      ),
    ]);
    await expectTimes(
      made.calendar(
        made.event({ ...made.at('DTSTART', start), 'DURATION:': 'PT1H', 'SUMMARY:': made.title(), ...written }),
      ),
      [start, ...further],
    );
  });

  test('an end in UTC, that is the last time or lies before the next', async () => {
    const made = new Made(seed);
    const start = made.start(made.zone(), 0, 23);
    const times = made.number(2, 6);
    const until = after(start, times - 1).add({ minutes: made.of([0, 1, 60, 23 * 60 + 59]) });
    const rule = made.shuffled(['INTERVAL=1', `UNTIL=${utcOf(until)}`, 'WKST=MO']);
    await expectTimes(
      made.calendar(
        made.event({
          ...made.at('DTSTART', start),
          ...made.at('DTEND', start.add({ hours: 1 })),
          'RRULE:': ['FREQ=DAILY', ...rule].join(';'),
        }),
      ),
      row(start, times),
    );
  });

  test('one moved, one taken out, by their moments', async () => {
    const made = new Made(seed);
    const start = made.start(made.zone(), 0, 23);
    const [moved = 1, gone = 2] = made.shuffled([0, 1, 2, 3]);
    const inUtc = (moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
      made.number(0, 1) === 1 ? moment.withTimeZone('UTC') : moment;
    const to = after(start, moved).subtract({ minutes: 90 });
    const common = { 'UID:': 'series@made.example', 'SUMMARY:': made.title(), 'DURATION:': 'PT1H' };
    const events = made.shuffled([
      made.event({
        ...common,
        ...made.at('DTSTART', start),
        'RRULE:': 'FREQ=DAILY;COUNT=4',
        ...made.at('EXDATE', inUtc(after(start, gone))),
      }),
      made.event({ ...common, ...made.at('DTSTART', to), ...made.at('RECURRENCE-ID', inUtc(after(start, moved))) }),
    ]);
    const left = [0, 1, 2, 3].filter((index) => index !== moved && index !== gone).map((index) => after(start, index));
    await expectTimes(made.calendar(events.join('')), [...left, to]);
  });

  test('from one on all at another time and longer', async () => {
    const made = new Made(seed);
    const start = made.start(made.zone(), 8, 16);
    const from = made.number(1, 3);
    const later = made.number(-3, 5) * 15;
    const common = { 'UID:': 'series@made.example', 'SUMMARY:': made.title(), 'DURATION:': 'PT1H' };
    const [name = '', value = ''] = Object.entries(made.at('RECURRENCE-ID', after(start, from)))[0] ?? [];
    const events = made.shuffled([
      made.event({ ...common, ...made.at('DTSTART', start), 'RRULE:': 'FREQ=DAILY;COUNT=5' }),
      made.event({
        ...common,
        ...made.at('DTSTART', after(start, from).add({ minutes: later })),
        [name.replace('RECURRENCE-ID', 'RECURRENCE-ID;RANGE=THISANDFUTURE')]: value,
      }),
    ]);
    const expected = row(start, 5).map((moment, index) => (index < from ? moment : moment.add({ minutes: later })));
    await expectTimes(made.calendar(events.join('')), expected);
  });

  test('several times a day, in any order', async () => {
    const made = new Made(seed);
    const hours = made.shuffled([8, 10, 11, 14, 15]).slice(0, made.number(2, 3));
    const [first = 8] = hours.toSorted((one, other) => one - other);
    const start = made.start(made.zone()).with({ hour: first, minute: 0 });
    const days = made.number(2, 3);
    const times = hours.length * days;
    await expectTimes(
      made.calendar(
        made.event({
          ...made.at('DTSTART', start),
          'DURATION:': 'PT1H',
          'RRULE:': `FREQ=DAILY;BYHOUR=${hours.join(',')};BYMINUTE=0;COUNT=${String(times)}`,
        }),
      ),
      row(start, days).flatMap((day) => hours.map((hour) => day.with({ hour }))),
    );
  });

  test('two rules together, and every weekday as Mozilla says it', async () => {
    const made = new Made(seed);
    const start = made.start(made.zone()).with({ day: 14 });
    const [days, weeks] = [made.number(2, 4), made.number(2, 4)];
    const both = made.event({
      ...made.at('DTSTART', start),
      'DURATION:': 'PT1H',
      'RRULE:': `FREQ=DAILY;COUNT=${String(days)}`,
      'RRULE;X-N=2:': `FREQ=WEEKLY;COUNT=${String(weeks)}`,
    });
    const union = [...row(start, days), ...row(start, weeks, 7).slice(1)];
    await expectTimes(made.calendar(both), union);
    const weekdays = made.event({
      ...made.at('DTSTART', start),
      'DURATION:': 'PT1H',
      'RRULE:': 'FREQ=DAILY;COUNT=7;BYDAY=MO,TU,WE,TH,FR',
    });
    await expectTimes(
      made.calendar(weekdays),
      [0, 1, 2, 3, 4, 7, 8].map((day) => after(start, day)),
    );
  });

  test('without an end, within the days of the workshop', async () => {
    const made = new Made(seed);
    const start = made.start('Asia/Almaty').subtract({ days: made.number(30, 3000) });
    const file = made.calendar(
      made.event({
        ...made.at('DTSTART', start),
        'DURATION:': 'PT1H',
        'SUMMARY:': 'Standing',
        'RRULE:': made.of(['FREQ=DAILY', 'FREQ=DAILY;INTERVAL=1;WKST=SU']),
      }),
    );
    const agenda = await agendaOf(file, { days: { first: '2025-07-14', last: '2025-07-16' } });
    expect(agenda.days.map(({ date }) => date)).toEqual(['2025-07-14', '2025-07-15', '2025-07-16']);
    expect(agenda.sessions.map(({ notes = [] }) => notes.map(({ code }) => code))).toEqual([
      ['series-limited'],
      [],
      [],
    ]);
    expect(agenda.warnings).toEqual([]);
  });

  test('a zone of its own name, with rules that ended and with a comma in it', async () => {
    const made = new Made(seed);
    const name = made.of(['Lake Town, Hill Town', 'Kazakhstan (east)', 'Наш пояс', 'Customized Time Zone 1', ' 1']);
    const [winter, now] = [made.number(2, 6), made.number(2, 6)];
    const offset = (hours: number): string => `+0${String(hours)}00`;
    const part = (kind: string, begin: string, from: number, to: number, rule: string): string[] => [
      `BEGIN:${kind}`,
      ...made.shuffled([
        `DTSTART:${begin}`,
        `TZOFFSETFROM:${offset(from)}`,
        `TZOFFSETTO:${offset(to)}`,
        ...(rule === '' ? [] : [`RRULE:${rule}`]),
      ]),
      `END:${kind}`,
    ];
    const parts = made.shuffled([
      part(
        'STANDARD',
        made.of(['16010101T030000', '19961027T030000']),
        winter + 1,
        winter,
        'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20041030T200000Z',
      ),
      part(
        'DAYLIGHT',
        '19960331T020000',
        winter,
        winter + 1,
        'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20040327T200000Z',
      ),
      part('STANDARD', '20240301T000000', winter, now, ''),
    ]);
    const zone = ['BEGIN:VTIMEZONE', `TZID:${name.replaceAll(',', '\\,')}`, ...parts.flat(), 'END:VTIMEZONE']
      .map(made.maker.line)
      .join('');
    const tzid = name.includes(',') || made.maker.quotes ? `"${name}"` : name;
    const event = (uid: string, year: string): string =>
      made.event({ 'UID:': uid, [`DTSTART;TZID=${tzid}:`]: `${year}0714T090000`, 'DURATION:': 'PT1H' });
    const file = made.calendar(
      made.shuffled([zone, event('a', '2025'), event('b', '2023'), event('c', '2003')]).join(''),
    );
    const almaty = { 2025: 5, 2023: 6, 2003: 7 };
    const clock = (year: 2025 | 2023 | 2003, hours: number): string =>
      `${String(year)}-07-14 ${String(9 - hours + almaty[year]).padStart(2, '0')}:00 60`;
    expect(placesOf(await agendaOf(file))).toEqual([clock(2003, winter + 1), clock(2023, winter), clock(2025, now)]);
  });

  test('a name of a zone as Windows and Outlook write it', async () => {
    const made = new Made(seed);
    const [name, zone] = made.of([
      ['W. Europe Standard Time', 'Europe/Berlin'],
      ['(UTC+05:00) Ashgabat, Tashkent', 'Asia/Tashkent'],
      ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
      ['Ekaterinburg Standard Time', 'Asia/Yekaterinburg'],
      ['/freeassociation.sourceforge.net/Europe/Moscow', 'Europe/Moscow'],
      ['UTC+5', 'Asia/Tashkent'],
    ] as const);
    const start = made.start(zone, 5, 12);
    await expectTimes(made.calendar(made.event({ [`DTSTART;TZID="${name}":`]: localOf(start), 'DURATION:': 'PT1H' })), [
      start,
    ]);
  });
});

/** A word as bytes of QUOTED-PRINTABLE, broken softly now and then. */
function quoted(text: string, made: Made): string {
  return [...new TextEncoder().encode(text)]
    .map(
      (byte) =>
        (byte < 0x80 && byte !== 0x3d
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`) + (made.number(0, 19) === 0 ? '=\r\n' : ''),
    )
    .join('');
}

describe.each(seeds)('texts of calendars made with seed %s', (seed) => {
  const timed = { 'DTSTART:': '20250714T040000Z', 'DURATION:': 'PT1H' };
  const descriptionsOf = async (file: string | Uint8Array): Promise<(string | undefined)[]> =>
    (await agendaOf(file)).sessions.map(({ description }) => Object.values(description)[0]);

  test('HTML in a description, or beside an empty one', async () => {
    const made = new Made(seed);
    const [one, two, link] = [
      made.of(['Bring two cases', 'Возьмите два случая']),
      made.of(['Annex 3 & 4', 'Ноутбук']),
      'https://made.example/a?b=1&c=2',
    ];
    const escaped = (text: string): string => text.replaceAll('&', '&amp;');
    const html = made.of([
      `<p>${one}</p><ul><li>${escaped(two)}</li><li>x &lt; y</li></ul><p>See <a href="${escaped(link)}">this</a></p>`,
      `<html><body><div>${one}</div><br><ul>\n<li><b>${escaped(two)}</b></li>\n<li>x &lt; y</li>\n</ul><div>See <a href='${escaped(link)}'>this</a></div></body></html>`,
      `<P>${one}</P>\n<UL>\n<LI>${escaped(two)}\n<LI>x &lt; y\n</UL>\n<P>See&nbsp;<A HREF="${escaped(link)}">this</A></P>`,
    ]);
    const value = html.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll('\n', '\\n');
    const written: Record<string, string> = made.of([
      { 'DESCRIPTION:': value },
      { 'X-ALT-DESC;FMTTYPE=text/html:': value },
      { 'DESCRIPTION:': '\\n', 'X-ALT-DESC;FMTTYPE=text/html:': value },
    ]);
    const [text = ''] = await descriptionsOf(made.calendar(made.event({ ...timed, 'SUMMARY:': 'x', ...written })));
    expect(text.split('\n').filter((line) => line !== '')).toEqual([one, `• ${two}`, '• x < y', `See this (${link})`]);
  });

  test('plain text that only looks like HTML', async () => {
    const made = new Made(seed);
    const text = made.of([
      'if a<b and c>d',
      'Write to Aigul <a@b.kz>',
      '<tag> & <https://made.example/x>',
      'x < y > z',
      'a <b and c',
      '1 << 2',
      'R&D; Q&A',
      'AT&T',
    ]);
    const value = text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`);
    expect(
      await descriptionsOf(made.calendar(made.event({ ...timed, 'SUMMARY:': 'x', 'DESCRIPTION:': value }))),
    ).toEqual([text]);
  });

  test('quoted-printable', async () => {
    const made = new Made(seed);
    const title = `${made.title()} = ${made.of(['Обзор', 'Ұлан', 'Übung', 'тест'])}`;
    const parameters = made.shuffled(['ENCODING=QUOTED-PRINTABLE', 'CHARSET=UTF-8', 'LANGUAGE=ru']);
    const file = `BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nDTSTART:20250714T040000Z\r\nSUMMARY;${parameters.join(';')}:${quoted(title, made)}\r\nDTEND:20250714T050000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    const { sessions } = await agendaOf(file);
    expect(sessions.map((session) => [Object.values(session.title)[0], session.minutes])).toEqual([[title, 60]]);
  });

  test('real line breaks in a text, long texts, torn letters', async () => {
    const made = new Made(seed);
    const lines = made.shuffled([
      'Second line.',
      'Third: with a colon',
      'Location: to be said',
      'в-третьих; и так далее',
      '',
      '- a mark',
    ]);
    const text = ['First line', ...lines, 'Last line'].join('\n');
    const end = made.of(['\r\n', '\n']);
    const more = made.of(['DTEND:20250714T050000Z', 'LOCATION:Hall', 'X-ALT-DESC:', 'END:VEVENT']);
    const file = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART:20250714T040000Z',
      `DESCRIPTION:${text.replaceAll('\n', end)}`,
      ...(more === 'END:VEVENT' ? [] : [more]),
      'SUMMARY:x',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join(end);
    expect(await descriptionsOf(file)).toEqual([text]);
    const long = 'слово '.repeat(made.number(700, 3000)).trim();
    expect(await descriptionsOf(made.calendar(made.event({ ...timed, 'DESCRIPTION:': long })))).toEqual([long]);
    const bytes = new TextEncoder().encode(
      made.calendar(
        made.event({
          ...timed,
          'SUMMARY:': 'Открытие семинара',
          'LOCATION:': 'Большой зал',
          'DESCRIPTION:': 'Обзор докладов',
        }),
      ),
    );
    const torn = bytes.lastIndexOf(0xd0);
    const agenda = await agendaOf(Uint8Array.from([...bytes.subarray(0, torn), ...bytes.subarray(torn + 1)]));
    expect(agenda.warnings[0]?.code).toBe('letters-broken');
    expect(`${agenda.sessions[0]?.title.ru ?? ''} ${agenda.sessions[0]?.room ?? ''}`).toMatch(/[а-яё]{4}.*[а-яё]{4}/);
  });

  test('cancellations and web pages are refused as what they are', async () => {
    const made = new Made(seed);
    const cancelled = made.calendar(
      made.event({ ...timed, 'SUMMARY:': made.title(), 'SEQUENCE:': '1' }),
      made.of(['METHOD:CANCEL', 'METHOD:Cancel', 'METHOD: CANCEL ']),
    );
    expect(await opened(cancelled)).toMatchObject({ failure: { code: 'calendar-cancelled' } });
    const page = made.of([
      '<!DOCTYPE html>\n<html>',
      '<html lang="ru">',
      '\n\n<!-- x -->\n<!doctype HTML>',
      '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">',
      '<HTML>',
    ]);
    expect(await opened(`${page}<head><title>Sign in</title></head><body>BEGIN:VCALENDAR</body></html>`)).toMatchObject(
      { failure: { code: 'file-web-page' } },
    );
  });
});
