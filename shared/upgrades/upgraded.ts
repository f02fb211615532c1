import { isObject } from '../domain/entity.ts';
import { eachOf, type OldData, type Upgrade, upgrades } from './upgrades.ts';

/** The version of everything that this program writes: records, entries, the journal, the working store and files. */
export const dataVersion = upgrades.length + 1;

/**
 * Counts, within a version, the changes of files that only add fields: a program of an older minor version of the same
 * version reads such a file, and keeps and writes the fields that it does not know. Back to 0 with each new version.
 */
export const dataMinor = 0;

/** `partition` of version `from` as version `to` has it. */
export function upgradedPartition(partition: OldData, from: number, to = dataVersion): OldData {
  const steps = upgrades.slice(from - 1, to - 1);
  const records = partition['records'];
  if (steps.length === 0 || !isObject(records)) return partition;
  const byEntity = Object.entries(records).map(([entity, byId]): [string, unknown] => {
    if (!isObject(byId)) return [entity, byId];
    const upgraded = Object.entries(byId).map(([id, record]) => [id, recordAfter(steps, entity, record)]);
    return [entity, Object.fromEntries(upgraded)];
  });
  return { ...partition, records: Object.fromEntries(byEntity) };
}

/** An entry of any version, upgraded to this one. Its hash stays that of what was written. */
export function upgradedEntry(entry: OldData & { readonly version: number }): OldData {
  return upgrades.slice(entry.version - 1).reduce<OldData>(entryAfterStep, entry);
}

function entryAfterStep(entry: OldData, step: Upgrade): OldData {
  const changes = eachOf(entry['changes'], (change) => {
    const withRecords = change['field'] === null ? withUpgradedValues(change, step) : change;
    return step.change?.(withRecords) ?? withRecords;
  });
  return step.entry?.({ ...entry, changes }) ?? { ...entry, changes };
}

/** Null, for a record that comes into being or goes, and a value that was erased stay as they are. */
function withUpgradedValues(change: OldData, step: Upgrade): OldData {
  const upgraded = { ...change };
  for (const name of ['value', 'previous']) {
    const value = change[name];
    if (isObject(value)) upgraded[name] = recordAfter([step], String(change['entity']), value);
  }
  return upgraded;
}

/** The parts of a workshop file of version `from` as this version has them. `entityOf` names the entity of each part. */
export function upgradedWorkshopFile(file: OldData, from: number, entityOf: Readonly<Record<string, string>>): OldData {
  return upgrades.slice(from - 1).reduce((older, step) => {
    const parts = Object.entries(older).map(([part, value]) => [part, valuesAfter([step], entityOf[part], value)]);
    const upgraded = Object.fromEntries(parts) as OldData;
    return step.workshopFile?.(upgraded) ?? upgraded;
  }, file);
}

/** The parts of a desk file of version `from` as this version has them. */
export function upgradedDeskFile(file: OldData, from: number): OldData {
  return upgrades.slice(from - 1).reduce((older, step) => {
    const walkIns = eachOf(older['walkIns'], ({ walkIn, arrival, ...rest }) => ({
      ...rest,
      walkIn: valuesAfter([step], 'walkIn', walkIn),
      arrival: isObject(arrival)
        ? Object.fromEntries(Object.entries(arrival).map(([part, value]) => [part, valuesAfter([step], part, value)]))
        : arrival,
    }));
    const upgraded = { ...older, walkIns, signatures: valuesAfter([step], 'signature', older['signatures']) };
    return step.deskFile?.(upgraded) ?? upgraded;
  }, file);
}

/** A record, or each of a list; anything else, and what is no record of an entity, stays as it is. */
function valuesAfter(steps: readonly Upgrade[], entity: string | undefined, value: unknown): unknown {
  if (entity === undefined) return value;
  return Array.isArray(value)
    ? value.map((each: unknown) => recordAfter(steps, entity, each))
    : recordAfter(steps, entity, value);
}

function recordAfter(steps: readonly Upgrade[], entity: string, record: unknown): unknown {
  if (!isObject(record)) return record;
  return steps.reduce((older, step) => step.record?.(entity, older) ?? older, record);
}
