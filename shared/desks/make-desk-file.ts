import { standingFor } from '../domain/walk-in.ts';
import { cellOf, deskLedger } from './desk-ledger.ts';
import type { DeskFile, WalkInOnFile } from './desk-file.ts';
import type { DeskState } from './take-in.ts';

/** All that this desk knows, whoever asks: a file that is lost or read twice does no harm. */
export function makeDeskFile(state: DeskState, desk: string, writtenAt: string): DeskFile {
  const { snapshot, walkIns, signatures } = state;
  const standsFor = standingFor(walkIns);
  const marks = [...deskLedger(state, standsFor)]
    .map(([key, versions]) => ({ ...cellOf(key), versions: [...versions] }))
    .filter(({ versions }) => versions.some(({ stamp, status }) => stamp !== '' || status !== 'unmarked'));
  return {
    workshopId: snapshot.workshop.id,
    workshopTitle: snapshot.workshop.title,
    desk,
    writtenAt,
    marks: sorted(marks, ({ participationId, slotId }) => `${slotId} ${participationId}`),
    signatures: sorted([...signatures], ({ id }) => id),
    walkIns: sorted([...walkIns], ({ id }) => id).map((walkIn) => ({
      walkIn,
      arrival: standsFor(walkIn.id) === walkIn.id ? arrivalOf(walkIn.id, state) : null,
    })),
  };
}

function arrivalOf(id: string, { snapshot }: DeskState): WalkInOnFile['arrival'] {
  const participation = snapshot.participations.find((each) => each.id === id);
  const person = snapshot.people.find((each) => each.id === participation?.personId);
  if (participation === undefined || person === undefined) return null;
  const institution = snapshot.institutions.find((each) => each.id === person.institutionId) ?? null;
  return { participation, person: { ...person, institutionId: institution?.id ?? null }, institution };
}

function sorted<Item>(items: readonly Item[], by: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => (by(one) < by(other) ? -1 : 1));
}
