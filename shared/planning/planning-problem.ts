/**
 * Hard constraints of a plan. An infeasible problem is explained by the smallest set of them whose removal makes it
 * feasible.
 */
export const planningRules = [
  'day-hours',
  'room',
  'capacity',
  'trainer',
  'availability',
  'audience',
  'prerequisite',
  'protocol',
] as const;
export type PlanningRule = (typeof planningRules)[number];

/** Where a session may go. */
export type Candidate = {
  /** Index of the day in the order of the days. */
  readonly day: number;
  /** Minutes since midnight. */
  readonly start: number;
  /** Index of the room; -1 for all rooms. */
  readonly room: number;
  /** Cost by `planWeights`, an integer. */
  readonly cost: number;
};

export type MovableSession = {
  readonly id: string;
  readonly minutes: number;
  /** Every place that breaks no rule with what is placed already. Empty: it cannot be placed at all. */
  readonly candidates: readonly Candidate[];
};

/** The problem of filling an agenda, as plain numbers: it can be posted to a worker and generated in tests. */
export type PlanningProblem = {
  readonly sessions: readonly MovableSession[];
  readonly days: number;
  readonly rooms: number;
  /** Whether a room takes one session at a time; false when that rule is left out. */
  readonly roomsAreExclusive: boolean;
  /** Sets of sessions (by index) of which no two may overlap: they share a trainer, or participants. */
  readonly exclusives: readonly (readonly number[])[];
  /** The first session ends before the second starts. */
  readonly precedences: readonly (readonly [first: number, second: number])[];
  /** Minutes a day above `ceiling` that a trainer leads cost one each. */
  readonly loads: readonly { readonly members: readonly number[]; readonly ceiling: number }[];
};

/** The index of the chosen candidate, session by session. */
export type PlacementOption = readonly number[];

/** Minutes since the midnight of the first day. */
export function absoluteStart(candidate: Candidate): number {
  return candidate.day * 24 * 60 + candidate.start;
}

/** The objective of a choice, an integer; comparable only between choices without violations. */
export function costOf(problem: PlanningProblem, choice: PlacementOption): number {
  const single = problem.sessions.reduce(
    (sum, session, index) => sum + (session.candidates[choice[index] ?? 0]?.cost ?? 0),
    0,
  );
  return single + problem.loads.reduce((sum, load) => sum + overload(problem, choice, load), 0);
}

function overload(problem: PlanningProblem, choice: PlacementOption, load: PlanningProblem['loads'][number]): number {
  const minutes = Array.from({ length: problem.days }, () => 0);
  for (const member of load.members) {
    const session = problem.sessions[member];
    const day = session?.candidates[choice[member] ?? 0]?.day;
    if (session !== undefined && day !== undefined) minutes[day] = (minutes[day] ?? 0) + session.minutes;
  }
  return minutes.reduce((sum, each) => sum + Math.max(0, each - load.ceiling), 0);
}

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

/**
 * Weights of the objective among plans that keep every rule. Integers, so that two solvers agree to the last digit:
 * a day earlier or later than the order of the list wants weighs as much as five hours' delay within the day; an hour
 * later in the day, 20; a room with every seat empty, 40; each minute above a trainer's fair share of a day, 1.
 */
const planWeights = { awayDay: 100, laterHour: 20, emptyRoom: 40, overloadMinute: 1 } as const;

/** The cost of one place by itself. `expected` is how many people come; `capacity` is null where nobody has counted. */
export function placeCost(
  place: Omit<Candidate, 'cost'>,
  wish: {
    readonly day: number;
    readonly dayStart: number;
    readonly expected: number;
    readonly capacity: number | null;
  },
): number {
  const away = Math.abs(place.day - wish.day) * planWeights.awayDay;
  const late = Math.round((Math.max(0, place.start - wish.dayStart) * planWeights.laterHour) / 60);
  const empty = wish.capacity === null ? 0.5 : Math.max(0, 1 - wish.expected / wish.capacity);
  return away + late + (place.room === -1 ? 0 : Math.round(empty * planWeights.emptyRoom));
}

/** Minutes a day that a trainer may lead before it costs: two hours, or half as much again as an even share. */
export function fairShare(minutes: number, days: number): number {
  return Math.max(120, Math.ceil((1.5 * minutes) / Math.max(days, 1)));
}
