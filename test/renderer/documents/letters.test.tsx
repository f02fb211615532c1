import { expect, test } from 'vitest';
import { paragraph } from '../../../shared/documents/layout/blocks.ts';
import { drawText, layText, PageDrawing } from '../../../shared/documents/layout/page.ts';
import { sampleTraining } from '../../shared/documents/training.ts';
import { loadLettersOf } from '../../../renderer/queries/letter-fonts.ts';
import { Preview } from '../../../renderer/features/documents/preview.tsx';
import { renderSection } from '../rendered-section.tsx';

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
