import { type Partition, recordsOf } from './partition.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { daysInOrder } from '../domain/attendance/slots.ts';
import type { EntityName, EntityRecord } from '../domain/entities.ts';
import type { Text } from '../domain/language.ts';
import { isCounted, isExpected } from '../domain/people/participation.ts';

/** The row of a workshop in lists: small, so that hundreds are listed without reading the workshops themselves. */
export type WorkshopSummary = {
  readonly id: string;
  readonly programmeId: string;
  readonly title: Text;
  readonly city: Text;
  readonly country: string;
  readonly firstDate: CalendarDay | null;
  readonly lastDate: CalendarDay | null;
  readonly days: number;
  readonly participants: number;
  readonly fictional: boolean;
  readonly eraseOn: CalendarDay | null;
};

/** The entities of which a summary is made. */
export const summarised = ['workshop', 'day', 'participation'] as const satisfies readonly EntityName[];

/** Of a partition, what a summary is made of. */
function summarisedIn<Name extends (typeof summarised)[number]>(
  partition: Partition,
  name: Name,
): EntityRecord<Name>[] {
  return recordsOf(partition, name);
}

/** Summarises the workshop in a partition; undefined when the partition holds no workshop (it was deleted). */
export function summaryOf(partition: Partition): WorkshopSummary | undefined {
  const [workshop] = summarisedIn(partition, 'workshop');
  if (workshop === undefined) return undefined;
  const days = daysInOrder(summarisedIn(partition, 'day'));
  return {
    id: workshop.id,
    programmeId: workshop.programmeId,
    title: workshop.title,
    city: workshop.place.city,
    country: workshop.place.country,
    firstDate: days[0]?.date ?? null,
    lastDate: days.at(-1)?.date ?? null,
    days: days.length,
    participants: summarisedIn(partition, 'participation').filter((each) => isCounted(each) && isExpected(each)).length,
    fictional: workshop.fictional,
    eraseOn: workshop.eraseOn,
  };
}
