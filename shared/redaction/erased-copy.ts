import type { StoredEntry } from '../changes/entry.ts';
import { type Partition, recordsOf } from '../changes/partition.ts';
import type { EntityRecord } from '../domain/entities.ts';
import { isObject } from '../domain/entity.ts';
import type { IssuedSheet } from '../domain/evidence/issued-sheet.ts';
import { type Erasure, erasedDetails, erasedIds, isErased, withoutDetailsOf } from '../domain/people/erasure.ts';
import { type Delegation, plainDelegation } from '../domain/people/groups.ts';
import { blankDetails, type DetailGroup, type Participation } from '../domain/people/participation.ts';
import { type Name, type Person } from '../domain/people/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { OldData } from '../upgrades/upgrades.ts';
import type { Identity, TextEraser } from './mentions.ts';
import { erasedPartition, erasedSnapshot, type Subject } from './redaction.ts';

/** What was erased, as copies of the data are gone over with it. */
export type Erased = {
  /** Of people, workshops and participations of which everything was erased. */
  readonly ids: ReadonlySet<string>;
  /** Groups of which the details were erased, by participation. */
  readonly details: ReadonlyMap<string, readonly DetailGroup[]>;
};

export function erasedThings(erasures: readonly Erasure[]): Erased {
  return { ids: erasedIds(erasures), details: erasedDetails(erasures) };
}

/**
 * A partition of any copy without what was erased: people are anonymous, erased workshops have no scans and nobody who was
 * written to, and `erase` takes names out of what others wrote. The same partition where there is nothing of it.
 */
export function partitionWithout(partition: Partition, erased: Erased, erase: TextEraser): Partition {
  const anonymous = erasedPartition(partition, erased.ids);
  let isChanged = anonymous !== partition;
  const records = Object.entries(anonymous.records).map(([entity, byId]) => {
    const kept = Object.entries(byId as Readonly<Record<string, EntityRecord>>).map(([id, record]) => {
      const without = recordWithout(entity, record, erased, erase);
      isChanged ||= without !== record;
      return [id, without] as const;
    });
    return [entity, Object.fromEntries(kept)] as const;
  });
  return isChanged ? { ...partition, records: Object.fromEntries(records) } : partition;
}

/** What a delegation of an erased workshop has no more: people and letters, which name them. */
const noContacts = {
  addressee: plainDelegation.addressee,
  focalPoint: plainDelegation.focalPoint,
  letterFiles: plainDelegation.letterFiles,
};

function recordWithout(entity: string, record: EntityRecord, erased: Erased, erase: TextEraser): EntityRecord {
  switch (entity) {
    case 'person':
    case 'erasure':
      return record;
    case 'participation': {
      const groups = erased.details.get(record.id);
      const without = groups === undefined ? record : withoutDetailsOf(record as Participation, groups);
      return erase(JSON.stringify(without) === JSON.stringify(record) ? record : without);
    }
    case 'issuedSheet': {
      const sheet = record as IssuedSheet;
      return erased.ids.has(sheet.workshopId) && sheet.scans.length > 0 ? { ...sheet, scans: [] } : erase(record);
    }
    case 'delegation': {
      const delegation = record as Delegation;
      const isBlank = JSON.stringify({ ...delegation, ...noContacts }) === JSON.stringify(delegation);
      return erase(erased.ids.has(delegation.workshopId) && !isBlank ? { ...delegation, ...noContacts } : record);
    }
    default:
      return erase(record);
  }
}

/** A workshop file without what was erased. Details are for whoever saved it with them to say. */
export function snapshotWithout(snapshot: WorkshopSnapshot, { ids }: Erased): WorkshopSnapshot {
  const isErasedHere = ids.has(snapshot.workshop.id);
  const anonymous = erasedSnapshot(snapshot, ids);
  if (!isErasedHere) return anonymous;
  return {
    ...anonymous,
    delegations: anonymous.delegations.map((each) => ({ ...each, ...noContacts })),
    issuedSheets: anonymous.issuedSheets.map((each) => ({ ...each, scans: [] })),
  };
}

/**
 * Goes through a copy of the data before anything of it is taken out: who in it was erased, also under the id of a record that
 * was merged since, and by which names and contacts they are found in texts.
 */
export class CopySurvey {
  readonly #erasures: readonly Erasure[];
  readonly #people = new Map<string, { readonly names: Map<string, Name>; readonly contacts: Set<string> }>();
  readonly #ids: Set<string>;
  readonly #byParticipation = new Map<string, Set<string>>();

