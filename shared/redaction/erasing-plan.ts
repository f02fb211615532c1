import { type Change, created, updated } from '../changes/change.ts';
import { type Partition, recordIn, recordsOf } from '../changes/partition.ts';
import { type Scan } from '../domain/evidence/issued-sheet.ts';
import { type Erasure, erasedIds, erasuresPartition, isErased } from '../domain/people/erasure.ts';
import { type DetailGroup, hasDetails, type Participation } from '../domain/people/participation.ts';
import type { Person } from '../domain/people/person.ts';
import type { Workshop } from '../domain/workshop.ts';
import { type Identity, textEraser } from './mentions.ts';
import { CopySurvey, erasedThings, partitionWithout } from './erased-copy.ts';
import { replacements } from './redaction.ts';

/** What somebody wants erased: the people of a workshop, one person, or details that a workshop no longer asks for. */
export type ErasingWish =
  | { readonly kind: 'workshop'; readonly workshopId: string }
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'details'; readonly workshopId: string; readonly groups: readonly DetailGroup[] };

/** What an erasing does, in numbers for the dialog, and in changes for the command. */
export type ErasingPlan = {
  /** Without earlier values, and never taken back. */
  readonly changes: readonly Change[];
  /** By which the erased are found in texts; needed until every copy has been gone over, and never kept. */
  readonly identities: readonly Identity[];
  readonly people: readonly Person[];
  /** People of the workshop who are in another of which nothing was erased, and stay. */
  readonly staying: readonly Person[];
  readonly participations: readonly Participation[];
  readonly withContacts: number;
  readonly withDetails: number;
  readonly signatures: number;
  /** Scans of signed sheets that go with a workshop. */
  readonly scans: readonly Scan[];
  /** Scans that stay although they show the person, since others signed there too. */
  readonly scansStaying: readonly Scan[];
  /** Delegations of which a contact or an addressee goes. */
  readonly contactsOfDelegations: number;
  /** Records of others in which a name stands, such as the title of a session. */
  readonly mentions: number;
};

type Surroundings = {
  readonly partitions: readonly Partition[];
  /** The instant, in UTC. */
  readonly erasedAt: string;
  readonly newId: () => string;
};

/** Null where what is to be erased is not there. */
export function planErasing(wish: ErasingWish, around: Surroundings): ErasingPlan | null {
  const found = extentOf(wish, around);
  if (found === null) return null;
  const { erasures, staying } = found;
  const { partitions } = around;
  const survey = new CopySurvey(erasures);
  for (const partition of partitions) survey.addPartition(partition);
  const { identities, keptFamilies } = survey;
  const erased = erasedThings(erasures);
  const erase = textEraser(identities, keptFamilies);
  const changed = partitions.flatMap((partition) => {
    const without = partitionWithout(partition, erased, erase);
    return without === partition ? [] : [{ partition, changes: replacements(partition, without) }];
  });
  const recordChanges = changed.flatMap(({ changes }) => changes);
  const people = partitions.flatMap((each) => recordsOf(each, 'person')).filter(({ id }) => erased.ids.has(id));
  return {
    changes: [...erasures.map((each) => created('erasure', each)), ...workshopAfter(wish, recordChanges, partitions)],
    identities,
    people,
    staying,
    participations: partitions
      .flatMap((each) => recordsOf(each, 'participation'))
      .filter(({ id }) => erased.ids.has(id) || erased.details.has(id)),
    withContacts: people.filter(({ email, phone }) => email !== '' || phone !== '').length,
    withDetails: recordsAmong(partitions, 'participation', recordChanges).filter((each) => hasDetails(each)).length,
    signatures: recordChanges.filter(({ entity }) => entity === 'signature').length,
    ...scansOf(wish, erased.ids, partitions),
    contactsOfDelegations: recordChanges.filter(({ entity }) => entity === 'delegation').length,
    mentions: recordChanges.filter(({ entity }) => !ownEntities.has(entity)).length,
  };
}

/** Entities of which the records are about the person, or go with the workshop; in those of others a name is mentioned. */
const ownEntities: ReadonlySet<Change['entity']> = new Set([
  'person',
  'participation',
  'signature',
  'signedList',
  'ledger',
  'issuedSheet',
  'delegation',
] as const);

type Extent = { readonly erasures: readonly Erasure[]; readonly staying: readonly Person[] };

