/**
 * Writes shared/documents/layout/font-metrics.generated.json: how wide each letter of the printed font is, so that a page
 * can be laid out where no font library runs; layout/letter-coverage.generated.json: which letters each font of another
 * script has; and main/exports/word/arial-widths.generated.json: the widths of Arial, with which Word prints, read from
 * Liberation Sans, whose letters are as wide (Debian's fonts-liberation2).
 *
 * node scripts/tables/font-metrics.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

const list = readFileSync(new URL('../../main/exports/font-files.json', import.meta.url), 'utf8');
const files = /** @type {Record<string, { source: string }>} */ (JSON.parse(list));

/** Latin, Greek and Cyrillic with their extensions, punctuation, currency, letter-like signs, arrows, mathematics. */
const blocks = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x36f],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
  [0x2000, 0x206f],
  [0x2070, 0x20bf],
  [0x2100, 0x22ff],
  [0x2500, 0x26ff],
];

/** What times and numbers are written with: OpenType's tabular forms have widths of their own. */
const tabularLetters = '0123456789:.,–-/ ';

/** @param {DataView} view @param {string} tag */
function tableAt(view, tag) {
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

/** The code points that the font has a glyph for, by its format-4 character map. @param {DataView} view */
function coverage(view) {
  const cmap = tableAt(view, 'cmap');
  const subtables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, index) => cmap + view.getUint32(cmap + 4 + index * 8 + 4),
  );
  const map = subtables.find((at) => view.getUint16(at) === 4);
  if (map === undefined) throw new Error('the font has no character map of format 4');
  const doubled = view.getUint16(map + 6);
  /** @type {Set<number>} */
  const covered = new Set();
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = view.getUint16(map + 14 + segment);
    const start = view.getUint16(map + 16 + doubled + segment);
    const delta = view.getUint16(map + 16 + 2 * doubled + segment);
    const rangeAt = map + 16 + 3 * doubled + segment;
    const range = view.getUint16(rangeAt);
    for (let point = start; point <= end && point < 0xffff; point++) {
      const glyph = range === 0 ? point + delta : view.getUint16(rangeAt + range + 2 * (point - start));
      if ((glyph & 0xffff) !== 0) covered.add(point);
    }
  }
  return covered;
}

/** @param {string} path */
function widthsOf(path) {
  const bytes = readFileSync(path);
  const covered = coverage(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const page = new PDFDocument({ font: path }).fontSize(1000);
  const width = (/** @type {number} */ point) =>
    covered.has(point) ? Math.round(page.widthOfString(String.fromCodePoint(point)) * 10) / 10 : null;
  return {
    blocks: blocks.map(([first = 0, last = 0]) => ({
      first,
      widths: Array.from({ length: last - first + 1 }, (_, index) => width(first + index)),
    })),
    tabular: Object.fromEntries(
      [...tabularLetters].map((letter) => [
        letter,
        Math.round(page.widthOfString(letter, { features: ['tnum'] }) * 10) / 10,
      ]),
    ),
  };
}

const { resolve } = createRequire(import.meta.url);
const metrics = Object.fromEntries(
  Object.entries(files).map(([weight, { source }]) => [weight, widthsOf(resolve(source))]),
);
const target = fileURLToPath(new URL('../../shared/documents/layout/font-metrics.generated.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(metrics)}\n`);

/** @param {Set<number>} covered @returns {string} ranges of hexadecimal code points: "5d0-5ea 5f0" */
function rangesOf(covered) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const point of [...covered].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges
    .map(([first, last]) => (first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`))
    .join(' ');
}

const letterList = readFileSync(new URL('../../main/exports/letter-files.json', import.meta.url), 'utf8');
const letterFiles = /** @type {Record<string, Record<string, string>>} */ (JSON.parse(letterList));
const printed = coveredBy(resolve(files['regular']?.source ?? ''));

/** @param {string} path */
function coveredBy(path) {
  const bytes = readFileSync(path);
  return coverage(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** @param {number} point */
function isOfScript(point) {
  return (
    point > 0x52f &&
    !/[\p{Script=Latin}\p{Cf}\p{Co}\p{Cn}\u2000-\u2cff\ufff0-\uffff]/u.test(String.fromCodePoint(point))
  );
}

const letters = Object.fromEntries(
  Object.entries(letterFiles).map(([font, weights]) => {
    const own = [...coveredBy(resolve(weights['regular'] ?? ''))];
    // Without private-use code points, controls and the Latin ligatures and signs that come along.
    const further = own.filter((point) => !printed.has(point) && isOfScript(point));
    return [font, rangesOf(new Set(further))];
  }),
);
const letterTarget = new URL('../../shared/documents/layout/letter-coverage.generated.json', import.meta.url);
writeFileSync(fileURLToPath(letterTarget), `${JSON.stringify(letters, null, 2)}\n`);

/** @param {string} style @returns {{ first: number, widths: (number | null)[] }[]} in thousandths of the size */
function arialWidths(style) {
  const { blocks: known } = widthsOf(`/usr/share/fonts/truetype/liberation2/LiberationSans-${style}.ttf`);
  return known
    .map(({ first, widths }) => ({ first: first ?? 0, widths: widths.map((width) => width && Math.round(width)) }))
    .filter(({ widths }) => widths.some((width) => width !== null));
}

const arial = { regular: arialWidths('Regular'), bold: arialWidths('Bold') };
const arialTarget = new URL('../../main/exports/word/arial-widths.generated.json', import.meta.url);
writeFileSync(fileURLToPath(arialTarget), `${JSON.stringify(arial)}\n`);
