import { Temporal } from 'temporal-polyfill';
import type { Random } from '../../shared/planning/seeded-random.ts';
import { deviceOf, instantOf, isAheadOfClock, isClockBehind, timestampAfter } from '../../shared/time/instant.ts';
import { type CaseKind, type CaseReport, integerBelow, oneOf } from './case.ts';

/** The clock of the computer jumps, and is put right. */
export const jumpingClocks: CaseKind = {
  name: 'clock',
  about: 'timestamps of a computer whose clock jumps by minutes, days and years, and is put right',
  brief: 50,
  share: 0.2,
  longest: 20,
  open: () => Promise.resolve({ run: (random, report) => Promise.resolve(stampThroughJumps(random, report)) }),
};

const day = 24 * 60 * 60 * 1000;
/** Milliseconds since 1970 of 27 November 2026. */
const begin = 1_795_737_600_000;
const jumps = [60_000, 3_600_000, 20 * 3_600_000, 3 * day, 400 * day, 3650 * day] as const;
const device = 'd-TEST22';

function stampThroughJumps(random: Random, report: CaseReport): void {
  let [right, wrong] = [begin, 0];
  let last = '';
  const highest = new Map<string, string>();
  for (let step = 0; step < 60; step += 1) {
    right += integerBelow(random, 40 * 60_000);
    if (random() < 0.15) wrong = oneOf(random, jumps) * oneOf(random, [1, -1]);
    if (random() < 0.25) wrong = 0;
    const clock = instantAt(right + wrong);
    const stamp = timestampAfter(last, clock, device);
    const name = deviceOf(stamp);
    if (stamp <= (highest.get(name) ?? ''))
      report.charge('untrue', `${stamp} of ${name} does not come after ${highest.get(name)}`);
    highest.set(name, stamp);
    const isRight = wrong === 0 && !isClockBehind(clock);
    // Within a day the clock may be the one that is behind, so that the order counts and not the date.
    if (isRight && isAheadOfClock(instantOf(stamp), clock))
      report.charge('untrue', `at ${clock}, which is right: ${stamp}`);
    last = stamp;
  }
  report.acknowledged = 60;
}

/** In UTC, as the clock of the computer gives it. */
function instantAt(milliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ fractionalSecondDigits: 3 });
}
