import type { EntityName } from '../domain/entities.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';

/** The lists of a snapshot whose records belong to its workshop alone. */
export const workshopParts = {
  days: 'day',
  rooms: 'room',
  sessions: 'session',
  delegations: 'delegation',
  participations: 'participation',
  assignments: 'assignment',
  breakoutGroups: 'breakoutGroup',
  editions: 'edition',
  acceptances: 'acceptance',
  headCounts: 'headCount',
  signOffs: 'signOff',
  issuedSheets: 'issuedSheet',
} as const satisfies { readonly [Part in keyof WorkshopSnapshot]?: EntityName };

/** The lists of a snapshot whose records other workshops use too. */
export const sharedParts = {
  institutions: 'institution',
  people: 'person',
} as const satisfies { readonly [Part in keyof WorkshopSnapshot]?: EntityName };

export type WorkshopPart = keyof typeof workshopParts;
export const workshopPartNames = Object.keys(workshopParts) as readonly WorkshopPart[];

export type SharedPart = keyof typeof sharedParts;
export const sharedPartNames = Object.keys(sharedParts) as readonly SharedPart[];