function extentOf(wish: ErasingWish, { partitions, erasedAt, newId }: Surroundings): Extent | null {
  const participations = partitions.flatMap((partition) => recordsOf(partition, 'participation'));
  if (wish.kind === 'person') {
    const person = personIn(partitions, wish.personId);
    if (person === undefined || isErased(person)) return null;
    const own = participations.filter(({ personId }) => personId === person.id);
    return { erasures: [erasureOf(person.id, own, [], erasedAt)], staying: [] };
  }
  const { workshopId } = wish;
  const listed = participations.filter((each) => each.workshopId === workshopId);
  if (workshopIn(partitions, workshopId) === undefined) return null;
  if (wish.kind === 'details')
    return { erasures: [erasureOf(newId(), listed, [...wish.groups], erasedAt)], staying: [] };
  const earlier = erasedIds(partitions.flatMap((partition) => recordsOf(partition, 'erasure')));
  const elsewhere = new Set(
    participations
      .filter((each) => each.workshopId !== workshopId && !earlier.has(each.workshopId))
      .map(({ personId }) => personId),
  );
  const ids = [...new Set(listed.map(({ personId }) => personId))].filter((id) => !earlier.has(id));
  const people = ids.flatMap((id) => personIn(partitions, id) ?? []);
  const leaving = people.filter(({ id }) => !elsewhere.has(id));
  return {
    erasures: [
      ...leaving.map(({ id }) =>
        erasureOf(
          id,
          participations.filter(({ personId }) => personId === id),
          [],
          erasedAt,
        ),
      ),
      { ...erasureOf(workshopId, listed, [], erasedAt), participationIds: alsoEarlier(workshopId, listed, partitions) },
    ],
    staying: people.filter(({ id }) => elsewhere.has(id)),
  };
}

/** Of a workshop that was erased before, also the participations of then. */
function alsoEarlier(workshopId: string, listed: readonly Participation[], partitions: readonly Partition[]): string[] {
  const earlier = erasuresIn(partitions).find(({ id }) => id === workshopId)?.participationIds ?? [];
  return [...new Set([...earlier, ...listed.map(({ id }) => id)])].sort();
}

function erasureOf(id: string, of: readonly Participation[], details: DetailGroup[], erasedAt: string): Erasure {
  return { id, participationIds: of.map((each) => each.id).sort(), details, erasedAt };
}

function personIn(partitions: readonly Partition[], id: string): Person | undefined {
  return partitions.map((partition) => recordIn(partition, 'person', id)).find((each) => each !== undefined);
}

function workshopIn(partitions: readonly Partition[], id: string): Workshop | undefined {
  return partitions.map((partition) => recordIn(partition, 'workshop', id)).find((each) => each !== undefined);
}

/** The records, as they are, that whole-record changes of one entity are about. */
function recordsAmong(
  partitions: readonly Partition[],
  entity: 'participation',
  changes: readonly { readonly entity: string; readonly id: string }[],
): Participation[] {
  const ids = new Set(changes.filter((each) => each.entity === entity).map(({ id }) => id));
  return partitions.flatMap((partition) => recordsOf(partition, entity)).filter(({ id }) => ids.has(id));
}

function scansOf(
  wish: ErasingWish,
  ids: ReadonlySet<string>,
  partitions: readonly Partition[],
): Pick<ErasingPlan, 'scans' | 'scansStaying'> {
  const sheets = partitions.flatMap((partition) => recordsOf(partition, 'issuedSheet'));
  const going = sheets.filter(({ workshopId }) => wish.kind === 'workshop' && workshopId === wish.workshopId);
  const staying = sheets.filter(
    (sheet) =>
      wish.kind === 'person' &&
      sheet.pages.some(({ cells }) => cells.some(({ participationId }) => ids.has(participationId ?? ''))),
  );
  return { scans: going.flatMap(({ scans }) => scans), scansStaying: staying.flatMap(({ scans }) => scans) };
}

/** The retention date of an erased workshop has been met. A workshop that changes anyway gets it with that. */
function workshopAfter(
  wish: ErasingWish,
  changes: readonly Change[],
  partitions: readonly Partition[],
): readonly Change[] {
  const workshop = wish.kind === 'workshop' ? workshopIn(partitions, wish.workshopId) : undefined;
  if (workshop === undefined) return changes;
  return [...changes, ...updated('workshop', workshop, { eraseOn: null })];
}

/** The erasures of this computer. */
export function erasuresIn(partitions: readonly (Partition | undefined)[]): Erasure[] {
  return recordsOf(
    partitions.find((each) => each?.key === erasuresPartition),
    'erasure',
  );
}
