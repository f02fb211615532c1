import { describe, expect, test } from 'vitest';
import { agendaWorkbook } from '../../../../shared/documents/agenda/agenda.ts';
import type { DocumentRequest } from '../../../../shared/documents/document-request.ts';
import { documents, drawDocument } from '../all-documents.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { allText } from '../drawn-texts.ts';
import { agendaRequest, sampleTraining, sheetRequest, testId } from '../training.ts';

const [first, second] = [testId(5001), testId(5002)];

/** The sample training after its agenda was handed out twice: 20:00 UTC is the next day in Almaty. */
function handedOut(): WorkshopSnapshot {
  const training = sampleTraining();
  const { days, rooms, sessions, assignments } = structuredClone(training);
  const agenda = { workshopId: training.workshop.id, note: '', days, rooms, assignments };
  const early = sessions.filter(({ kind }) => kind !== 'country-presentations');
  training.editions = [
    { id: first, number: 1, frozenAt: '2025-07-01T09:00:00.000Z', ...agenda, sessions: early },
    { id: second, number: 2, frozenAt: '2025-07-09T20:00:00.000Z', ...agenda, sessions },
  ];
  return training;
}

function printed(training: WorkshopSnapshot, changes: Partial<DocumentRequest> = {}): string {
  return allText(drawDocument(training, { ...agendaRequest, languages: ['en'], ...changes }));
}

describe('an agenda says which one it is', () => {
  test('a draft before the first edition', () => {
    expect(printed(sampleTraining())).toContain('Draft of 12 July 2025');
    expect(printed(sampleTraining(), { languages: ['ru'] })).toContain('Проект от 12 июля 2025 г.');
  });

  test('the latest edition while nothing has changed since, by the date at the place of the workshop', () => {
    expect(printed(handedOut())).toContain('Edition 2 of 10 July 2025');
    const text = printed(handedOut(), { languages: ['en', 'ru'] });
    expect(text).toContain('Edition 2 of 10 July 2025');
    expect(text).toContain('Редакция 2 от 10 июля 2025 г.');
  });

  test.each<[string, (training: WorkshopSnapshot) => void]>([
    ['a session is longer', ({ sessions }) => void (sessions[0]!.minutes += 5)],
    ['a description is another', ({ sessions }) => void (sessions[0]!.description = { en: 'At the desk' })],
    ['the theme of a day is another', ({ days }) => void (days[0]!.theme = { en: 'Another theme' })],
    ['a day is on another date', ({ days }) => void (days[1]!.date = '2025-07-17')],
    ['a room has another name', ({ rooms }) => void (rooms[0]!.name = { en: 'Hall 5' })],
    ['nobody leads a session any more', (training) => void training.assignments.shift()],
  ])('changed as soon as %s', (_, change) => {
    const training = handedOut();
    change(training);
    const text = printed(training);
    expect(text).toContain('Changed since edition 2 of 10 July 2025, as of 12 July 2025');
    expect(text).not.toContain('Draft');
  });

  test('the table says it in its header', () => {
    const header = (changes: Partial<DocumentRequest>): string =>
      agendaWorkbook(handedOut(), { ...agendaRequest, ...changes }).sheets[0]?.header.right ?? '';
    expect(header({})).toBe('Edition 2 of 10\u00A0July\u00A02025 / Редакция 2 от 10\u00A0июля\u00A02025\u00A0г.');
    expect(header({ agenda: first, languages: ['en'] })).toBe('Edition 1 of 1\u00A0July\u00A02025');
  });
});

describe('the place of one session', () => {
  test('stands with it and not at the head', () => {
    const training = sampleTraining();
    const [first] = training.rooms;
    training.rooms = first === undefined ? [] : [{ ...first, name: { en: 'Logvinenko street 13' } }];
    const visit = training.sessions.find(({ kind, placement }) => kind === 'lecture' && placement !== null);
    training.sessions = training.sessions.map((session) => ({
      ...session,
      placement: session.placement && {
        ...session.placement,
        roomId: session.id === visit?.id ? (first?.id ?? null) : null,
      },
    }));
    const all = training.sessions;
    expect(printed(training).split('Logvinenko street 13')).toHaveLength(2);
    expect(printed(training)).not.toMatch(/Kazakhstan\s+·\s+Logvinenko/);
    expect(allText(drawDocument(training, sheetRequest))).not.toContain('Logvinenko');
    training.sessions = all.map((session) => ({
      ...session,
      placement: session.placement && { ...session.placement, roomId: first?.id ?? null },
    }));
    expect(printed(training)).toMatch(/Kazakhstan\s+·\s+Logvinenko/);
    expect(printed(training).split('Logvinenko street 13')).toHaveLength(2);
  });
});

