import {
  type Block,
  type FieldsBlock,
  type PaperDocument,
  paragraph,
  type Section,
  shrunkBlock,
  type StripBlock,
  type TextBlock,
} from './blocks.ts';
import { drawRunning, drawStamp, issuedPage, runningHeight, stampHeight, stampOf, stampWidth } from './page-edges.ts';
import {
  bodyWidth,
  divideText,
  type DrawnDocument,
  drawText,
  gutter,
  heightOf,
  heightWithNext,
  layText,
  lineHeight,
  type Page,
  PageDrawing,
  type PageStamp,
  type Paper,
  paperOf,
  type Piece,
  Structure,
} from './page.ts';
import type { ContentColumn } from './placed-content.ts';
import { tablePieces } from './table.ts';
import { colours, textStyles, widthInMillimetres, wrapText } from './typography.ts';

type TextColumn = ContentColumn & { readonly nodes: readonly number[] };

function textPiece(block: TextBlock, width: number, parent: number, structure: Structure): Piece {
  const shares = block.columns.reduce((sum, column) => sum + column.share, 0);
  const room = width - gutter * (block.columns.length - 1);
  let x = 0;
  const columns = block.columns.map(({ share, align, paragraphs }): TextColumn => {
    const own = (room * share) / shares;
    const laid = layText(paragraphs, own);
    const nodes = laid.paragraphs.map(({ paragraph }) =>
      structure.add(block.tag, parent, { language: paragraph.language }),
    );
    const column = { laid, nodes, align, width: own, x };
    x += own + gutter;
    return column;
  });
  return columnsPiece(columns, block);
}

type ColumnsLook = Pick<TextBlock, 'tag' | 'keepWithNext'>;

function columnsPiece(columns: readonly TextColumn[], { tag, keepWithNext }: ColumnsLook): Piece {
  return {
    height: Math.max(0, ...columns.map(({ laid }) => laid.height)),
    keepWithNext,
    repeated: [],
    content: { kind: 'text', tag, columns },
    draw: (page, frame) => {
      for (const { laid, nodes, align, width: own, x: left } of columns) {
        drawText(page, laid, { x: frame.x + left, top: frame.top, width: own, align }, nodes);
      }
    },
    divide: (height) => {
      const parts = columns.map(({ laid }) => divideText(laid, height));
      if (parts.every(([own]) => own.height === 0) || parts.every(([, rest]) => rest.height === 0)) return null;
      const part = (side: 0 | 1): TextColumn[] =>
        columns.map((column, index) => ({ ...column, laid: parts[index]?.[side] ?? column.laid }));
      return [columnsPiece(part(0), { tag, keepWithNext: false }), columnsPiece(part(1), { tag, keepWithNext })];
    },
  };
}

function spacePiece(height: number): Piece {
  return { height, keepWithNext: true, repeated: [], content: { kind: 'space' }, draw: () => undefined };
}

function rulePiece(): Piece {
  return {
    height: 0.6,
    keepWithNext: true,
    repeated: [],
    content: { kind: 'rule' },
    draw: (page, { x, top, width }) => {
      page.line(x, top + 0.3, x + width, top + 0.3, 0.3, colours.accent);
    },
  };
}

/** Millimetres: least height of a field, what its label takes of it at most, and the frame beside fields. */
const fieldHeight = 9;
const longestLabel = 0.6;
const fieldFrame = { width: 42, height: 26 };

function fieldsPiece(block: FieldsBlock, width: number, parent: number, structure: Structure): Piece {
  const style = textStyles.field;
  const shares = block.fields.reduce((sum, field) => sum + field.share, 0);
  const room = width - gutter * (block.fields.length - 1) - (block.frame === undefined ? 0 : fieldFrame.width + gutter);
  let left = 0;
  const fields = block.fields.map((field) => {
    const own = (room * field.share) / shares;
    const lines = field.label === '' ? [] : wrapText(field.label, own * longestLabel, style);
    const label = Math.max(0, ...lines.map((each) => widthInMillimetres(each, style)));
    const x = left;
    left += own + gutter;
    return { field, x, own, lines, line: lines.length === 0 ? 0 : label + 1.5, node: structure.add('P', parent) };
  });
  const labels = Math.max(0, ...fields.map(({ lines }) => lines.length)) * lineHeight(style) + 2.5;
  const height = Math.max(fieldHeight, labels, block.frame === undefined ? 0 : fieldFrame.height);
  const words = paragraph(block.frame ?? '', 'small');
  const frameWords = layText([words], fieldFrame.width - 3);
  const frameNodes = frameWords.paragraphs.map(() => structure.add('P', parent));
  return {
    height,
    keepWithNext: true,
    repeated: [],
    content: {
      kind: 'fields',
      fields: fields.map(({ field: { label }, x, own, line }) => ({ x, width: own, label, line })),
      frame: block.frame === undefined ? null : { x: left, width: fieldFrame.width, words },
    },
    draw: (page, frame) => {
      const bottom = frame.top + height - 1.2;
      for (const { field, x: own, own: width, lines, line, node } of fields) {
        const x = frame.x + own;
        const top = bottom - lines.length * lineHeight(style) + 0.6;
        lines.forEach((each, index) => page.text(each, style, { x, top: top + index * lineHeight(style), node }));
        page.line(x + line, bottom, x + width, bottom, 0.2, colours.strongRule);
        page.place({ name: field.name, x: x + line, y: frame.top, width: width - line, height: height - 1.2 });
      }
      const x = frame.x + left;
      const outline = { x, y: frame.top, width: fieldFrame.width, height: height - 1.2 };
      if (block.frame !== undefined) page.outline(outline, 0.2, colours.rule);
      drawText(
        page,
        frameWords,
        { x: x + 1.5, top: frame.top + 1, width: fieldFrame.width - 3, align: 'start' },
        frameNodes,
      );
    },
  };
}

