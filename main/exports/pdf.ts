import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import type { DrawnDocument, DrawnMark, Page, StructureNode, TextMark } from '../../shared/documents/layout/page.ts';
import { type FontWeight, millimetresPerPoint } from '../../shared/documents/layout/typography.ts';
import type { CalendarDay } from '../../shared/time/calendar-day.ts';
import files from './font-files.json';
import { drawRun } from './pdf-letters.ts';

type Pdf = InstanceType<typeof PDFDocument>;

type PdfOptions = {
  readonly tagged: boolean;
  /** For archives, by PDF/A-1b (ISO 19005-1), which is an older version of the format; false, if absent. */
  readonly archival?: boolean;
  /** The only date in the file, so that the same input gives the same bytes. */
  readonly asOf: CalendarDay;
};

const weights: readonly FontWeight[] = ['regular', 'semibold', 'bold'];

/** Writes a drawn document as PDF: selectable text, embedded fonts, no data about user or computer. */
export async function renderPdf(
  drawn: DrawnDocument,
  { tagged, archival = false, asOf }: PdfOptions,
): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    ...(archival ? { pdfVersion: '1.4' as const, subset: 'PDF/A-1b' as const } : { pdfVersion: '1.7' as const }),
    tagged,
    lang: drawn.language,
    displayTitle: true,
    // No default font: pdfkit would take it for the registered font of the same name and open it for every text.
    font: '',
    info: { Title: drawn.title, Producer: 'Rostrum', Creator: 'Rostrum', CreationDate: new Date(`${asOf}T00:00:00Z`) },
  });
  const bytes = collect(pdf);
  for (const weight of weights) pdf.registerFont(weight, fontBytes(weight));
  const contents: MarkedContent[] = [];
  const headings = headingsOf(drawn);
  const spelled = hasSharedGlyphs(drawn) ? sharedGlyphs : null;
  for (const page of drawn.pages) {
    pdf.addPage({ size: [points(page.width), points(page.height)], margin: 0 });
    for (const heading of headings) if (heading.page === page) addBookmark(pdf, heading);
    drawFurniture(pdf, page.marks, tagged);
    drawTexts(pdf, page.marks, tagged ? contents : null, spelled);
  }
  if (tagged) addStructure(pdf, drawn.nodes, contents);
  pdf.end();
  return bytes;
}

type Heading = { readonly page: Page; readonly text: string; readonly y: number };

/** The headings of a document in its first language, for its bookmarks; none where there is only one. */
function headingsOf({ pages, nodes }: DrawnDocument): Heading[] {
  const found = new Map<number, { page: Page; text: string; y: number }>();
  for (const page of pages) {
    for (const mark of page.marks) {
      const node = mark.kind === 'text' && mark.node !== null ? nodes[mark.node] : undefined;
      if (mark.kind !== 'text' || mark.node === null || node === undefined || !/^H\d$/.test(node.tag)) continue;
      const known = found.get(mark.node);
      if (known === undefined) found.set(mark.node, { page, text: withSpace(mark), y: mark.y - mark.size });
      else known.text += withSpace(mark);
    }
  }
  const lines = new Map<string, Heading>();
  for (const heading of found.values()) {
    const place = `${String(pages.indexOf(heading.page))} ${heading.y.toFixed(1)}`;
    // Beside a heading stands the same one in the second language.
    if (!lines.has(place)) lines.set(place, { ...heading, text: heading.text.trim() });
  }
  return lines.size > 1 ? [...lines.values()] : [];
}

function addBookmark(pdf: Pdf, { text }: Heading): void {
  // Shows the whole page; pdfkit knows this option, and its types do not.
  const look = { expanded: true, fit: true };
  pdf.outline.addItem(text, look);
  // How many are shown (ISO 32000-1, table 152), which pdfkit leaves out.
  const root = pdf.outline as typeof pdf.outline & { readonly outlineData: { Count?: number } };
  root.outlineData.Count = root.children.length;
}

/**
 * The text of a line, with the space that parts it from the next line of its paragraph. Its lines are broken already, so its
 * no-break spaces are spaces, for which whoever searches the file types those.
 */
function withSpace({ text, spaceAfter }: TextMark): string {
  const plain = text.replaceAll('\u00a0', ' ');
  return spaceAfter ? `${plain} ` : plain;
}

/** The font draws each pair with one glyph, which a PDF can give one meaning only: ʼ of Uzbek and ’ of English. */
const sharedGlyphs = /[ʼ’ˮ”∆ΔΩΩ]/u;
const rareOfPairs = /[ʼˮ∆\u2126]/u;

/** Whether a rare letter of a pair occurs, so that texts with either must say what they are. */
function hasSharedGlyphs({ pages }: DrawnDocument): boolean {
  return pages.some(({ marks }) => marks.some((mark) => mark.kind === 'text' && rareOfPairs.test(mark.text)));
}

function collect(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    pdf.on('error', reject);
  });
}

const loaded = new Map<FontWeight, Buffer>();

function fontBytes(weight: FontWeight): Buffer {
  const known = loaded.get(weight) ?? withoutAlternates(readFileSync(fontPath(weight)));
  loaded.set(weight, known);
  return known;
}

