import { writeFileSync } from 'node:fs';
import { encodeQR } from 'qr';

const [width, height] = [640, 480];
const scale = 8;

/**
 * Writes what a camera sees that is held before a code: raw frames of YUV4MPEG2, which Chromium plays in a loop as its
 * fake camera. A little grey and off the middle, as a badge is.
 */
export function filmCode(file: string, text: string): void {
  const modules = encodeQR(text, 'raw', { border: 4 });
  const side = modules.length * scale;
  const [left, top] = [width - side - 60, 50];
  const light = Buffer.alloc(width * height, 190);
  for (const [row, line] of modules.entries()) {
    for (const [column, isDark] of line.entries()) {
      for (let y = 0; y < scale; y++) {
        const start = (top + row * scale + y) * width + left + column * scale;
        light.fill(isDark ? 40 : 220, start, start + scale);
      }
    }
  }
  const colour = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, frame, frame, frame]));
}

/** Shows the film wherever the page asks for a camera; the permission is asked for as ever. */
export function cameraArguments(file: string): string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}
