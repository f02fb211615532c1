import encodeQR from 'qr';

/** A rectangle of dark modules, in modules from the top left of the code. */
export type ModuleBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type SheetCode = { readonly size: number; readonly boxes: readonly ModuleBox[] };

/** The QR code of a text of capital letters, digits and `-:/`, drawn with few boxes. */
export function sheetCode(text: string): SheetCode {
  const bordered = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 });
  const modules = bordered.slice(1, -1).map((row) => row.slice(1, -1));
  return { size: modules.length, boxes: boxesOf(modules) };
}

/** Covers the dark modules; boxes may overlap, which leaves no hairline between them on a screen. */
function boxesOf(modules: readonly (readonly boolean[])[]): ModuleBox[] {
  const covered = modules.map((row) => row.map(() => false));
  const boxes: ModuleBox[] = [];
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark || covered[y]?.[x] === true) return;
      const box = largestFrom(modules, x, y);
      boxes.push(box);
      for (let down = y; down < y + box.height; down++) covered[down]?.fill(true, x, x + box.width);
    });
  });
  return boxes;
}

/** First as wide as it goes, then as high as that width goes. */
function largestFrom(modules: readonly (readonly boolean[])[], x: number, y: number): ModuleBox {
  let width = 1;
  while (modules[y]?.[x + width] === true) width += 1;
  const isDark = (row: readonly boolean[] | undefined): boolean =>
    row?.slice(x, x + width).every((dark) => dark) === true;
  let height = 1;
  while (isDark(modules[y + height])) height += 1;
  return { x, y, width, height };
}
