import type { FlatProblem } from './occupancy.ts';

/** Most rooms that one session takes: with -1 it takes them all. */
const allRooms = -1;
const none = new Int32Array();

/** A choice in the making, with counts of who and what is taken when, so that one move costs what it touches. */
export class PlanState {
  readonly chosen: Int32Array;
  /** Pieces of time taken twice, plus precedences turned round; 0 means that every rule is kept. */
  broken = 0;
  cost = 0;
  readonly #flat: FlatProblem;
  readonly #rooms: Uint16Array;
  readonly #exclusives: Uint16Array;
  readonly #loads: Int32Array;

  constructor(flat: FlatProblem) {
    const { problem, pieces } = flat;
    this.#flat = flat;
    this.chosen = new Int32Array(problem.sessions.length).fill(-1);
    this.#rooms = new Uint16Array(Math.max(problem.rooms, 1) * pieces);
    this.#exclusives = new Uint16Array(problem.exclusives.length * pieces);
    this.#loads = new Int32Array(problem.loads.length * problem.days);
  }

  put(session: number, candidate: number): void {
    this.broken += this.#turned(session, candidate) + this.#occupy(session, candidate, 1);
    this.cost += (this.#flat.cost[candidate] ?? 0) + this.#carry(session, candidate, 1);
    this.chosen[session] = candidate;
  }

  take(session: number): number {
    const candidate = this.chosen[session] ?? -1;
    if (candidate < 0) return candidate;
    this.chosen[session] = -1;
    this.broken -= this.#turned(session, candidate) - this.#occupy(session, candidate, -1);
    this.cost -= (this.#flat.cost[candidate] ?? 0) - this.#carry(session, candidate, -1);
    return candidate;
  }

  /** The overload that goes when the session is taken: the most that a move of it can win back besides its own place. */
  relief(session: number): number {
    const { problem, loadsOf, day } = this.#flat;
    const loads = loadsOf[session] ?? none;
    let relief = 0;
    for (let at = 0; at < loads.length; at += 1) {
      const load = loads[at] ?? 0;
      const carried = this.#loads[load * problem.days + (day[this.chosen[session] ?? 0] ?? 0)] ?? 0;
      const above = Math.max(0, carried - (problem.loads[load]?.ceiling ?? 0));
      relief += Math.min(above, problem.sessions[session]?.minutes ?? 0);
    }
    return relief;
  }

  /** Adds or takes away, and says by how much the count of pieces taken twice changes. Runs millions of times. */
  #occupy(session: number, candidate: number, sign: 1 | -1): number {
    const flat = this.#flat;
    const { pieces } = flat;
    const from = flat.fromPiece[candidate] ?? 0;
    const to = flat.toPiece[candidate] ?? 0;
    let change = 0;
    if (flat.problem.roomsAreExclusive) {
      const room = flat.room[candidate] ?? allRooms;
      const low = room === allRooms ? 0 : room;
      const high = room === allRooms ? flat.problem.rooms : room + 1;
      for (let each = low; each < high; each += 1) change += count(this.#rooms, each * pieces, from, to, sign);
    }
    const sets = flat.exclusivesOf[session] ?? none;
    for (let at = 0; at < sets.length; at += 1) {
      change += count(this.#exclusives, (sets[at] ?? 0) * pieces, from, to, sign);
    }
    return change;
  }

  /** Adds or takes away the trainers' minutes, and says by how much their overload changes. */
  #carry(session: number, candidate: number, sign: 1 | -1): number {
    const { problem, loadsOf, day } = this.#flat;
    const loads = loadsOf[session] ?? none;
    let change = 0;
    for (let at = 0; at < loads.length; at += 1) {
      const load = loads[at] ?? 0;
      const place = load * problem.days + (day[candidate] ?? 0);
      const ceiling = problem.loads[load]?.ceiling ?? 0;
      const before = this.#loads[place] ?? 0;
      const now = before + (problem.sessions[session]?.minutes ?? 0) * sign;
      this.#loads[place] = now;
      change += Math.max(0, now - ceiling) - Math.max(0, before - ceiling);
    }
    return change;
  }

  /** How many precedences `session` would turn round at `candidate`. */
  #turned(session: number, candidate: number): number {
    const flat = this.#flat;
    const before = flat.before[session] ?? none;
    const after = flat.after[session] ?? none;
    let turned = 0;
    for (let at = 0; at < before.length; at += 1) {
      const its = this.chosen[before[at] ?? 0] ?? -1;
      if (its >= 0 && (flat.end[its] ?? 0) > (flat.start[candidate] ?? 0)) turned += 1;
    }
    for (let at = 0; at < after.length; at += 1) {
      const its = this.chosen[after[at] ?? 0] ?? -1;
      if (its >= 0 && (flat.end[candidate] ?? 0) > (flat.start[its] ?? 0)) turned += 1;
    }
    return turned;
  }
}

function count(taken: Uint16Array, base: number, from: number, to: number, sign: 1 | -1): number {
  let change = 0;
  for (let place = base + from; place < base + to; place += 1) {
    const before = taken[place] ?? 0;
    taken[place] = before + sign;
    if (sign === 1 ? before > 0 : before > 1) change += sign;
  }
  return change;
}
