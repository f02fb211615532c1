import type { Language } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { loadCatalogues, type TextKey } from '../text/text.ts';
import type { DocumentKind, DocumentRequest } from './document-request.ts';
import type { PaperDocument } from './layout/blocks.ts';
import { layOut } from './layout/layout.ts';
import type { DrawnDocument } from './layout/page.ts';
import type { LeftOut } from './listed-people.ts';
import type { Workbook } from './workbook.ts';
import { Wording } from './wording.ts';

type Of<Made> = (snapshot: WorkshopSnapshot, request: DocumentRequest) => Made;

/** What one kind of document is on paper and as a table. It reads nothing but the snapshot and the request. */
export type DocumentDefinition = {
  readonly kind: DocumentKind;
  readonly workbook: Of<Workbook>;
  /** Why there would be nothing to print, as the key of a sentence; null where there is something. */
  readonly lack: Of<TextKey | null>;
  /** Whom it leaves out although they take part, and why; missing where it leaves out nobody. */
  readonly leftOut?: Of<readonly LeftOut[]>;
  /**
   * Each gives one part of the file's name that tells it from others of its kind, in the first language; null for none.
   */
  readonly nameDetails: readonly ((
    snapshot: WorkshopSnapshot,
    request: DocumentRequest,
    wording: Wording,
  ) => string | null)[];
  // `paper`: blocks that are laid out one below the other, and may go to Word; `drawn`: pages on which every mark has
  // its place already.
} & ({ readonly paper: Of<PaperDocument> } | { readonly drawn: Of<DrawnDocument> });

/** THE list of document kinds. A kind's code is loaded when it is first asked for, and no other kind with it. */
const loaders: Readonly<Record<DocumentKind, () => Promise<DocumentDefinition>>> = {
  agenda: async () => (await import('./agenda/agenda.ts')).agendaDefinition,
  'agenda-changes': async () => (await import('./agenda-changes/agenda-changes.ts')).agendaChangesDefinition,
  'attendance-sheet': async () => (await import('./attendance-sheet/attendance-sheet.ts')).attendanceSheetDefinition,
  'attendance-table': async () =>
    (await import('./attendance-table/attendance-table-workbook.ts')).attendanceTableDefinition,
  'group-lists': async () => (await import('./group-lists/group-lists.ts')).groupListsDefinition,
  'participant-list': async () =>
    (await import('./participant-list/participant-list-workbook.ts')).participantListDefinition,
  'nomination-form': async () => (await import('./nomination-form/nomination-form.ts')).nominationFormDefinition,
  'code-key': async () => (await import('./code-key/code-key.ts')).codeKeyDefinition,
  certificates: async () => (await import('./certificates/certificates.ts')).certificatesDefinition,
  'certificate-register': async () =>
    (await import('./certificates/certificate-register.ts')).certificateRegisterDefinition,
  'payment-list': async () => (await import('./payment-list/payment-list.ts')).paymentListDefinition,
  badges: async () => (await import('./badges/badges.ts')).badgesDefinition,
};

/** Loads the code of one kind of document, and the texts of the languages that it may be asked for in. */
export async function loadDocument(kind: DocumentKind, languages?: readonly Language[]): Promise<DocumentDefinition> {
  const [definition] = await Promise.all([loaders[kind](), loadCatalogues(languages)]);
  return definition;
}

/** The pages of a document, for the preview as for the PDF. `request` must be of the definition's kind. */
export function drawDocument(
  definition: DocumentDefinition,
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
): DrawnDocument {
  return 'paper' in definition ? layOut(definition.paper(snapshot, request)) : definition.drawn(snapshot, request);
}

/**
 * The suggested name of the file, "Agenda – edition 2 – Towards Respectful Care – en-ru.pdf". The file system that
 * takes it may allow less (see main/files/safe-name.ts). Of a protected person it has the code.
 */
export function documentName(
  { kind, nameDetails }: Pick<DocumentDefinition, 'kind' | 'nameDetails'>,
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
): string {
  const wording = new Wording(request.languages);
  const details = nameDetails.flatMap((detail) => detail(snapshot, request, wording) ?? []);
  const name = wording.translate(wording.first, `documents.name.${kind}`);
  return fileName([name, nameable(details.join(', ')), shortTitle(wording.text(snapshot.workshop.title))], request);
}

/** Joins the parts of a name that are not empty, then the languages and the ending of the format. */
export function fileName(
  parts: readonly string[],
  { languages, format }: { readonly languages: readonly string[]; readonly format: string },
): string {
  return `${[...parts, languages.join('-')].filter((part) => part !== '').join(' – ')}.${format}`;
}

/** Characters. */
const longestTitle = 60;

/** The main title, before a colon, of at most 60 characters and cut between words. */
export function shortTitle(title: string): string {
  const main = nameable(title.split(/: /)[0] ?? '');
  if (main.length <= longestTitle) return main;
  const whole = main.slice(0, longestTitle + 1).replace(/\s+\S*$/, '');
  // Words of up to three letters at the end ("of", "and") would look broken off.
  return whole.slice(0, longestTitle).replace(/(?:\s+\S{1,3})+$/u, '');
}

/** Without the characters that no file system takes in a name. */
function nameable(text: string): string {
  return text
    .replaceAll(/[<>:"/\\|?*\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
