import type { Sample, Subject } from '../drivers/bench-case.ts';
import { openBrowser, withEmptyProfile } from '../drivers/browser.ts';
import { checkPdf } from '../frozen/pdf-by-hand.ts';
import { printedTables } from '../frozen/pdf-printed-tables.ts';
import { attendancePages } from '../product/documents.ts';

/** Chromium prints the same pages as tables. */
export const printedByChromium: Subject['sample'] = (size) =>
  withEmptyProfile(async (profile): Promise<Sample> => {
    const content = printedTables(await attendancePages(size));
    const { page, counters, close } = await openBrowser(profile, 'about:blank');
    try {
      const begin = performance.now();
      const cpuBegin = await counters.processorTime();
      await page.setContent(content);
      const bytes = await page.pdf({ preferCSSPageSize: true });
      const wall = performance.now() - begin;
      const cpuEnd = await counters.processorTime();
      const cpu = cpuBegin === null || cpuEnd === null ? null : cpuEnd - cpuBegin;
      return { check: checkPdf(bytes), measures: { whole: { wall, cpu } }, peakMegabytes: null, bytes: bytes.length };
    } finally {
      await close();
    }
  });
