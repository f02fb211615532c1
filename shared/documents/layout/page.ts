import type { Language } from '../../domain/language.ts';
import type { PaperDocument } from './blocks.ts';

/** Every length on a page is in millimetres from its top left corner; letter sizes alone are in points. */
export const millimetresPerPoint = 25.4 / 72;

export type FontWeight = 'regular' | 'semibold' | 'bold';

export type TextMark = {
  readonly kind: 'text';
  /** Where the text starts, has its middle or ends, by `anchor`. */
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  /** In points. */
  readonly size: number;
  readonly weight: FontWeight;
  readonly colour: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Turned a quarter to the left, so that it reads upwards from (x, y). */
  readonly upwards: boolean;
  /** Digits of one width, so that times stand under each other (OpenType tnum). */
  readonly tabular: boolean;
  /** Index of its structure node; null for furniture that a screen reader skips. */
  readonly node: number | null;
};

type LineMark = {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly thickness: number;
  readonly colour: string;
};

type BoxMark = {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
};

export type DrawnMark = TextMark | LineMark | BoxMark;

/** A rectangle that something else finds again: a signature field on a scanned sheet. */
export type NamedPlace = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What identifies a page of a sheet when it comes back as a photo. */
export type PageStamp = {
  /** The sheet, before it is known whether it was issued before. */
  readonly sheet: string;
  /** As printed, without the page: S-7K2P-D1. */
  readonly sheetId: string;
  readonly page: number;
  readonly of: number;
  /** Centres of the corner marks, from the top left one clockwise. */
  readonly marks: readonly { readonly x: number; readonly y: number }[];
};

export type Page = {
  readonly width: number;
  readonly height: number;
  /** In the order of drawing: boxes first, text last. */
  readonly marks: readonly DrawnMark[];
  readonly places: readonly NamedPlace[];
  /** Null on a page that nobody reads back. */
  readonly stamp: PageStamp | null;
};

export type StructureTag = 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Span';

/** What a screen reader walks through; nodes stand in reading order and `parent` is the index of an earlier one. */
export type StructureNode = {
  readonly tag: StructureTag;
  readonly parent: number | null;
  readonly language: Language | null;
  readonly scope: 'Column' | 'Row' | null;
  readonly columns: number;
};

/** A document as placed marks: what the PDF writer and the preview draw alike. */
export type DrawnDocument = {
  readonly title: string;
  readonly language: Language;
  readonly pages: readonly Page[];
  readonly nodes: readonly StructureNode[];
};

/** A sheet of A4 and the part of it that is printed on, in millimetres. */
export type Paper = {
  readonly width: number;
  readonly height: number;
  /** Margin left and right: what desktop printers can reach, and room for a punch. */
  readonly side: number;
  /** Margin above and below. */
  readonly edge: number;
};

const portrait: Paper = { width: 210, height: 297, side: 17, edge: 15 };
const landscape: Paper = { width: 297, height: 210, side: 15, edge: 12 };

export function paperOf(orientation: PaperDocument['orientation']): Paper {
  return orientation === 'portrait' ? portrait : landscape;
}

/** Between the margins, left to right. */
export function bodyWidth(paper: Paper): number {
  return paper.width - 2 * paper.side;
}
