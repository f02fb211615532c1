import { v5 } from 'uuid';
import type { Placement, Session } from '../../shared/domain/agenda/session.ts';
import { checkAgenda, clashesAt } from '../../shared/domain/schedule-rules/check.ts';
import type { Finding } from '../../shared/domain/schedule-rules/finding.ts';
import { prepareAgenda } from '../../shared/domain/schedule-rules/prepared-agenda.ts';
import { usualRuleSettings } from '../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { workshopFromAgenda } from '../../shared/exchange/agenda-import.ts';
import { readScheduleXml } from '../../shared/exchange/schedule/schedule-xml-reader.ts';
import { minutesOf } from '../../shared/time/wall-clock.ts';
import { publishedSessions, publishedXml } from '../../test/files/schedules/published-conference.ts';
import { applied } from '../../test/shared/exchange/applied.ts';
import type { Size } from '../generate.ts';
import type { Prepared } from './prepared.ts';

/** So many agendas of the published conference: 872 sessions, 12,208 in a decade. */
const times: Readonly<Record<Size, number>> = { S: 1, M: 14, L: 14 };
const moves = 1_000;
/** The two rules that can be compared with the obvious way. */
const compared: ReadonlySet<string> = new Set(['room-double-booked', 'person-in-two-places']);
const space = '7d1f3c52-64a2-4f0e-9a3f-3f6a7c0f2b11';

/** All rules over whole agendas, as after every change on the board. */
export async function sweepProduct(size: Size): Promise<Prepared<readonly Finding[]>> {
  const snapshot = conference();
  // As in a board that has been open for a while.
  for (let before = 0; before < 5; before += 1) checkAgenda(snapshot, usualRuleSettings);
  const agendas = Array.from({ length: times[size] }, () => snapshot);
  return {
    work: async () => agendas.flatMap((each) => checkAgenda(each, usualRuleSettings).findings),
    check: async (findings) => told(findings.filter(({ rule }) => compared.has(rule)).length),
  };
}

/** Every two sessions compared, for two of the rules. */
export async function sweepPeer(size: Size): Promise<Prepared<number>> {
  const bookings = bookingsOf(conference());
  const pairs = (): number => {
    let count = 0;
    for (let agenda = 0; agenda < times[size]; agenda += 1) {
      for (const [index, one] of bookings.entries()) {
        for (let at = index + 1; at < bookings.length; at += 1) count += clashing(one, bookings[at] ?? one);
      }
    }
    return count;
  };
  return { work: async () => pairs(), check: async (count) => told(count) };
}

/** A thousand places asked about, one after the other, as while a session is dragged. */
export async function movesProduct(): Promise<Prepared<number>> {
  const snapshot = conference();
  const agenda = prepareAgenda(snapshot);
  const asked = movesOf(snapshot);
  const found = (): number =>
    asked.reduce((sum, { session, placement }) => {
      const clashes = clashesAt(agenda, usualRuleSettings, session.id, placement);
      return sum + clashes.filter(({ rule }) => compared.has(rule)).length;
    }, 0);
  found();
  return { work: async () => found(), check: async (count) => told(count) };
}

/** The same by looking at every session for each place. */
export async function movesPeer(): Promise<Prepared<number>> {
  const snapshot = conference();
  const bookings = bookingsOf(snapshot);
  const own = new Map(bookings.map((booking) => [booking.id, booking]));
  const asked = movesOf(snapshot).flatMap(({ session, placement }) => {
    const booking = own.get(session.id);
    return booking === undefined ? [] : { ...booking, ...placeOf(placement, session.minutes) };
  });
  const found = (): number => {
    let count = 0;
    for (const moved of asked) for (const other of bookings) if (other.id !== moved.id) count += clashing(moved, other);
    return count;
  };
  found();
  return { work: async () => found(), check: async (count) => told(count) };
}

type Booking = {
  readonly id: string;
  readonly dayId: string;
  readonly start: number;
  readonly end: number;
  readonly roomId: string | null;
  readonly people: readonly string[];
};

function bookingsOf(snapshot: WorkshopSnapshot): Booking[] {
  const people = new Map<string, string[]>(snapshot.sessions.map(({ id }) => [id, []]));
  for (const { sessionId, participationId } of snapshot.assignments) people.get(sessionId)?.push(participationId);
  return snapshot.sessions.flatMap(({ id, placement, minutes }) =>
    placement === null ? [] : { id, people: people.get(id) ?? [], ...placeOf(placement, minutes) },
  );
}

function placeOf({ dayId, start, roomId }: Placement, minutes: number) {
  return { dayId, start: minutesOf(start), end: minutesOf(start) + minutes, roomId };
}

/** How many of the two rules two sessions break together; once for each person whom both need. */
function clashing(one: Booking, other: Booking): number {
  if (one.dayId !== other.dayId || one.start >= other.end || other.start >= one.end) return 0;
  const inRoom = one.roomId !== null && one.roomId === other.roomId ? 1 : 0;
  return inRoom + one.people.filter((id) => other.people.includes(id)).length;
}

/** Sessions from all over the agenda to the places of others. */
function movesOf({ sessions }: WorkshopSnapshot): { readonly session: Session; readonly placement: Placement }[] {
  return Array.from({ length: moves }, (_, index) => {
    const [session, other] = [sessions[(index * 97) % sessions.length], sessions[(index * 61 + 7) % sessions.length]];
    if (session === undefined || other === undefined || other.placement === null) throw new Error('no such session');
    return { session, placement: other.placement };
  });
}

function conference(): WorkshopSnapshot {
  const text = publishedXml(publishedSessions('fosdem-2020'));
  const agenda = readScheduleXml(text, { language: 'en', timeZone: null });
  if (!agenda.ok) throw new Error(agenda.failure.code);
  let made = 0;
  const wish = { programmeId: null, title: {}, country: 'KZ', city: {}, timeZone: 'UTC', languages: ['en'] } as const;
  const imported = workshopFromAgenda(wish, agenda.value, true, () => v5(String(made++), space));
  if (!imported.ok) throw new Error(imported.failure.code);
  return applied(null, imported.value.changes);
}

function told(clashes: number): { check: string; bytes: null } {
  return { check: `${clashes} clashes`, bytes: null };
}
