import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { TextKey } from '../text/text.ts';
import type { DocumentKind, DocumentRequest } from './document-request.ts';
import {
  type Block,
  type Column,
  type PaperDocument,
  paragraph,
  type Paragraph,
  type Row,
  type Section,
  textBlock,
  withWholeHeads,
} from './layout/blocks.ts';
import { asOfLine, fundingLine, paperFooter, paperOpening, type Wording } from './wording.ts';
import type { Workbook, Worksheet } from './workbook.ts';

/** Where a paper of one table takes its words from. */
type TableSource = {
  readonly snapshot: WorkshopSnapshot;
  readonly request: DocumentRequest;
  readonly wording: Wording;
};

/** Columns whose text begins at their left: the width of each in millimetres, and its head. */
export function textColumns(wording: Wording, columns: readonly (readonly [width: number, head: TextKey])[]): Column[] {
  return withWholeHeads(
    columns.map(([width, head]) => ({
      width,
      heads: wording.words(head, 'tableHead'),
      align: 'start',
      upwards: false,
    })),
  );
}

/**
 * Pages with the title of the workshop above all but the first, and below each the funding and `state`: the date of the
 * data, or the edition that is printed.
 */
export function datedSection(
  parts: Section['parts'],
  { snapshot, request, wording }: TableSource,
  state = asOfLine(request, wording),
): Section {
  return {
    parts,
    header: [{ left: paragraph(wording.bothOf(snapshot.workshop.title), 'footer'), right: null }],
    footer: paperFooter(snapshot, wording, state),
    stamp: null,
  };
}

type SignedTable = {
  readonly kind: DocumentKind;
  /** On the right of the line above the title. */
  readonly version?: readonly string[];
  /** Between title and table. */
  readonly note?: readonly Paragraph[];
  /** Absent, portrait. */
  readonly orientation?: PaperDocument['orientation'];
  /** Together the width between the margins of the page. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows that add up the others, which no page divides; absent, none. */
  readonly totals?: readonly Row[];
  /** In millimetres. */
  readonly rowHeight: number;
  /** What the label of the line for the name says, and what the names of the lines begin with. */
  readonly signed: { readonly label: TextKey; readonly as: 'issued' | 'kept' };
};

/** A table below which somebody signs with name and date. */
export function signedTable(table: SignedTable, source: TableSource): PaperDocument {
  const { kind, version = [], note, columns, rows, totals = [], rowHeight, signed } = table;
  const { snapshot, wording } = source;
  const noted: Block[] = note === undefined ? [] : [textBlock('P', note, true), { kind: 'space', height: 3 }];
  const section = datedSection(
    [
      [
        ...paperOpening(snapshot, wording, kind, version),
        { kind: 'space', height: 3 },
        ...noted,
        {
          kind: 'table',
          columns,
          groups: [
            { heading: null, continued: null, rows },
            ...(totals.length === 0 ? [] : [{ heading: null, continued: null, rows: totals, whole: true }]),
          ],
          look: 'grid',
          rowHeight,
          keepWithNext: true,
        },
        { kind: 'space', height: 4 },
        {
          kind: 'fields',
          fields: [
            { label: wording.both(signed.label), share: 6, name: `${signed.as} by` },
            { label: wording.both('documents.verified-signature'), share: 4, name: `${signed.as} signature` },
            { label: wording.both('documents.verified-date'), share: 3, name: `${signed.as} date` },
          ],
        },
      ],
    ],
    source,
  );
  return {
    title: `${wording.both(`documents.title.${kind}`)}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: table.orientation ?? 'portrait',
    sections: [section],
  };
}

/** The title of the workshop above the printed pages of a worksheet: a line for each language in which it is written. */
export function runningTitle({ workshop }: Pick<WorkshopSnapshot, 'workshop'>, wording: Wording): string {
  return wording
    .said(workshop.title, 'footer')
    .map(({ text }) => text)
    .join('\n');
}

/** A workbook of one worksheet, which has the title of the workshop and the date above, and the funding below. */
export function datedWorkbook(
  kind: DocumentKind,
  {
    columns,
    rows,
    totals = 0,
    rowHeight = null,
  }: Pick<Worksheet, 'columns' | 'rows'> & Partial<Pick<Worksheet, 'totals' | 'rowHeight'>>,
  { snapshot, request, wording }: TableSource,
): Workbook {
  const title = wording.text(snapshot.workshop.title);
  return {
    title: `${wording.both(`documents.title.${kind}`)}: ${title}`,
    sheets: [
      {
        name: wording.translate(wording.first, `documents.title.${kind}`),
        columns,
        rows,
        totals,
        blankRows: 0,
        rowHeight,
        header: { left: runningTitle(snapshot, wording), right: asOfLine(request, wording) },
        footer: { left: fundingLine(snapshot, wording) },
      },
    ],
  };
}
