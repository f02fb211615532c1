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
    const { agenda, remarks } = valueOf(
      readTableFile(opened, noChoice, { language: 'en', near: '2020-01-01', timeZone: null }),
    );
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

test('description, kind and notes below a title of a Word agenda of ours are no part of the title when it comes back', async () => {
  const [, sample] = datedSamples[0] ?? expect.fail('no sample');
  const placed = sample.sessions.filter(({ placement }) => placement !== null);
  const [first, second] = placed.filter(({ kind }) => kind === 'lecture' || kind === 'exercise');
  if (first === undefined || second === undefined) throw new Error('the sample has no lectures');
  const changed = {
    [first.id]: {
      title: { en: 'Law of data', ru: 'Право данных' },
      description: { en: 'First line.\nSecond line.', ru: 'Первая строка.' },
      kind: 'group-work' as const,
      method: { en: 'case method', ru: 'разбор случаев' },
    },
    [second.id]: { title: { ru: 'Только по-русски' }, kind: 'exercise' as const, description: {}, method: {} },
  };
  const sessions = sample.sessions.map((session) => ({ ...session, ...changed[session.id] }));
  const request = { ...agendaRequest, format: 'docx' as const, languages: ['en', 'ru'] as const };
  const { bytes } = valueOf(await renderDocument({ ...sample, sessions }, { ...request, languages: ['en', 'ru'] }));
  const opened = valueOf(await openAgendaFile(bytes, { language: 'en', timeZone: null }));
  if ('agenda' in opened) throw new Error(opened.kind);
  const options = { language: 'en', near: '2020-01-01', timeZone: null } as const;
  const { sessions: read } = valueOf(valueOf(readTableFile(opened, noChoice, options)).agenda);
  expect(read.find(({ title }) => title.en === 'Law of data')).toMatchObject({
    title: { en: 'Law of data', ru: 'Право данных' },
    description: { en: 'First line.\nSecond line.\ncase method', ru: 'Первая строка.\nразбор случаев' },
    kind: 'group-work',
  });
  expect(read.find(({ title }) => title.ru === 'Только по-русски')).toMatchObject({
    title: { ru: 'Только по-русски' },
    description: {},
    kind: 'exercise',
  });
});
