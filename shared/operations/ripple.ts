import { type Changes, updated } from '../changes/change.ts';
import type { Session, SessionKind } from '../domain/agenda/session.ts';
import { sessionsOfDay } from '../domain/attendance/slots.ts';
import type { WorkshopRecords } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';
import { clockAt, minutesOf } from '../time/wall-clock.ts';

/** `plan` moves sessions in the plan; `delivered` keeps the plan and writes beside it what really happens. */
export type RippleTarget = 'plan' | 'delivered';

/** A shift of the rest of a day: from when on, and by how much. Minutes since midnight; a negative shift is earlier. */
export type Ripple = {
  readonly dayId: string;
  readonly from: number;
  readonly minutes: number;
  readonly target: RippleTarget;
};

/** One step of a proposal. */
export type RippleStep =
  | { readonly step: 'shifted'; readonly sessionId: string; readonly minutes: number }
  | { readonly step: 'shortened'; readonly sessionId: string; readonly from: number; readonly to: number }
  | { readonly step: 'dropped'; readonly sessionId: string; readonly minutes: number };

type RippleStrategy = 'gentle' | 'firm' | 'later';

/** One way to make up for lost time. */
export type RippleProposal = {
  readonly strategy: RippleStrategy;
  readonly steps: readonly RippleStep[];
  /** Minutes made up. */
  readonly gained: number;
  /** Minutes by which the day ends later than before. */
  readonly endsLater: number;
  readonly changes: Changes;
};

/** How far each kind may be shortened, in minutes, and whether it may go altogether; what is not named stays whole. */
type Give = { readonly least: number; readonly mayGo: boolean };
type Gives = Readonly<Partial<Record<SessionKind, Give>>>;

/** Minimum lengths of the gentle proposal. A break keeps 10 minutes, which is the rest that interpreters need. */
const gentle: Gives = {
  discussion: { least: 15, mayGo: false },
  break: { least: 10, mayGo: false },
  'wrap-up': { least: 10, mayGo: false },
  photo: { least: 5, mayGo: false },
};
const firm: Gives = {
  photo: { least: 5, mayGo: true },
  'wrap-up': { least: 5, mayGo: true },
  discussion: { least: 10, mayGo: true },
  break: { least: 10, mayGo: true },
  lunch: { least: 45, mayGo: false },
};
/** The order in which kinds are shortened. */
const givingOrder: readonly SessionKind[] = ['photo', 'wrap-up', 'discussion', 'break', 'lunch'];

/** Shifts everything that starts at `from` or later by the same minutes, as far as midnight allows. */
export function shiftAfter(snapshot: WorkshopRecords, ripple: Ripple): Changes {
  const runs = runsFrom(snapshot, ripple);
  const shift = withinDay(runs, ripple.minutes);
  return runs.flatMap((run) => written(run, run.start + shift, run.minutes, ripple.target));
}

/** Makes room for so many minutes at `from`; a gap before a later session takes up what it can. */
export function insertMinutes(snapshot: WorkshopRecords, ripple: Ripple): Changes {
  const runs = runsFrom(snapshot, ripple);
  const shift = withinDay(runs, ripple.minutes);
  return follow(runs, shift, new Map()).flatMap(({ run, start, minutes }) =>
    written(run, start, minutes, ripple.target),
  );
}

/**
 * Proposals to make up for a delay: two that shorten sessions and one that only shifts them, the one that cuts least first,
 * without duplicates. Opening, closing, presentations of countries and teaching are kept whole, lunch
 * keeps 45 minutes, and no break goes where interpreters would then work on without a rest.
 */
export function catchUp(snapshot: WorkshopRecords, ripple: Ripple): RippleProposal[] {
  const runs = runsFrom(snapshot, ripple);
  if (runs.length === 0 || ripple.minutes <= 0) return [];
  const resting = restsOfInterpreters(snapshot, runs);
  const later = propose(runs, ripple, 'later', new Map());
  // The minutes that gaps of the day do not absorb.
  const wanted = later.endsLater;
  const proposals = [
    propose(runs, ripple, 'gentle', shortened(runs, gentle, wanted, resting)),
    propose(runs, ripple, 'firm', shortened(runs, firm, wanted, resting)),
    later,
  ];
  const seen = new Set<string>();
  return proposals.filter(({ steps }) => {
    const key = JSON.stringify(steps);
    return !seen.has(key) && seen.add(key).size > 0;
  });
}

/**
 * What one of the proposals of `catchUp` changes, worked out anew. Fails with `proposal-outdated` where the agenda has
 * changed so that it would take other steps than those that were shown.
 */
export function caughtUp(
  snapshot: WorkshopRecords,
  ripple: Ripple,
  shown: Pick<RippleProposal, 'strategy' | 'steps'>,
): Result<Changes, 'proposal-outdated'> {
  const proposal = catchUp(snapshot, ripple).find(({ strategy }) => strategy === shown.strategy);
  const isSame = JSON.stringify(proposal?.steps) === JSON.stringify(shown.steps);
  return proposal === undefined || !isSame ? failure('proposal-outdated') : success(proposal.changes);
}

/** A session as it is planned, or as it runs where that is known. Minutes since midnight. */
type Run = { readonly session: Session; readonly start: number; readonly minutes: number };

function runsFrom(snapshot: WorkshopRecords, { dayId, from, target }: Ripple): Run[] {
  return sessionsOfDay(dayId, snapshot.sessions)
    .map((session) => runOf(session, target))
    .filter((run) => run.start >= from && run.minutes > 0)
    .sort((one, other) => one.start - other.start);
}

function runOf(session: Session, target: RippleTarget): Run {
  const known = target === 'delivered' ? session.delivered : null;
  const start = known?.start ?? session.placement?.start ?? '00:00';
  return { session, start: minutesOf(start), minutes: known?.minutes ?? session.minutes };
}

