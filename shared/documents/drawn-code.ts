import type { PageDrawing } from './drawing.ts';
import { sheetCode } from './sheet-code.ts';
import { colours } from './text-styles.ts';

/** The QR code of a text of capital letters, digits and `-:/`; millimetres, without the quiet zone around it. */
export function drawCode(
  drawing: PageDrawing,
  text: string,
  { left, top, side }: { readonly left: number; readonly top: number; readonly side: number },
): void {
  const { size, boxes } = sheetCode(text);
  const module = side / size;
  for (const box of boxes) {
    drawing.box(left + box.x * module, top + box.y * module, box.width * module, box.height * module, colours.ink);
  }
}
