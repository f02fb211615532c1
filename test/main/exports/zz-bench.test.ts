import { test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { sampleTraining, sheetRequest, testId } from '../../shared/documents/training.ts';
test('bench', async () => {
  const s = sampleTraining();
  const p0 = s.participations[4], q0 = s.people[4];
  if (!p0 || !q0) return;
  s.workshop.attendance.slots = 'session';
  const days = s.days;
  s.participations = []; s.people = [];
  const syll = ['Ab','dra','khma','nov','Ser','gey','Nur','lan','Tosh','bek','Gul','nara','Zhan','Ay','Mir'];
  const w = (n: number) => syll[n % 15]! + syll[(n * 7 + 3) % 15]!.toLowerCase() + syll[(n * 11 + 5) % 15]!.toLowerCase() + (n % 97).toString(36);
  for (let i = 0; i < 2500; i++) {
    s.people.push({ ...q0, id: testId(100000 + i), latinName: { family: w(i), given: w(i * 3 + 1), patronymic: '' }, cyrillicName: null, email: `p${i}@example.org` });
    s.participations.push({ ...p0, id: testId(200000 + i), personId: testId(100000 + i), number: i + 1, delegationId: null });
  }
  console.log(days.length);
  for (const tagged of [null, true]) for (const format of ['pdf', 'xlsx'] as const) {
    const c = process.cpuUsage(); const t = performance.now();
    const r = await renderDocument(s, { ...sheetRequest, format, tagged, languages: ['en'] });
    const d = process.cpuUsage(c);
    if (r.ok) console.log(format, tagged, r.value.pages, r.value.rows, r.value.bytes.length, ((d.user + d.system) / 1000).toFixed(0), 'cpu ms', (performance.now() - t).toFixed(0), 'wall', process.memoryUsage().rss >> 20);
  }
}, 120000);
