import { readDeskFile, type DeskFile } from '../../shared/desks/desk-file.ts';
import { makeDeskFile } from '../../shared/desks/make-desk-file.ts';
import { prepareTakeIn, type Decisions } from '../../shared/desks/take-in.ts';
import { takeInChanges } from '../../shared/desks/take-in-changes.ts';
import type { SavedFile } from '../../shared/host/contract.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { callHost } from '../host.ts';
import { readDeskState } from '../queries/desk-state.ts';
import { commit, deviceName } from '../storage/commit.ts';
import { readSummaries } from '../storage/reading.ts';
import { unlessCancelled } from './documents.ts';
import { inTurn } from './in-turn.ts';
import { newId } from './run-operation.ts';

/** What was handed over. */
export type HandedOver = {
  readonly saved: SavedFile;
  /** The instant, in UTC. */
  readonly at: string;
  /** The last entry that is in the file. */
  readonly sequence: number;
  /** People whose names the file holds. */
  readonly names: number;
  readonly signatures: number;
};

/** Saves what this desk knows, under a name that `nameOf` gives it; null when the user says nowhere. */
export async function handOver(
  workshopId: string,
  nameOf: (file: DeskFile) => string,
): Promise<Result<HandedOver | null>> {
  const state = await inTurn(() => readDeskState(workshopId));
  if (state === null) return failure('record-missing');
  const file = makeDeskFile(state, deviceName(), now());
  const saved = unlessCancelled(await callHost('desk-file.save', { name: nameOf(file), file }));
  if (!saved.ok) return saved;
  if (saved.value === null) return success(null);
  return success({
    saved: saved.value,
    at: file.writtenAt,
    sequence: state.entries.at(-1)?.sequence ?? 0,
    names: file.walkIns.filter(({ arrival }) => arrival !== null).length,
    signatures: file.signatures.length,
  });
}

/** Reads a file of another desk; nothing changes yet. */
export async function openDeskFile(workshopId: string, chosen: Blob): Promise<Result<DeskFile>> {
  return readDeskFile(new Uint8Array(await chosen.arrayBuffer()), workshopId);
}

/** Reads a file of another desk of any workshop that is on this computer; else fails with `desk-file-workshop-missing`. */
export async function openAnyDeskFile(chosen: Blob): Promise<Result<DeskFile>> {
  const read = readDeskFile(new Uint8Array(await chosen.arrayBuffer()), null);
  if (!read.ok) return read;
  const { workshopId, workshopTitle } = read.value;
  const isHere = (await readSummaries()).some(({ id }) => id === workshopId);
  return isHere ? read : failure('desk-file-workshop-missing', { title: Object.values(workshopTitle)[0] ?? '' });
}

/** Takes in all that the file says, as one action, by what was decided in the preview; twice does no more than once. */
export async function takeIn(workshopId: string, file: DeskFile, decisions: Decisions): Promise<Result<void>> {
  return inTurn(async () => {
    const state = await readDeskState(workshopId, file);
    if (state === null) return failure('record-missing');
    return commit('desk.take-in', takeInChanges(prepareTakeIn(state, file, decisions), newId));
  });
}
