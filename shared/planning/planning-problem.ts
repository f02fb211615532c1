/** What a plan must keep. Each is one group: "impossible" is explained by the smallest set of groups in the way. */
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
  /** What it costs by the weights of plan-weights.ts; whole. */
  readonly cost: number;
};

export type MovableSession = {
  readonly id: string;
  readonly minutes: number;
  /** Every place that breaks no rule with what is placed already. Empty: it cannot be placed at all. */
  readonly candidates: readonly Candidate[];
};

/** Filling an agenda as numbers only, so that it travels to a worker and can be invented for a test. */
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
export type Choice = readonly number[];

/** Minutes since the midnight of the first day. */
export function absoluteStart(candidate: Candidate): number {
  return candidate.day * 24 * 60 + candidate.start;
}

/** What a choice costs; whole, and comparable only where the choice breaks no rule. */
export function costOf(problem: PlanningProblem, choice: Choice): number {
  const single = problem.sessions.reduce(
    (sum, session, index) => sum + (session.candidates[choice[index] ?? 0]?.cost ?? 0),
    0,
  );
  return single + problem.loads.reduce((sum, load) => sum + overload(problem, choice, load), 0);
}

function overload(problem: PlanningProblem, choice: Choice, load: PlanningProblem['loads'][number]): number {
  const minutes = Array.from({ length: problem.days }, () => 0);
  for (const member of load.members) {
    const session = problem.sessions[member];
    const day = session?.candidates[choice[member] ?? 0]?.day;
    if (session !== undefined && day !== undefined) minutes[day] = (minutes[day] ?? 0) + session.minutes;
  }
  return minutes.reduce((sum, each) => sum + Math.max(0, each - load.ceiling), 0);
}
