import { Document, type ISectionOptions, Packer, PageOrientation, SectionType } from 'docx';
import type { PaperDocument, Section } from '../../../shared/documents/layout/blocks.ts';
import { layOut } from '../../../shared/documents/layout/layout.ts';
import { bodyWidth, type Page, type Paper, paperOf } from '../../../shared/documents/layout/page.ts';
import { runningHeight, stampHeight, stampWidth } from '../../../shared/documents/layout/page-edges.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { CalendarDay } from '../../../shared/time/calendar-day.ts';
import { withoutTimes, xmlText } from '../open-xml.ts';
import { flowingBlock } from './flowing-blocks.ts';
import { runningPartHeight, wordFooter, wordHeader } from './running-parts.ts';
import { cornerMarks } from './sheet-marks.ts';
import { SheetPages } from './sheet-pages.ts';
import { twips, wordLanguages, wordStyles } from './word-styles.ts';
import { emptyParagraph, endOfPart, leastParagraph, type WordSetting } from './word-text.ts';

/**
 * Writes a document as .docx, for editing before it is printed. An attendance sheet has its pages, cells, marks and codes
 * where a PDF has them; other papers are broken into pages by Word. The same input gives the same bytes.
 */
export async function renderDocx(
  paper: PaperDocument,
  languages: readonly Language[],
  asOf: CalendarDay,
): Promise<Uint8Array> {
  const properties = { path: 'docProps/core.xml', data: coreProperties(paper, asOf) };
  return withoutTimes(await Packer.toBuffer(wordDocument(paper, languages), undefined, [properties]));
}

/** The document before it is packed. `languages` are those of the paper, the first one is its own. */
export function wordDocument(paper: PaperDocument, languages: readonly Language[]): Document {
  const size = paperOf(paper.orientation);
  return new Document({
    title: paper.title,
    creator: program,
    lastModifiedBy: program,
    ...(paper.properties !== undefined && {
      customProperties: Object.entries(paper.properties).map(([name, value]) => ({ name, value })),
    }),
    ...wordStyles(paper.language),
    sections: paper.sections.map((section, index) => {
      const { pages } = layOut({ ...paper, sections: [section] });
      const end = `${endOfSection}${String(index + 1)}`;
      const field = paper.sections.length === 1 ? 'NUMPAGES' : `PAGEREF ${end}`;
      const [first] = pages;
      const revision = first?.stamp?.sheetId.slice(first.stamp.sheet.length) ?? '';
      const setting: WordSetting = { languages, pages: { field, count: pages.length }, revision };
      const part = { section, pages, paper: size, setting, end, id: index + 1 };
      return section.stamp === null ? flowingSection(part) : sheetSection(part);
    }),
  });
}

const program = 'Rostrum';
/** Bookmarks by which the pages of sections are counted; LibreOffice does not know Word's SECTIONPAGES. */
const endOfSection = 'end_of_part_';

type Part = {
  readonly section: Section;
  /** As a PDF has them. */
  readonly pages: readonly Page[];
  readonly paper: Paper;
  readonly setting: WordSetting;
  /** The bookmark at its end, and its number. */
  readonly end: string;
  readonly id: number;
};

type Margins = { readonly top: number; readonly bottom: number; readonly header: number; readonly footer: number };

function pageProperties(paper: Paper, margins: Margins): NonNullable<ISectionOptions['properties']> {
  const landscape = paper.width > paper.height;
  return {
    type: SectionType.NEXT_PAGE,
    titlePage: true,
    page: {
      // Word wants the portrait size and turns it itself.
      size: {
        width: twips(Math.min(paper.width, paper.height)),
        height: twips(Math.max(paper.width, paper.height)),
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: { left: twips(paper.side), right: twips(paper.side), ...margins },
      pageNumbers: { start: 1 },
    },
  };
}

/** Millimetres from the edge of the paper to a header. */
const headerEdge = 5;
/** More pictures than a section has: each has a number of its own in the document. */
const picturesOfSection = 10_000;

/** Millimetres between running lines and the body of a page. */
const runningGap = 3;

function flowingSection({ section, paper, setting, end, id }: Part): ISectionOptions {
  const width = bodyWidth(paper);
  const { header, footer, parts, pagePerPart } = section;
  const gap = emptyParagraph(twips(runningGap));
  const foot = runningPartHeight(footer, width);
  const margins = {
    top: twips(paper.edge),
    bottom: twips(paper.edge + runningGap) + foot,
    header: twips(paper.edge) - leastParagraph,
    footer: twips(paper.edge),
  };
  const bodies = parts.map((blocks) => blocks.flatMap((block) => flowingBlock(block, width, setting)));
  const body = bodies.flatMap((contents, index) =>
    index > 0 && pagePerPart === true ? [emptyParagraph(0, { pageBreakBefore: true }), ...contents] : contents,
  );
  return {
    properties: pageProperties(paper, margins),
    headers: {
      first: wordHeader([], width, setting),
      default: wordHeader(header, width, setting, { lead: 0, last: gap }),
    },
    footers: { first: wordFooter(footer, width, setting), default: wordFooter(footer, width, setting) },
    children: [...body, endOfPart(end, id)],
  };
}

function sheetSection({ section, pages, paper, setting, end, id }: Part): ISectionOptions {
  const width = bodyWidth(paper);
  const { header, footer } = section;
  const stamp = pages[0]?.stamp ?? null;
  const footWidth = width - stampWidth;
  const foot = twips(paper.edge + Math.max(runningHeight(footer, paper, stampWidth), stampHeight(paper)));
  const top = twips(paper.edge) - leastParagraph;
  // Far enough above the body that no program needs more room for the empty header of a first page.
  const head = twips(headerEdge);
  const lead = twips(paper.edge) - head;
  const headed = header.length === 0 ? top : head + lead + runningPartHeight(header, width);
  const pictures = id * picturesOfSection;
  const marks = (firstId: number): ReturnType<typeof emptyParagraph> =>
    emptyParagraph(0, { children: stamp === null ? [] : cornerMarks(stamp, firstId) });
  const sheet = new SheetPages(paper, setting, pictures + 8);
  pages.forEach((page, index) => {
    sheet.add(page, index, index === 0 ? top : headed);
  });
  const margins = { top, bottom: foot, header: head, footer: foot - runningPartHeight(footer, footWidth) };
  return {
    properties: pageProperties(paper, margins),
    headers: {
      first: wordHeader([], width, setting, { lead: 0, last: marks(pictures) }),
      default: wordHeader(header, width, setting, { lead, last: marks(pictures + 4) }),
    },
    footers: {
      first: wordFooter(footer, footWidth, setting),
      default: wordFooter(footer, footWidth, setting),
    },
    children: sheet.finished(end, id),
  };
}

/** The properties of the file: the program and the document's date; no user, computer or time. */
function coreProperties({ title, language }: PaperDocument, asOf: CalendarDay): string {
  const day = `${asOf}T00:00:00Z`;
  const names = [
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ];
  const when = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`;
  const said = `<dc:title>${escaped(title)}</dc:title><dc:creator>${program}</dc:creator><dc:language>${wordLanguages[language]}</dc:language><cp:lastModifiedBy>${program}</cp:lastModifiedBy>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${names.join(' ')}>${said}${when('created')}${when('modified')}</cp:coreProperties>`;
}

function escaped(text: string): string {
  return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
