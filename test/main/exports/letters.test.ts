import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { textOfPdf, withDocument } from './pdf-reader.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { letterFontPath } from '../../../main/exports/letter-fonts.ts';
import { renderPdf } from '../../../main/exports/pdf.ts';
import { loadLetters } from '../../../shared/documents/layout/letters/shaping.ts';
import { drawText, layText, PageDrawing } from '../../../shared/documents/layout/page.ts';

const samples = {
  georgian: ['ნინო ჯანელიძე', 'შესვენება (09:00–10:30), დარბაზი 2'],
  armenian: ['Արամ Հակոբյան', 'Ընդմիջում (09:00–10:30), և սրահ 2'],
  greek: ['Ἀλέξανδρος Ὀδυσσεύς', 'Διάλειμμα (09:00–10:30), ᾠδή 2'],
  hebrew: ['דוד בן־גוריון', 'הפסקה (09:00–10:30) אולם 2', 'Зал 2: הפסקה (09:00–10:30), обед'],
  arabic: ['محمد عبد الله', 'السلام والثلاثاء', 'مُحَمَّد', 'ورشة عمل (09:00–10:30) قاعة 2', 'استراحة الغداء، الساعة ١٢:٣٠', 'Зал 2: ورشة عمل (09:00–10:30), обед'],
  persian: ['احمد شاه مسعود', 'می‌خواهیم گفت‌وگو (۰۹:۰۰–۱۰:۳۰)', 'کارگاه ۱۴۰۵/۰۴/۲۴ و پښتو ژبه ښه ده'],
  devanagari: ['श्रीमती प्रिया शर्मा', 'कार्यशाला (09:00–10:30) कक्ष २'],
  thai: ['สมชาย น้ำใจ', 'พักเที่ยง (09:00–10:30) ห้อง 2 ทำงานกลุ่ม'],
  han: ['王小明', '休息（09:00–10:30）,会议室 2。研讨会'],
} as const;

const run = promisify(execFile);

const style = { size: 12, weight: 'regular', colour: '#000000', leading: 1.5, tabular: false } as const;

function drawn(only?: readonly string[]) {
  const page = new PageDrawing(210, 297);
  let top = 15;
  for (const text of only ?? Object.values(samples).flat()) {
    const laid = layText([{ text, style: 'title', language: null, lines: Infinity } as never], 180);
    drawText(page, laid, { x: 15, top, width: 180, align: 'start' }, []);
    top += 10;
  }
  return { title: 'Letters', language: 'en', pages: [page.finished(null)], nodes: [] } as const;
}

beforeAll(async () => {
  await loadLetters(Object.values(samples).flat().join(''), (font, weight) => readFile(letterFontPath(font, weight)));
});

describe('letters of other scripts', () => {
  test('are read back from the PDF as they were typed', async () => {
    const file = path.join('/tmp/w/s5/pdf', 'letters.pdf');
    await writeFile(file, await renderPdf(drawn() as never, { tagged: false, asOf: '2026-11-27' as never }));
    const { stdout } = await run('pdftotext', ['-layout', file, '-']);
    const lines = stdout.split('\n').map((line) => line.trim().replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, ''));
    const expected = Object.values(samples).flat();
    console.log(expected.map((one) => `${lines.includes(one) ? 'ok ' : 'BAD'} ${one}`).join('\n'), lines.join('\n'));
    const rtl = [...samples.hebrew, ...samples.arabic, ...samples.persian].filter((one) => !one.startsWith('З'));
    const bytes = await renderPdf(drawn(rtl) as never, { tagged: false, asOf: '2026-11-27' as never });
    await writeFile('/tmp/w/s5/pdf/rtl.pdf', bytes);
    const second = (await run('pdftotext', ['-layout', '/tmp/w/s5/pdf/rtl.pdf', '-'])).stdout.split('\n').map((line) => line.trim().replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, ''));
    console.log(rtl.map((one) => `${second.includes(one) ? 'ok ' : 'BAD'} ${one}`).join('\n'), second.join('\n'));
    console.log(await textOfPdf(await readFile(file)));
    await withDocument(await readFile(file), async (document) => {
      const { items } = await (await document.getPage(1)).getTextContent();
      console.log(items.map((item) => ('str' in item ? `[${item.str}]${item.hasEOL ? '\n' : ''}` : '')).join(''));
    });
    expect(style).toBeDefined();
  });
});
