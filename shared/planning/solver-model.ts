import { type PlacementOption, type FlatProblem, flatten, type PlanningProblem } from './planning-problem.ts';

/** A mixed-integer programme as sparse rows, in the shape that HiGHS takes: minimise cost, rowLower ≤ Ax ≤ rowUpper. */
export type SolverModel = {
  readonly numCols: number;
  readonly numRows: number;
  readonly colCost: Float64Array;
  readonly colLower: Float64Array;
  readonly colUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly matrix: {
    readonly format: 'csr';
    readonly numRows: number;
    readonly numCols: number;
    readonly starts: Int32Array;
    readonly indices: Int32Array;
    readonly values: Float64Array;
  };
  readonly integrality: Int32Array;
};

export type WrittenModel =
  | {
      readonly kind: 'model';
      readonly model: SolverModel;
      readonly read: (values: ArrayLike<number>) => PlacementOption;
    }
  /** Sessions without candidates. They are reported before solving, since HiGHS drops an empty row "= 1" silently. */
  | { readonly kind: 'no-place'; readonly sessionIds: readonly string[] };

type Row = { readonly lower: number; readonly upper: number; readonly terms: ReadonlyMap<number, number> };

/**
 * One variable of 0 or 1 for each session and place, one of minutes for each trainer and day. The rows are the strong
 * ones: of all places that take the same room, trainer or participants at one moment at most one is used, instead of a
 * row for each pair; a precedence is one row for each moment at which the second may start.
 */
export function writeModel(problem: PlanningProblem): WrittenModel {
  const empty = problem.sessions.filter((session) => session.candidates.length === 0);
  if (empty.length > 0) return { kind: 'no-place', sessionIds: empty.map((session) => session.id) };
  const flat = flatten(problem);
  const rows = [
    ...placedOnce(flat),
    ...(problem.roomsAreExclusive ? roomRows(flat) : []),
    ...exclusiveRows(flat),
    ...precedenceRows(flat),
    ...loadRows(flat),
  ];
  return { kind: 'model', model: assemble(flat, rows), read: (values) => choiceFrom(flat, values) };
}

/** The values of the variables for a plan that is known already, for the solver to start from. */
export function valuesOf(problem: PlanningProblem, choice: PlacementOption): Float64Array {
  const flat = flatten(problem);
  const values = new Float64Array(flat.cost.length + problem.loads.length * problem.days);
  choice.forEach((candidate, session) => {
    values[(flat.first[session] ?? 0) + candidate] = 1;
  });
  problem.loads.forEach((load, index) => {
    for (let day = 0; day < problem.days; day += 1) {
      const minutes = load.members
        .filter((member) => problem.sessions[member]?.candidates[choice[member] ?? 0]?.day === day)
        .reduce((sum, member) => sum + (problem.sessions[member]?.minutes ?? 0), 0);
      values[flat.cost.length + index * problem.days + day] = Math.max(0, minutes - load.ceiling);
    }
  });
  return values;
}

function placedOnce(flat: FlatProblem): Row[] {
  return flat.problem.sessions.map((_, session) => ({ lower: 1, upper: 1, terms: ones(placesOf(flat, session)) }));
}

function roomRows(flat: FlatProblem): Row[] {
  const rooms = Array.from({ length: flat.problem.rooms }, (_, room) => room);
  const sessions = flat.problem.sessions.map((_, session) => session);
  return rooms.flatMap((room) =>
    cliques(flat, sessions, (candidate) => flat.room[candidate] === room || flat.room[candidate] === -1),
  );
}

function exclusiveRows(flat: FlatProblem): Row[] {
  return flat.problem.exclusives.flatMap((members) => cliques(flat, members, () => true));
}

/**
 * One row for each moment: the places of `sessions` that cover it. Moments whose places are all in the next are left
 * out.
 */
