import * as z from 'zod';
import { daySchema, roomSchema } from './agenda/day.ts';
import { editionSchema } from './agenda/edition.ts';
import { publicationSchema } from './agenda/publication.ts';
import { assignmentSchema, sessionSchema } from './agenda/session.ts';
import { headCountSchema, markSchema, signOffSchema } from './attendance/attendance.ts';
import type { EntityName } from './entities.ts';
import { issuedSheetSchema } from './evidence/issued-sheet.ts';
import { signedListSchema } from './evidence/signed-list.ts';
import { breakoutGroupSchema, delegationSchema } from './people/groups.ts';
import { participationSchema } from './people/participation.ts';
import { institutionSchema, personSchema } from './people/person.ts';
import { acceptanceSchema } from './schedule-rules/rule-settings.ts';
import { programmeSchema, workshopSchema } from './workshop.ts';

const most = 20_000;

/**
 * One workshop with everything that it refers to, as of one moment. It is what a workshop file holds, what a
 * document is made from and what an operation is given: none of them sees the database.
 */
export const workshopSnapshotSchema = z.object({
  programme: programmeSchema,
  workshop: workshopSchema,
  days: z.array(daySchema).max(60),
  rooms: z.array(roomSchema).max(200),
  sessions: z.array(sessionSchema).max(most),
  institutions: z.array(institutionSchema).max(most),
  people: z.array(personSchema).max(most),
  delegations: z.array(delegationSchema).max(1000),
  participations: z.array(participationSchema).max(most),
  assignments: z.array(assignmentSchema).max(5 * most),
  breakoutGroups: z.array(breakoutGroupSchema).max(1000),
  editions: z.array(editionSchema).max(200),
  publications: z.array(publicationSchema).max(most),
  acceptances: z.array(acceptanceSchema).max(1000),
  headCounts: z.array(headCountSchema).max(most),
  signOffs: z.array(signOffSchema).max(1000),
  issuedSheets: z.array(issuedSheetSchema).max(1000),
  signedLists: z.array(signedListSchema).max(1000),
  attendance: z.array(markSchema).max(1_000_000),
});
export type WorkshopSnapshot = z.infer<typeof workshopSnapshotSchema>;

/**
 * The records that belong to one workshop alone: without its attendance, and without the people, institutions and the
 * programme that it shares with other workshops. Most operations on the agenda need no more.
 */
export type WorkshopRecords = Omit<
  WorkshopSnapshot,
  'programme' | 'institutions' | 'people' | 'headCounts' | 'signOffs' | 'attendance'
>;

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
  publications: 'publication',
  acceptances: 'acceptance',
  headCounts: 'headCount',
  signOffs: 'signOff',
  issuedSheets: 'issuedSheet',
  signedLists: 'signedList',
} as const satisfies { readonly [Part in keyof WorkshopSnapshot]?: EntityName };

/** The lists of a snapshot whose records other workshops use too. */
export const sharedParts = {
  institutions: 'institution',
  people: 'person',
} as const satisfies { readonly [Part in keyof WorkshopSnapshot]?: EntityName };

type WorkshopPart = keyof typeof workshopParts;
export const workshopPartNames = Object.keys(workshopParts) as readonly WorkshopPart[];

type SharedPart = keyof typeof sharedParts;
export const sharedPartNames = Object.keys(sharedParts) as readonly SharedPart[];
