import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import pixelmatch from 'pixelmatch';
import { beforeAll, describe, expect, test } from 'vitest';
import { letterFontPath, readLetterFont } from '../../../main/exports/letter-fonts.ts';
import { renderPdf } from '../../../main/exports/pdf.ts';
import { paragraph } from '../../../shared/documents/layout/blocks.ts';
import type { LetterFont } from '../../../shared/documents/layout/letter-fonts.ts';
import { loadLetters } from '../../../shared/documents/layout/shaping.ts';
import { directionsOf, visualRunsOf } from '../../../shared/documents/layout/visual-runs.ts';
import { type DrawnDocument, drawText, layText, PageDrawing } from '../../../shared/documents/layout/page.ts';
import { textStyles, widthInMillimetres, wrapText } from '../../../shared/documents/layout/typography.ts';
import { readWith } from './outside-readers.ts';
import { withDocument } from './pdf-reader.ts';

const names = {
  Georgian: 'ნინო ჯანელიძე',
  Armenian: 'Արամ Հակոբյան և որդի',
  Greek: 'Ἀλέξανδρος Ὀδυσσεύς, ᾠδή',
  Hebrew: 'דוד בן־גוריון',
  Arabic: 'السلام عبد الله والثلاثاء',
  Persian: 'احمد شاه مسعود',
  Pashto: 'پښتو ژبه ښه ده',
  Devanagari: 'श्रीमती प्रिया शर्मा',
  Thai: 'สมชาย น้ำใจ',
  Chinese: '王小明',
};

const mixed = {
  Georgian: 'შესვენება (09:00–10:30), დარბაზი 2',
  Armenian: 'Ընդմիջում (09:00–10:30), սրահ 2',
  Greek: 'Διάλειμμα (09:00–10:30), αίθουσα 2',
  Hebrew: 'הפסקה (09:00–10:30) אולם 2',
  Arabic: 'ورشة عمل (09:00–10:30) قاعة 2',
  Persian: 'می‌خواهیم گفت‌وگو (۰۹:۰۰–۱۰:۳۰)',
  Devanagari: 'कार्यशाला (09:00–10:30) कक्ष २',
  Thai: 'พักเที่ยง (09:00–10:30) ห้อง 2',
  Chinese: '休息（09:00–10:30）会议室 2。',
};

const all = [...Object.values(names), ...Object.values(mixed)];

function drawn(lines: readonly string[]): DrawnDocument {
  const page = new PageDrawing(210, 297);
  lines.forEach((text, index) => {
    const laid = layText([paragraph(text, 'title')], 180);
    drawText(page, laid, { x: 15, top: 15 + 10 * index, width: 180, align: 'start' }, []);
  });
  return { title: 'Letters', language: 'en', pages: [page.finished(null)], nodes: [] };
}

function pdfOf(lines: readonly string[]): Promise<Uint8Array> {
  return renderPdf(drawn(lines), { tagged: false, asOf: '2025-07-15' });
}

/** The lines that Poppler finds, without the marks by which it says which way they run. */
async function linesByPoppler(lines: readonly string[]): Promise<string[]> {
  const text = readWith('pdftotext', ['-layout', '{file}', '-'], await pdfOf(lines), 'pdf');
  return text.split('\n').map((line) => line.trim().replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, ''));
}

/** In the order in which the PDF has them, line by line; pdf.js leaves format characters out. */
function textByPdfJs(lines: readonly string[]): Promise<string> {
  return pdfOf(lines).then((bytes) =>
    withDocument(bytes, async (document) => {
      const page = await document.getPage(1);
      const { items } = await page.getTextContent();
      return squeezed(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }),
  );
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '');
}

/** What stands from left to right on a line, each font's letters as they are read. */
function lookOf(line: string, rightToLeft: boolean): string {
  const runs = visualRunsOf(line, rightToLeft).toSorted((one, other) => one.place - other.place);
  return runs.map(({ text }) => text).join('|');
}

beforeAll(async () => {
  await loadLetters(all.join(''), readLetterFont);
});

describe('114 a name in another script', () => {
  test.each(Object.entries(names))('%s is read back as it was typed', async (_, name) => {
    expect(await linesByPoppler([name])).toContain(name);
    expect(await textByPdfJs([name])).toBe(squeezed(name));
  });

  test('is found on a page with all others', async () => {
    expect(await linesByPoppler(all)).toEqual(expect.arrayContaining(Object.values(names)));
  });
});

