import { type Partition, recordsOf } from '../changes/partition.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { daysInOrder } from './attendance/slots.ts';
import type { Text } from './language.ts';
import { isCounted, isExpected } from './people/participation.ts';

/** What lists of workshops show: small, so that a decade of workshops is listed without opening one. */
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
};

/** The summary of the workshop on a partition; undefined when it has been removed. */
export function summaryOf(partition: Partition): WorkshopSummary | undefined {
  const [workshop] = recordsOf(partition, 'workshop');
  if (workshop === undefined) return undefined;
  const days = daysInOrder(recordsOf(partition, 'day'));
  return {
    id: workshop.id,
    programmeId: workshop.programmeId,
    title: workshop.title,
    city: workshop.place.city,
    country: workshop.place.country,
    firstDate: days[0]?.date ?? null,
    lastDate: days.at(-1)?.date ?? null,
    days: days.length,
    participants: recordsOf(partition, 'participation').filter((each) => isCounted(each) && isExpected(each)).length,
    fictional: workshop.fictional,
  };
}
