import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import { noChoice, readTableFile } from '../../../shared/exchange/table/table-file.ts';
import { translator } from '../../../shared/text/text.ts';
import { agendaRequest } from '../documents/training.ts';
import { datedSamples, valueOf } from './samples.ts';

/** A session in one line: date, start, minutes and the beginning of the title. */
function lineOf(
  date: string | null,
  { start, minutes, title }: { start: string | null; minutes: number; title: string },
) {
  return [date ?? '-', start ?? '-', String(minutes), title.slice(0, 10)].join(' ');
}

/** The placed sessions of a workshop. */
function plannedIn({ sessions, days }: WorkshopSnapshot): string[] {
  return sessions
    .flatMap(({ placement, minutes, title, kind }) => {
      if (placement === null) return [];
      const date = days.find(({ id }) => id === placement.dayId)?.date ?? null;
      const shown = textIn(title, 'en') || translator('en')(`vocabulary.sessionKind.${kind}`);
      return [lineOf(date, { start: placement.start, minutes, title: shown })];
    })
    .toSorted();
}

describe.each(['docx', 'xlsx'] as const)('an agenda that we wrote as .%s', (format) => {
  test.each(datedSamples)('of %s comes back', async (_, snapshot) => {
    const { bytes } = valueOf(await renderDocument(snapshot, { ...agendaRequest, format, languages: ['en', 'ru'] }));
    const opened = valueOf(await openAgendaFile(bytes, { language: 'en', timeZone: null }));
    if ('agenda' in opened) throw new Error(opened.kind);
    const { agenda, remarks } = valueOf(readTableFile(opened, noChoice, { language: 'en', near: '2020-01-01' }));
    const { sessions, days } = valueOf(agenda);
    const read = sessions.map(({ day, title, ...session }) =>
      lineOf(day === null ? null : (days[day]?.date ?? null), { ...session, title: textIn(title, 'en') }),
    );
    expect(read.toSorted()).toEqual(plannedIn(snapshot));
    expect(remarks).toEqual([]);
    const names = new Set(sessions.flatMap(({ people }) => people));
    const known = new Set(
      snapshot.people.flatMap(({ latinName, cyrillicName }) =>
        [latinName, cyrillicName].flatMap((name) => (name === null ? [] : [`${name.given} ${name.family}`.trim()])),
      ),
    );
    expect([...names].filter((name) => name.includes(' ') && !known.has(name))).toEqual([]);
  });
});
