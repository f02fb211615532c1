import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import { readAgendaTable } from '../../../shared/exchange/table/agenda-table.ts';
import { guessedMapping, tableColumns } from '../../../shared/exchange/table/table-columns.ts';
import { plainSheet } from '../../../shared/exchange/sheets/table-sheet.ts';
import { publishedSessions, publishedXml } from '../../files/schedules/published-conference.ts';
import { sampleTraining } from '../documents/training.ts';
import { countedWork } from '../counted-work.ts';
import { valueOf, written } from './samples.ts';

const options = { language: 'en', timeZone: null } as const;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('files are known by what is in them', async () => {
  const training = sampleTraining();
  for (const kind of ['icalendar', 'schedule-xml', 'schedule-json'] as const) {
    expect(valueOf(await openAgendaFile(bytesOf(written(training, kind)), options)).kind).toBe(kind);
  }
  expect(valueOf(await openAgendaFile(bytesOf('Date;Title\n15.07.2025;One'), options)).kind).toBe('separated');
});

test('a conference of 872 sessions takes some hundred steps for each of them, and one of three times as many no more', async () => {
  const stepsPerSession = async (times: number): Promise<number> => {
    const sessions = publishedSessions('fosdem-2020', times);
    const bytes = bytesOf(publishedXml(sessions));
    const { value, work } = await countedWork(() => openAgendaFile(bytes, options));
    const opened = valueOf(value);
    expect(opened.kind === 'schedule-xml' ? opened.agenda.sessions.length : 0).toBe(872 * times);
    return work / sessions.length;
  };
  const steps = await stepsPerSession(1);
  expect(steps).toBeLessThan(1500);
  expect(await stepsPerSession(3)).toBeLessThan(steps * 1.05);
});

test('no bytes make it throw', async () => {
  const beginnings = ['', 'PK\u0003\u0004', '<schedule>', '{"schedule":', 'BEGIN:VCALENDAR\n', '\uFEFF'].map(bytesOf);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), async (begin, more) => {
      await openAgendaFile(Uint8Array.from([...begin, ...more]), options);
    }),
    { numRuns: 300 },
  );
});

test('no cells under any mapping make a table throw', () => {
  const cells = fc.array(fc.array(fc.string({ maxLength: 20 }), { maxLength: 6 }), { maxLength: 8 });
  const columns = fc.array(fc.option(fc.constantFrom(...tableColumns)), { maxLength: 6 });
  fc.assert(
    fc.property(cells, columns, (rows, chosen) => {
      const sheet = plainSheet(rows);
      const near = '2025-07-01';
      readAgendaTable([{ sheet, mapping: guessedMapping(sheet, { language: 'ru', zone: null }) }], {
        language: 'ru',
        near,
        timeZone: null,
      });
      readAgendaTable([{ sheet, mapping: { headRow: 0, columns: chosen } }], { language: 'en', near, timeZone: null });
    }),
  );
});
