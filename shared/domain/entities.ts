import type * as z from 'zod';
import { acceptance } from './acceptance.ts';
import { assignment } from './assignment.ts';
import { breakoutGroup } from './breakout-group.ts';
import { day } from './day.ts';
import { dayTemplate } from './day-template.ts';
import { delegation } from './delegation.ts';
import { edition } from './edition.ts';
import { headCount } from './head-count.ts';
import { institution } from './institution.ts';
import { issuedSheet } from './issued-sheet.ts';
import { ledger } from './ledger.ts';
import { participation } from './participation.ts';
import { person } from './person.ts';
import { programme } from './programme.ts';
import { room } from './room.ts';
import { ruleSettings } from './rule-settings.ts';
import { session } from './session.ts';
import { signOff } from './sign-off.ts';
import { signature } from './signature.ts';
import { walkIn } from './walk-in.ts';
import { workshop } from './workshop.ts';

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
export function shelfOf<Name extends EntityName>(name: Name, record: EntityRecord<Name>): string {
  const shelf = entities[name].shelf as (record: EntityRecord<Name>) => string;
  return shelf(record);
}