/** Boxes and lines, which a screen reader skips. */
function drawFurniture(pdf: Pdf, marks: readonly DrawnMark[], tagged: boolean): void {
  if (tagged) pdf.markContent('Artifact', { type: 'Layout' });
  // Neighbouring boxes of one colour are one path: a code of a hundred boxes costs little more than one.
  let fill: string | null = null;
  const finishBoxes = (): void => {
    if (fill !== null) pdf.fill(fill);
    fill = null;
  };
  for (const mark of marks) {
    if (mark.kind === 'box') {
      if (fill !== mark.fill) finishBoxes();
      pdf.rect(points(mark.x), points(mark.y), points(mark.width), points(mark.height));
      fill = mark.fill;
    } else if (mark.kind === 'line') {
      finishBoxes();
      pdf.moveTo(points(mark.x1), points(mark.y1)).lineTo(points(mark.x2), points(mark.y2));
      pdf.lineWidth(points(mark.thickness)).stroke(mark.colour);
    }
  }
  finishBoxes();
  if (tagged) pdf.endMarkedContent();
}

/**
 * Draws texts; neighbours of one structure node share one marked-content sequence. `contents` is null for an untagged
 * PDF.
 */
function drawTexts(
  pdf: Pdf,
  marks: readonly DrawnMark[],
  contents: MarkedContent[] | null,
  spelled: RegExp | null,
): void {
  let open: number | null | undefined;
  for (const mark of marks) {
    if (mark.kind !== 'text') continue;
    if (contents !== null && mark.node !== open) {
      if (open !== undefined) pdf.endMarkedContent();
      if (mark.node === null) pdf.markContent('Artifact', { type: 'Pagination' });
      else contents.push({ node: mark.node, content: pdf.markStructureContent('Span') });
      open = mark.node;
    }
    const spell = spelled?.test(mark.text) === true;
    if (spell) pdf.markContent('Span', { actual: withSpace(mark) });
    drawText(pdf, mark);
    if (spell) pdf.endMarkedContent();
  }
  if (contents !== null && open !== undefined) pdf.endMarkedContent();
}

function drawText(pdf: Pdf, mark: TextMark): void {
  if (mark.run !== undefined && (mark.run.letters !== null || mark.run.read !== mark.text)) {
    drawRun(pdf, mark, mark.run);
    return;
  }
  pdf.font(mark.weight).fontSize(mark.size).fillColor(mark.colour);
  const features = mark.tabular ? { features: ['tnum' as const] } : {};
  const width = mark.anchor === 'start' ? 0 : pdf.widthOfString(mark.text, features);
  const before = mark.anchor === 'middle' ? width / 2 : width;
  const [x, y] = [points(mark.x), points(mark.y)];
  if (mark.upwards) pdf.save().rotate(-90, { origin: [x, y] });
  pdf.text(withSpace(mark), x - before, y, { lineBreak: false, baseline: 'alphabetic', ...features });
  if (mark.upwards) pdf.restore();
}

function points(millimetres: number): number {
  return millimetres / millimetresPerPoint;
}

type Content = ReturnType<Pdf['markStructureContent']>;
type Element = ReturnType<Pdf['struct']>;

/** Text on a page that belongs to a structure node. */
type MarkedContent = { readonly node: number; readonly content: Content };

/** Builds the tree that a screen reader walks, from its leaves up: every child stands behind its parent in `nodes`. */
function addStructure(pdf: Pdf, nodes: readonly StructureNode[], contents: readonly MarkedContent[]): void {
  const children = nodes.map((): (Content | Element)[] => []);
  for (const { node, content } of contents) children[node]?.push(content);
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node === undefined) continue;
    const options = { ...(node.language && { lang: node.language }), ...(node.scope && { scope: node.scope }) };
    const element = pdf.struct(node.tag, options, children[index]);
    if (node.columns > 1) spanColumns(element, node);
    if (node.parent === null) pdf.addStructure(element);
    else children[node.parent]?.unshift(element);
  }
}

/**
 * pdfkit has no option for a cell over several columns; its elements take further attributes until they get a parent.
 */
function spanColumns(element: Element, { columns, scope }: StructureNode): void {
  const { dictionary } = element as Element & { readonly dictionary: { readonly data: { A?: object } } };
  dictionary.data.A = { O: 'Table', ColSpan: columns, ...(scope !== null && { Scope: scope }) };
}

/**
 * A copy of a TrueType font in which only kerning, accents and tabular digits are left to happen. Contextual
 * alternates would turn "10x20" into "10×20" and "->" into an arrow, so that copied text would differ from what was
 * typed, and they cost four fifths of the time of a long list.
 */
function withoutAlternates(font: Buffer): Buffer {
  const copy = Buffer.from(font);
  const substitutions = tableOffset(copy, 'GSUB');
  if (substitutions === null) return copy;
  const features = substitutions + copy.readUInt16BE(substitutions + 6);
  for (let index = 0; index < copy.readUInt16BE(features); index++) {
    const tag = features + 2 + index * 6;
    if (!keptFeatures.has(copy.toString('latin1', tag, tag + 4))) copy.write('none', tag, 'latin1');
  }
  return copy;
}

const keptFeatures: ReadonlySet<string> = new Set(['tnum', 'ccmp']);

function tableOffset(font: Buffer, table: string): number | null {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === table) return font.readUInt32BE(entry + 8);
  }
  return null;
}

/**
 * The font files of printed documents; `font-files.json` is the only place that names them. The screen uses the same
 * files, so that a preview and its PDF agree.
 *
 * The build copies each `node_modules/<source>` to `fonts/<name>` beside the built main.
 */
const fontFiles: Readonly<Record<FontWeight, { readonly source: string; readonly name: string }>> = files;

/** The file on this disk: beside the built main, or else in the installed package when run from source. */
function fontPath(weight: FontWeight): string {
  const file = fontFiles[weight];
  const built = fileURLToPath(new URL(`./fonts/${file.name}`, import.meta.url));
  return existsSync(built) ? built : createRequire(import.meta.url).resolve(file.source);
}
