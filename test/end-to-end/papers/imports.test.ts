import path from 'node:path';
import { expect, test } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { textIn } from '../../../shared/domain/language.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { pageData } from '../page-data.ts';
import { sharedApplication } from '../running-application.ts';
import { chooseFile, fileIn, root, saved } from '../steps.ts';

const running = sharedApplication();

const { importing } = englishScreens;

/** A series and a meeting as Outlook sends them: its name of the zone, texts as HTML beside nothing, one time moved. */
const outlook = [
  'BEGIN:VCALENDAR',
  'PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
  'VERSION:2.0',
  'METHOD:PUBLISH',
  'X-WR-CALNAME:Training',
  'BEGIN:VTIMEZONE',
  'TZID:West Asia Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T000000',
  'TZOFFSETFROM:+0500',
  'TZOFFSETTO:+0500',
  'END:STANDARD',
  'END:VTIMEZONE',
  ...['UID:1', 'SUMMARY;LANGUAGE=ru:Утренний сбор', 'RRULE:FREQ=DAILY;COUNT=3'].reduce<string[]>(
    (lines, line) => [...lines, line],
    [
      'BEGIN:VEVENT',
      'DTSTART;TZID="West Asia Standard Time":20250714T083000',
      'DTEND;TZID="West Asia Standard Time":20250714T090000',
    ],
  ),
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:1',
  'RECURRENCE-ID;TZID="West Asia Standard Time":20250715T083000',
  'DTSTART;TZID="West Asia Standard Time":20250715T080000',
  'DTEND;TZID="West Asia Standard Time":20250715T083000',
  'SUMMARY;LANGUAGE=ru:Утренний сбор',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:2',
  'DTSTART;TZID="West Asia Standard Time":20250714T090000',
  'DTEND;TZID="West Asia Standard Time":20250714T103000',
  'SUMMARY:Law and ethics',
  'LOCATION:Hall A',
  'DESCRIPTION:\\n',
  'X-ALT-DESC;FMTTYPE=text/html:<html><body><p class=MsoNormal>Bring <b>annex 3</b>.<o:p></o:p></p></body></html>',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** Two talks on two days, as pretalx writes them. */
const pretalx = `<?xml version='1.0' encoding='utf-8' ?>
<schedule>
  <generator name="pretalx" version="2024.3.1" />
  <version>1.0</version>
  <conference><acronym>ethics</acronym><title>Ethics week</title><start>2025-07-14</start><end>2025-07-15</end><days>2</days>
    <timeslot_duration>00:05</timeslot_duration><time_zone_name>Asia/Tashkent</time_zone_name></conference>
  ${['2025-07-14', '2025-07-15']
    .map(
      (
        date,
        index,
      ) => `<day index='${String(index + 1)}' date='${date}' start='${date}T04:00:00+05:00' end='${date}T23:59:00+05:00'>
    <room name='Hall A'><event guid='5f0f8bc6-3b8f-5c1e-9d3a-00000000000${String(index)}' id='${String(index)}'>
      <room>Hall A</room><title>Talk ${String(index + 1)}</title><subtitle></subtitle><type>Talk</type>
      <date>${date}T10:00:00+05:00</date><start>10:00</start><duration>00:45</duration>
      <abstract>*Short* words</abstract><description>&lt;p&gt;First&lt;/p&gt;</description>
      <persons><person id='${String(index)}'>Speaker ${index === 0 ? 'One' : 'Two'}</person></persons>
    </event></room></day>`,
    )
    .join('\n')}
</schedule>`;

test.each([
  {
    name: 'a messy Russian agenda from Word',
    file: () => path.join(root, 'test/files/tables/documents/a02-superscript.docx'),
    sessions: 10,
    some: ['09:00 30 Регистрация, входной тест', '09:30 90 Международные стандарты ведения дел'],
  },
  {
    name: 'a calendar from Outlook',
    file: () => fileIn(running().home, 'outlook.ics', outlook),
    sessions: 4,
    some: ['08:00 30 Утренний сбор', '08:30 30 Утренний сбор', '09:00 90 Law and ethics'],
  },
  {
    name: 'a schedule from pretalx',
    file: () => fileIn(running().home, 'schedule.xml', pretalx),
    sessions: 2,
    some: ['10:00 45 Talk 1', '10:00 45 Talk 2'],
  },
])('$name becomes a workshop with nothing to mend by hand', async ({ file, sessions, some }) => {
  const { page } = running();
  await page
    .getByRole('link', { name: /All workshops/ })
    .or(page.getByRole('heading', { name: englishScreens.home.welcome }))
    .first()
    .waitFor();
  const home = page.getByRole('link', { name: /All workshops/ });
  if ((await home.count()) > 0) await home.click();
  const before = await placedSessions();
  await chooseFile(page, file());
  const dialog = page.getByRole('dialog', { name: importing.asWorkshop });
  const accept = dialog.getByRole('button', { name: importing.makeWorkshop, exact: true });
  await accept.waitFor();
  expect(await dialog.getByText(/What comes first in|Day of .* that say/).count()).toBe(0);
  await accept.click();
  await dialog.waitFor({ state: 'hidden' });
  await saved(page);
  const after = await placedSessions();
  const added = after.filter((line) => !before.includes(line));
  expect(after.length - before.length).toBe(sessions);
  expect(added).toEqual(expect.arrayContaining([...some]));
  expect(added.filter((line) => line.startsWith('-'))).toEqual([]);
});

/** Of all sessions in the store: start, minutes and title; a dash where they have no place. */
async function placedSessions(): Promise<string[]> {
  const { partitions } = await pageData(running().page);
  return partitions.flatMap((partition) =>
    recordsOf(partition, 'session').map(({ placement, minutes, title }) =>
      [placement?.start ?? '-', String(minutes), textIn(title, 'ru')].join(' '),
    ),
  );
}
