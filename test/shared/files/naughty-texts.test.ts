import { describe, expect, test } from 'vitest';
import { created } from '../../../shared/changes/change.ts';
import { beginning, entryAfter, entrySchema, follows } from '../../../shared/changes/entry.ts';
import { type Partition, recordsOf } from '../../../shared/changes/partition.ts';
import { entities, entityNames, type EntityRecord } from '../../../shared/domain/entities.ts';
import { readWorkshopBytes, readWorkshopFile, writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { anId } from '../../factories/a-workshop.ts';
import { makeKeptData } from '../../factories/kept-data.ts';
import { filled, filledWorkshop, naughtyClasses, naughtyFrom, naughtyTexts } from '../../factories/naughty-texts.ts';
import { valueOf } from '../exchange/samples.ts';

const kept = makeKeptData();
const plain = valueOf(readWorkshopFile(kept.workshopFile));
const partitions = kept.store.stores['partitions']?.records as readonly Partition[];
/** At least one of every entity. */
const records = entityNames.flatMap((name) =>
  partitions.flatMap((partition) => recordsOf(partition, name).map((record) => ({ name, record }))),
);

describe('105 a text of any kind', () => {
  test.each(naughtyClasses)('comes back from a workshop file as it was typed, in every field: %s', (_, texts) => {
    for (const text of texts) {
      let fields = 0;
      const snapshot = filledWorkshop(plain, () => ((fields += 1), text));
      expect(fields).toBeGreaterThan(100);
      const read = readWorkshopBytes(new TextEncoder().encode(writeWorkshopFile(snapshot)));
      expect(read, JSON.stringify(text.slice(0, 80))).toEqual({ ok: true, value: snapshot });
    }
  });

  test('stands in the journal as it was typed, in every field of every entity', () => {
    expect([...new Set(records.map(({ name }) => name))]).toEqual(entityNames);
    const made = { timestamp: 'timestamp', device: 'd-TEST22', by: { user: 'Aigul', computer: 'Laptop 2' } };
    for (let first = 0; first < naughtyTexts.length; first += 16) {
      const nextText = naughtyFrom(first);
      const changes = records.map(({ name, record }) => {
        const value = filled(entities[name].schema, record, nextText) as EntityRecord;
        expect(entities[name].schema.parse(value)).toEqual(value);
        return created(name, value);
      });
      const action = { action: 'session.edit', changes, group: anId(1), reverts: null };
      const entry = entryAfter(beginning, action, made);
      const read = entrySchema.parse(JSON.parse(JSON.stringify(entry)));
      expect(follows(read, beginning)).toBe(true);
      expect(read.changes.map((change) => ('value' in change ? change.value : null))).toEqual(
        changes.map((change) => change.value),
      );
    }
  });
});
