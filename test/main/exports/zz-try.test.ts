import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { agenda } from '../../../shared/documents/agenda.ts';
import { layOut } from '../../../shared/documents/layout.ts';
import { renderPdf } from '../../../main/exports/pdf.ts';
import { agendaRequest, sampleTraining } from '../../shared/documents/training.ts';
test('try', async () => {
  for (const languages of [['en', 'ru'], ['en'], ['ru']] as const) {
    const request = { ...agendaRequest, languages: [...languages] };
    const drawn = layOut(agenda(sampleTraining(), request));
    writeFileSync(
      `/tmp/out/agenda-${languages.join('-')}.pdf`,
      await renderPdf(drawn, { tagged: true, asOf: '2025-07-12' }),
    );
  }
});
import { attendanceSheet } from '../../../shared/documents/attendance-sheet.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
test('sheet', async () => {
  for (const slots of ['half-day', 'day', 'session'] as const) {
    const snapshot = sampleTraining();
    snapshot.workshop.attendance.slots = slots;
    const drawn = layOut(attendanceSheet(snapshot, { ...sheetRequest, languages: slots === 'day' ? ['ru'] : ['en', 'ru'], contacts: slots !== 'session' }));
    writeFileSync(`/tmp/out/sheet-${slots}.pdf`, await renderPdf(drawn, { tagged: true, asOf: '2025-07-12' }));
  }
});
