import type { Language } from '../../domain/language.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { formatDate } from '../../text/dates.ts';
import type { DocumentRequest } from '../document-request.ts';
import { drawFitted, type DrawnDocument, lineHeight, PageDrawing, paperOf, Structure } from '../layout/page.ts';
import { colours, type FittedText, fitText, textStyles, type TextStyleName, wrapText } from '../layout/typography.ts';
import { fundingLine, organiserLine, organisersOf, whenAndWhere, Wording } from '../wording.ts';
import { certificateRegisterWorkbook } from './certificate-register.ts';
import {
  certificatesLack,
  leftOutOfCertificates,
  printedCertificates,
  type PrintedCertificate,
} from './certificate-holders.ts';

/** Millimetres: two lines around the page, what is written between them, and the lines that are signed. */
const [outerFrame, innerFrame, side, top] = [9, 11, 34, 20];
/** Where the two lines lie, and how thick they are. */
const frames = [
  [outerFrame, 0.6],
  [innerFrame, 0.2],
] as const;
const [signatureWidth, footTop, footGap] = [62, 188, 6];
/** More organisers sign elsewhere. */
const mostSignatories = 3;
/** Points below which letters are not made. */
const least = 7;

const paper = paperOf('landscape');

/** One certificate a page, to be signed by up to three organisers. */
export function certificates(snapshot: WorkshopSnapshot, request: DocumentRequest): DrawnDocument {
  const wording = new Wording(request.languages);
  const structure = new Structure();
  const root = structure.add('Document', null, { language: wording.first });
  const printed = printedCertificates(snapshot, request, wording);
  const pages = printed.map((certificate) => {
    const page = new PageDrawing(paper.width, paper.height);
    drawCertificate(page, certificate, { snapshot, request, wording, structure, parent: structure.add('Sect', root) });
    return page.finished(null);
  });
  return {
    title: `${wording.both('documents.title.certificates')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    pages: pages.length > 0 ? pages : [nobody(wording, structure.add('P', root))],
    nodes: structure.nodes,
  };
}

function nobody(wording: Wording, node: number): ReturnType<PageDrawing['finished']> {
  const page = new PageDrawing(paper.width, paper.height);
  const style = textStyles.body;
  wording.words('documents.certificates.nobody', 'body').forEach(({ text }, index) => {
    page.text(text, style, { x: paper.side, top: paper.edge + index * lineHeight(style), node });
  });
  return page.finished(null);
}

type CertificatePaper = {
  readonly snapshot: WorkshopSnapshot;
  readonly request: DocumentRequest;
  readonly wording: Wording;
  readonly structure: Structure;
  readonly parent: number;
};

/** A line of a certificate in the middle of the page, and the space above it in millimetres. */
type Line = {
  readonly text: string;
  readonly style: TextStyleName;
  readonly gap: number;
  readonly language: Language | null;
};

function drawCertificate(page: PageDrawing, certificate: PrintedCertificate, source: CertificatePaper): void {
  for (const [inset, thickness] of frames) {
    const frame = { x: inset, y: inset, width: paper.width - 2 * inset, height: paper.height - 2 * inset };
    page.outline(frame, thickness, colours.accent);
  }
  const lines = linesOf(certificate, source).filter(({ text }) => text !== '');
  const signatureTop = signatureTopOf(source);
  const room = signatureTop - 16 - top;
  const fitted = fitLines(lines, room);
  const spare = room - heightOf(fitted);
  if (spare < 0) {
    const { participation } = certificate.person;
    const longest = lines.reduce((one, other) => (other.text.length > one.text.length ? other : one));
    page.overflow({ participationId: participation.id, text: longest.text });
  }
  let y = top + Math.max(0, spare) / 2;
  for (const { line, fit } of fitted) {
    y += line.gap;
    const node = source.structure.add('P', source.parent, { language: line.language });
    drawFitted(page, fit, { x: paper.width / 2, top: y, anchor: 'middle', node });
    y += heightOfText(fit);
  }
  drawSignatures(page, signatureTop, source);
  drawFoot(page, certificate, source);
}

function linesOf(certificate: PrintedCertificate, { snapshot, wording }: CertificatePaper): Line[] {
  const { result, hours, name } = certificate;
  const each = (say: (language: Language) => string, styles: readonly [TextStyleName, TextStyleName], gap: number) =>
    wording.each(say, styles[0], styles[1]).map(({ text, style, language }, index): Line => {
      return { text, style, language, gap: index === 0 ? gap : 0.8 };
    });
  const label = (text: string, gap: number): Line => ({ text, style: 'certificateLabel', gap, language: null });
  return [
    ...each((language) => organiserLine(snapshot, language, wording), ['overline', 'small'], 0),
    ...each(
      (language) => wording.translate(language, `documents.certificates.of.${result}`),
      ['certificateTitle', 'certificateSecond'],
      7,
    ),
    label(wording.both('documents.certificates.holder'), 7),
    ...each(name, ['certificateName', 'certificateSecond'], 1.5),
    label(wording.both(`documents.certificates.for.${result}`), 6),
    ...wording.said(snapshot.workshop.title, 'certificateBody', 'certificateSecond').map((one, index): Line => {
      return { text: one.text, style: one.style, language: one.language, gap: index === 0 ? 1.5 : 0.8 };
    }),
    ...each((language) => whenAndWhere(snapshot, wording, language), ['fact', 'small'], 4),
    label(
      wording.both('documents.certificates.hours', () => ({ count: hours })),
      2,
    ),
  ];
}

type FittedLine = { readonly line: Line; readonly fit: FittedText };

/** All lines in their own sizes, or where they have no room, in smaller ones, down to seven points. */
function fitLines(lines: readonly Line[], room: number): FittedLine[] {
  let fitted: FittedLine[] = [];
  for (let scale = 1; scale >= 0.3; scale -= 0.1) {
    fitted = lines.map((line) => ({ line, fit: fitLine(line, scale) }));
    if (heightOf(fitted) <= room) return fitted;
  }
  return fitted;
}

function fitLine({ text, style: name }: Line, scale: number): FittedText {
  const own = textStyles[name];
  const width = paper.width - 2 * side;
  const largest = Math.max(least, own.size * scale);
  if (name === 'certificateName') {
    return fitText(text, own, { width, lines: 2, largest, smallest: Math.max(least, largest / 2) });
  }
  const style = { ...own, size: largest };
  return { lines: wrapText(text, width, style), style };
}

function heightOf(fitted: readonly FittedLine[]): number {
  return fitted.reduce((sum, { line, fit }) => sum + line.gap + heightOfText(fit), 0);
}

/** The names below the lines that are signed, one for each organiser; the word alone where none is known. */
function signatories({ snapshot, wording }: CertificatePaper): { readonly step: number; readonly names: FittedText[] } {
  const signing = organisersOf(snapshot).slice(0, mostSignatories);
  const step = (paper.width - 2 * side) / signing.length;
  const names = signing.map((organiser) => {
    const name = wording.bothOf(organiser) || wording.both('documents.signature');
    return fitText(name, textStyles.small, { width: step - 6, lines: 3, largest: 8, smallest: least });
  });
  return { step, names };
}

function heightOfText({ lines, style }: FittedText): number {
  return lines.length * lineHeight(style);
}

/** Millimetres from above of the lines that are signed: the names below them and the foot take what they need. */
function signatureTopOf(source: CertificatePaper): number {
  const names = Math.max(...signatories(source).names.map(heightOfText));
  const foot = heightOfText(fundingText(source)) - lineHeight(textStyles.small);
  return Math.min(163, footTop - foot - footGap - names - 1.5);
}

function drawSignatures(page: PageDrawing, y: number, source: CertificatePaper): void {
  const { step, names } = signatories(source);
  names.forEach((name, index) => {
    const x = side + step * (index + 0.5);
    const width = Math.min(signatureWidth, step - 6);
    page.line(x - width / 2, y, x + width / 2, y, 0.2, colours.strongRule);
    drawFitted(page, name, { x, top: y + 1.5, anchor: 'middle', node: source.structure.add('P', source.parent) });
  });
}

/** What the funder wants to be said, between number and date. */
function fundingText({ snapshot, wording }: CertificatePaper): FittedText {
  const sample = snapshot.workshop.fictional ? wording.both('documents.fictional') : '';
  const words = [fundingLine(snapshot, wording), sample].filter((part) => part !== '').join('  ·  ');
  const width = paper.width - 2 * (innerFrame + 6) - 110;
  return fitText(words, textStyles.small, { width, lines: 3, largest: 7.6, smallest: least });
}

/** The number and the date on the left and right; the funding line between them. */
function drawFoot(page: PageDrawing, { number }: PrintedCertificate, source: CertificatePaper): void {
  const { request, wording, structure, parent } = source;
  const style = textStyles.small;
  const edge = innerFrame + 6;
  const date = [...new Set(wording.languages.map((language) => formatDate(request.asOf, language)))].join(' / ');
  const sign = wording.both('documents.number-sign');
  page.text(`${sign} ${number}`, style, { x: edge, top: footTop, node: structure.add('P', parent) });
  const right = { x: paper.width - edge, top: footTop, anchor: 'end', node: structure.add('P', parent) } as const;
  page.text(date, style, right);
  const funding = fundingText(source);
  const above = footTop + lineHeight(style) - heightOfText(funding);
  drawFitted(page, funding, { x: paper.width / 2, top: above, anchor: 'middle', node: structure.add('P', parent) });
}

function holderDetail(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): string | null {
  if (request.holderId === undefined) return null;
  const [certificate] = printedCertificates(snapshot, request, wording);
  // The name of a file is seen by more people than the certificate: of a protected person it has the code.
  return certificate?.person.listName(wording.first) ?? null;
}

export const certificatesDefinition = {
  kind: 'certificates',
  drawn: certificates,
  workbook: certificateRegisterWorkbook,
  lack: (snapshot: WorkshopSnapshot, request: DocumentRequest) =>
    certificatesLack(snapshot, request, new Wording(request.languages)),
  leftOut: leftOutOfCertificates,
  nameDetails: [holderDetail],
} as const;
