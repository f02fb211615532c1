import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { AgendaPreview, type ImportGoal } from '../../../renderer/importing/agenda-preview.tsx';
import { importedAgendaChanges } from '../../../shared/exchange/agenda-import.ts';
import { readCalendar } from '../../../shared/exchange/calendar/calendar-reader.ts';
import { aWorkshop } from '../../factories/a-workshop.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

beforeEach(async () => {
  await freshStart();
});

const event = (title: string, lines: string): string =>
  `BEGIN:VEVENT\nUID:${title}\nSUMMARY:${title}\n${lines}\nEND:VEVENT\n`;

test('what is assumed for one session of a calendar stands beside it, and no remark is made of the file', async () => {
  const text = `BEGIN:VCALENDAR\n${event('Fair', 'DTSTART;VALUE=DATE:20250714')}${event(
    'Talk',
    'DTSTART:20250714T090000\nDURATION:PT1H',
  )}END:VCALENDAR\n`;
  const agenda = valueOf(readCalendar(text, { language: 'en', timeZone: 'Asia/Almaty' }));
  let count = 0;
  const goal: ImportGoal = {
    language: 'en',
    near: '2025-07-14',
    timeZone: null,
    days: [],
    prepare: (each, enterSpeakers) =>
      importedAgendaChanges(aWorkshop(), each, enterSpeakers, () => `new-${String(++count)}`),
    accept: () => undefined,
    acceptName: 'Bring in',
  };
  renderScreen(
    <main>
      <AgendaPreview agenda={agenda} goal={goal} speakersAtFirst />
    </main>,
  );
  const row = page.getByRole('row', { name: /Fair/ });
  await expect.element(row).toHaveTextContent('“Fair” lasts all day in the calendar: it comes in without a time.');
  await expect.element(page.getByRole('row', { name: /Talk/ })).not.toHaveTextContent('all day');
  expect(page.getByRole('region', { name: 'Good to know' }).query()).toBeNull();
  await expectAccessible();
});

test('an agenda of other days than the workshop is asked about, and can be moved to the days that are here', async () => {
  const text = `BEGIN:VCALENDAR\n${event('Talk', 'DTSTART:20240714T090000\nDURATION:PT1H')}END:VCALENDAR\n`;
  const agenda = valueOf(readCalendar(text, { language: 'en', timeZone: 'Asia/Almaty' }));
  const dates: (string | null)[][] = [];
  const goal: ImportGoal = {
    language: 'en',
    near: '2025-07-15',
    timeZone: 'Asia/Almaty',
    days: ['2025-07-15', '2025-07-16'],
    prepare: (each, enterSpeakers) => importedAgendaChanges(aWorkshop(), each, enterSpeakers, () => 'new'),
    accept: (_, { days }) => dates.push(days.map(({ date }) => date)),
    acceptName: 'Bring in',
  };
  renderScreen(
    <main>
      <AgendaPreview agenda={agenda} goal={goal} speakersAtFirst />
    </main>,
  );
  const choice = page.getByRole('button', { name: /The file is about 14\sJuly\s2024/ });
  await choice.click();
  await page
    .getByRole('option', { name: /Move it to the days that are here: 15\sJuly\s2025 – 16\sJuly\s2025/ })
    .click();
  await page.getByRole('button', { name: 'Bring in' }).click();
  expect(dates).toEqual([['2025-07-15']]);
});
