import { v7 as newId } from 'uuid';
import { issueOf } from '../../shared/documents/attendance-sheet/issue-sheet.ts';
import { withoutDetails, withoutTrainer } from '../../shared/domain/people/participation.ts';
import type { DocumentRequest } from '../../shared/documents/document-request.ts';
import type { ExchangeRequest } from '../../shared/exchange/exchange-request.ts';
import { isPublished, publishedSchedule } from '../../shared/exchange/schedule/publications.ts';
import type { SavedFile } from '../../shared/host/contract.ts';
import { failure, type FailureCode, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { readWholeWorkshop } from '../queries/history.ts';
import { loadLetterFacesOf } from '../queries/letter-fonts.ts';
import { readSnapshot } from '../queries/snapshot.ts';
import { command, type Done, type StoreCode } from '../storage/command.ts';
import { callHost, type HostCode } from '../storage/host-client.ts';

/** Saves a document where the user says; null when they say nowhere. */
export async function saveDocument(
  workshopId: string,
  request: DocumentRequest | ExchangeRequest,
): Promise<Result<SavedFile | null, 'record-missing' | HostCode<'document.save'>>> {
  const stored = await readWholeWorkshop(workshopId);
  if (stored === null) return failure('record-missing');
  // No paper has the details of people, so that they do not leave the page either.
  const snapshot = withoutDetails(stored);
  // The cells of an issued sheet lie where its letters, once measured, put them.
  await loadLetterFacesOf(snapshot);
  const saved = unlessCancelled(await callHost('document.save', { snapshot, request }));
  if (!saved.ok || saved.value === null) return saved;
  if (request.kind === 'attendance-sheet') await recordIssue(workshopId, request);
  if ('participationId' in request && isPublished(request)) await recordPublication(workshopId);
  return saved;
}

/** Records what the schedule says that other programs get, so that later ones can cancel what is gone. */
async function recordPublication(workshopId: string): Promise<Result<Done, StoreCode>> {
  return command({
    action: 'schedule.publish',
    reads: (from) => readSnapshot(workshopId, from),
    decide: (snapshot) => success(publishedSchedule(snapshot, newId)),
  });
}

/** Records which attendance sheets were issued, and where each signature lies on them. */
export async function recordIssue(workshopId: string, request: DocumentRequest): Promise<Result<Done, StoreCode>> {
  const at = now();
  return command({
    action: 'sheet.issue',
    reads: (from) => readSnapshot(workshopId, from),
    decide: (snapshot) => success(issueOf(snapshot, request, at, newId)),
  });
}

/**
 * Saves the workshop for another computer, with the details of people only where they are asked for; null when the user
 * says nowhere.
 */
export async function saveWorkshopFile(
  workshopId: string,
  hasDetails = false,
): Promise<Result<SavedFile | null, 'record-missing' | HostCode<'workshop-file.save'>>> {
  const snapshot = await readWholeWorkshop(workshopId);
  if (snapshot === null) return failure('record-missing');
  return unlessCancelled(
    await callHost('workshop-file.save', {
      snapshot: hasDetails ? { ...snapshot, people: snapshot.people.map(withoutTrainer) } : withoutDetails(snapshot),
    }),
  );
}

/** The folder in which a file was saved, as the system writes it. */
export function folderOf({ path, name }: Pick<SavedFile, 'path' | 'name'>): string {
  return path.slice(0, -name.length - 1);
}

export async function showFile(
  file: Pick<SavedFile, 'token'>,
  how: 'in-folder' | 'open',
): Promise<Result<object, HostCode<'file.show'>>> {
  return callHost('file.show', { token: file.token, how });
}

/** Turns `cancelled` into null: whoever closes the question where to save needs no message that nothing was saved. */
export function unlessCancelled<Saved, Code extends FailureCode>(
  result: Result<Saved, Code>,
): Result<Saved | null, Code> {
  return !result.ok && result.failure.code === 'cancelled' ? success(null) : result;
}

/** Saves a drawing of a screen where the user says; null when they say nowhere. */
export async function savePicture(
  name: string,
  format: 'svg' | 'png',
  bytes: Uint8Array,
): Promise<Result<SavedFile | null, HostCode<'picture.save'>>> {
  const content = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return unlessCancelled(await callHost('picture.save', { name, format, content }));
}
