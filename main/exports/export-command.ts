import { join } from 'node:path';
import {
  type DocumentKind,
  documentKinds,
  type DocumentRequest,
  formatsOf,
} from '../../shared/documents/document-request.ts';
import { loadDocument } from '../../shared/documents/documents.ts';
import { countryName } from '../../shared/domain/country.ts';
import { lacksTranslation, languages } from '../../shared/domain/language.ts';
import { participationCode, shownName } from '../../shared/domain/people/participation.ts';
import type { Delegation } from '../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { type ExchangeRequest, formatOf, leadingPeople } from '../../shared/exchange/exchange-request.ts';
import type { ExportFailure } from '../../shared/exchange/exported-agenda.ts';
import { readWorkshopBytes, type WorkshopFileCode } from '../../shared/files/workshop-file.ts';
import { failure, type Failure, type Result, success } from '../../shared/result.ts';
import { loadCatalogues, translator } from '../../shared/text/text.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { type FileWritingCode, reasonOf } from '../files/file-failure.ts';
import { mostMegabytes } from '../files/opened-files.ts';
import { latinText } from '../files/latin-text.ts';
import { freePath, safeName } from '../files/safe-name.ts';
import { diskFileSystem, readWholeFile, type WholeFileFailure } from '../files/file-system.ts';
import { type ExportArguments, readArguments, usualFormats } from './export-arguments.ts';
import { needsOtherFonts, renderDocument, type RenderedDocument } from './render-document.ts';

/** Standard output and standard error, line by line. */
type Output = { readonly line: (text: string) => void; readonly error: (text: string) => void };

const englishText = translator('en');
/** Exit codes: 0 done; 2 nothing was written; 3 some was written, and a line on standard error says what was not. */
const [done, refused, partly] = [0, 2, 3];

type DocumentFailure = ExportFailure | FileWritingCode | 'document-format-missing';

/** What became of the documents: those that were made, and why the others were not, by kind. */
type Rendering = {
  readonly documents: readonly { readonly kind: string; readonly document: RenderedDocument }[];
  readonly failures: readonly { readonly kind: string; readonly failure: Failure<DocumentFailure> }[];
};

/** `export <file.workshop> --to <folder>`: every document is made before the first one is written. */
export async function runExportCommand(words: readonly string[], output: Output): Promise<number> {
  await loadCatalogues();
  const read = readArguments(words);
  if (read.kind === 'help') output.line(read.text);
  if (read.kind === 'wrong') output.error(read.text);
  if (read.kind !== 'export') return read.kind === 'help' ? done : refused;
  const rendered = await renderAll(read.arguments, output);
  const result = rendered.ok ? await writeAll(rendered.value, read.arguments, output) : rendered;
  if (!result.ok) {
    output.error(sentence(result.failure));
    return refused;
  }
  const { written, failures } = result.value;
  // A kind that fails in every format for one reason says so once.
  const lines = new Set(failures.map(({ kind, failure: why }) => `${kind}: ${sentence(why)}`));
  for (const line of lines) output.error(line);
  if (failures.length === 0) return done;
  return written > 0 ? partly : refused;
}

async function renderAll(
  asked: ExportArguments,
  output: Output,
): Promise<Result<Rendering, WholeFileFailure | WorkshopFileCode | 'document-empty'>> {
  const bytes = await readWholeFile(asked.file, mostMegabytes);
  if (!bytes.ok) return bytes;
  const snapshot = readWorkshopBytes(bytes.value);
  if (!snapshot.ok) return snapshot;
  const requests = await requestsOf(asked, snapshot.value);
  if (!requests.ok) return requests;
  const documents: { kind: string; document: RenderedDocument }[] = [];
  const failures: { kind: string; failure: Failure<DocumentFailure> }[] = [...missingFormats(asked)];
  const findings = new Set<string>();
  for (const request of requests.value) {
    const { kind } = request;
    const document = await renderDocument(snapshot.value, request);
    if (!document.ok) failures.push({ kind, failure: document.failure });
    else {
      documents.push({ kind, document: document.value });
      if (isPaperRequest(request))
        for (const line of await findingsOf(snapshot.value, request, document.value)) findings.add(line);
    }
  }
  // Told once, whatever the number of papers and formats, and before the first is written.
  for (const line of findings) output.error(line);
  return success({ documents, failures });
}

/** Most workshops have nothing to tell of, which a look at them shows. */
async function findingsOf(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  { overflows }: RenderedDocument,
): Promise<string[]> {
  const hasRoom = overflows === null || overflows.length === 0;
  const leftOut = (await loadDocument(request.kind)).leftOut?.(snapshot, request) ?? [];
  const isComplete = leftOut.length === 0 && !lacksTranslation(snapshot, request.languages);
  if (hasRoom && isComplete && !needsOtherFonts(snapshot)) return [];
  const { findingLine, paperFindings } = await import('../../shared/documents/paper-findings.ts');
  return paperFindings(snapshot, request, overflows, 'en', leftOut).map((finding) => findingLine(finding, 'en'));
}

