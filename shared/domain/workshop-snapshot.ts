import * as z from 'zod';
import { acceptanceSchema } from './acceptance.ts';
import { assignmentSchema } from './assignment.ts';
import { markSchema } from './attendance.ts';
import { breakoutGroupSchema } from './breakout-group.ts';
import { daySchema } from './day.ts';
import { delegationSchema } from './delegation.ts';
import { editionSchema } from './edition.ts';
import { headCountSchema } from './head-count.ts';
import { institutionSchema } from './institution.ts';
import { issuedSheetSchema } from './issued-sheet.ts';
import { participationSchema } from './participation.ts';
import { personSchema } from './person.ts';
import { programmeSchema } from './programme.ts';
import { roomSchema } from './room.ts';
import { sessionSchema } from './session.ts';
import { signOffSchema } from './sign-off.ts';
import { workshopSchema } from './workshop.ts';

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
  acceptances: z.array(acceptanceSchema).max(1000),
  headCounts: z.array(headCountSchema).max(most),
  signOffs: z.array(signOffSchema).max(1000),
  issuedSheets: z.array(issuedSheetSchema).max(1000),
  attendance: z.array(markSchema).max(1_000_000),
});
export type WorkshopSnapshot = z.infer<typeof workshopSnapshotSchema>;
