import { existsSync, readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { entrySchema } from '../../../shared/changes/entry.ts';
import { packedSheetSchema } from '../../../shared/changes/partition.ts';
import { deskFileSchema } from '../../../shared/desks/desk-file.ts';
import { entities } from '../../../shared/domain/entities.ts';
import { headSchema } from '../../../shared/files/checked-file.ts';
import { workshopSnapshotSchema } from '../../../shared/domain/workshop-snapshot.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';

const folder = 'test/files';

/** Everything that lies on a disk in a form that a schema describes. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(Object.entries(entities).map(([name, { schema }]) => [`entity ${name}`, schema])),
  entry: entrySchema,
  'packed sheet': packedSheetSchema,
  'workshop file': workshopSnapshotSchema,
  'desk file': deskFileSchema,
  'head of a file': headSchema,
};

/** SHA-256 over the JSON Schema of each, whatever the order of its fields, without what is said about them. */
function fingerprint(): string {
  const described = Object.entries(schemas).map(([name, schema]) => [name, jsonSchemaOf(schema)] as const);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(inOrder(Object.fromEntries(described))))));
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([name, each]) => [name, inOrder(each)]));
}

function jsonSchemaOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema['purpose'];
      delete jsonSchema['personal'];
    },
  });
}

const committed = JSON.parse(readFileSync(`${folder}/fingerprints.json`, 'utf8')) as Readonly<Record<string, string>>;

test('no schema has changed without an upgrade', () => {
  expect(
    fingerprint(),
    'A schema has changed. Append an upgrade to shared/upgrades/upgrades.ts, keep data of the version before in ' +
      `test/files/version-<n>, and put this fingerprint under the new version in ${folder}/fingerprints.json.`,
  ).toBe(committed[dataVersion]);
});

test('data of every past version are kept', () => {
  const past = Array.from({ length: dataVersion - 1 }, (_, index) => `${folder}/version-${index + 1}`);
  for (const version of past) {
    for (const name of ['README.md', 'store.json', 'training.workshop', 'table-1.desk', 'data/journal']) {
      expect(existsSync(`${version}/${name}`), `${version}/${name}`).toBe(true);
    }
  }
});

test('a fingerprint sees a new field, another limit and another choice, and not another purpose', () => {
  const print = (schema: z.ZodType): string => JSON.stringify(jsonSchemaOf(schema));
  const before = z.object({ name: z.string().max(10), sex: z.enum(['female', 'male']) });
  expect(print(before)).toBe(print(z.object({ ...before.shape, name: z.string().max(10).meta({ purpose: 'other' }) })));
  for (const changed of [
    before.extend({ email: z.string().optional() }),
    before.extend({ name: z.string().max(11) }),
    before.extend({ sex: z.enum(['female', 'male', 'unspecified']) }),
    before.extend({ name: z.string().max(10).nullable() }),
  ]) {
    expect(print(changed)).not.toBe(print(before));
  }
});