function cliques(flat: FlatProblem, sessions: readonly number[], counts: (candidate: number) => boolean): Row[] {
  const covering: Set<number>[] = Array.from({ length: flat.pieces }, () => new Set());
  const owners: Set<number>[] = Array.from({ length: flat.pieces }, () => new Set());
  for (const session of sessions) {
    for (const candidate of placesOf(flat, session)) {
      if (!counts(candidate)) continue;
      for (let piece = flat.fromPiece[candidate] ?? 0; piece < (flat.toPiece[candidate] ?? 0); piece += 1) {
        covering[piece]?.add(candidate);
        owners[piece]?.add(session);
      }
    }
  }
  return covering
    .filter((set, piece) => (owners[piece]?.size ?? 0) > 1 && !isWithin(set, covering[piece + 1]))
    .filter((set, index, kept) => index === 0 || !isWithin(set, kept[index - 1]))
    .map((set) => ({ lower: Number.NEGATIVE_INFINITY, upper: 1, terms: ones(set) }));
}

function isWithin(set: ReadonlySet<number>, other: ReadonlySet<number> | undefined): boolean {
  return other !== undefined && set.size <= other.size && [...set].every((each) => other.has(each));
}

function precedenceRows(flat: FlatProblem): Row[] {
  return flat.problem.precedences.flatMap(([first, second]) => {
    const moments = [...new Set(placesOf(flat, second).map((candidate) => flat.start[candidate] ?? 0))];
    return moments.map((moment) => {
      const ending = placesOf(flat, first).filter((candidate) => (flat.end[candidate] ?? 0) > moment);
      const starting = placesOf(flat, second).filter((candidate) => (flat.start[candidate] ?? 0) <= moment);
      return { lower: Number.NEGATIVE_INFINITY, upper: 1, terms: ones([...ending, ...starting]) };
    });
  });
}

function loadRows(flat: FlatProblem): Row[] {
  return flat.problem.loads.flatMap((load, index) =>
    Array.from({ length: flat.problem.days }, (_, day) => {
      const terms = new Map<number, number>();
      for (const member of load.members) {
        const minutes = flat.problem.sessions[member]?.minutes ?? 0;
        for (const candidate of placesOf(flat, member)) if (flat.day[candidate] === day) terms.set(candidate, minutes);
      }
      terms.set(flat.cost.length + index * flat.problem.days + day, -1);
      return { lower: Number.NEGATIVE_INFINITY, upper: load.ceiling, terms };
    }),
  );
}

function placesOf(flat: FlatProblem, session: number): number[] {
  const low = flat.first[session] ?? 0;
  return Array.from({ length: (flat.first[session + 1] ?? 0) - low }, (_, index) => low + index);
}

function ones(candidates: Iterable<number>): Map<number, number> {
  return new Map([...candidates].map((candidate) => [candidate, 1]));
}

function assemble(flat: FlatProblem, rows: readonly Row[]): SolverModel {
  const places = flat.cost.length;
  const numCols = places + flat.problem.loads.length * flat.problem.days;
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => {
    starts[index + 1] = (starts[index] ?? 0) + row.terms.size;
  });
  const isPlace = (column: number): boolean => column < places;
  const perColumn = (value: (column: number) => number): Float64Array =>
    Float64Array.from({ length: numCols }, (_, column) => value(column));
  return {
    numCols,
    numRows: rows.length,
    colCost: perColumn((column) => flat.cost[column] ?? 1),
    colLower: perColumn(() => 0),
    colUpper: perColumn((column) => (isPlace(column) ? 1 : Number.POSITIVE_INFINITY)),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols,
      starts,
      indices: Int32Array.from(rows.flatMap((row) => [...row.terms.keys()])),
      values: Float64Array.from(rows.flatMap((row) => [...row.terms.values()])),
    },
    integrality: Int32Array.from({ length: numCols }, (_, column) => (isPlace(column) ? 1 : 0)),
  };
}

function choiceFrom(flat: FlatProblem, values: ArrayLike<number>): PlacementOption {
  return flat.problem.sessions.map((_, session) => {
    const low = flat.first[session] ?? 0;
    return placesOf(flat, session).reduce(
      (best, candidate) => ((values[candidate] ?? 0) > (values[low + best] ?? 0) ? candidate - low : best),
      0,
    );
  });
}
