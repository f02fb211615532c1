import { addDays, type CalendarDay, weekdayOf } from '../time/calendar-day.ts';

/** How many backups of one history are kept: the newest, and the newest of each of so many days, weeks and months. */
export const retention = { newest: 3, days: 12, weeks: 10, months: 9 } as const;

/** What decides how long a backup is kept; all of it stands in its first line. */
export type DatedBackup = {
  readonly name: string;
  /** The number of its last entry. */
  readonly sequence: number;
  readonly madeAt: string;
  /** Day on the wall where it was made. */
  readonly day: CalendarDay;
};

/**
 * The names of those backups of one history that may go. A history may have two branches: somebody went on with an older
 * end of it, so that later backups have lower numbers. And a clock may be wrong, in whichever direction. So a backup is
 * kept where it is among the newest by its number or among the newest by its time; days, weeks and months are counted as
 * they occur, never from today, and the newest of each is kept by either order too.
 */
export function expiredBackups(backups: readonly DatedBackup[]): string[] {
  const bySequence = backups.toSorted(
    (one, other) => other.sequence - one.sequence || compareText(other.madeAt, one.madeAt),
  );
  const byTime = backups.toSorted(
    (one, other) => compareText(other.madeAt, one.madeAt) || other.sequence - one.sequence,
  );
  const kept = new Set([...keptOf(bySequence), ...keptOf(byTime)]);
  return bySequence.filter((backup) => !kept.has(backup)).map(({ name }) => name);
}

function keptOf(newestFirst: readonly DatedBackup[]): DatedBackup[] {
  return [
    ...newestFirst.slice(0, retention.newest),
    ...newestOfEach(newestFirst, retention.days, ({ day }) => day),
    ...newestOfEach(newestFirst, retention.weeks, ({ day }) => addDays(day, 1 - weekdayOf(day))),
    ...newestOfEach(newestFirst, retention.months, ({ day }) => day.slice(0, 7)),
  ];
}

function newestOfEach(
  newestFirst: readonly DatedBackup[],
  count: number,
  periodOf: (backup: DatedBackup) => string,
): DatedBackup[] {
  const found = new Map<string, DatedBackup>();
  for (const backup of newestFirst) {
    const period = periodOf(backup);
    if (!found.has(period)) found.set(period, backup);
  }
  return [...found.values()].slice(0, count);
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