/** The formats that were asked for by name and in which a kind does not come. */
function missingFormats({ kinds, formats }: ExportArguments): Rendering['failures'] {
  return kinds.filter(isPaper).flatMap((kind) =>
    (formats ?? [])
      .filter((format) => !formatsOf[kind].includes(format))
      .map((format) => {
        const details = { document: kind, format, known: formatsOf[kind].join(', ') };
        return { kind, failure: { code: 'document-format-missing', details } as const };
      }),
  );
}

async function writeAll(
  { documents, failures }: Rendering,
  { folder, replace, latinNames }: ExportArguments,
  output: Output,
): Promise<Result<{ written: number; failures: Rendering['failures'] }, FileWritingCode>> {
  if (documents.length === 0) return success({ written: 0, failures });
  try {
    await diskFileSystem.makeFolder(folder);
  } catch (error) {
    return failure('folder-not-writable', { path: folder, reason: reasonOf(error) });
  }
  const unwritten: Rendering['failures'][number][] = [];
  for (const { kind, document } of documents) {
    const name = safeName(latinNames ? latinText(document.name) : document.name);
    const path = replace ? join(folder, name) : await freePath(folder, name);
    const written = await writeFileAtomically(path, document.bytes, { replace });
    if (written.ok) output.line(reportOf(document, path));
    else unwritten.push({ kind, failure: written.failure });
  }
  return success({ written: documents.length - unwritten.length, failures: [...failures, ...unwritten] });
}

function reportOf({ pages, rows, bytes }: RenderedDocument, name: string): string {
  const values = { name, bytes: bytes.length };
  if (pages === null && rows === null) return englishText('exchange.written', values);
  return pages === null
    ? englishText('documents.command.rows', { ...values, count: rows ?? 0 })
    : englishText('documents.command.pages', { ...values, count: pages });
}

function sentence({ code, details }: Failure): string {
  return englishText(`errors.${code}`, details).replaceAll(/\s+/g, ' ');
}

type AnyRequest = DocumentRequest | ExchangeRequest;

/** The options of papers that mean the same whatever the workshop. */
function paperOptions(asked: ExportArguments) {
  const { by, safe, sheetPerDelegation, separateInternational, pagePerGroup, pagePerDay, badgeSize } = asked;
  const { recipient, withNames, blankRows, contacts, archival, roles } = asked;
  return {
    by,
    safe,
    sheetPerDelegation,
    separateInternational,
    pagePerGroup,
    pagePerDay,
    badgeSize,
    recipient,
    withNames,
    blankRows,
    contacts,
    ...(archival && { archival: true }),
    roles: roles && [...roles],
    tagged: null,
  };
}

/** A request for each document and format; which days, people and editions are meant is looked up in the workshop. */
async function requestsOf(
  asked: ExportArguments,
  snapshot: WorkshopSnapshot,
): Promise<Result<AnyRequest[], 'document-empty'>> {
  const delegationIds = chosenDelegations(asked, snapshot);
  if (!delegationIds.ok) return delegationIds;
  const person = await chosenPerson(asked, snapshot);
  if (!person.ok) return person;
  // A name may match several delegations of a country; there is one calendar for each.
  const parts = (delegationIds.value ?? [null]).map((delegationId) => ({
    participationId: person.value,
    delegationId,
  }));
  const agenda = chosenAgenda(asked, snapshot);
  if (!agenda.ok) return agenda;
  const holder = chosenHolder(asked, snapshot);
  if (!holder.ok) return holder;
  const dayIds = chosenDayIds(asked, snapshot);
  if (!dayIds.ok) return dayIds;
  const since = asked.since === null ? null : editionId(asked.since, snapshot);
  if (since?.ok === false) return since;
  const { day, clock } = localTime(now(), snapshot.workshop.timeZone);
  const shared = {
    languages: [...(asked.languages ?? snapshot.workshop.languages.slice(0, 2))],
    asOf: asked.asOf ?? day,
  };
  // A date that is asked for makes the same file at any time.
  const written = asked.asOf === null && { writtenAt: now() };
  const paper = {
    ...paperOptions(asked),
    ...(asked.asOf === null && { asOfTime: clock }),
    delegationIds: delegationIds.value,
    ...(holder.value !== null && { holderId: holder.value }),
    agenda: agenda.value,
    ...(since !== null && { since: since.value }),
    dayIds: dayIds.value,
  };
  return success(
    asked.kinds.flatMap((kind): AnyRequest[] =>
      isPaper(kind)
        ? (asked.formats ?? usualFormats)
            .filter((format) => formatsOf[kind].includes(format))
            .flatMap((format) => partsOf(kind, paper, snapshot).map((part) => ({ kind, format, ...shared, ...part })))
        : parts.map((part) => ({ kind, format: formatOf[kind], ...shared, ...written, ...part })),
    ),
  );
}

