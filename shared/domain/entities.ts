import type * as z from 'zod';
import { day, room } from './agenda/day.ts';
import { dayTemplate, edition } from './agenda/edition.ts';
import { assignment, session } from './agenda/session.ts';
import { headCount, signOff } from './attendance/attendance.ts';
import { ledger } from './attendance/mark-register.ts';
import { issuedSheet } from './evidence/issued-sheet.ts';
import { signature } from './evidence/signature.ts';
import { breakoutGroup, delegation } from './people/groups.ts';
import { participation } from './people/participation.ts';
import { institution, person } from './people/person.ts';
import { walkIn } from './people/walk-in.ts';
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
  acceptance,
  headCount,
  signOff,
  signature,
  ledger,
  walkIn,
  issuedSheet,
  dayTemplate,
  ruleSettings,
} as const;

export type EntityName = keyof typeof entities;
export type EntityRecord<Name extends EntityName = EntityName> = z.infer<(typeof entities)[Name]['schema']>;

export const entityNames = Object.keys(entities) as readonly EntityName[];

/** The shelf on which a record lies; see `Entity.shelf`. */
export function partitionOf<Name extends EntityName>(name: Name, record: EntityRecord<Name>): string {
  const shelf = entities[name].partition as (record: EntityRecord<Name>) => string;
  return shelf(record);
}
