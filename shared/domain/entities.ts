import type * as z from 'zod';
import { day, room } from './agenda/day.ts';
import { dayTemplate, edition } from './agenda/edition.ts';
import { publication } from './agenda/publication.ts';
import { assignment, session } from './agenda/session.ts';
import { headCount, signOff } from './attendance/attendance.ts';
import { ledger } from './attendance/mark-register.ts';
import { issuedSheet } from './evidence/issued-sheet.ts';
import { signedList } from './evidence/signed-list.ts';
import { signature } from './evidence/signature.ts';
import { erasure } from './people/erasure.ts';
import { breakoutGroup, delegation } from './people/groups.ts';
import { participation } from './people/participation.ts';
import { institution, person } from './people/person.ts';
import { walkIn } from './attendance/walk-in.ts';
import { acceptance, ruleSettings } from './schedule-rules/rule-settings.ts';
import { programme, workshop } from './workshop.ts';

/** THE list of entities. Storage, change records, the file format and their tests are derived from it. */
export const entities = {
  programme,
  institution,
  person,
  workshop,
  day,
  room,
  session,
  delegation,
  participation,
  assignment,
  breakoutGroup,
  edition,
  publication,
  acceptance,
  headCount,
  signOff,
  signature,
  ledger,
  walkIn,
  issuedSheet,
  signedList,
  dayTemplate,
  ruleSettings,
  erasure,
} as const;

export type EntityName = keyof typeof entities;
export type EntityRecord<Name extends EntityName = EntityName> = z.infer<(typeof entities)[Name]['schema']>;

export const entityNames = Object.keys(entities) as readonly EntityName[];

/** The partition in which a record is stored; see `Entity.partition`. */
export function partitionOf<Name extends EntityName>(name: Name, record: EntityRecord<Name>): string {
  const partition = entities[name].partition as (record: EntityRecord<Name>) => string;
  return partition(record);
}

/**
 * The first field that a change makes wrong in a record, as `letter.date`; the name of the entity where it is the record as
 * a whole; null where none is. What was wrong before and is untouched does not count, so that such a record can still be
 * edited. `before` is undefined for a record that is new.
 */
export function newlyInvalidField(name: EntityName, record: object, before: object | undefined): string | null {
  const paths = invalidPaths(name, record);
  if (paths.length === 0) return null;
  const known = before === undefined ? [] : invalidPaths(name, before).map((path) => path.join('.'));
  const isOld = ([field = '', ...rest]: readonly PropertyKey[]): boolean =>
    known.includes([field, ...rest].join('.')) && valueText(record, field) === valueText(before, field);
  const found = paths.find((path) => !isOld(path));
  return found === undefined ? null : found.join('.') || name;
}

function invalidPaths(name: EntityName, record: object): (readonly PropertyKey[])[] {
  const parsed = entities[name].schema.safeParse(record);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path);
}

function valueText(record: object | undefined, field: PropertyKey): string | undefined {
  return JSON.stringify((record as Readonly<Record<PropertyKey, unknown>> | undefined)?.[field]);
}
