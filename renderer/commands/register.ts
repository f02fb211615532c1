import { v7 as newId } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import { type Changes, updated } from '../../shared/changes/change.ts';
import { hashesOf, type IssuedSheet, type Scan } from '../../shared/domain/evidence/issued-sheet.ts';
import { largestScan, scanTypeOf } from '../../shared/domain/kept-file.ts';
import type { Delegation, LetterFile, LetterKind } from '../../shared/domain/people/groups.ts';
import type { WorkshopRecords } from '../../shared/domain/workshop-snapshot.ts';
import type { SavedFolder } from '../../shared/host/contract.ts';
import { attachScans, detachScan, reinstateSheet, withdrawSheet } from '../../shared/operations/sheet-register.ts';
import { failure, type Failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { readRecords } from '../queries/snapshot.ts';
import { command, type Done, type StoreCode } from '../storage/command.ts';
import { callHost, type HostCode } from '../storage/host-client.ts';
import { beginningOf, type UnreadableFile } from './chosen-file.ts';
import { unlessCancelled } from './documents.ts';

/** A chosen file with the sheet, by its record, and the page that it shows. */
export type FiledScan = { readonly file: File; readonly sheetId: string; readonly page: number | null };

/** Longest name of a file that the record keeps. */
const longestName = 300;

/** Why a file cannot be a scan. */
export type ScanRefusal = 'evidence-too-large' | 'evidence-not-a-scan' | UnreadableFile;

/** Why a file cannot be a scan, by its size and its first bytes; null where it can. */
export async function refusalOf(file: File): Promise<Failure<ScanRefusal> | null> {
  const { name } = file;
  if (file.size > largestScan)
    return { code: 'evidence-too-large', details: { name, megabytes: largestScan / 2 ** 20 } };
  const begin = await beginningOf(file, 2048);
  if (!begin.ok) return begin.failure;
  return scanTypeOf(begin.value) === null ? { code: 'evidence-not-a-scan', details: { name } } : null;
}

/**
 * Keeps the files in the data folder, then records them as one action. `onKept` is called after each. Where one fails,
 * nothing is recorded; the copies that were kept before it are deleted later as unreferenced.
 */
export async function attachFiles(
  workshopId: string,
  filed: readonly FiledScan[],
  onKept: (count: number) => void = () => undefined,
): Promise<Result<Done, KeepingCode | StoreCode>> {
  const scans = new Map<string, Scan[]>();
  for (const [index, { file, sheetId, page }] of filed.entries()) {
    const kept = await keep(file);
    if (!kept.ok) return kept;
    const scan = { ...kept.value, id: newId(), name: file.name.slice(0, longestName), page, addedAt: now() };
    scans.set(sheetId, [...(scans.get(sheetId) ?? []), scan]);
    onKept(index + 1);
  }
  return onSheets(workshopId, 'sheet.attach', (records) => attachScans(records, scans));
}

/** Keeps the files of letters in the data folder, and records them for a delegation as one action. */
export async function attachLetters(
  delegation: Delegation,
  files: readonly File[],
  kind: LetterKind,
): Promise<Result<Done, KeepingCode | StoreCode>> {
  const letters: LetterFile[] = [];
  for (const file of files) {
    const kept = await keep(file);
    if (!kept.ok) return kept;
    letters.push({ ...kept.value, id: newId(), name: file.name.slice(0, longestName), kind, addedAt: now() });
  }
  return onDelegation(delegation, (stored) => [...stored.letterFiles, ...letters]);
}

export async function detachLetter(delegation: Delegation, letter: LetterFile): Promise<Result<Done, StoreCode>> {
  return onDelegation(delegation, ({ letterFiles }) => letterFiles.filter(({ id }) => id !== letter.id));
}

async function onDelegation(
  { id, workshopId }: Delegation,
  decide: (stored: Delegation) => LetterFile[],
): Promise<Result<Done, StoreCode>> {
  return command({
    action: 'delegation.edit',
    reads: async (from) => (await readRecords(workshopId, from))?.delegations.find((each) => each.id === id) ?? null,
    decide: (stored) => success(updated('delegation', stored, { letterFiles: decide(stored) })),
  });
}

export async function detach(sheet: IssuedSheet, scan: Scan): Promise<Result<Done, StoreCode>> {
  return onSheets(sheet.workshopId, 'sheet.detach', (records) => detachScan(records, sheet.id, scan.id));
}

/** Withdraws a sheet that was issued wrongly, with the reason. */
export async function withdrawIssuedSheet(sheet: IssuedSheet, reason: string): Promise<Result<Done, StoreCode>> {
  const withdrawal = { at: now(), reason };
  return onSheets(sheet.workshopId, 'sheet.withdraw', (records) => withdrawSheet(records, sheet.id, withdrawal));
}

export async function reinstate(sheet: IssuedSheet): Promise<Result<Done, StoreCode>> {
  return onSheets(sheet.workshopId, 'sheet.reinstate', (records) => reinstateSheet(records, sheet.id));
}

async function onSheets(
  workshopId: string,
  action: ActionName,
  decide: (records: WorkshopRecords) => Result<Changes, 'record-missing'>,
): Promise<Result<Done, StoreCode>> {
  return command({ action, reads: (from) => readRecords(workshopId, from), decide });
}

/** The hashes of the scans whose files are not on this computer. */
export async function missingScans(
  sheets: readonly IssuedSheet[],
): Promise<Result<ReadonlySet<string>, HostCode<'evidence.missing'>>> {
  const scans = hashesOf(sheets);
  if (scans.length === 0) return success(new Set());
  const answer = await callHost('evidence.missing', { evidence: scans.map(evidenceOf) });
  return answer.ok ? success(new Set(answer.value.hashes)) : answer;
}

/** The picture of a scan as a `data:` address. */
export async function readPicture(scan: Scan): Promise<Result<string, HostCode<'evidence.read'>>> {
  const read = await callHost('evidence.read', { evidence: evidenceOf(scan) });
  return read.ok ? success(`data:image/${scan.type};base64,${read.value.content}`) : read;
}

export async function showScan(
  scan: Pick<Scan, 'hash' | 'type'>,
  how: 'in-folder' | 'open',
): Promise<Result<object, HostCode<'evidence.show'>>> {
  return callHost('evidence.show', { evidence: evidenceOf(scan), how });
}

/** Copies scans into a folder of that name, each named after its sheet; null when the user says nowhere. */
export async function saveScans(
  name: string,
  sheets: readonly IssuedSheet[],
): Promise<Result<SavedFolder | null, HostCode<'evidence.save'>>> {
  const files = sheets.flatMap(({ sheetId, scans }) =>
    scans.map((scan) => ({ evidence: evidenceOf(scan), name: fileName(sheetId, scan) })),
  );
  return unlessCancelled(await callHost('evidence.save', { name, files }));
}

type KeepingCode = ScanRefusal | HostCode<'evidence.keep'>;

async function keep(file: File): Promise<Result<Pick<Scan, 'hash' | 'type' | 'bytes'>, KeepingCode>> {
  const refusal = await refusalOf(file);
  if (refusal !== null) return { ok: false, failure: refusal };
  const content = await contentOf(file);
  if (content === null) return failure('file-missing', { name: file.name });
  return callHost('evidence.keep', { content });
}

/** The contents as Base64; null for a file that has gone since it was chosen. */
async function contentOf(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : null),
    );
    reader.addEventListener('error', () => resolve(null));
    reader.readAsDataURL(file);
  });
}

function evidenceOf({ hash, type }: Pick<Scan, 'hash' | 'type'>): Pick<Scan, 'hash' | 'type'> {
  return { hash, type };
}

/** Without the name that somebody gave the file: it may be a person's. */
function fileName(sheetId: string, { page, type }: Scan): string {
  return `${sheetId}${page === null ? '' : `-${String(page)}`}.${type === 'jpeg' ? 'jpg' : type}`;
}
