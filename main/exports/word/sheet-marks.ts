import { HorizontalPositionRelativeFrom, ImageRun, TextWrappingType, VerticalPositionRelativeFrom } from 'docx';
import encodeQR from 'qr';
import {
  codeModule,
  markSide,
  quietModules,
  sheetCodeOptions,
  stampCode,
} from '../../../shared/documents/layout/page-edges.ts';
import type { PageStamp, Paper } from '../../../shared/documents/layout/page.ts';

/** English Metric Units of a millimetre (ECMA-376-1, 20.1.2.1), in which Word places pictures. */
const unitsPerMillimetre = 36_000;
/** Of Word's pixels, of which an inch has 96. */
const pixelsPerMillimetre = 96 / 25.4;

type Box = { readonly left: number; readonly top: number; readonly side: number };

/** A square picture at a place of the paper, in millimetres, over which text does not move it. */
function placedPicture(data: Uint8Array, box: Box, id: number, name: string): ImageRun {
  const offset = (millimetres: number): number => Math.round(millimetres * unitsPerMillimetre);
  const side = box.side * pixelsPerMillimetre;
  return new ImageRun({
    type: 'gif',
    data,
    transformation: { width: side, height: side },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: offset(box.left) },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: offset(box.top) },
      wrap: { type: TextWrappingType.NONE },
      allowOverlap: true,
      lockAnchor: true,
      layoutInCell: false,
    },
    // Word numbers pictures through the program's life; the same paper has the same bytes.
    altText: { id: String(id), name, description: name, title: '' },
  });
}

/** One black pixel (GIF89a). */
const blackPixel = Uint8Array.from(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64'),
);

/** The four corner marks of each page of a sheet; `firstId` and the three numbers after it are theirs. */
export function cornerMarks({ marks }: Pick<PageStamp, 'marks'>, firstId: number): ImageRun[] {
  return marks.map(({ x, y }, index) => {
    const box = { left: x - markSide / 2, top: y - markSide / 2, side: markSide };
    return placedPicture(blackPixel, box, firstId + index, '■');
  });
}

/** Pixels of a module: edges stay sharp in print. */
const pixelsOfModule = 8;

/** The code of a page where a PDF has it, with the quiet zone around it. */
export function sheetCodePicture(stamp: PageStamp, paper: Paper, id: number): ImageRun {
  const { text, left, top, side } = stampCode(stamp, paper);
  const quiet = quietModules * codeModule;
  const picture = encodeQR(text, 'gif', { ...sheetCodeOptions, border: quietModules, scale: pixelsOfModule });
  return placedPicture(picture, { left: left - quiet, top: top - quiet, side: side + 2 * quiet }, id, text);
}
