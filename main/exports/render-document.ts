import type { DocumentFormat, DocumentRequest } from '../../shared/documents/document-request.ts';
import { type DocumentDefinition, documentName, drawDocument, loadDocument } from '../../shared/documents/documents.ts';
import type { Overflow } from '../../shared/documents/layout/page.ts';
import { isPlain } from '../../shared/documents/layout/typography.ts';
import type { Workbook } from '../../shared/documents/workbook.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { exchangeKinds, type ExchangeRequest } from '../../shared/exchange/exchange-request.ts';
import type { ExportFailure } from '../../shared/exchange/exported-agenda.ts';
import { loadLettersOf } from './letter-fonts.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { loadCatalogues } from '../../shared/text/text.ts';
import type { CalendarDay } from '../../shared/time/calendar-day.ts';

export type RenderedDocument = {
  /** Suggested name of the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Pages of a PDF, rows of a spreadsheet without its heads; the other is null. */
  readonly pages: number | null;
  readonly rows: number | null;
  /** What has no room on the pages of a PDF; null where no page is drawn. */
  readonly overflows: readonly Overflow[] | null;
};

/** Renders a document as a file; the same input gives the same bytes. Fails where there is nothing to print. */
export async function renderDocument(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest | ExchangeRequest,
): Promise<Result<RenderedDocument, ExportFailure>> {
  if (isExchange(request)) return renderExchange(snapshot, request);
  const definition = await loadDocument(request.kind, request.languages);
  if (needsOtherFonts(snapshot)) await loadLettersOf(snapshot);
  const lack = definition.lack(snapshot, request);
  if (lack !== null) return failure('document-empty', { reason: lack });
  const name = documentName(definition, snapshot, request);
  return success({ name, ...(await makers[request.format](definition, snapshot, request)) });
}

/** By workshop: a run makes many documents of one. */
const otherLetters = new WeakMap<WorkshopSnapshot, boolean>();

/** Whether a workshop has letters that the printed font lacks; most have none, and need no font of another script. */
export function needsOtherFonts(snapshot: WorkshopSnapshot): boolean {
  const has = otherLetters.get(snapshot) ?? !isPlain(JSON.stringify(snapshot));
  otherLetters.set(snapshot, has);
  return has;
}

type Made = Omit<RenderedDocument, 'name'>;

type Maker = (definition: DocumentDefinition, snapshot: WorkshopSnapshot, request: DocumentRequest) => Promise<Made>;

/** Each format's writer is loaded when it is first used. */
const makers: Readonly<Record<DocumentFormat, Maker>> = { pdf: pdfOf, xlsx: xlsxOf, docx: docxOf };

/** A calendar or schedule has neither pages nor rows; it is text in UTF-8. */
async function renderExchange(
  snapshot: WorkshopSnapshot,
  request: ExchangeRequest,
): Promise<Result<RenderedDocument, ExportFailure>> {
  await loadCatalogues();
  const { exchangeName, exchangeText } = await import('../../shared/exchange/exchange-documents.ts');
  const text = exchangeText(snapshot, request);
  if (!text.ok) return text;
  const bytes = new TextEncoder().encode(text.value);
  return success({ name: exchangeName(snapshot, request), bytes, pages: null, rows: null, overflows: null });
}

function isExchange(request: DocumentRequest | ExchangeRequest): request is ExchangeRequest {
  return exchangeKinds.some((kind) => kind === request.kind);
}

async function pdfOf(
  definition: DocumentDefinition,
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
): Promise<Made> {
  const { renderPdf } = await import('./pdf.ts');
  const drawn = drawDocument(definition, snapshot, request);
  const tagged = request.tagged ?? true;
  const bytes = await renderPdf(drawn, { tagged, archival: request.archival === true, asOf: request.asOf });
  return { bytes, pages: drawn.pages.length, rows: null, overflows: drawn.pages.flatMap(({ overflows }) => overflows) };
}

async function xlsxOf(
  definition: DocumentDefinition,
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
): Promise<Made> {
  const workbook = definition.workbook(snapshot, request);
  const rows = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return { bytes: await workbookBytes(workbook, request.asOf), pages: null, rows, overflows: null };
}

async function workbookBytes(workbook: Workbook, asOf: CalendarDay): Promise<Uint8Array> {
  if (workbook.form === undefined) return (await import('./xlsx.ts')).renderXlsx(workbook, asOf);
  return (await import('./form-workbook.ts')).renderFormWorkbook(workbook, workbook.form, asOf);
}

async function docxOf(
  definition: DocumentDefinition,
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
): Promise<Made> {
  const { renderDocx } = await import('./word/word-document.ts');
  if (!('paper' in definition)) throw new Error(`${request.kind} does not come as docx`);
  const paper = definition.paper(snapshot, request);
  return { bytes: await renderDocx(paper, request.languages, request.asOf), pages: null, rows: null, overflows: null };
}
