import { fileName, shortTitle } from '../documents/documents.ts';
import { Wording } from '../documents/wording.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Result } from '../result.ts';
import type { ExportFailure } from './exported-agenda.ts';
import { writeCalendar } from './calendar/calendar-writer.ts';
import { type ExchangeKind, type ExchangeRequest, partName } from './exchange-request.ts';
import { writeScheduleJson, writeScheduleXml } from './schedule/schedule-writer.ts';

type Writer = (snapshot: WorkshopSnapshot, request: ExchangeRequest) => Result<string, ExportFailure>;

/** THE list of what is written for other programs. */
const writers: Readonly<Record<ExchangeKind, Writer>> = {
  icalendar: writeCalendar,
  'schedule-xml': writeScheduleXml,
  'schedule-json': writeScheduleJson,
};

/** The text of the file, the same for the same input. */
export function exchangeText(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<string, ExportFailure> {
  return writers[request.kind](snapshot, request);
}

/**
 * The suggested name of the file, "Calendar – Meredov Aman – Towards Respectful Care – en.ics"; a protected person by
 * the code.
 */
export function exchangeName(snapshot: WorkshopSnapshot, request: ExchangeRequest): string {
  const wording = new Wording(request.languages);
  const kind = wording.translate(wording.first, `exchange.name.${request.kind}`);
  const part = partName(snapshot, request, wording);
  return fileName([kind, shortTitle(part), shortTitle(wording.text(snapshot.workshop.title))], request);
}
