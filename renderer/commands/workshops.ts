import type { AgendaImport } from '../../shared/exchange/agenda-changes.ts';
import { openAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import { workshopFromAgenda } from '../../shared/exchange/workshop-from-agenda.ts';
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

/**
 * Opens a file: a workshop, or the calendar or schedule of another program, which becomes a new workshop. Everything in
 * it comes in, or nothing. Gives the id of the workshop that it became.
 */
export async function importWorkshop(bytes: Uint8Array): Promise<Result<string>> {
  const read = readWorkshopBytes(bytes);
  if (!read.ok) return read.failure.code === 'file-not-ours' ? importForeignAgenda(bytes, read) : read;
  return inTurn(async () => {
    const changes = importChanges(read.value, await readExisting(read.value), newId);
    const workshop = changes.find((change) => change.entity === 'workshop');
    const done = await commit('workshop.import', changes);
    return done.ok ? success(workshop?.entity === 'workshop' ? workshop.id : '') : done;
  });
}

/** A table needs its columns explained first, in the agenda of a workshop; here it is simply not a file of ours. */
async function importForeignAgenda(bytes: Uint8Array, notOurs: Result<never>): Promise<Result<string>> {
  const opened = await openAgendaFile(bytes, { language: 'en', timeZone: null });
  // Only what is clearly meant as a calendar or a schedule is told what is wrong with it as such.
  if (!opened.ok) return startsAsForeign(bytes) ? opened : notOurs;
  if (!('agenda' in opened.value)) return notOurs;
  const made = workshopFromAgenda(
    { programmeId: null, title: {}, country: 'KZ', city: {}, timeZone: 'UTC', languages: ['en', 'ru'] },
    opened.value.agenda,
    newId,
  );
  if (!made.ok) return made;
  const done = await commit('workshop.import', made.value.changes);
  return done.ok ? success(made.value.workshopId) : done;
}

/** A calendar begins with BEGIN:, an XML schedule with an angle bracket. */
function startsAsForeign(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*(begin:|<)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

/** Brings an agenda into a workshop, after its preview was accepted. */
export async function importAgenda({ changes }: AgendaImport): Promise<Result<void>> {
  return commit('agenda.import', changes);
}
