import { type AgendaFileFailure, openAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import { importedTitleLine } from '../../shared/exchange/plain-text.ts';
import { readableText } from '../../shared/exchange/readable-text.ts';
import { loadCatalogues } from '../../shared/text/text.ts';

// Loaded with this module: the runner of the judge is closed once it is.
await loadCatalogues();

type ReadEvent = {
  /** `2025-07-15T09:00`, of a whole day `2025-07-15`, '' where there is none. */
  readonly start: string;
  readonly minutes: number;
  readonly title: string;
  readonly description: string;
};

type ReadCalendar = {
  /** Why it was refused; null when it was not. */
  readonly refused: AgendaFileFailure | 'no-calendar' | null;
  readonly events: readonly ReadEvent[];
  /** Codes of what is told about it. */
  readonly told: readonly string[];
  /** The days to which a series without an end was limited; null when there is none. */
  readonly span: { readonly first: string; readonly last: string } | null;
};

/** What the preview of an import shows of a calendar, for the judges of corpora. */
export async function readCalendarFile(bytes: Uint8Array, timeZone: string): Promise<ReadCalendar> {
  const nothing = { events: [], told: [], span: null };
  const opened = await openAgendaFile(bytes, { language: 'en', timeZone });
  if (!opened.ok) return { ...nothing, refused: opened.failure.code };
  if (opened.value.kind !== 'icalendar') return { ...nothing, refused: 'no-calendar' };
  const { agenda } = opened.value;
  const events = agenda.sessions.map(({ day, start, minutes, title, description }) => ({
    start: day === null ? '' : `${agenda.days[day]?.date ?? ''}${start === null ? '' : `T${start}`}`,
    minutes,
    title: Object.values(title).join(' / '),
    description: Object.values(description).join('\n'),
  }));
  const limited = agenda.warnings.find(({ code }) => code === 'series-limited')?.values;
  const span = limited === undefined ? null : { first: String(limited['first']), last: String(limited['last']) };
  return { refused: null, events, told: [...new Set(agenda.warnings.map(({ code }) => code))], span };
}

/** A title as ours are compared: one line of plain text, without the escapes that the other reader leaves. */
export function plainLine(text: string): string {
  return importedTitleLine(readableText(text.replaceAll(/\\([":])/g, '$1')));
}
