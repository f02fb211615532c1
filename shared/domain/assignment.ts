import * as z from 'zod';
import { defineEntity, idSchema, workshopShelf } from './entity.ts';

export const assignmentRoles = ['lead', 'presenter', 'interpreter'] as const;

/** A participation leading, presenting or interpreting a session. */
export const assignmentSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  sessionId: idSchema,
  participationId: idSchema,
  role: z.enum(assignmentRoles),
});
export type Assignment = z.infer<typeof assignmentSchema>;

export const assignment = defineEntity(assignmentSchema, workshopShelf);
