import { v5 } from 'uuid';
import { usualRuleSettings } from '../../shared/domain/schedule-rules/rule-settings.ts';
import { prepareAgenda } from '../../shared/domain/schedule-rules/prepared-agenda.ts';
import { checkAgenda, clashesAt } from '../../shared/domain/schedule-rules/check.ts';
import type { Finding } from '../../shared/domain/schedule-rules/finding.ts';
import type { Placement, Session } from '../../shared/domain/agenda/session.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { readScheduleXml } from '../../shared/exchange/schedule/schedule-xml-reader.ts';
import { workshopFromAgenda } from '../../shared/exchange/agenda-import.ts';
import { loadCatalogues } from '../../shared/text/text.ts';
import { minutesOf } from '../../shared/time/wall-clock.ts';
import { publishedSessions, publishedXml } from '../../test/files/schedules/published-conference.ts';
import { applied } from '../../test/shared/exchange/applied.ts';
import { clashesText, everyPair, everySession, type PlainBooking } from '../frozen/rules-pairs.ts';
import { checkedAgendas, checkedMoves, conferenceTimes, type Prepared, type Size } from '../frozen/workload.ts';

/** The two rules that can be compared with the obvious way. */
const compared: ReadonlySet<string> = new Set(['room-double-booked', 'person-in-two-places']);

// A schedule is read by the names that rooms have in every language.
await loadCatalogues();

const space = '7d1f3c52-64a2-4f0e-9a3f-3f6a7c0f2b11';

/** All rules over whole agendas, as after every change on the board. */
export async function sweepProduct(size: Size): Promise<Prepared<readonly Finding[]>> {
  const snapshot = conference(1);
  // As in a board that has been open for a while.
  for (let before = 0; before < 5; before += 1) checkAgenda(changed(snapshot), usualRuleSettings);
  const agendas = Array.from({ length: checkedAgendas[size] }, () => changed(snapshot));
  return {
    work: async () => agendas.flatMap((each) => checkAgenda(each, usualRuleSettings).findings),
    check: async (findings) => clashesText(findings.filter(({ rule }) => compared.has(rule)).length),
  };
}

export async function sweepPeer(size: Size): Promise<Prepared<number>> {
  return everyPair(bookingsOf(conference(1)), size);
}

/** A thousand places asked about, one after the other, as while a session is dragged. */
export async function movesProduct(size: Size): Promise<Prepared<number>> {
  const snapshot = conference(conferenceTimes[size]);
  const agenda = prepareAgenda(snapshot);
  const found = (moves: readonly Move[]): number =>
    moves.reduce((sum, { session, placement }) => {
      const clashes = clashesAt(agenda, usualRuleSettings, session.id, placement);
      return sum + clashes.filter(({ rule }) => compared.has(rule)).length;
    }, 0);
  found(movesOf(snapshot, 13));
  const asked = movesOf(snapshot, 7);
  return { work: async () => found(asked), check: clashesText };
}

export async function movesPeer(size: Size): Promise<Prepared<number>> {
  const snapshot = conference(conferenceTimes[size]);
  const bookings = bookingsOf(snapshot);
  const own = new Map(bookings.map((booking) => [booking.id, booking]));
  const moved = (moves: readonly Move[]): PlainBooking[] =>
    moves.flatMap(({ session, placement }) => {
      const booking = own.get(session.id);
      return booking === undefined ? [] : { ...booking, ...placeOf(placement, session.minutes) };
    });
  return everySession(bookings, moved(movesOf(snapshot, 13)), moved(movesOf(snapshot, 7)));
}

/** The same agenda as new objects, so that nothing that was remembered of it helps. */
function changed(snapshot: WorkshopSnapshot): WorkshopSnapshot {
  return { ...snapshot, sessions: snapshot.sessions.map((session) => ({ ...session })) };
}

function bookingsOf(snapshot: WorkshopSnapshot): PlainBooking[] {
  const people = new Map<string, string[]>(snapshot.sessions.map(({ id }) => [id, []]));
  for (const { sessionId, participationId } of snapshot.assignments) people.get(sessionId)?.push(participationId);
  return snapshot.sessions.flatMap(({ id, placement, minutes }) =>
    placement === null ? [] : { id, people: people.get(id) ?? [], ...placeOf(placement, minutes) },
  );
}

function placeOf({ dayId, start, roomId }: Placement, minutes: number) {
  return { dayId, start: minutesOf(start), end: minutesOf(start) + minutes, roomId };
}

type Move = { readonly session: Session; readonly placement: Placement };

/** Sessions from all over the agenda to the places of others; `offset` tells one set of moves from another. */
function movesOf({ sessions }: WorkshopSnapshot, offset: number): Move[] {
  return Array.from({ length: checkedMoves }, (_, index) => {
    const session = sessions[(index * 97) % sessions.length];
    const other = sessions[(index * 61 + offset) % sessions.length];
    if (session === undefined || other === undefined || other.placement === null) throw new Error('no such session');
    return { session, placement: other.placement };
  });
}

function conference(times: number): WorkshopSnapshot {
  const text = publishedXml(publishedSessions('fosdem-2020', times));
  const agenda = readScheduleXml(text, { language: 'en', timeZone: null });
  if (!agenda.ok) throw new Error(agenda.failure.code);
  let made = 0;
  const wish = { programmeId: null, title: {}, country: 'KZ', city: {}, timeZone: 'UTC', languages: ['en'] } as const;
  const imported = workshopFromAgenda(wish, agenda.value, true, () => v5(String(made++), space));
  if (!imported.ok) throw new Error(imported.failure.code);
  return applied(null, imported.value.changes);
}
