import { expect, test, vi } from 'vitest';
import { paragraph } from '../../../shared/documents/layout/blocks.ts';
import { drawText, layText, PageDrawing } from '../../../shared/documents/layout/page.ts';
import { sampleTraining } from '../../shared/documents/training.ts';
import { loadLetterFacesOf } from '../../../renderer/queries/letter-fonts.ts';
import { Preview } from '../../../renderer/features/documents/preview.tsx';
import { renderScreen } from '../rendered-section.tsx';

const lines = [
  'ნინო ჯანელიძე (09:00–10:30)',
  'Արամ Հակոբյան',
  'דוד בן־גוריון (09:00–10:30) אולם 2',
  'محمد عبد الله والثلاثاء (09:00–10:30)',
  'می‌خواهیم گفت‌وگو (۰۹:۰۰–۱۰:۳۰)',
  'श्रीमती प्रिया शर्मा',
  'สมชาย น้ำใจ',
  '王小明（会议室）',
];

/** By what share of itself a width may be off: a page that is shown smaller has its letters at whole pixels. */
const tolerance = 0.005;

test('a font that could not be read is read again the next time', async () => {
  const training = sampleTraining();
  training.workshop.title = { en: lines[0] ?? '' };
  const { fetch } = globalThis;
  const reading = vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, options) => {
    if (new Request(address).url.includes('.ttf')) throw new TypeError('the font was not read');
    return fetch(address, options);
  });
  await expect(loadLetterFacesOf(training)).rejects.toThrow('the font was not read');
  reading.mockRestore();
  await loadLetterFacesOf(training);
  expect(document.fonts.check('12px letters-georgian', lines[0])).toBe(true);
});

test('letters of other scripts are as wide in the preview as the layout measured them', async () => {
  const training = sampleTraining();
  training.workshop.title = { en: lines.join(' ') };
  await loadLetterFacesOf(training);
  const page = new PageDrawing(210, 297);
  lines.forEach((text, index) => {
    const laid = layText([paragraph(text, 'title')], 180);
    drawText(page, laid, { x: 15, top: 15 + 12 * index, width: 180, align: 'start' }, []);
  });
  const finished = page.finished(null);
  const place = renderScreen(<Preview pages={[finished]} />);
  await expect.poll(() => place.querySelectorAll('[data-part="page-drawing"] text').length).toBeGreaterThan(0);
  const texts = [...place.querySelectorAll<SVGTextElement>('[data-part="page-drawing"] text')];
  const runs = finished.marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
  expect(texts).toHaveLength(runs.length);
  const wrong = runs.flatMap(({ text, run }, index) => {
    const width = texts[index]?.getComputedTextLength() ?? 0;
    return run?.letters && Math.abs(width - run.width) > tolerance * run.width
      ? [{ text, width, measured: run.width }]
      : [];
  });
  expect(wrong).toEqual([]);
  expect(runs.filter(({ run }) => run?.letters).length).toBeGreaterThan(lines.length);
});
