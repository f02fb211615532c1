import { readdirSync, readFileSync } from 'node:fs';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { exchangeText } from '../../../shared/exchange/exchange-documents.ts';
import { type ExchangeKind, type ExchangeRequest, formatOf } from '../../../shared/exchange/exchange-request.ts';
import { readWorkshopBytes } from '../../../shared/files/workshop-file.ts';
import type { Result } from '../../../shared/result.ts';
import { addDays } from '../../../shared/time/calendar-day.ts';

/** The shipped samples by the names of their files. */
export const samples: ReadonlyMap<string, WorkshopSnapshot> = new Map(
  readdirSync('samples')
    .filter((name) => name.endsWith('.workshop'))
    .map((name) => [name, valueOf(readWorkshopBytes(readFileSync(`samples/${name}`)))]),
);

/** All of them with dates: days of which nobody has said when they are, follow one another. */
export const datedSamples = [...samples].map(([name, sample]): [string, WorkshopSnapshot] => [name, dated(sample)]);

function dated(snapshot: WorkshopSnapshot): WorkshopSnapshot {
  if (snapshot.days.every(({ date }) => date !== null)) return snapshot;
  return { ...snapshot, days: snapshot.days.map((day) => ({ ...day, date: addDays('2025-09-01', day.number - 1) })) };
}

export function requestOf(kind: ExchangeKind, more: Partial<ExchangeRequest> = {}): ExchangeRequest {
  const plain = { languages: ['en' as const, 'ru' as const], asOf: '2025-07-12', participationId: null };
  return { kind, format: formatOf[kind], ...plain, delegationId: null, ...more };
}

export function written(snapshot: WorkshopSnapshot, kind: ExchangeKind, more: Partial<ExchangeRequest> = {}): string {
  return valueOf(exchangeText(snapshot, requestOf(kind, more)));
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
