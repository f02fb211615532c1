import type { Section } from './blocks.ts';
import { PageDrawing } from './drawing.ts';
import type { Page, PageStamp } from './page.ts';
import { drawStamp, issuedPage, stampHeight, stampOf, stampWidth } from './page-stamp.ts';
import { bodyWidth, type Paper } from './paper.ts';
import type { Piece } from './piece.ts';
import { drawRunning, runningHeight } from './running-lines.ts';

/** Millimetres between the body of a page and its running lines. */
const runningGap = 3;

/** Fills pages from top to bottom with pieces that stay whole. */
export class Flow {
  private readonly pages: PageDrawing[] = [];
  private readonly section: Section;
  private readonly paper: Paper;
  private readonly bottom: number;
  private top = 0;

  constructor(section: Section, paper: Paper) {
    this.section = section;
    this.paper = paper;
    this.bottom = this.footerTop() - runningGap;
    this.startPage();
  }

  /** Starts a new page for a part that fits whole on one but not on the rest of this one, if that is the lesser half. */
  addPart(pieces: readonly Piece[]): void {
    const height = heightOf(pieces);
    const [left, whole] = [this.bottom - this.top, this.bottom - this.pageTop(1)];
    if (height > left && height <= whole && left < whole / 2) this.startPage();
    pieces.forEach((piece, index) => {
      const fits = this.top + heightWithNext(pieces, index) <= this.bottom;
      if (!fits && !this.isFresh()) this.breakBefore(piece);
      this.draw(piece);
    });
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

  /** Known only now: it depends on where the cells have come to lie. */
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

/** The piece with everything that must not be parted from it. */
function heightWithNext(pieces: readonly Piece[], index: number): number {
  let height = 0;
  for (let at = index; at < pieces.length; at++) {
    const piece = pieces[at];
    height += piece?.height ?? 0;
    if (piece?.keepWithNext !== true) break;
  }
  return height;
}

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.height, 0);
}