/** Millimetres between the content of a strip and the cuts above and below it. */
const stripMargin = 3.2;
const [dash, gap] = [3, 2];
/** How far the cut reaches beyond the text on both sides. */
const overhang = 3;

/** Millimetres of a strip from which on its letters are made smaller. */
const tallStrip = 120;

/** The piece of one strip, with a dashed line below it to cut along. */
function stripPiece(block: StripBlock, width: number, parent: number, structure: Structure): Piece {
  const piecesIn = (blocks: readonly Block[], tree: Structure): Piece[] =>
    blocks.flatMap((inner) => piecesOf(inner, width, parent, tree));
  // Measured in a structure of its own, for only what is drawn may be read aloud.
  const isTall = heightOf(piecesIn(block.blocks, new Structure())) > tallStrip;
  const pieces = piecesIn(isTall ? block.blocks.map(shrunkBlock) : block.blocks, structure);
  const content = heightOf(pieces);
  return {
    height: content + 2 * stripMargin,
    keepWithNext: false,
    repeated: [],
    about: block.about,
    content: { kind: 'strip', margin: stripMargin, parts: pieces },
    draw: (page, frame) => {
      let top = frame.top + stripMargin;
      for (const piece of pieces) {
        piece.draw(page, { ...frame, top });
        top += piece.height;
      }
      const cut = top + stripMargin;
      const end = frame.x + frame.width + overhang;
      for (let x = frame.x - overhang; x < end; x += dash + gap) {
        page.line(x, cut, Math.min(x + dash, end), cut, 0.25, colours.muted);
      }
    },
  };
}

/** Least height in millimetres of the first part of something that is divided. */
const leastPart = 30;
/** Millimetres between the body of a page and its running lines. */
const runningGap = 3;

/** Fills pages from top to bottom with pieces that stay whole. */
class Flow {
  private readonly pages: PageDrawing[] = [];
  private readonly section: Section;
  private readonly paper: Paper;
  private readonly bottom: number;
  private top = 0;
  /** Whether this page begins with the rest of a piece, above which nothing but repeated heads stands. */
  private isContinued = false;

  constructor(section: Section, paper: Paper) {
    this.section = section;
    this.paper = paper;
    this.bottom = this.footerTop() - runningGap;
    this.startPage();
  }

  /**
   * Adds a part. Where it fits on one page but not on the rest of this one, and that is less than half, on a new page.
   */
  addPart(pieces: readonly Piece[]): void {
    const height = heightOf(pieces);
    const [left, whole] = [this.bottom - this.top, this.bottom - this.pageTop(1)];
    const moves = this.section.pagePerPart === true || (height > left && height <= whole && left < whole / 2);
    if (moves && !this.isFresh()) this.startPage();
    pieces.forEach((piece, index) => {
      const needed = heightWithNext(pieces, index);
      // What is to stay together but has no room on any page is divided where it must be.
      const least = piece.height + (piece.keepWithNext ? leastPart : 0);
      const fits = this.top + (needed <= this.roomAfterBreak(piece) ? needed : least) <= this.bottom;
      if (!fits && !this.isFresh() && piece.height <= this.roomAfterBreak(piece)) this.breakBefore(piece);
      this.drawWhole(piece);
    });
  }

