import type { AttendanceStatus, MarkMeans, SlotId } from '../domain/attendance.ts';
import type { Entry } from './change.ts';
import { deviceOf, instantOf } from './clock.ts';

/** What happened to one mark once: who, when, how, and what it was before. */
export type MarkEvent = {
  readonly sequence: number;
  readonly status: AttendanceStatus;
  readonly previous: AttendanceStatus;
  /** Instant in UTC. */
  readonly at: string;
  readonly device: string;
  readonly how: MarkMeans;
  readonly reason: string | null;
  /** For a mark that was taken in from another desk: when, where and how it was made there. */
  readonly origin: { readonly at: string; readonly device: string; readonly how: MarkMeans } | null;
  /** Set when the mark came of an undo or a redo. */
  readonly reverted: 'undo' | 'redo' | null;
};

/** The history of one mark, newest first. */
export function markHistory(
  entries: readonly Entry[],
  cell: { readonly workshopId: string; readonly participationId: string; readonly slotId: SlotId },
): MarkEvent[] {
  return entries
    .flatMap(({ sequence, stamp, device, reverts, changes }) =>
      changes.flatMap((change) => {
        const concerns =
          change.entity === 'mark' &&
          change.slotId === cell.slotId &&
          change.participationId === cell.participationId &&
          change.workshopId === cell.workshopId;
        if (!concerns) return [];
        const { value: status, previous, how, reason, origin } = change;
        const made =
          origin === undefined
            ? null
            : { at: instantOf(origin.stamp), device: deviceOf(origin.stamp), how: origin.how };
        const reverted = reverts?.kind ?? null;
        return [{ sequence, status, previous, how, reason, device, at: instantOf(stamp), origin: made, reverted }];
      }),
    )
    .toSorted((one, other) => other.sequence - one.sequence);
}
