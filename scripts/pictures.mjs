// `npm run pictures`: makes the pictures of papers and screens anew, with which tests compare what is drawn.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root } from './setup/install.mjs';
import { printProgress, run } from './setup/terminal.mjs';

/** Between two values of red, green or blue in a picture that is kept. */
const step = 17;

await ensureInstalled();
// The finder of browsers comes with the build.
await ensureBuilt();
const browser = await ensureBrowser();
if (browser === null) process.exit(1);
await vitest('unit', 'test/main/exports/paper-pictures.test.ts', { ROSTRUM_WRITE_PICTURES: '1' });
// Not the test that changes a colour: it would keep the changed one.
const pictures = ['--update', '--testNamePattern', '^(light|dark) '];
await vitest('browser', 'test/renderer/pictures.test.tsx', { ROSTRUM_BROWSER: browser }, ...pictures);
for (const folder of ['test/renderer/pictures', 'test/main/exports/pictures'].map((name) => path.join(root, name))) {
  const names = readdirSync(folder);
  for (const name of names) await shrink(path.join(folder, name));
  const bytes = names.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  printProgress(`${path.relative(root, folder)}: ${names.length} pictures, ${Math.round(bytes / 1024)} kB`);
}

/**
 * @param {string} project
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} options
 */
async function vitest(project, file, env, ...options) {
  const program = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await run(process.execPath, [program, 'run', '--root', root, '--project', project, file, ...options], {
    env,
  });
  if (code !== 0) printProgress(`not every picture of ${file} was made: see above`);
}

/**
 * Writes a picture again with at most 256 colours: a third of the bytes, and less far off than tests would notice.
 *
 * @param {string} file
 */
async function shrink(file) {
  // Installed only now, perhaps.
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const picture = await loadImage(readFileSync(file));
  const { width, height } = picture;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  writeFileSync(file, indexedPng(width, height, context.getImageData(0, 0, width, height).data));
}

/**
 * A PNG with a palette (W3C Recommendation "Portable Network Graphics", colour type 3), each part of a colour rounded
 * to one of sixteen steps. Of more than 256 colours the most frequent are kept, and the others become the nearest.
 *
 * @param {number} width
 * @param {number} height
 * @param {Uint8ClampedArray} pixels four bytes each; all are opaque
 */
function indexedPng(width, height, pixels) {
  /** @type {Map<number, number>} */
  const frequency = new Map();
  const colours = new Uint16Array(width * height);
  colours.forEach((_, index) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(index * 4, index * 4 + 3);
    const colour = (Math.round(red / step) << 8) | (Math.round(green / step) << 4) | Math.round(blue / step);
    colours[index] = colour;
    frequency.set(colour, (frequency.get(colour) ?? 0) + 1);
  });
  const byFrequency = [...frequency].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = byFrequency.slice(0, 256);
  const places = new Map(byFrequency.map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, index) => {
    rows[Math.floor(index / width) * (width + 1) + 1 + (index % width)] = places.get(colour) ?? 0;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => partsOf(colour).map((part) => part * step)))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {number} colour @returns {[red: number, green: number, blue: number]} in steps */
function partsOf(colour) {
  return [colour >> 8, (colour >> 4) & 15, colour & 15];
}

/**
 * @param {readonly number[]} palette
 * @param {number} colour
 * @returns {number} a place in the palette
 */
function nearest(palette, colour) {
  const wanted = partsOf(colour);
  const distances = palette.map((each) =>
    partsOf(each).reduce((sum, part, index) => sum + (part - (wanted[index] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