  /** Draws a piece; one that is higher than a page goes on from page to page, line by line. */
  private drawWhole(piece: Piece): void {
    const height = this.bottom - this.top;
    if (piece.height <= height || piece.divide === undefined) {
      if (piece.height > height && piece.about !== undefined) this.pages.at(-1)?.overflow(piece.about);
      this.draw(piece);
      return;
    }
    // The first lines of it would look lost at the foot of a page.
    const parts = height < leastPart && !this.isFresh() ? null : piece.divide(height);
    if (parts !== null) this.draw(parts[0]);
    else if (this.isFresh() || this.isContinued) {
      this.draw(piece);
      return;
    }
    this.breakBefore(piece);
    this.isContinued = true;
    this.drawWhole(parts === null ? piece : parts[1]);
    this.isContinued = false;
  }

  /** Height in millimetres of the body of a page that begins with what is repeated before `piece`. */
  private roomAfterBreak({ repeated }: Piece): number {
    return this.bottom - this.pageTop(1) - heightOf(repeated);
  }

  finished(): Page[] {
    const pages = this.pages.length;
    const revision = this.revision();
    return this.pages.map((drawing, index) => {
      const numbers = { page: index + 1, pages, revision };
      if (index > 0) drawRunning(drawing, this.section.header, this.paper, { ...numbers, top: this.paper.edge });
      const foot = { top: this.footerTop(), inset: this.footerInset() };
      drawRunning(drawing, this.section.footer, this.paper, { ...numbers, ...foot });
      const stamp = this.stamp(index + 1, revision);
      if (stamp !== null) drawStamp(drawing, stamp, this.paper);
      return drawing.finished(stamp);
    });
  }

  /** The revision of the sheet; it depends on the positions of the cells, so it is known only after layout. */
  private revision(): string {
    const issued = this.pages.flatMap(({ places }, index) => {
      const stamp = this.stamp(index + 1, '');
      return stamp === null ? [] : [issuedPage(places, stamp)];
    });
    return this.section.stamp?.revisionOf(issued) ?? '';
  }

  private stamp(page: number, revision: string): PageStamp | null {
    const { stamp } = this.section;
    return stamp === null ? null : stampOf(stamp, revision, page, this.pages.length, this.paper);
  }

  private breakBefore(piece: Piece): void {
    this.startPage();
    for (const repeated of piece.repeated) this.draw(repeated);
  }

  private draw(piece: Piece): void {
    const page = this.pages.at(-1);
    if (page === undefined) return;
    piece.draw(page, { x: this.paper.side, top: this.top, width: bodyWidth(this.paper) });
    page.contents.push({ top: this.top, height: piece.height, content: piece.content });
    this.top += piece.height;
  }

  private startPage(): void {
    this.pages.push(new PageDrawing(this.paper.width, this.paper.height));
    this.top = this.pageTop(this.pages.length - 1);
  }

  private isFresh(): boolean {
    return this.top === this.pageTop(this.pages.length - 1);
  }

  private pageTop(index: number): number {
    const { header } = this.section;
    const hasHeader = index > 0 && header.length > 0;
    return this.paper.edge + (hasHeader ? runningHeight(header, this.paper) + runningGap : 0);
  }

  private footerTop(): number {
    const lines = runningHeight(this.section.footer, this.paper, this.footerInset());
    const least = this.section.stamp === null ? 0 : stampHeight(this.paper);
    return this.paper.height - this.paper.edge - Math.max(lines, least);
  }

  private footerInset(): number {
    return this.section.stamp === null ? 0 : stampWidth;
  }
}

/** Puts a document on pages. Pure: the same document gives the same marks on every machine. */
export function layOut(document: PaperDocument): DrawnDocument {
  const paper = paperOf(document.orientation);
  const structure = new Structure();
  const root = structure.add('Document', null, { language: document.language });
  const pages = document.sections.flatMap((section) => laySection(section, paper, root, structure));
  return { title: document.title, language: document.language, pages, nodes: structure.nodes };
}

function laySection(section: Section, paper: Paper, root: number, structure: Structure): Page[] {
  const parent = structure.add('Sect', root);
  const flow = new Flow(section, paper);
  for (const blocks of section.parts) {
    flow.addPart(blocks.flatMap((block) => piecesOf(block, bodyWidth(paper), parent, structure)));
  }
  return flow.finished();
}

function piecesOf(block: Block, width: number, parent: number, structure: Structure): Piece[] {
  switch (block.kind) {
    case 'table':
      return tablePieces(block, parent, structure);
    case 'text':
      return [textPiece(block, width, parent, structure)];
    case 'fields':
      return [fieldsPiece(block, width, parent, structure)];
    case 'space':
      return [spacePiece(block.height)];
    case 'rule':
      return [rulePiece()];
    case 'strip':
      return [stripPiece(block, width, parent, structure)];
  }
}