describe('a line with a time in brackets', () => {
  test.each(Object.entries(mixed))('%s is read back in the order in which it was typed', async (_, line) => {
    expect(await textByPdfJs([line])).toBe(squeezed(line));
  });

  test('has the time from left to right and the brackets around it', () => {
    expect(lookOf(mixed.Hebrew, true)).toBe('2| |אולם| (|09:00–10:30|) |הפסקה');
    expect(lookOf(`Зал 2: ${mixed.Arabic}`, false)).toContain('|09:00–10:30|');
  });

  test('keeps a time with digits of Persian from left to right', () => {
    expect(lookOf('گفتگو (۰۹:۰۰–۱۰:۳۰)', true)).toContain('۰۹|:|۰۰|–|۱۰|:|۳۰');
  });
});

test('a program that places letters itself is told the direction of each part, and keeps a range of times', () => {
  expect(directionsOf('عمل (09:00–10:30)')).toEqual([
    { text: 'عمل (', rightToLeft: true },
    { text: '\u200E09:00\u200E–\u200E10:30\u200E', rightToLeft: false },
    { text: ')', rightToLeft: true },
  ]);
  expect(directionsOf('Зал 2 (09:00–10:30)')).toEqual([{ text: 'Зал 2 (09:00–10:30)', rightToLeft: false }]);
});

describe('breaking lines', () => {
  const style = textStyles.body;

  test('is measured as it is drawn: joined letters of Arabic are narrower than single ones', () => {
    const single = [...'محمد'].reduce((sum, letter) => sum + widthInMillimetres(letter, style), 0);
    expect(widthInMillimetres('محمد', style)).toBeLessThan(single);
  });

  test.each(all)('%s fits', (line) => {
    for (const part of wrapText(line, 22, style)) expect(widthInMillimetres(part, style)).toBeLessThanOrEqual(22);
  });

  test('breaks Chinese between signs, not before a full stop, and Thai between words', () => {
    expect(wrapText('中华人民共和国卫生部。', 17, style).some((line) => /^[。）]/.test(line))).toBe(false);
    expect(wrapText('พักเที่ยงทำงานกลุ่ม', 18, style)).toEqual(['พักเที่ยง', 'ทำงานกลุ่ม']);
  });
});

const words: readonly (readonly [LetterFont, string])[] = [
  ['georgian', 'ჯანელიძე'],
  ['armenian', 'Հակոբյան'],
  ['hebrew', 'גוריון'],
  ['arabic', 'والثلاثاء'],
  ['arabic', 'پښتو'],
  ['devanagari', 'प्रिया'],
  ['thai', 'น้ำใจ'],
  ['han', '会议室'],
];

/** Pixels for a point; and millimetres for a point. */
const [scale, millimetres] = [4, 25.4 / 72];

/** Skia shapes with a HarfBuzz of its own: the same picture from another library. */
test.each(words)('%s: %s looks as Skia draws it', async (font, word) => {
  GlobalFonts.registerFromPath(letterFontPath(font, 'regular'), `compared-${font}`);
  const page = new PageDrawing(200 * millimetres, 50 * millimetres);
  const style = { ...textStyles.body, size: 24, colour: '#000000', leading: 1 };
  page.text(word, style, { x: 10 * millimetres, top: 10 * millimetres, node: null });
  const pages = [page.finished(null)];
  const bytes = await renderPdf({ title: '', language: 'en', pages, nodes: [] }, { tagged: false, asOf: '2025-07-15' });
  const mark = pages[0]?.marks[0];
  if (mark?.kind !== 'text') throw new Error('the page is empty');
  const ours = await withDocument(bytes, async (document) => {
    const first = await document.getPage(1);
    const canvas = createCanvas(200 * scale, 50 * scale);
    const context = canvas.getContext('2d');
    const viewport = first.getViewport({ scale });
    await first.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
    return context.getImageData(0, 0, canvas.width, canvas.height);
  });
  const canvas = createCanvas(200 * scale, 50 * scale);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000000';
  context.font = `${String(24 * scale)}px compared-${font}`;
  context.fillText(word, 10 * scale, (mark.y / millimetres) * scale);
  const theirs = context.getImageData(0, 0, canvas.width, canvas.height);
  const inked = inkOf(theirs.data);
  const different = pixelmatch(ours.data, theirs.data, undefined, canvas.width, canvas.height, { threshold: 0.3 });
  expect(inked).toBeGreaterThan(1000);
  expect(different / inked).toBeLessThan(0.03);
});

/** Number of dark pixels. */
function inkOf(data: Uint8ClampedArray): number {
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++;
  return dark;
}
