import type { AgendaImport } from '../../shared/exchange/agenda-changes.ts';
import type { WorkshopOfAgenda } from '../../shared/exchange/workshop-from-agenda.ts';
import { importChanges } from '../../shared/files/import-workshop.ts';
import { readWorkshopBytes } from '../../shared/files/workshop-file.ts';
import { createWorkshop, type NewWorkshop } from '../../shared/operations/create-workshop.ts';
import { success, type Result } from '../../shared/result.ts';
import { readExisting } from '../queries/lookup.ts';
import { commit } from '../storage/commit.ts';
import { inTurn } from './in-turn.ts';
import { newId } from './run-operation.ts';

export async function makeWorkshop(wish: NewWorkshop): Promise<Result<string>> {
  const { workshopId, changes } = createWorkshop(wish, newId);
  const done = await commit('workshop.create', changes);
  return done.ok ? success(workshopId) : done;
}

/** Opens a workshop file: everything in it comes in, or nothing. Gives the id of the workshop that it became. */
export async function importWorkshop(bytes: Uint8Array): Promise<Result<string>> {
  const read = readWorkshopBytes(bytes);
  if (!read.ok) return read;
  return inTurn(async () => {
    const changes = importChanges(read.value, await readExisting(read.value), newId);
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
