import type { AgendaImport } from '../../shared/exchange/agenda-changes.ts';
import type { WorkshopOfAgenda } from '../../shared/exchange/workshop-from-agenda.ts';
import { importChanges } from '../../shared/files/import-workshop.ts';
import { readWorkshopBytes } from '../../shared/files/workshop-file.ts';
import { copyWorkshop, type NextRun, type WorkshopCopy } from '../../shared/operations/copy-workshop.ts';
import { createWorkshop, type NewWorkshop } from '../../shared/operations/create-workshop.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { readExisting } from '../queries/lookup.ts';
import { readSnapshot } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { inTurn } from './in-turn.ts';
import { newId } from './run-operation.ts';

export async function makeWorkshop(wish: NewWorkshop): Promise<Result<string>> {
  const { workshopId, changes } = createWorkshop(wish, newId);
  const done = await commit('workshop.create', changes);
  return done.ok ? success(workshopId) : done;
}

/** Copies a workshop with what is chosen; gives the id of the copy. */
export async function duplicateWorkshop(workshopId: string, take: WorkshopCopy, run: NextRun): Promise<Result<string>> {
  return inTurn(async () => {
    const snapshot = await readSnapshot(workshopId);
    if (snapshot === null) return failure('record-missing');
    const copy = copyWorkshop(snapshot, take, run, newId);
    const done = await commit('workshop.copy', copy.changes);
    return done.ok ? success(copy.workshopId) : done;
  });
}

/**
 * Opens a workshop file: everything in it comes in, or nothing. Gives the id of the workshop that it became. Fails with
 * `workshop-here-already`, and the workshop's id and title, unless a copy of what is here is wanted.
 */
export async function importWorkshop(bytes: Uint8Array, asCopy = false): Promise<Result<string>> {
  const read = readWorkshopBytes(bytes);
  if (!read.ok) return read;
  return inTurn(async () => {
    const { id, title } = read.value.workshop;
    const existing = await readExisting(read.value);
    if (!asCopy && existing.has('workshop', id)) {
      return failure('workshop-here-already', { workshopId: id, title: Object.values(title)[0] ?? '' });
    }
    const changes = importChanges(read.value, existing, newId);
    const workshop = changes.find((change) => change.entity === 'workshop');
    const done = await commit('workshop.import', changes);
    return done.ok ? success(workshop?.entity === 'workshop' ? workshop.id : '') : done;
  });
}

/** Makes the workshop that an agenda becomes, after its preview was accepted. Gives its id. */
export async function makeImported({ changes, workshopId }: WorkshopOfAgenda): Promise<Result<string>> {
  const done = await commit('workshop.import', changes);
  return done.ok ? success(workshopId) : done;
}

/** Brings an agenda into a workshop, after its preview was accepted. */
export async function importAgenda({ changes }: AgendaImport): Promise<Result<void>> {
  return commit('agenda.import', changes);
}
