import { participationCode } from '../domain/participation.ts';
import { cell, paragraph, type Block, type Paragraph, type StripBlock, type TableBlock } from './blocks.ts';
import type { DocumentRequest } from './document-request.ts';
import type { ListedPerson } from './listed-person.ts';
import { signaturePlace } from './page-stamp.ts';
import { stripColumns } from './sheet-columns.ts';
import type { Sheet } from './sheet-plan.ts';
import { blankRow } from './sheet-rows.ts';
import { dayLine, placeLine } from './workshop-lines.ts';

/** Millimetres that a signature needs. */
const rowHeight = 12;
/** Empty strips of a sheet on which nobody is expected yet. */
const blankStripsAlone = 4;

type Signer = { readonly row: string; readonly contents: readonly Paragraph[] };

/** A strip for each person in the order of the codes, then the staff, then empty ones: nobody reads the others' data. */
export function sheetStrips(sheet: Sheet, request: DocumentRequest): StripBlock[][] {
  const { wording, people } = sheet;
  const participants = people.groups.flatMap((group) => group.people);
  const blanks = participants.length === 0 ? Math.max(request.blankRows, blankStripsAlone) : request.blankRows;
  const signers: Signer[] = [
    ...participants.map((person) => signerOf(person, '')),
    ...people.staff.map((person) => signerOf(person, wording.both(`vocabulary.role.${person.participation.role}`))),
    ...Array.from({ length: blanks }, (_, index) => ({ row: blankRow(index), contents: [] })),
  ];
  return signers.map((signer) => [stripOf(signer, sheet)]);
}

function stripOf({ row, contents }: Signer, sheet: Sheet): StripBlock {
  const columns = stripColumns(sheet.slots, sheet.snapshot, sheet.wording);
  const cells = columns.map(({ slot }) => (slot === null ? cell(contents) : cell([], 1, signaturePlace(row, slot.id))));
  const table: TableBlock = {
    kind: 'table',
    columns: columns.map(({ column }) => column),
    groups: [{ heading: null, continued: null, rows: [{ tinted: false, cells }] }],
    look: 'grid',
    rowHeight,
  };
  return { kind: 'strip', blocks: [heading(sheet), { kind: 'space', height: 1 }, table] };
}

/** What is signed, when and where: once cut off, the strip has nothing else to say it. */
function heading({ id, day, subjects, snapshot, wording }: Sheet): Block {
  const titles = wording
    .texts(snapshot.workshop.title)
    .map(({ language, text }, index) =>
      paragraph(text, index === 0 ? 'sheetName' : 'sheetMuted', wording.tagged(language), 1),
    );
  const [first, ...others] = wording.languages.map((language) =>
    [dayLine(day, wording, language), placeLine(snapshot, language)].filter(Boolean).join('  ·  '),
  );
  const right = [
    paragraph(wording.both('documents.title.attendance-sheet'), 'sheetMuted', null, 1),
    paragraph(id, 'sheetName', null, 1),
    paragraph(subjects.join('  ·  '), 'sheetSubject', null, 2),
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
          paragraph(first ?? '', 'sheetBody', null, 1),
          ...others.map((line) => paragraph(line, 'sheetMuted', null, 1)),
        ],
      },
      { share: 1.3, align: 'end', paragraphs: right },
    ],
  };
}

function signerOf({ participation }: ListedPerson, role: string): Signer {
  const code = paragraph(participationCode(participation), 'stripCode', null, 1);
  return { row: participation.id, contents: [code, paragraph(role, 'sheetMuted', null, 2)] };
}