describe('an edition', () => {
  test('is printed as it was frozen, whatever has become of the agenda', () => {
    const training = handedOut();
    training.sessions = [];
    training.rooms = [];
    training.assignments = [];
    training.days[0]!.date = '2030-01-01';
    const request = { agenda: second, languages: ['en', 'ru'] as const };
    expect(printed(training, { ...request, languages: ['en', 'ru'] })).toBe(
      printed(handedOut(), { ...request, languages: ['en', 'ru'] }),
    );
    expect(printed(training, { agenda: first })).not.toContain('Country presentations');
    expect(agendaWorkbook(training, { ...agendaRequest, agenda: first }).sheets[0]?.rows).toHaveLength(18);
    expect(documents.agenda.lack({ ...training, days: [] }, { ...agendaRequest, agenda: second })).toBeNull();
    expect(documents.agenda.lack({ ...training, days: [] }, agendaRequest)).toBe('documents.no-days');
  });

  test('that is no longer there gives way to the plan', () => {
    expect(printed(handedOut(), { agenda: testId(5009) })).toBe(printed(handedOut()));
  });
});

describe('the delivered agenda', () => {
  /** Registration ran over, the opening began late, the first break was dropped. */
  function delivered(): WorkshopSnapshot {
    const training = handedOut();
    const [registration, opening, , , pause] = training.sessions;
    registration!.delivered = { start: '08:30', minutes: 45 };
    opening!.delivered = { start: '09:15', minutes: 20 };
    pause!.delivered = { start: '11:00', minutes: 0 };
    return training;
  }

  test('has what really happened, with the plan beside it where they differ', () => {
    const text = printed(delivered(), { agenda: 'delivered', asOf: '2025-07-17' });
    expect(text).toContain('As delivered, as of 17 July 2025');
    expect(text).toMatch(/08:30–09:15 planned 08:30–09:00/);
    expect(text).toMatch(/09:15–09:35 planned 09:00–09:20/);
    expect(text.split('planned ')).toHaveLength(3);
    expect(text).toMatch(/11:00–11:20 Coffee break Did not take place/);
    expect(printed(delivered())).not.toContain('planned 0');
    expect(printed(delivered())).not.toContain('Did not take place');
  });

  test('as a table has both times, and no minutes for what was dropped', () => {
    const [sheet] = agendaWorkbook(delivered(), { ...agendaRequest, agenda: 'delivered', asOf: '2025-07-17' }).sheets;
    const times = (row: number): unknown[] => [
      ...(sheet?.rows[row]?.slice(2, 5) ?? []),
      ...(sheet?.rows[row]?.slice(-2) ?? []),
    ];
    expect(times(1)).toEqual([{ time: '09:15' }, { time: '09:35' }, 20, { time: '09:00' }, { time: '09:20' }]);
    expect(times(4)).toEqual([null, null, 0, { time: '11:00' }, { time: '11:20' }]);
    expect(sheet?.columns.map(({ head }) => head).slice(-2)).toEqual([
      'Planned start / Начало по плану',
      'Planned end / Конец по плану',
    ]);
  });

  test('has only days of which it is recorded how they went, and none before its date', () => {
    const training = delivered();
    const asked = { agenda: 'delivered', asOf: '2025-07-17' } as const;
    expect(printed(training, asked)).toContain('DAY 1');
    expect(printed(training, asked)).not.toContain('DAY 2');
    const [, second] = training.days;
    const signOff = { id: testId(6001), workshopId: training.workshop.id, dayId: second?.id ?? '', by: 'Kim', at: '' };
    const signed = { ...training, signOffs: [{ ...signOff, history: [] }] } as unknown as WorkshopSnapshot;
    expect(printed(signed, asked)).toContain('DAY 2');
    expect(printed(signed, { ...asked, asOf: '2025-07-15' })).not.toContain('DAY 2');
    expect(printed(training, { ...asked, asOf: '2025-07-14' })).toContain(
      'It is not recorded of any day yet how it went.',
    );
    const lackOn = (asOf: string) => documents.agenda.lack(training, { ...agendaRequest, ...asked, asOf });
    expect(lackOn('2025-07-14')).toBe('documents.agenda.none-delivered');
    expect(lackOn('2025-07-15')).toBeNull();
  });

  test('stands in the order in which it happened', () => {
    const training = handedOut();
    training.sessions[1]!.delivered = { start: '16:50', minutes: 10 };
    const text = printed(training, { agenda: 'delivered', asOf: '2025-07-17', dayIds: [training.days[0]?.id ?? ''] });
    expect(text.indexOf('Opening remarks')).toBeGreaterThan(text.indexOf('Role play'));
  });
});
