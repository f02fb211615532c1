import { participationCode } from '../../domain/people/participation.ts';
import type { DocumentRequest } from '../document-request.ts';
import { type Block, cell, paragraph, type Paragraph, type StripBlock, type TableBlock } from '../layout/blocks.ts';
import { signaturePlace } from '../layout/page-edges.ts';
import type { ListedPerson } from '../listed-people.ts';
import { dayLine, placeLine } from '../wording.ts';
import { blankRow, type Sheet, stripColumns } from './sheet-plan.ts';

/** Millimetres of the signature boxes on a strip. */
const stripHeight = 12;
/** Empty strips of a sheet on which nobody is expected yet. */
const blankStripsAlone = 4;

type Signer = {
  readonly row: string;
  readonly participationId: string | null;
  readonly contents: readonly Paragraph[];
};

/**
 * One strip to cut off for each person by code, then staff, then empty strips, so that signers see no data of others
 * (docs/practice.md, Attendance sheets).
 */
export function sheetStrips(sheet: Sheet, request: DocumentRequest): StripBlock[][] {
  const { wording, people } = sheet;
  const participants = people.groups.flatMap((group) => group.people);
  const blanks = participants.length === 0 ? Math.max(request.blankRows, blankStripsAlone) : request.blankRows;
  const signers: Signer[] = [
    ...participants.map((person) => signerOf(person, '')),
    ...people.staff.map((person) => signerOf(person, wording.both(`vocabulary.role.${person.participation.role}`))),
    ...Array.from({ length: blanks }, (_, index) => ({
      row: blankRow(String(index + 1)),
      participationId: null,
      contents: [],
    })),
  ];
  return signers.map((signer) => [stripOf(signer, sheet)]);
}

function stripOf({ row, participationId, contents }: Signer, sheet: Sheet): StripBlock {
  const columns = stripColumns(sheet.slots, sheet.snapshot, sheet.wording);
  const cells = columns.map(({ slot }) => (slot === null ? cell(contents) : cell([], 1, signaturePlace(row, slot.id))));
  const table: TableBlock = {
    kind: 'table',
    columns: columns.map(({ column }) => column),
    groups: [{ heading: null, continued: null, rows: [{ tinted: false, cells }] }],
    look: 'grid',
    rowHeight: stripHeight,
  };
  const about = { participationId, text: sheet.wording.bothOf(sheet.snapshot.workshop.title) };
  return { kind: 'strip', blocks: [heading(sheet), { kind: 'space', height: 1 }, table], about };
}

/** The heading of one strip: title, day, place, sheet id. It is repeated because the strip is cut off the page. */
function heading({ id, day, subjects, snapshot, wording }: Sheet): Block {
  const titles = wording.said(snapshot.workshop.title, 'sheetName', 'sheetMuted');
  const [first, ...others] = wording.languages.map((language) =>
    [dayLine(day, wording, language), placeLine(snapshot, language, wording.languages)].filter(Boolean).join('  ·  '),
  );
  const right = [
    paragraph(wording.both('documents.title.attendance-sheet'), 'sheetMuted'),
    paragraph(id, 'sheetName'),
    paragraph(subjects.join('  ·  '), 'sheetSubject'),
  ];
  return {
    kind: 'text',
    tag: 'P',
    keepWithNext: true,
    columns: [
      {
        share: 3,
        align: 'start',
        paragraphs: [
          ...titles,
          paragraph(first ?? '', 'sheetBody'),
          ...others.map((line) => paragraph(line, 'sheetMuted')),
        ],
      },
      { share: 1.3, align: 'end', paragraphs: right },
    ],
  };
}

function signerOf({ participation }: ListedPerson, role: string): Signer {
  const code = paragraph(participationCode(participation), 'stripCode');
  return { row: participation.id, participationId: participation.id, contents: [code, paragraph(role, 'sheetMuted')] };
}
