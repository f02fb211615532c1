import { type DocumentKind, documentKinds } from '../../shared/documents/document-request.ts';

/** The fixed sections of a workshop, in working order. */
export const sections = ['overview', 'agenda', 'people', 'attendance', 'documents'] as const;
/** Desk and register belong to attendance and are reached from there; the desk takes the whole window. */
const pages = [...sections, 'desk', 'register'] as const;
export type SectionName = (typeof pages)[number];

export const routes = { home: '/', directory: '/directory', workshop: '/workshop/:workshopId/:section' } as const;

export function workshopPath(workshopId: string, section: SectionName): string {
  return `/workshop/${workshopId}/${section}`;
}

/** The section of documents with a kind of paper chosen already, and with a delegation where one is named. */
export function documentPath(workshopId: string, kind: DocumentKind, delegationId: string | null = null): string {
  const path = `${workshopPath(workshopId, 'documents')}?kind=${kind}`;
  return delegationId === null ? path : `${path}&delegation=${delegationId}`;
}

/** The id of the delegation that such an address names; null when it names none. */
export function askedDelegation(search: string): string | null {
  return new URLSearchParams(search).get('delegation');
}

/** The kind of paper that the part of an address after the question mark asks for; null when it names none. */
export function askedDocument(search: string): DocumentKind | null {
  const asked = new URLSearchParams(search).get('kind');
  return documentKinds.find((kind) => kind === asked) ?? null;
}

export function isSection(text: string | undefined): text is SectionName {
  return pages.some((section) => section === text);
}

let isLeaving = false;

/** The page goes by its own doing, and need not be asked. */
export function leavePage(): void {
  isLeaving = true;
}

export function isLeavingPage(): boolean {
  return isLeaving;
}

/** Loads the page anew without a question about what is not saved. */
export function reloadPage(): void {
  leavePage();
  location.reload();
}
