import { checkedAgendas, type Prepared, type Size } from './workload.ts';

/** A session with a place: half-open minutes of its day, and everybody who is needed in it. */
export type PlainBooking = {
  readonly id: string;
  readonly dayId: string;
  readonly start: number;
  readonly end: number;
  readonly roomId: string | null;
  readonly people: readonly string[];
};

/** Peer of checking whole agendas: every two sessions compared, for two of the rules. */
export async function everyPair(bookings: readonly PlainBooking[], size: Size): Promise<Prepared<number>> {
  const pairs = (): number => {
    let count = 0;
    for (let agenda = 0; agenda < checkedAgendas[size]; agenda += 1) {
      for (const [index, one] of bookings.entries()) {
        for (let at = index + 1; at < bookings.length; at += 1) count += clashing(one, bookings[at] ?? one);
      }
    }
    return count;
  };
  return { work: async () => pairs(), check: clashesText };
}

/** Peer of checking moves: every session looked at for each place. `warming` is asked before the clock runs. */
export async function everySession(
  bookings: readonly PlainBooking[],
  warming: readonly PlainBooking[],
  asked: readonly PlainBooking[],
): Promise<Prepared<number>> {
  const found = (moves: readonly PlainBooking[]): number => {
    let count = 0;
    for (const moved of moves) for (const other of bookings) if (other.id !== moved.id) count += clashing(moved, other);
    return count;
  };
  found(warming);
  return { work: async () => found(asked), check: clashesText };
}

export async function clashesText(clashes: number): Promise<{ check: string; bytes: null }> {
  return { check: `${clashes} clashes`, bytes: null };
}

/** How many of the two rules two sessions break together; once for each person whom both need. */
function clashing(one: PlainBooking, other: PlainBooking): number {
  if (one.dayId !== other.dayId || one.start >= other.end || other.start >= one.end) return 0;
  const inRoom = one.roomId !== null && one.roomId === other.roomId ? 1 : 0;
  return inRoom + one.people.filter((id) => other.people.includes(id)).length;
}
