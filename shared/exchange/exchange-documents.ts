import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Result } from '../result.ts';
import { writeCalendar } from './calendar/calendar-writer.ts';
import type { ExchangeKind, ExchangeRequest } from './exchange-request.ts';
import { writeScheduleJson, writeScheduleXml } from './schedule/schedule-writer.ts';

type Writer = (snapshot: WorkshopSnapshot, request: ExchangeRequest) => Result<string>;

/** THE list of what is written for other programs. */
const writers: Readonly<Record<ExchangeKind, Writer>> = {
  icalendar: writeCalendar,
  'schedule-xml': writeScheduleXml,
  'schedule-json': writeScheduleJson,
};

/** The text of the file, the same for the same input. */
export function exchangeText(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<string> {
  return writers[request.kind](snapshot, request);
}
