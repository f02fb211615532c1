import { afterEach, expect, test } from 'vitest';
import { ScanReader } from '../../../renderer/scanning/scan-reader.ts';

const readers: ScanReader[] = [];
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

function aReader(): ScanReader {
  const reader = new ScanReader();
  readers.push(reader);
  return reader;
}

/** A PDF of one page with that many `q`, each of which saves the state of the drawing. */
function pdfWith(operators: number): Blob {
  const contents = 'q '.repeat(operators);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< /Length ${contents.length} >>\nstream\n${contents}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Blob([text], { type: 'application/pdf' });
}

test('89 a PDF that takes for ever is given up, and the next file is read by a new worker', async () => {
  const reader = aReader();
  expect(await reader.readFile(pdfWith(2_000_000), 1000)).toEqual({
    ok: false,
    failure: { code: 'scan-too-slow', details: { seconds: 1 } },
  });
  expect(await reader.readFile(pdfWith(1))).toEqual({ ok: true, value: { code: null, pages: 1 } });
});

test('75 a reading that is cancelled ends at once', async () => {
  const reader = aReader();
  const reading = reader.readFile(pdfWith(2_000_000));
  reader.close();
  expect(await reading).toEqual({ ok: false, failure: { code: 'scan-unreadable' } });
});
