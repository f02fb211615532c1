import type { DrawnDocument, Page } from '../../../shared/documents/layout/page.ts';

/** The lines of text on a page, in the order of drawing. */
export function textsOf(page: Page): string[] {
  return page.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
}

/** All text of a document with single spaces. */
export function allText(drawn: DrawnDocument): string {
  return drawn.pages.flatMap(textsOf).join(' ').replaceAll(/\s+/g, ' ');
}
