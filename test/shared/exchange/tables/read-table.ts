import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import type { TableAnswers, TableOptions, TableQuestion } from '../../../../shared/exchange/table/agenda-table.ts';
import { noChoice, type OpenedTable, readTableFile } from '../../../../shared/exchange/table/table-file.ts';
import { rowNumbers } from '../../../../shared/exchange/table/table-problems.ts';
import { loadCatalogues } from '../../../../shared/text/text.ts';
import { textIn, type Language } from '../../../../shared/domain/language.ts';
import { valueOf } from '../samples.ts';

/** A session in one line: day, start, minutes, title, room and people, `-` for what is not known. */
type ReadFile = {
  readonly sessions: readonly string[];
  /** Kinds of the sessions. */
  readonly kinds: readonly string[];
  /** Codes with the rows that they are about, such as `length-from-next 2–4`. */
  readonly told: readonly string[];
  readonly questions: readonly TableQuestion[];
};

/** What the preview shows of a table in a file; days without a date as `#1`. */
export async function readTable(
  bytes: Uint8Array | string,
  {
    language = 'en',
    near = '2025-07-01',
    answers = noChoice.answers,
    timeZone = null,
  }: { language?: Language; near?: string; answers?: TableAnswers; timeZone?: string | null } = {},
): Promise<ReadFile> {
  await loadCatalogues();
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const opened = valueOf(await openAgendaFile(data, { language, timeZone: null }));
  if ('agenda' in opened) throw new Error(opened.kind);
  return tableRead(opened, { language, near, timeZone }, answers);
}

function tableRead(opened: OpenedTable, options: Omit<TableOptions, 'answers'>, answers: TableAnswers): ReadFile {
  const { language } = options;
  const { agenda, remarks, questions } = valueOf(readTableFile(opened, { ...noChoice, answers }, options));
  const { sessions, days } = valueOf(agenda);
  return {
    sessions: sessions.map(({ day, start, minutes, title, room, people }) =>
      [
        day === null ? '-' : (days[day]?.date ?? `#${String(day + 1)}`),
        start ?? '-',
        String(minutes),
        textIn(title, language) || '-',
        room || '-',
        people.join(' + ') || '-',
      ].join(' | '),
    ),
    kinds: sessions.map(({ kind }) => kind),
    told: remarks.map(({ code, rows }) => `${code} ${rowNumbers(rows)}`.trim()),
    questions,
  };
}
