import { Document, Footer, Header, type ISectionOptions, Packer, PageOrientation, SectionType } from 'docx';
import type { PaperDocument, RunningLine, Section } from '../../shared/documents/layout/blocks.ts';
import { layOut } from '../../shared/documents/layout/layout.ts';
import { bodyWidth, type Paper, paperOf } from '../../shared/documents/layout/page.ts';
import type { CalendarDay } from '../../shared/time/calendar-day.ts';
import { runningParagraph, runningStyles, spaceParagraph, twips, wordBlock } from './docx-blocks.ts';
import { withoutTimes, xmlText } from './open-xml.ts';

/**
 * Writes a document as .docx, for editing before it is printed. It has neither QR code nor corner marks, since the cells
 * of an edited sheet may lie elsewhere. The same input gives the same bytes.
 */
export async function renderDocx(paper: PaperDocument, asOf: CalendarDay): Promise<Uint8Array> {
  const size = paperOf(paper.orientation);
  const document = new Document({
    title: paper.title,
    styles: {
      paragraphStyles: runningStyles(),
      default: { document: { run: { font: 'Arial', size: 18, language: { value: paper.language } } } },
    },
    sections: paper.sections.map((section) => {
      const pages = layOut({ ...paper, sections: [section] }).pages.length;
      return wordSection(section, size, pages);
    }),
  });
  const properties = { path: 'docProps/core.xml', data: coreProperties(paper.title, asOf) };
  return withoutTimes(await Packer.toBuffer(document, undefined, [properties]));
}

function wordSection({ parts, header, footer }: Section, paper: Paper, pages: number): ISectionOptions {
  const width = bodyWidth(paper);
  const landscape = paper.width > paper.height;
  const margin = {
    left: twips(paper.side),
    right: twips(paper.side),
    top: twips(paper.edge),
    bottom: twips(paper.edge),
  };
  const foot = (): Footer => new Footer({ children: runningLines(footer, width, pages) });
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        // Word wants the portrait size and turns it itself.
        size: {
          width: twips(Math.min(paper.width, paper.height)),
          height: twips(Math.max(paper.width, paper.height)),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { ...margin, header: twips(paper.edge - 4), footer: twips(paper.edge - 4) },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [spaceParagraph(0.5)] }),
      default: new Header({ children: runningLines(header, width, pages) }),
    },
    footers: { first: foot(), default: foot() },
    children: parts.flatMap((blocks) => blocks.flatMap((block) => wordBlock(block, width))),
  };
}

function runningLines(lines: readonly RunningLine[], width: number, pages: number) {
  return lines.length === 0 ? [spaceParagraph(0.5)] : lines.map((line) => runningParagraph(line, width, pages));
}

/** The properties of the file: the program and the document's date; no user, computer or time. */
function coreProperties(title: string, asOf: CalendarDay): string {
  const day = `${asOf}T00:00:00Z`;
  const names = [
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ];
  const when = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${names.join(' ')}><dc:title>${escaped(title)}</dc:title><dc:creator>Rostrum</dc:creator><cp:lastModifiedBy>Rostrum</cp:lastModifiedBy>${when('created')}${when('modified')}</cp:coreProperties>`;
}

function escaped(text: string): string {
  return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
