import { type PlacementOption, type FlatProblem, flatten, type PlanningProblem } from './planning-problem.ts';
import { type Random, seededRandom } from './seeded-random.ts';

/** Room index of a session that takes all rooms. */
const allRooms = -1;
const none = new Int32Array();

/** A plan under construction, with counters of what is occupied when, so that a move is evaluated incrementally. */
class PlanState {
  readonly chosen: Int32Array;
  /** Violations: five-minute pieces that are occupied twice, plus violated precedences. 0 when every rule holds. */
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

  /**
   * The overload that goes when the session is taken: the most that a move of it can win back besides its own place.
   */
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

  /** Adds or removes a booking; returns the change of the number of pieces that are occupied twice. A hot path. */
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

  /** Adds or removes the trainers' minutes; returns the change of their overload. */
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

type AnnealingOptions = {
  readonly seed: number;
  /** Moves tried; about two million a second on an office laptop. */
  readonly steps: number;
  /** Asked every few thousand moves; true ends the search with the best plan so far. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: AnnealingProgress) => void;
};

type AnnealingProgress = {
  readonly step: number;
  /** Cost of the best plan that keeps every rule; null while there is none. */
  readonly cost: number | null;
  /** The best plan itself, when it is better than the last one reported. */
  readonly better: PlacementOption | null;
};

type AnnealingResult =
  | { readonly kind: 'plan'; readonly choice: PlacementOption; readonly cost: number; readonly steps: number }
  /** Sessions without a single possible place. */
  | { readonly kind: 'no-place'; readonly sessionIds: readonly string[] }
  /** No plan without violations was found, which does not prove that there is none. */
  | { readonly kind: 'none'; readonly broken: number; readonly steps: number };

const stepsBetweenReports = 32_768;
/** Starting temperature of every third round, in units of cost; the other rounds start at half of it. */
const hottest = 22;
const coldest = 2;
/** Number of reheats; each starts from the best plan so far. */
const rounds = 9;
/** Penalty of one violation, in units of cost: more than a move can save, yet acceptable at high temperature. */
const brokenCost = 150;

/**
 * Places all sessions of a problem: a greedy start, then simulated annealing (Kirkpatrick, Gelatt, Vecchi,
 * "Optimization by Simulated Annealing", Science 220, 1983). The same seed gives the same plan.
 */
export function fillByAnnealing(problem: PlanningProblem, options: AnnealingOptions): AnnealingResult {
  const empty = problem.sessions.filter((session) => session.candidates.length === 0);
  if (empty.length > 0) return { kind: 'no-place', sessionIds: empty.map((session) => session.id) };
  const flat = flatten(problem);
  const state = greedy(flat);
  const best = new BestPlan(flat);
  best.look(state);
  const done = problem.sessions.length === 0 ? 0 : anneal(flat, state, best, options);
  return best.choice === null
    ? { kind: 'none', broken: best.leastBroken, steps: done }
    : { kind: 'plan', choice: best.choice, cost: best.cost, steps: done };
}

/** The best plan met so far. */
class BestPlan {
  choice: PlacementOption | null = null;
  cost = Number.POSITIVE_INFINITY;
  leastBroken = Number.POSITIVE_INFINITY;
  readonly #flat: FlatProblem;

  constructor(flat: FlatProblem) {
    this.#flat = flat;
  }

