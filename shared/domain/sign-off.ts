import * as z from 'zod';
import { slotIdSchema, type SlotId } from './attendance.ts';
import { attendanceShelf, defineEntity, idSchema, lineSchema } from './entity.ts';

/** A day's attendance, looked through and closed: from then on its marks change only with a reason. */
export const signOffSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  dayId: idSchema,
  /** What the day was signed by when it was closed: a session that is moved away afterwards stays closed. */
  slotIds: z.array(slotIdSchema).max(200),
  /** The instant, in UTC. */
  at: z.iso.datetime(),
  /** Who signed off, as they want to be named. */
  by: lineSchema.min(1),
  /** When the day was opened again, and why; null while it is closed. */
  withdrawn: z.object({ at: z.iso.datetime(), reason: lineSchema.min(1) }).nullable(),
});
export type SignOff = z.infer<typeof signOffSchema>;

export const signOff = defineEntity(signOffSchema, attendanceShelf);

/** The sign-off by which a day is closed; undefined for an open day. */
export function signOffOf(dayId: string, signOffs: readonly SignOff[]): SignOff | undefined {
  return signOffs.find((each) => each.dayId === dayId && each.withdrawn === null);
}

/** Whether a mark in the slot changes only with a reason. */
export function isClosed(slotId: SlotId, signOffs: readonly SignOff[]): boolean {
  return signOffs.some(
    (each) => each.withdrawn === null && (each.slotIds.includes(slotId) || isOfDay(slotId, each.dayId)),
  );
}

/** Also for half-days where whole days were signed: the policy may change after the day was closed. */
function isOfDay(slotId: SlotId, dayId: string): boolean {
  const [kind, owner] = slotId.split('/');
  return kind !== 'session' && owner === dayId;
}
