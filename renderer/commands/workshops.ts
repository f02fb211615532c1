import { type Changes, removed } from '../../shared/changes/change.ts';
import { recordsOf } from '../../shared/changes/partition.ts';
import { deskPartition } from '../../shared/domain/attendance/mark-register.ts';
import type { Participation } from '../../shared/domain/people/participation.ts';
import type { AgendaImport, WorkshopOfAgenda } from '../../shared/exchange/agenda-import.ts';
import { importChanges } from '../../shared/files/import-workshop.ts';
import { readWorkshopBytes } from '../../shared/files/workshop-file.ts';
import { removeParticipation, removeWorkshop } from '../../shared/operations/people.ts';
import {
  copyWorkshop,
  createWorkshop,
  type NewWorkshop,
  type NextRun,
  type WorkshopCopy,
} from '../../shared/operations/workshops.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { readExisting, readSnapshot } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { readPartition } from '../storage/working-store.ts';
import { newId, runOperation, runSerially } from './command.ts';

export async function makeWorkshop(wish: NewWorkshop): Promise<Result<string>> {
  const { workshopId, changes } = createWorkshop(wish, newId);
  const done = await commit('workshop.create', changes);
  return done.ok ? success(workshopId) : done;
}

/** Copies a workshop with what is chosen; gives the id of the copy. */
export async function duplicateWorkshop(workshopId: string, take: WorkshopCopy, run: NextRun): Promise<Result<string>> {
  return runSerially(async () => {
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
  return runSerially(async () => {
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

/** Removes a workshop with everything in it, signatures and what its desks exchanged too; the people stay, who may have been elsewhere. */
export async function deleteWorkshop(workshopId: string): Promise<Result<void>> {
  const besides = [...(await signaturesOf(workshopId)), ...(await deskRecordsOf(workshopId))];
  return runOperation(workshopId, 'workshop.remove', (snapshot) => [...besides, ...removeWorkshop(snapshot)]);
}

/** Takes a person out of a workshop, with assignments, marks and signatures. */
export async function takeOut({ workshopId, id }: Participation): Promise<Result<void>> {
  const signatures = await signaturesOf(workshopId, id);
  return runOperation(workshopId, 'participation.remove', (snapshot) => {
    const stored = snapshot.participations.find((each) => each.id === id);
    return stored === undefined ? [] : [...signatures, ...removeParticipation(snapshot, stored)];
  });
}

/** Signatures lie in a partition of their own, which no snapshot holds. */
async function signaturesOf(workshopId: string, participationId?: string): Promise<Changes> {
  return recordsOf(await readPartition(`signatures/${workshopId}`), 'signature')
    .filter((each) => participationId === undefined || each.participationId === participationId)
    .map((each) => removed('signature', each));
}

/** What its desks knew must not stay: of the same workshop opened again it would be wrong. */
async function deskRecordsOf(workshopId: string): Promise<Changes> {
  const partition = await readPartition(deskPartition({ workshopId }));
  return [
    ...recordsOf(partition, 'ledger').map((each) => removed('ledger', each)),
    ...recordsOf(partition, 'walkIn').map((each) => removed('walkIn', each)),
  ];
}
