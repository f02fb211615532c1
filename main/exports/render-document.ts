import { documentName } from '../../shared/documents/document-name.ts';
import type { DocumentFormat, DocumentRequest } from '../../shared/documents/document-request.ts';
import { documents, drawDocument } from '../../shared/documents/documents.ts';
import { Wording } from '../../shared/documents/wording.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { exchangeText } from '../../shared/exchange/exchange-documents.ts';
import { exchangeKinds, type ExchangeRequest } from '../../shared/exchange/exchange-request.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { loadCatalogues } from '../../shared/text/text.ts';
import { renderPdf } from './pdf.ts';
import { renderXlsx } from './xlsx.ts';

export type RenderedDocument = {
  /** Suggested name of the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Pages of a PDF, rows of a spreadsheet without its heads; the other is null. */
  readonly pages: number | null;
  readonly rows: number | null;
};

/** Above so many pages tags cost more than they help, unless they are asked for. */
const mostTaggedPages = 50;

/** The document as a file, the same bytes for the same input. */
export async function renderDocument(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest | ExchangeRequest,
): Promise<Result<RenderedDocument>> {
  // A paper may be in two languages.
  await loadCatalogues();
  if (isExchange(request)) return renderExchange(snapshot, request);
  const lack = documents[request.kind].lack(snapshot, request);
  if (lack !== null) {
    const wording = new Wording(request.languages);
    return failure('document-empty', { reason: wording.translate(wording.first, lack) });
  }
  const name = documentName(snapshot, request);
  return success({ name, ...(await makers[request.format](snapshot, request)) });
}

type Made = Omit<RenderedDocument, 'name'>;

const makers: Readonly<
  Record<DocumentFormat, (snapshot: WorkshopSnapshot, request: DocumentRequest) => Promise<Made>>
> = { pdf: pdfOf, xlsx: xlsxOf, docx: docxOf };

/** A calendar or schedule has neither pages nor rows; it is text in UTF-8. */
function renderExchange(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<RenderedDocument> {
  const text = exchangeText(snapshot, request);
  if (!text.ok) return text;
  const bytes = new TextEncoder().encode(text.value);
  return success({ name: documentName(snapshot, request), bytes, pages: null, rows: null });
}

function isExchange(request: DocumentRequest | ExchangeRequest): request is ExchangeRequest {
  return exchangeKinds.some((kind) => kind === request.kind);
}

async function pdfOf(snapshot: WorkshopSnapshot, request: DocumentRequest): Promise<Made> {
  const drawn = drawDocument(snapshot, request);
  const tagged = request.tagged ?? drawn.pages.length <= mostTaggedPages;
  const bytes = await renderPdf(drawn, { tagged, asOf: request.asOf });
  return { bytes, pages: drawn.pages.length, rows: null };
}

async function xlsxOf(snapshot: WorkshopSnapshot, request: DocumentRequest): Promise<Made> {
  const workbook = documents[request.kind].workbook(snapshot, request);
  const rows = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return { bytes: await renderXlsx(workbook, request.asOf), pages: null, rows };
}

/** Word's library is large and seldom needed, so that it is loaded only here. */
async function docxOf(snapshot: WorkshopSnapshot, request: DocumentRequest): Promise<Made> {
  const { renderDocx } = await import('./docx.ts');
  const definition = documents[request.kind];
  if (!('paper' in definition)) throw new Error(`${request.kind} does not come as docx`);
  const paper = definition.paper(snapshot, request);
  return { bytes: await renderDocx(paper, request.asOf), pages: null, rows: null };
}