/** The part of a shift that keeps every session within the day. */
function withinDay(runs: readonly Run[], minutes: number): number {
  const earliest = Math.min(...runs.map((run) => run.start));
  const latest = Math.max(...runs.map((run) => run.start + run.minutes));
  return Math.max(-earliest, Math.min(minutes, Math.max(0, 24 * 60 - latest)));
}

function written({ session, minutes: before }: Run, start: number, minutes: number, target: RippleTarget): Changes {
  if (target === 'delivered') return updated('session', session, { delivered: { start: clockAt(start), minutes } });
  if (session.placement === null) return [];
  if (minutes === 0) return updated('session', session, { placement: null });
  return updated('session', session, {
    placement: { ...session.placement, start: clockAt(start) },
    ...(minutes === before ? {} : { minutes }),
  });
}

/** Ids of the breaks between two interpreted sessions, which no proposal drops. */
function restsOfInterpreters(snapshot: WorkshopRecords, runs: readonly Run[]): ReadonlySet<string> {
  const interpreted = new Set(
    snapshot.assignments.filter((each) => each.role === 'interpreter').map((each) => each.sessionId),
  );
  const isInterpreted = ({ session }: Run): boolean => session.interpretation !== 'none' || interpreted.has(session.id);
  return new Set(
    runs
      .filter(({ session }) => session.kind === 'break')
      .filter((run) => runs.some((each) => each.start > run.start && isInterpreted(each)))
      .map(({ session }) => session.id),
  );
}

/** The lengths after up to `wanted` minutes have been cut, as far as the minimum lengths allow. */
function shortened(
  runs: readonly Run[],
  gives: Gives,
  wanted: number,
  resting: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const lengths = new Map(runs.map(({ session, minutes }) => [session.id, minutes]));
  let left = wanted;
  for (const isDropping of [false, true]) {
    for (const kind of givingOrder) {
      const give = gives[kind];
      if (give === undefined || (isDropping && !give.mayGo)) continue;
      for (const { session } of runs.filter((run) => run.session.kind === kind)) {
        const length = lengths.get(session.id) ?? 0;
        const goes = isDropping && !resting.has(session.id);
        const least = goes ? 0 : Math.min(length, give.least);
        // A session that is dropped is dropped whole, even where less is needed.
        const taken = goes && left > 0 ? length : Math.min(left, length - least);
        lengths.set(session.id, length - taken);
        left = Math.max(0, left - taken);
      }
    }
  }
  return lengths;
}

function propose(
  runs: readonly Run[],
  ripple: Ripple,
  strategy: RippleStrategy,
  lengths: ReadonlyMap<string, number>,
): RippleProposal {
  const late = withinDay(runs, ripple.minutes);
  const moved = follow(runs, late, lengths);
  const steps = moved.flatMap(({ run, start, minutes }) => stepsOf(run, start, minutes));
  const changes = moved.flatMap(({ run, start, minutes }) => written(run, start, minutes, ripple.target));
  const end = Math.max(...moved.map(({ start, minutes }) => (minutes > 0 ? start + minutes : 0)));
  const before = Math.max(...runs.map((run) => run.start + run.minutes));
  const endsLater = Math.max(0, end - before);
  return { strategy, steps, gained: late - endsLater, endsLater, changes };
}

type Moved = { readonly run: Run; readonly start: number; readonly minutes: number };

/**
 * Each session starts when all that came before it have ended, and never before the time that was announced; the first
 * ones start `late` minutes later. Gaps take up what they can, and sessions side by side stay side by side.
 */
function follow(runs: readonly Run[], late: number, lengths: ReadonlyMap<string, number>): Moved[] {
  const moved: Moved[] = [];
  for (const run of runs) {
    const earlier = moved.filter((each) => each.run.start + each.run.minutes <= run.start);
    const free =
      earlier.length === 0 ? run.start + late : Math.max(...earlier.map((each) => each.start + each.minutes));
    moved.push({ run, start: Math.max(run.start, free), minutes: lengths.get(run.session.id) ?? run.minutes });
  }
  return moved;
}

function stepsOf({ session, start: before, minutes: length }: Run, start: number, minutes: number): RippleStep[] {
  const sessionId = session.id;
  if (minutes === 0) return [{ step: 'dropped', sessionId, minutes: length }];
  return [
    ...(minutes === length ? [] : [{ step: 'shortened' as const, sessionId, from: length, to: minutes }]),
    ...(start === before ? [] : [{ step: 'shifted' as const, sessionId, minutes: start - before }]),
  ];
}

/** Where a session would begin and end, and began before; minutes since midnight. */
export type Shifted = {
  readonly session: Session;
  readonly before: number;
  readonly start: number;
  readonly end: number;
};

/** What the changes of a ripple would move, in the order of the day. */
export function shiftedBy(snapshot: WorkshopRecords, changes: Changes, target: RippleTarget): Shifted[] {
  const field = target === 'plan' ? 'placement' : 'delivered';
  return changes
    .flatMap((change) => {
      if (change.entity !== 'session' || change.field !== field) return [];
      const session = snapshot.sessions.find((each) => each.id === change.id);
      const after = change.value as Session['placement'] | Session['delivered'];
      const before = (target === 'plan' ? null : session?.delivered) ?? session?.placement ?? null;
      if (session === undefined || after === null || before === null) return [];
      const start = minutesOf(after.start);
      const minutes = 'minutes' in after ? after.minutes : session.minutes;
      return [{ session, before: minutesOf(before.start), start, end: start + minutes }];
    })
    .filter(({ before, start }) => before !== start)
    .sort((one, other) => one.start - other.start);
}
