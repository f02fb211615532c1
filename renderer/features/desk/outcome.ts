import {
  isPresence,
  statusIn,
  type AttendanceSheet,
  type AttendanceStatus,
} from '../../../shared/domain/attendance.ts';
import type { Arrival } from '../../../shared/operations/desk.ts';

/** What came of the last badge, key or form. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly how: 'marked' | 'signed' | 'added';
      readonly arrival: Arrival;
      readonly clock: string;
      /** The sheet as it was then: until it has changed, it cannot say that the mark was taken back. */
      readonly sheet: AttendanceSheet;
    }
  | { readonly kind: 'already'; readonly participationId: string; readonly status: AttendanceStatus }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Whether the mark that an outcome tells of has been taken back since. */
export function isTakenBack(outcome: Outcome, sheet: AttendanceSheet): boolean {
  if (outcome.kind !== 'done' || outcome.sheet === sheet) return false;
  return !isPresence(statusIn(sheet, outcome.arrival.participationId, outcome.arrival.slotId));
}
