import type { Size } from '../generate.ts';
import { journalLimit, journalPeer, journalProduct } from './journal.ts';
import { pdfLimit, pdfProduct } from './pdf.ts';
import type { Prepared } from './prepared.ts';
import { planningPeer, planningProduct } from './planning.ts';
import { movesPeer, movesProduct, sweepPeer, sweepProduct } from './rules.ts';
import { xlsxLimit, xlsxProduct } from './xlsx.ts';
import { exceljsPeer, writeExcelFilePeer } from './xlsx-peers.ts';

export type NodeProgram = (size: Size) => Promise<Prepared<unknown>>;

/** Keeps the type of the answer between `work` and `check`, which the list forgets. */
function program<Answer>(prepare: (size: Size) => Promise<Prepared<Answer>>): NodeProgram {
  return async (size) => {
    const { work, check } = await prepare(size);
    return { work, check: (answer) => check(answer as Answer) };
  };
}

/** THE list of programs that run in a process of their own. */
export const nodePrograms: Readonly<Record<string, NodeProgram>> = {
  'xlsx product': program(xlsxProduct),
  'xlsx limit': program(xlsxLimit),
  'xlsx write-excel-file': program(writeExcelFilePeer),
  'xlsx exceljs': program(exceljsPeer),
  'pdf product': program(pdfProduct),
  'pdf limit': program(pdfLimit),
  'planning product': program(planningProduct),
  'planning peer': program(planningPeer),
  'rules product': program(sweepProduct),
  'rules peer': program(sweepPeer),
  'moves product': program(movesProduct),
  'moves peer': program(movesPeer),
  'journal product': program(journalProduct),
  'journal limit': program(journalLimit),
  'journal peer': program(journalPeer),
};

export function isNotInstalled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}
