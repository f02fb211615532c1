import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runExportCommand } from '../../../main/exports/export-command.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { markedTraining } from '../../shared/documents/marked-training.ts';
import { testId } from '../../shared/documents/training.ts';
import { textOfPdf } from './pdf-reader.ts';
import { zipParts } from './zip-parts.ts';

test('what was corrected after a sign-off stands on the papers of a workshop file', async () => {
  const training = markedTraining();
  const [day] = training.days;
  const slotId = `am/${day?.id ?? ''}`;
  const corrections = [
    {
      participationId: testId(2005),
      slotId,
      previous: 'absent' as const,
      status: 'present' as const,
      at: '2025-07-16T06:00:00.000Z',
      reason: 'Was at the clinic',
    },
  ];
  const [id, workshopId] = [testId(3001), training.workshop.id];
  const signed = { at: '2025-07-15T13:05:00.000Z', by: 'Orazova Aigul', timeZone: 'Asia/Almaty', withdrawn: null };
  training.signOffs = [{ ...signed, id, workshopId, dayId: day?.id ?? '', slotIds: [slotId] }];
  training.signedLists = [{ id: testId(3002), workshopId, signOffId: id, people: null, corrections }];
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-corrected-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'corrected.workshop');
  writeFileSync(file, writeWorkshopFile(training));
  const words = [
    'export',
    file,
    '--to',
    join(folder, 'papers'),
    '--documents',
    'attendance-table',
    '--languages',
    'en',
  ];
  expect(await runExportCommand(words, { line: () => undefined, error: (text) => expect.fail(text) })).toBe(0);
  for (const name of readdirSync(join(folder, 'papers'))) {
    const bytes = readFileSync(join(folder, 'papers', name));
    const text = name.endsWith('.pdf') ? await textOfPdf(bytes) : [...zipParts(bytes).values()].join(' ');
    expect(text.replaceAll('\u00A0', ' ')).toContain('Absent → Present, 16 July 2025, 11:00: Was at the clinic');
  }
});
