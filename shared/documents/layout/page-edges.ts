import encodeQR from 'qr';
import type { IssuedCell, IssuedPage } from '../../domain/evidence/issued-sheet.ts';
import type { Paragraph, RunningLine, SheetStamp } from './blocks.ts';
import {
  bodyWidth,
  drawText,
  gutter,
  layText,
  type NamedPlace,
  type PageDrawing,
  type PageStamp,
  type Paper,
  styleOf,
} from './page.ts';
import { colours, widthInMillimetres } from './typography.ts';

/** A rectangle of dark modules, in modules from the top left of the code. */
type ModuleBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

type SheetCode = { readonly size: number; readonly boxes: readonly ModuleBox[] };

/** How codes are made of capital letters, digits and `-:/`. */
export const sheetCodeOptions = { ecc: 'medium', encoding: 'alphanumeric' } as const;

/** The QR code of a text, drawn with few boxes. */
export function sheetCode(text: string): SheetCode {
  const bordered = encodeQR(text, 'raw', { ...sheetCodeOptions, border: 1 });
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

/** Side of a corner mark in millimetres. */
export const markSide = 4;
/** Distance of its middle from the edges of the paper, in millimetres. */
const markInset = 10;
/**
 * Side of one module of the code in millimetres, whatever number of them the text needs: measured, see
 * docs/decisions/0024-code-of-a-sheet.md.
 */
export const codeModule = 0.8;
/** Modules of the largest code that a sheet needs (version 2, 38 signs); then the free ones around it (ISO/IEC 18004). */
const mostModules = 25;
export const quietModules = 4;
/** Distance of the code's lower edge from that of the paper: level with the corner marks. */
const codeInset = markInset - markSide / 2;
/** What the name of a signature field begins with. */
const signature = 'signature';

/** Width that the code takes from the right of the footer, and its height above the lower margin, in millimetres. */
export const stampWidth = (mostModules + 2 * quietModules) * codeModule;
export function stampHeight(paper: Paper): number {
  return mostModules * codeModule - (paper.edge - codeInset);
}

/** The name of the place where somebody signs; `row` is a participation, or anything else for an empty line. */
export function signaturePlace(row: string, slotId: string): string {
  return `${signature} ${row} ${slotId}`;
}

/** The identification of a page, by which a scan or photo of it is read. */
export function stampOf(stamp: SheetStamp, revision: string, page: number, of: number, paper: Paper): PageStamp {
  return { sheet: stamp.sheetId, sheetId: `${stamp.sheetId}${revision}`, page, of, marks: markCentres(paper) };
}

/** Four solid squares in the corners, and the code with the names of workshop, sheet and page. */
export function drawStamp(drawing: PageDrawing, stamp: PageStamp, paper: Paper): void {
  for (const { x, y } of stamp.marks) {
    drawing.box(x - markSide / 2, y - markSide / 2, markSide, markSide, colours.ink);
  }
  const { text, left, top, side } = stampCode(stamp, paper);
  drawCode(drawing, text, { left, top, side });
}

/** The text of a page's code and where it stands, in millimetres, without the quiet zone around it. */
export function stampCode(
  stamp: PageStamp,
  paper: Paper,
): { readonly text: string; readonly left: number; readonly top: number; readonly side: number } {
  const text = codeText(stamp);
  const side = sheetCode(text).size * codeModule;
  const left = paper.width - Math.max(paper.side, markInset + markSide / 2 + quietModules * codeModule) - side;
  return { text, left, top: paper.height - codeInset - side, side };
}

/** "RSTR1:7K2P:D1:1/3": format, workshop, sheet, page. */
export function codeText({ sheetId, page, of }: Pick<PageStamp, 'sheetId' | 'page' | 'of'>): string {
  const [, workshop = '', ...sheet] = sheetId.split('-');
  return `RSTR1:${workshop}:${sheet.join('-')}:${String(page)}/${String(of)}`;
}

/** The signature cells of a page, in millimetres from its first corner mark. */
export function issuedPage(
  places: readonly NamedPlace[],
  { page, of, marks }: Pick<PageStamp, 'page' | 'of' | 'marks'>,
): IssuedPage {
  const [origin = { x: 0, y: 0 }] = marks;
  const cells = places.flatMap((place): IssuedCell[] => {
    const [kind, row = '', slotId = ''] = place.name.split(' ');
    if (kind !== signature) return [];
    return [
      {
        participationId: isId(row) ? row : null,
        slotId,
        x: hundredths(place.x - origin.x),
        y: hundredths(place.y - origin.y),
        width: hundredths(place.width),
        height: hundredths(place.height),
      },
    ];
  });
  return { page, of, marks: [...marks], cells };
}

function markCentres({ width, height }: Paper): PageStamp['marks'] {
  const [right, bottom] = [width - markInset, height - markInset];
  return [
    { x: markInset, y: markInset },
    { x: right, y: markInset },
    { x: right, y: bottom },
    { x: markInset, y: bottom },
  ];
}

function isId(row: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(row);
}

function hundredths(millimetres: number): number {
  return Math.round(millimetres * 100) / 100;
}

type Side = { readonly paragraph: Paragraph; readonly align: 'start' | 'end'; readonly width: number };

/** Height of running lines in millimetres; `inset` is the width on the right that is kept free, as for a code. */
export function runningHeight(lines: readonly RunningLine[], paper: Paper, inset = 0): number {
  return lines.reduce((sum, line) => sum + heightOfLines(line, bodyWidth(paper) - inset), 0);
}

/** As high as with page numbers of three digits, so that all pages of a run have the same body. */
export function heightOfLines(line: RunningLine, width: number): number {
  const heights = sidesOf(line, width).map(({ paragraph, width: own }) => layText([widest(paragraph)], own).height);
  return Math.max(0, ...heights);
}

/** With page numbers of three digits. */
export function widest(paragraph: Paragraph): Paragraph {
  return { ...paragraph, text: paragraph.text.replaceAll(/\{pages?\}/g, '000').replaceAll('{revision}', '-R00') };
}

/** The right side gets the room that it needs, up to half; the left side has the rest. */
export function sidesOf({ left, right }: RunningLine, width: number): Side[] {
  const needed = right === null ? 0 : widthInMillimetres(widest(right).text, styleOf(right)) + 0.5;
  const own = Math.min(needed, left === null ? width : width / 2);
  const sides: Side[] = [];
  if (left !== null)
    sides.push({ paragraph: left, align: 'start', width: right === null ? width : width - own - gutter });
  if (right !== null) sides.push({ paragraph: right, align: 'end', width: own });
  return sides;
}

type RunningPlace = {
  readonly top: number;
  readonly page: number;
  readonly pages: number;
  readonly revision: string;
  readonly inset?: number;
};

/** The lines of one page; `{page}` and `{pages}` become its number and theirs. */
export function drawRunning(drawing: PageDrawing, lines: readonly RunningLine[], paper: Paper, at: RunningPlace): void {
  const width = bodyWidth(paper) - (at.inset ?? 0);
  let { top } = at;
  for (const line of lines) {
    for (const { paragraph, align, width: own } of sidesOf(line, width)) {
      const text = filled(paragraph.text, at);
      const x = align === 'start' ? paper.side : paper.side + width - own;
      drawText(drawing, layText([{ ...paragraph, text }], own), { x, top, width: own, align }, []);
    }
    top += heightOfLines(line, width);
  }
}

function filled(text: string, { page, pages, revision }: RunningPlace): string {
  return text
    .replaceAll('{page}', String(page))
    .replaceAll('{pages}', String(pages))
    .replaceAll('{revision}', revision);
}
