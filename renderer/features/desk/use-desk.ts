import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { type AttendanceSheet, isPresence } from '../../../shared/domain/attendance/attendance.ts';
import { arrivalStatus } from '../../../shared/domain/attendance/slots.ts';
import { readBadge } from '../../../shared/domain/evidence/printed-code.ts';
import type { Stroke } from '../../../shared/domain/evidence/signature.ts';
import { isExpected, type Participation, participationCode } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { Arrival, Visitor } from '../../../shared/operations/desk.ts';
import type { MarkingCode } from '../../../shared/operations/attendance.ts';
import type { FailureCode, Result } from '../../../shared/result.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import { addWalkIn, checkIn, checkInSigned } from '../../commands/desk.ts';
import { failureText } from '../../context/feedback.ts';
import { useText } from '../../context/preferences.tsx';
import type { StoreCode } from '../../storage/command.ts';
import type { Outcome } from './desk-outcome.tsx';
import type { SlotChoice } from './desk-slot.ts';

export type Desk = {
  readonly outcome: Outcome | null;
  /** Number of outcomes so far: a key by which two equal outcomes are shown one after the other. */
  readonly turn: number;
  readonly mark: (participation: Participation, how: 'desk' | 'badge') => Promise<void>;
  /** Marks the person whom a badge names. False where the text is no badge. */
  readonly scan: (text: string) => boolean;
  readonly sign: (participation: Participation, strokes: readonly Stroke[]) => Promise<void>;
  readonly add: (visitor: Visitor) => Promise<void>;
  readonly refuse: (sentence: string) => void;
};

/** An arrival without the person: slot, status by the minute, and the local time. */
type Coming = Omit<Arrival, 'participationId'> & { readonly clock: string };

/** The actions of the desk and the outcome of the last one. Failures are shown as outcomes, not as messages. */
export function useDesk(snapshot: WorkshopSnapshot, sheet: AttendanceSheet, choice: SlotChoice): Desk {
  const t = useText();
  const [{ outcome, turn }, setLast] = useState<{ outcome: Outcome | null; turn: number }>({ outcome: null, turn: 0 });
  const workshopId = snapshot.workshop.id;
  const show = (next: Outcome): void => setLast((last) => ({ outcome: next, turn: last.turn + 1 }));
  const refuse = (sentence: string): void => show({ kind: 'refused', sentence });

  /** Runs a command for the present slot and minute, and shows its outcome. */
  const receive = async (
    command: (coming: Coming) => Promise<Result<Outcome, MarkingCode | StoreCode>>,
  ): Promise<void> => {
    const coming = comingNow(snapshot, choice);
    if (coming === null) return refuse(t('screens.desk.noSlotHint'));
    const done = await command(coming);
    if (done.ok) return show(done.value);
    refuse(done.failure.code === 'day-signed-off' ? t('screens.desk.closed') : failureText(t, done.failure));
  };
  const done = (how: 'marked' | 'signed' | 'added', participationId: string, coming: Coming): Outcome => {
    const { slotId, status, clock } = coming;
    return { kind: 'done', how, arrival: { participationId, slotId, status }, clock, sheet };
  };

  const mark: Desk['mark'] = ({ id }, how) =>
    receive(async (coming) => {
      const before = await checkIn(workshopId, arrivalOf(id, coming), how);
      return mapped(before, (status) =>
        isPresence(status) ? { kind: 'already', participationId: id, status } : done('marked', id, coming),
      );
    });
  const sign: Desk['sign'] = ({ id }, strokes) =>
    receive(async (coming) =>
      mapped(await checkInSigned(workshopId, arrivalOf(id, coming), strokes), () => done('signed', id, coming)),
    );
  const add: Desk['add'] = (visitor) =>
    receive(async (coming) => {
      const { slotId, status } = coming;
      return mapped(await addWalkIn(workshopId, visitor, { slotId, status }), (id) => done('added', id, coming));
    });
  const scan: Desk['scan'] = (text) => {
    const scanned = readScan(text, snapshot, t);
    if (scanned === null) return false;
    if ('refusal' in scanned) refuse(scanned.refusal);
    else void mark(scanned.participation, 'badge');
    return true;
  };
  return { outcome, turn, mark, scan, sign, add, refuse };
}

function comingNow({ workshop }: WorkshopSnapshot, { slot, tolerance }: SlotChoice): Coming | null {
  if (slot === null) return null;
  const time = localTime(now(), workshop.timeZone);
  return { slotId: slot.id, status: arrivalStatus(slot, time, tolerance), clock: time.clock };
}

function arrivalOf(participationId: string, { slotId, status }: Coming): Arrival {
  return { participationId, slotId, status };
}

function mapped<Value, Code extends FailureCode>(
  result: Result<Value, Code>,
  outcomeOf: (value: Value) => Outcome,
): Result<Outcome, Code> {
  return result.ok ? { ok: true, value: outcomeOf(result.value) } : result;
}

/**
 * Moves the focus to the desk's field when a character is typed anywhere on the page, so that a badge scanner, which
 * types, works wherever the focus is. Not while a dialog or list is open.
 */
export function useDeskKeys(input: RefObject<HTMLInputElement | null>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector('[role="dialog"], [role="listbox"]') !== null) return;
    if (isTyping(event) && document.activeElement !== input.current) {
      // The browser enters the character into the field that has the focus when this returns.
      event.stopPropagation();
      input.current?.focus();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/** Whether a key enters a character; the space bar does not count, since it presses buttons. */
function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}

/** The participation that a badge names, or why it marks nobody; null where the text is no badge. */
type BadgeScan = { readonly participation: Participation } | { readonly refusal: string } | null;

export function readScan(text: string, { workshop, participations }: WorkshopSnapshot, t: Translate): BadgeScan {
  const badge = readBadge(text);
  if (badge.kind === 'other') return null;
  if (badge.kind === 'damaged') return { refusal: t('screens.desk.badgeDamaged') };
  if (badge.sheetCode !== workshop.sheetCode) {
    return { refusal: t('screens.desk.badgeElsewhere', { code: badge.sheetCode }) };
  }
  const participation = participations.find((each) => each.number === badge.number);
  if (participation === undefined) return { refusal: t('screens.desk.badgeUnknown', { number: badge.number }) };
  if (isExpected(participation)) return { participation };
  const status = t(`vocabulary.participationStatus.${participation.status}`);
  return { refusal: t('screens.desk.notExpected', { name: participationCode(participation), status }) };
}