  constructor(erasures: readonly Erasure[]) {
    this.#erasures = erasures;
    this.#ids = new Set(erasedIds(erasures));
    for (const { id, participationIds, details } of erasures) {
      if (details.length > 0) continue;
      for (const each of participationIds) {
        const known = this.#byParticipation.get(each) ?? new Set<string>();
        this.#byParticipation.set(each, known.add(id));
      }
    }
  }

  addPartition(partition: Partition): void {
    for (const person of recordsOf(partition, 'person')) this.#addPerson(person.id, person);
    for (const each of recordsOf(partition, 'participation')) this.#addParticipation(each);
  }

  addEntry({ changes }: { readonly changes: readonly OldData[] }): void {
    for (const { entity, id, partition, field, value, previous } of changes) {
      if (typeof id !== 'string' || (entity !== 'person' && entity !== 'participation')) continue;
      const workshopId = String(partition).slice(String(partition).indexOf('/') + 1);
      for (const each of [value, previous]) {
        const record: unknown = field === null ? each : { id, workshopId, [field as string]: each };
        if (!isObject(record)) continue;
        if (entity === 'person') this.#addPerson(id, record);
        else this.#addParticipation(record);
      }
    }
  }

  get erased(): Erased {
    return { ids: this.#ids, details: erasedDetails(this.#erasures) };
  }

  get identities(): Identity[] {
    return [...this.#people].flatMap(([id, { names, contacts }]) =>
      this.#ids.has(id) ? [{ names: [...names.values()], contacts: [...contacts] }] : [],
    );
  }

  /** Family names, in small letters, of those who stay. */
  get keptFamilies(): ReadonlySet<string> {
    const kept = [...this.#people].filter(([id]) => !this.#ids.has(id));
    return new Set(
      kept.flatMap(([, { names }]) => [...names.values()].map(({ family }) => family.trim().toLowerCase())),
    );
  }

  /** Only those of a person are of one person; in an erased workshop some may take part in another, and stay. */
  #addParticipation({ id, workshopId, personId }: OldData): void {
    const erasures = this.#byParticipation.get(String(id));
    if (erasures === undefined || typeof personId !== 'string') return;
    if ([...erasures].some((each) => each !== workshopId)) this.#ids.add(personId);
  }

  #addPerson(id: string, { latinName, cyrillicName, email, phone }: Partial<Record<keyof Person, unknown>>): void {
    const names = [latinName, cyrillicName].filter((name) => isName(name));
    if (names.some((name) => isErased({ latinName: name, cyrillicName: null }))) return;
    const known = this.#people.get(id) ?? { names: new Map<string, Name>(), contacts: new Set<string>() };
    this.#people.set(id, known);
    for (const name of names) known.names.set(JSON.stringify(name), name);
    for (const contact of [email, phone])
      if (typeof contact === 'string' && contact !== '') known.contacts.add(contact);
  }
}

function isName(value: unknown): value is Name {
  return isObject(value) && ['family', 'given', 'patronymic'].every((part) => typeof value[part] === 'string');
}

/**
 * What the history is redacted by: ids of all that was erased, with the participations and signatures that the entries and
 * partitions name, and the family names and contacts of `identities`.
 */
export function subjectOfErased(
  erased: Erased,
  identities: readonly Identity[],
  entries: readonly StoredEntry[],
): Subject {
  const participationIds = new Set(erased.ids);
  const signatureIds = new Set<string>();
  const records = entries.flatMap(({ changes }) => changes).flatMap(wholeRecordsIn);
  for (const { entity, record } of records) {
    if (entity === 'participation' && erased.ids.has(String(record['personId'])))
      participationIds.add(String(record['id']));
  }
  for (const { entity, record } of records) {
    if (entity === 'signature' && participationIds.has(String(record['participationId'])))
      signatureIds.add(String(record['id']));
  }
  const texts = identities.flatMap(({ names, contacts }) => [...names.map(({ family }) => family), ...contacts]);
  return {
    personId: '',
    participationIds,
    recordIds: new Set([...participationIds, ...signatureIds]),
    texts: [...new Set(texts.map((text) => text.trim()))].filter((text) => text.length >= shortestText),
    workshopIds: erased.ids,
    detailFields: new Map([...erased.details].map(([id, groups]) => [id, new Set(Object.keys(blankDetails(groups)))])),
  };
}

/** As in `subjectOf`. */
const shortestText = 3;

function wholeRecordsIn({ entity, field, value, previous }: OldData): { entity: unknown; record: OldData }[] {
  if (field !== null) return [];
  return [value, previous].flatMap((record: unknown) => (isObject(record) ? [{ entity, record }] : []));
}
