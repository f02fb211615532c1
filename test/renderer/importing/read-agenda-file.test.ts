import { expect, test } from 'vitest';
import { startReadingAgenda, type ReadingReport } from '../../../renderer/importing/agenda-file.ts';
import { agendaLimits } from '../../../shared/exchange/imported-agenda.ts';
import { largestAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';

const options = { language: 'en', timeZone: 'Asia/Almaty' } as const;

function calendar(events: number): string {
  const event = (number: number): string =>
    `BEGIN:VEVENT\r\nUID:${String(number)}\r\nDTSTART:20250715T090000Z\r\nDURATION:PT30M\r\nSUMMARY:Event ${String(number)}\r\nEND:VEVENT\r\n`;
  return `BEGIN:VCALENDAR\r\n${Array.from({ length: events }, (_, index) => event(index)).join('')}END:VCALENDAR\r\n`;
}

/** As many megabytes of a schedule as are asked for, in few sessions. */
function longSchedule(megabytes: number): string {
  const event = (number: number): string =>
    `<event id="${String(number)}"><start>09:00</start><duration>00:30</duration><title>T</title><description>${'<b/>word '.repeat(128 * 1024)}</description></event>`;
  return `<schedule><day date="2025-07-15">${Array.from({ length: megabytes }, (_, index) => event(index)).join('')}</day></schedule>`;
}

function read(name: string, contents: BlobPart): Promise<ReadingReport[]> {
  return new Promise((resolve) => {
    const reports: ReadingReport[] = [];
    startReadingAgenda({ file: new File([contents], name), options, encoding: undefined }, (report) => {
      reports.push(report);
      if (report.kind === 'read') resolve(reports);
    });
  });
}

function outcomeOf(reports: readonly ReadingReport[]): unknown {
  const last = reports.at(-1);
  if (last?.kind !== 'read') return 'not read';
  return last.result.ok ? last.result.value.kind : last.result.failure.code;
}

test('a worker reads a calendar, and refuses what no workshop takes', async () => {
  expect(outcomeOf(await read('good.ics', calendar(3)))).toBe('icalendar');
  expect(outcomeOf(await read('large.ics', calendar(40_000)))).toBe('schedule-too-large');
  expect(outcomeOf(await read('most.ics', calendar(agendaLimits.sessions)))).toBe('icalendar');
  expect(outcomeOf(await read('huge.csv', new Uint8Array(largestAgendaFile + 10)))).toBe('file-too-large');
  expect(outcomeOf(await read('empty.xml', ''))).toBe('file-empty');
});

test('how much is read grows until all of it is', async () => {
  const reports = await read('long.xml', longSchedule(20));
  const shares = reports.flatMap((report) => (report.kind === 'progress' ? [report.share] : []));
  expect(shares.length).toBeGreaterThan(1);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  expect(outcomeOf(reports)).toBe('schedule-xml');
});

test('75, 89: reading that is cancelled on its way reports nothing more', async () => {
  const reports: ReadingReport[] = [];
  await new Promise<void>((resolve) => {
    const file = new File([longSchedule(40)], 'long.xml');
    const task = startReadingAgenda({ file, options, encoding: undefined }, (report) => {
      reports.push(report);
      task.cancel();
      resolve();
    });
  });
  // Another file is read after it from begin to end.
  expect(outcomeOf(await read('good.ics', calendar(100)))).toBe('icalendar');
  expect(reports.map((report) => report.kind)).toEqual(['progress']);
});