  /** Puts the state back to the best plan, if there is one. */
  restore(state: PlanState): void {
    this.choice?.forEach((candidate, session) => {
      state.take(session);
      state.put(session, (this.#flat.first[session] ?? 0) + candidate);
    });
  }

  look(state: PlanState): boolean {
    this.leastBroken = Math.min(this.leastBroken, state.broken);
    if (state.broken > 0 || state.cost >= this.cost) return false;
    this.cost = state.cost;
    this.choice = Array.from(state.chosen, (candidate, session) => candidate - (this.#flat.first[session] ?? 0));
    return true;
  }
}

/** The greedy start: sessions with the fewest candidates first, each at the candidate of the least penalty and cost. */
function greedy(flat: FlatProblem): PlanState {
  const state = new PlanState(flat);
  const sizes = flat.problem.sessions.map((session) => session.candidates.length);
  const order = [...sizes.keys()].sort((one, other) => (sizes[one] ?? 0) - (sizes[other] ?? 0) || one - other);
  for (const session of order) {
    let [least, choice] = [Number.POSITIVE_INFINITY, flat.first[session] ?? 0];
    for (let candidate = choice; candidate < (flat.first[session + 1] ?? 0); candidate += 1) {
      state.put(session, candidate);
      const value = energy(state);
      if (value < least) [least, choice] = [value, candidate];
      state.take(session);
    }
    state.put(session, choice);
  }
  return state;
}

function energy(state: PlanState): number {
  return state.broken * brokenCost + state.cost;
}

function anneal(flat: FlatProblem, state: PlanState, best: BestPlan, options: AnnealingOptions): number {
  const random = seededRandom(options.seed);
  const places = placeNumbers(flat);
  let reported = Number.POSITIVE_INFINITY;
  for (let step = 0; step < options.steps; step += 1) {
    if (step % stepsBetweenReports === 0) {
      const better = best.cost < reported ? best.choice : null;
      reported = best.cost;
      options.onProgress?.({ step, cost: best.choice === null ? null : best.cost, better });
      if (options.shouldStop?.() === true) return step;
    }
    const length = Math.ceil(options.steps / rounds);
    if (step % length === 0) best.restore(state);
    const top = Math.floor(step / length) % 3 === 0 ? hottest : hottest / 2;
    const heat = top * (coldest / top) ** ((step % length) / length);
    const kept = random() < 0.7 ? relocate(flat, state, random, heat) : swap(flat, state, places, random, heat);
    if (kept) best.look(state);
  }
  return options.steps;
}

/** Moves one session to another of its places; true when it stays there. */
function relocate(flat: FlatProblem, state: PlanState, random: Random, heat: number): boolean {
  const session = pick(random, flat.problem.sessions.length);
  const low = flat.first[session] ?? 0;
  const target = low + pick(random, (flat.first[session + 1] ?? 0) - low);
  const standing = state.chosen[session] ?? low;
  const allowed = bearable(heat, random);
  if (
    target === standing ||
    isHopeless(state, placeDifference(flat, standing, target) - state.relief(session), allowed)
  )
    return false;
  const before = energy(state);
  const old = state.take(session);
  state.put(session, target);
  if (energy(state) - before <= allowed) return true;
  state.take(session);
  state.put(session, old);
  return false;
}

/** Lets two sessions change places, where each may stand in the other's; true when they stay so. */
function swap(flat: FlatProblem, state: PlanState, places: PlaceNumbers, random: Random, heat: number): boolean {
  const count = flat.problem.sessions.length;
  const [one, other] = [pick(random, count), pick(random, count)];
  const [ofOne, ofOther] = [state.chosen[one] ?? 0, state.chosen[other] ?? 0];
  const oneTarget = places.candidateOf(one, ofOther);
  const otherTarget = places.candidateOf(other, ofOne);
  if (one === other || oneTarget < 0 || otherTarget < 0) return false;
  const allowed = bearable(heat, random);
  const difference = placeDifference(flat, ofOne, oneTarget) + placeDifference(flat, ofOther, otherTarget);
  if (isHopeless(state, difference - state.relief(one) - state.relief(other), allowed)) return false;
  const before = energy(state);
  state.take(one);
  state.take(other);
  state.put(one, oneTarget);
  state.put(other, otherTarget);
  if (energy(state) - before <= allowed) return true;
  state.take(one);
  state.take(other);
  state.put(one, ofOne);
  state.put(other, ofOther);
  return false;
}

/** The largest increase of cost that is accepted at this temperature, drawn at random by Metropolis' rule: -T ln u. */
function bearable(heat: number, random: Random): number {
  return -heat * Math.log(1 - random());
}

/** The change of the candidates' own cost, without violations and overloads. */
function placeDifference(flat: FlatProblem, from: number, to: number): number {
  return (flat.cost[to] ?? 0) - (flat.cost[from] ?? 0);
}

/** Whether a move can be refused without making it: no rule is broken, and it costs more than is allowed now. */
function isHopeless(state: PlanState, difference: number, allowed: number): boolean {
  return state.broken === 0 && difference > allowed;
}

function pick(random: Random, count: number): number {
  return Math.floor(random() * count);
}

type PlaceNumbers = { readonly candidateOf: (session: number, elsewhere: number) => number };

/** Which candidate of one session lies at the day, time and room of a candidate of another. */
function placeNumbers(flat: FlatProblem): PlaceNumbers {
  const numbers = new Map<string, number>();
  const placeOf = Int32Array.from(flat.start, (start, candidate) => {
    const key = `${start} ${flat.room[candidate] ?? 0}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const width = numbers.size;
  const table = new Int32Array(flat.problem.sessions.length * width).fill(-1);
  for (let session = 0; session < flat.problem.sessions.length; session += 1) {
    for (let each = flat.first[session] ?? 0; each < (flat.first[session + 1] ?? 0); each += 1) {
      table[session * width + (placeOf[each] ?? 0)] = each;
    }
  }
  return { candidateOf: (session, elsewhere) => table[session * width + (placeOf[elsewhere] ?? 0)] ?? -1 };
}
