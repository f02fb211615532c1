import { removed } from '../../shared/changes/record-changes.ts';
import { recordsOf } from '../../shared/changes/shelf.ts';
import { deskShelf } from '../../shared/domain/ledger.ts';
import type { Participation } from '../../shared/domain/participation.ts';
import type { Changes } from '../../shared/operations/operation.ts';
import { removeParticipation, removeWorkshop } from '../../shared/operations/people.ts';
import type { Result } from '../../shared/result.ts';
import { readShelf } from '../storage/reading.ts';
import { runOperation } from './run-operation.ts';

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

/** Signatures lie on a shelf of their own, which no snapshot holds. */
async function signaturesOf(workshopId: string, participationId?: string): Promise<Changes> {
  return recordsOf(await readShelf(`signatures/${workshopId}`), 'signature')
    .filter((each) => participationId === undefined || each.participationId === participationId)
    .map((each) => removed('signature', each));
}

/** What its desks knew must not stay: of the same workshop opened again it would be wrong. */
async function deskRecordsOf(workshopId: string): Promise<Changes> {
  const shelf = await readShelf(deskShelf({ workshopId }));
  return [
    ...recordsOf(shelf, 'ledger').map((each) => removed('ledger', each)),
    ...recordsOf(shelf, 'walkIn').map((each) => removed('walkIn', each)),
  ];
}
