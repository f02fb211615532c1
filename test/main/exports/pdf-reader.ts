import { createRequire } from 'node:module';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** PDF read back by pdf.js, which comes with the packages: what has to hold everywhere is read with it. */

const library = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What pdf.js says of a page's text, as far as it is used here: where a run begins, in points from below and left. */
type Run = { readonly str: string; readonly transform: readonly number[]; readonly width: number };
type Placed = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
};

/** The text of all pages, laid out in lines as the eye reads them; pages are divided by form feeds. */
export function textOfPdf(bytes: Uint8Array): Promise<string> {
  return withDocument(bytes, async (document) => {
    const pages = await eachPage(document, async (page) => {
      const { items } = await page.getTextContent();
      return linesOf(items.filter((item) => 'str' in item)).join('\n');
    });
    return pages.join('\n\f');
  });
}

export type PdfFacts = {
  readonly title: string;
  readonly pages: number;
  /** Width and height of each page in millimetres. */
  readonly sizes: readonly (readonly [width: number, height: number])[];
};

export function factsOfPdf(bytes: Uint8Array): Promise<PdfFacts> {
  return withDocument(bytes, async (document) => {
    const { info } = await document.getMetadata();
    const title = (info as { Title?: string }).Title ?? '';
    const sizes = await eachPage(document, async ({ view: [left = 0, low = 0, right = 0, high = 0] }) => {
      const millimetres = [right - left, high - low].map((points) => Math.round((points * 25.4) / 72));
      return [millimetres[0] ?? 0, millimetres[1] ?? 0] as const;
    });
    return { title, pages: document.numPages, sizes };
  });
}

export async function withDocument<Value>(
  bytes: Uint8Array,
  work: (document: PDFDocumentProxy) => Promise<Value>,
): Promise<Value> {
  const task = getDocument({
    // It takes the bytes away from whoever gives them.
    data: Uint8Array.from(bytes),
    standardFontDataUrl: `${path.join(library, 'standard_fonts')}/`,
    cMapUrl: `${path.join(library, 'cmaps')}/`,
    wasmUrl: `${path.join(library, 'wasm')}/`,
    verbosity: 0,
  });
  try {
    return await work(await task.promise);
  } finally {
    await task.destroy();
  }
}

export async function eachPage<Value>(
  document: PDFDocumentProxy,
  work: (page: PDFPageProxy) => Promise<Value>,
): Promise<Value[]> {
  const found: Value[] = [];
  for (let number = 1; number <= document.numPages; number++) found.push(await work(await document.getPage(number)));
  return found;
}

function linesOf(runs: readonly Run[]): string[] {
  const placed = runs
    .filter(({ str }) => str.trim() !== '')
    .map(({ str, transform: [a = 0, b = 0, , , x = 0, y = 0], width }): Placed => {
      return { text: str, x, y, end: x + width, size: Math.hypot(a, b) };
    })
    .sort((one, other) => other.y - one.y);
  const lines: Placed[][] = [];
  for (const run of placed) {
    const line = lines.at(-1);
    // Runs of one line share their baseline; two points allow for text of another size beside it.
    if (line?.[0] !== undefined && line[0].y - run.y < 2) line.push(run);
    else lines.push([run]);
  }
  return lines.map(lineOf);
}

function lineOf(runs: readonly Placed[]): string {
  let [text, end] = ['', -Infinity];
  for (const run of runs.toSorted((one, other) => one.x - other.x)) {
    const gap = run.x - end;
    if (text !== '') text += gap > run.size ? '   ' : gap > run.size * 0.12 ? ' ' : '';
    text += run.text;
    end = run.end;
  }
  return text;
}

/** All streams of a PDF unpacked, and what stands between them, in each way in which a PDF writes text. */
export function insideOfPdf(pdf: Uint8Array): string {
  const file = Buffer.from(pdf);
  const parts = [file.toString('latin1'), file.toString('utf8')];
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    try {
      const stream = inflateSync(file.subarray(at + 7));
      parts.push(stream.toString('latin1'), stream.toString('utf8'));
    } catch {
      // The end of a stream, which is written with the same word.
    }
  }
  return parts.join('\n');
}

/** As PDF writes text beyond Latin: two bytes a letter, as bytes and as hexadecimal digits. */
export function inUtf16(text: string): string[] {
  const bytes = Buffer.from(text, 'utf16le').swap16();
  return [bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
}
