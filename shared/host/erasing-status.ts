import * as z from 'zod';
import { nameSchema } from '../domain/people/person.ts';

/** By what those who are erased are found in texts of others. */
export const erasingIdentitiesSchema = z
  .array(z.object({ names: z.array(nameSchema).max(1000), contacts: z.array(z.string().max(500)).max(1000) }))
  .max(20_000);
export type ErasingIdentities = z.infer<typeof erasingIdentitiesSchema>;

/** How far the erasures of this computer have come. */
export const erasingStatusSchema = z.object({
  /** Something was erased from the records, and not from every copy in the data folder yet. */
  isUnfinished: z.boolean(),
  /** The second folder for backups, where its backups have not been gone over; null where they have, or there is none. */
  waitsFor: z.string().nullable(),
  /** Paths of backups that could not be written anew, since a newer version made them or the disk does not give them. */
  left: z.array(z.string()),
});
export type ErasingStatus = z.infer<typeof erasingStatusSchema>;

/** Copies that an erasing reaches, for whoever is to confirm it. */
export const erasingCopiesSchema = z.object({
  /** Backups in the data folder. */
  backups: z.int().min(0),
  /** The second folder, and how many backups lie in it; null for the number while it is away. */
  second: z.object({ folder: z.string(), backups: z.int().min(0).nullable() }).nullable(),
});
export type ErasingCopies = z.infer<typeof erasingCopiesSchema>;
