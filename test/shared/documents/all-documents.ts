import { documentKinds, type DocumentKind, type DocumentRequest } from '../../../shared/documents/document-request.ts';
import {
  documentName as nameOf,
  drawDocument as drawnAs,
  type DocumentDefinition,
  loadDocument,
} from '../../../shared/documents/documents.ts';
import type { DrawnDocument } from '../../../shared/documents/layout/page.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';

const loaded = await Promise.all(documentKinds.map(async (kind) => [kind, await loadDocument(kind)] as const));

/** Every kind of document, loaded before the tests. */
export const documents = Object.fromEntries(loaded) as Readonly<Record<DocumentKind, DocumentDefinition>>;

export function drawDocument(snapshot: WorkshopSnapshot, request: DocumentRequest): DrawnDocument {
  return drawnAs(documents[request.kind], snapshot, request);
}

export function documentName(snapshot: WorkshopSnapshot, request: DocumentRequest): string {
  return nameOf(documents[request.kind], snapshot, request);
}
