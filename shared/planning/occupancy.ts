import { absoluteStart, type PlanningProblem } from './planning-problem.ts';

/**
 * A problem laid out in flat arrays. Time is cut at every start and end of a candidate; within such a piece nothing
 * changes, so that overlap is counted piece by piece instead of pair by pair.
 */
export type FlatProblem = {
  readonly problem: PlanningProblem;
  readonly pieces: number;
  /** Candidates of session `i` are `first[i]` up to `first[i + 1]`. */
  readonly first: Int32Array;
  readonly cost: Int32Array;
  readonly day: Int32Array;
  readonly room: Int32Array;
  /** Absolute minutes. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly fromPiece: Int32Array;
  readonly toPiece: Int32Array;
  readonly exclusivesOf: readonly Int32Array[];
  readonly loadsOf: readonly Int32Array[];
  /** Sessions that must end before session `i` starts, and those that start after it ends. */
  readonly before: readonly Int32Array[];
  readonly after: readonly Int32Array[];
};

export function flatten(problem: PlanningProblem): FlatProblem {
  const all = problem.sessions.flatMap((session) =>
    session.candidates.map((each) => ({
      each,
      start: absoluteStart(each),
      end: absoluteStart(each) + session.minutes,
    })),
  );
  const cuts = [...new Set(all.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  const pieceAt = new Map(cuts.map((minute, index) => [minute, index]));
  const first = new Int32Array(problem.sessions.length + 1);
  problem.sessions.forEach((session, index) => {
    first[index + 1] = (first[index] ?? 0) + session.candidates.length;
  });
  return {
    problem,
    pieces: cuts.length,
    first,
    cost: Int32Array.from(all, ({ each }) => each.cost),
    day: Int32Array.from(all, ({ each }) => each.day),
    room: Int32Array.from(all, ({ each }) => each.room),
    start: Int32Array.from(all, ({ start }) => start),
    end: Int32Array.from(all, ({ end }) => end),
    fromPiece: Int32Array.from(all, ({ start }) => pieceAt.get(start) ?? 0),
    toPiece: Int32Array.from(all, ({ end }) => pieceAt.get(end) ?? 0),
    exclusivesOf: membership(problem, problem.exclusives),
    loadsOf: membership(
      problem,
      problem.loads.map((load) => load.members),
    ),
    before: neighbours(problem, 1),
    after: neighbours(problem, 0),
  };
}

/** For each session, the indices of the sets that it is in. */
function membership(problem: PlanningProblem, sets: readonly (readonly number[])[]): Int32Array[] {
  const lists: number[][] = problem.sessions.map(() => []);
  sets.forEach((members, set) => {
    for (const member of members) lists[member]?.push(set);
  });
  return lists.map((list) => Int32Array.from(list));
}

function neighbours(problem: PlanningProblem, side: 0 | 1): Int32Array[] {
  const lists: number[][] = problem.sessions.map(() => []);
  for (const pair of problem.precedences) lists[pair[side]]?.push(pair[side === 0 ? 1 : 0]);
  return lists.map((list) => Int32Array.from(list));
}