/** A nomination form is for one delegation: there is a file for each. Any other paper is for all that were asked for. */
function partsOf<Options extends Pick<DocumentRequest, 'delegationIds'>>(
  kind: DocumentKind,
  options: Options,
  { delegations }: WorkshopSnapshot,
): Options[] {
  const ids = options.delegationIds ?? delegations.map(({ id }) => id);
  if (kind !== 'nomination-form' || ids.length === 0) return [options];
  return ids.map((id) => ({ ...options, delegationIds: [id] }));
}

/**
 * The participation whose calendar is exported; null for all. Names are matched as in an import: in either alphabet;
 * protected people by code.
 */
async function chosenPerson(
  { person }: ExportArguments,
  snapshot: WorkshopSnapshot,
): Promise<Result<string | null, 'document-empty'>> {
  if (person === null) return success(null);
  const { knownSpeakers } = await import('../../shared/exchange/speakers/imported-speakers.ts');
  const speaker = knownSpeakers(snapshot)(person);
  if (speaker.kind === 'known') return success(speaker.participation.id);
  const known = leadingPeople(snapshot, 'en').map(({ name }) => name);
  const words = { name: person, known: known.join(', ') };
  const problem = speaker.kind === 'several' ? 'exchange.part.several' : 'exchange.part.nobody';
  return failure('document-empty', { reason: englishText(problem, words) });
}

/** The participation whose certificate is printed, by the code or the name in either alphabet; null for all. */
function chosenHolder(
  { holder }: ExportArguments,
  { participations, people }: WorkshopSnapshot,
): Result<string | null, 'document-empty'> {
  if (holder === null) return success(null);
  const meant = holder.trim().toLowerCase();
  const found = participations.filter((participation) => {
    const person = people.find(({ id }) => id === participation.personId);
    const names = languages.map((language) => shownName(participation, person, language));
    return [participationCode(participation), ...names].some((name) => name.toLowerCase() === meant);
  });
  const [only] = found;
  if (found.length === 1 && only !== undefined) return success(only.id);
  const examples = found.length === 0 ? participations.slice(0, 1) : found;
  const known = examples.map((participation) => participationCode(participation)).join(', ');
  return failure('document-empty', {
    reason: englishText('documents.certificates.no-holder', { name: holder, known }),
  });
}

/** The days by their numbers; null for all. */
function chosenDayIds(
  { days: wanted }: ExportArguments,
  { days }: WorkshopSnapshot,
): Result<string[] | null, 'document-empty'> {
  if (wanted === null) return success(null);
  const unknown = wanted.find((number) => days.every((day) => day.number !== number));
  if (unknown === undefined) return success(days.filter((day) => wanted.includes(day.number)).map(({ id }) => id));
  const known = days
    .map((day) => day.number)
    .toSorted((one, other) => one - other)
    .join(', ');
  return failure('document-empty', { reason: englishText('documents.no-day', { number: unknown, known }) });
}

/** The agenda as planned or delivered, or the edition of that number by its id. */
function chosenAgenda({ agenda }: ExportArguments, snapshot: WorkshopSnapshot): Result<string, 'document-empty'> {
  return typeof agenda === 'string' ? success(agenda) : editionId(agenda, snapshot);
}

function editionId(wanted: number, { editions }: WorkshopSnapshot): Result<string, 'document-empty'> {
  const edition = editions.find(({ number }) => number === wanted);
  if (edition !== undefined) return success(edition.id);
  const known = editions.map(({ number }) => number).join(', ');
  const reason =
    known === ''
      ? englishText('documents.agenda.no-editions')
      : englishText('documents.agenda.no-edition', { number: wanted, known });
  return failure('document-empty', { reason });
}

/** The delegation by its name in any language, or by the name or code of its country, whatever the case. */
function chosenDelegations(
  { delegation }: ExportArguments,
  { delegations }: WorkshopSnapshot,
): Result<string[] | null, 'document-empty'> {
  if (delegation === null) return success(null);
  const meant = delegation.trim().toLowerCase();
  const named = delegations.map((one) => ({ id: one.id, names: namesOf(one) }));
  const chosen = named.filter(({ names }) => names.some((name) => name.toLowerCase() === meant));
  if (chosen.length > 0) return success(chosen.map(({ id }) => id));
  const known = named.map(({ names }) => names[0] ?? '').join(', ');
  return failure('document-empty', { reason: englishText('documents.no-delegation', { name: delegation, known }) });
}

function namesOf({ name, country }: Delegation): string[] {
  const ofCountry = country === null ? [] : [...languages.map((language) => countryName(country, language)), country];
  return [...Object.values(name), ...ofCountry].filter((one) => one !== '');
}

function isPaperRequest(request: AnyRequest): request is DocumentRequest {
  return isPaper(request.kind);
}

function isPaper(kind: ExportArguments['kinds'][number]): kind is DocumentKind {
  return documentKinds.some((one) => one === kind);
}
