import type { Block, PaperDocument, Section } from './blocks.ts';
import { Structure } from './drawing.ts';
import { Flow } from './flow.ts';
import type { DrawnDocument, Page } from './page.ts';
import { bodyWidth, paperOf, type Paper } from './paper.ts';
import type { Piece } from './piece.ts';
import { stripPiece } from './strip-piece.ts';
import { tablePieces } from './table-pieces.ts';
import { fieldsPiece, rulePiece, spacePiece, textPiece } from './text-pieces.ts';

/** Puts a document on pages. Pure: the same document gives the same marks on every machine. */
export function layOut(document: PaperDocument): DrawnDocument {
  const paper = paperOf(document.orientation);
  const structure = new Structure();
  const root = structure.add('Document', null, { language: document.language });
  const pages = document.sections.flatMap((section) => laySection(section, paper, root, structure));
  return { title: document.title, language: document.language, pages, nodes: structure.nodes };
}

function laySection(section: Section, paper: Paper, root: number, structure: Structure): Page[] {
  const parent = structure.add('Sect', root);
  const flow = new Flow(section, paper);
  for (const blocks of section.parts) {
    flow.addPart(blocks.flatMap((block) => piecesOf(block, bodyWidth(paper), parent, structure)));
  }
  return flow.finished();
}

function piecesOf(block: Block, width: number, parent: number, structure: Structure): Piece[] {
  switch (block.kind) {
    case 'table':
      return tablePieces(block, parent, structure);
    case 'text':
      return [textPiece(block, width, parent, structure)];
    case 'fields':
      return [fieldsPiece(block, width, parent, structure)];
    case 'space':
      return [spacePiece(block.height)];
    case 'rule':
      return [rulePiece()];
    case 'strip':
      return [stripPiece(block.blocks.flatMap((inner) => piecesOf(inner, width, parent, structure)))];
  }
}
