import { describe, expect, test } from 'vitest';
import { agendaChangesWorkbook } from '../../../../shared/documents/agenda-changes/agenda-changes.ts';
import type { DocumentRequest } from '../../../../shared/documents/document-request.ts';
import { documents, drawDocument } from '../all-documents.ts';
import type { Edition } from '../../../../shared/domain/agenda/edition.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { allText } from '../drawn-texts.ts';
import { secrets } from '../secrets.ts';
import { agendaRequest, sampleTraining, testId } from '../training.ts';

const request: DocumentRequest = { ...agendaRequest, kind: 'agenda-changes', languages: ['en'] };

function frozen(training: WorkshopSnapshot, number: number): Edition {
  const { days, rooms, sessions, assignments } = structuredClone(training);
  const frozenAt = `2025-07-0${String(number)}T09:00:00.000Z`;
  const agenda = { days, rooms, sessions, assignments };
  return { id: testId(5000 + number), workshopId: training.workshop.id, number, frozenAt, note: '', ...agenda };
}

/** The sample training after its first edition was handed out. */
function handedOut(): WorkshopSnapshot {
  const training = sampleTraining();
  training.editions = [frozen(training, 1)];
  return training;
}

function session(training: WorkshopSnapshot, title: string): WorkshopSnapshot['sessions'][number] {
  const found = training.sessions.find((each) => (each.title.en ?? each.kind).startsWith(title));
  if (found === undefined) throw new Error(title);
  return found;
}

function printed(training: WorkshopSnapshot, changes: Partial<DocumentRequest> = {}): string {
  return allText(drawDocument(training, { ...request, ...changes }));
}

/** What, before and now of each row of the table. */
function rows(training: WorkshopSnapshot, changes: Partial<DocumentRequest> = {}): unknown[] {
  const [sheet] = agendaChangesWorkbook(training, { ...request, ...changes }).sheets;
  return sheet?.rows.map((row) => row.slice(-3)) ?? [];
}

describe('the changes since an edition', () => {
  test('say so where nothing has changed, and where there is no edition', () => {
    expect(printed(handedOut())).toContain('Nothing has changed since edition 1.');
    expect(rows(handedOut())).toEqual([]);
    expect(printed(sampleTraining(), { languages: ['ru'] })).toContain(
      'Ни одна редакция программы ещё не зафиксирована',
    );
    expect(documents['agenda-changes'].lack(sampleTraining(), request)).toBe('documents.agenda.no-editions');
    expect(documents['agenda-changes'].lack(handedOut(), request)).toBeNull();
  });

  test('name both states and stand by day, with the new and the old time', () => {
    const training = handedOut();
    session(training, 'Trauma-informed').placement!.start = '11:30';
    const text = printed(training, { languages: ['en', 'ru'] });
    expect(text).toContain('Since edition 1 of 1 July 2025, as of 12 July 2025');
    expect(text).toContain('После редакции 1 от 1 июля 2025 г. (на 12 июля 2025 г.)');
    expect(text).toMatch(/Day 1 – Tuesday 15 July 2025 .*11:30–12:50 11:20–12:40 Trauma-informed communication Moved/);
    expect(text).toContain('Общение с учётом травмы Перенесено');
    expect(text).not.toContain('Day 2 – Wednesday');
  });

  test('tell a session that went to another day on both', () => {
    const training = handedOut();
    const moved = session(training, 'Trauma-informed');
    moved.placement = { ...moved.placement!, dayId: training.days[1]!.id, start: '16:00' };
    const text = printed(training);
    expect(text).toMatch(/Day 1 .* – 11:20–12:40 .*Moved to Day 2 – Wednesday 16 July 2025, 16:00–17:20/);
    expect(text).toMatch(/Day 2 .* 16:00–17:20 11:20–12:40 Day 1 .*Moved/);
    expect(rows(training)).toEqual([
      [
        'Moved',
        'Day 1 – Tuesday 15\u00A0July\u00A02025, 11:20–12:40',
        'Day 2 – Wednesday 16\u00A0July\u00A02025, 16:00–17:20',
      ],
    ]);
  });

  test('tell what is new, cancelled, renamed, longer, elsewhere, led by another and described anew', () => {
    const training = handedOut();
    session(training, 'Ethics').placement = null;
    session(training, 'Action plans').title = { en: 'Plans of action', ru: 'Планы' };
    session(training, 'Certificates').minutes = 45;
    session(training, 'Role play').placement!.roomId = training.rooms[1]!.id;
    session(training, 'Dialogue').description = { en: 'In a closed circle' };
    const opening = training.assignments.find(({ sessionId }) => sessionId === session(training, 'opening').id);
    opening!.participationId = testId(2001);
    training.sessions.push({ ...session(training, 'Certificates'), id: testId(900), title: { en: 'Press' } });
    expect(rows(training)).toEqual([
      ['Led by', 'Daniyar Abdrakhmanov', 'Eleanor Whitfield'],
      ['Details have changed', null, null],
      ['Room', 'Hall “Silk Road”', 'Classroom 2'],
      ['Title', 'Action plans by country', 'Plans of action'],
      ['Cancelled', 'Day 2 – Wednesday 16\u00A0July\u00A02025, 13:30–15:00', null],
      ['Length', '30 min', '45 min'],
      ['New', null, 'Day 2 – Wednesday 16\u00A0July\u00A02025, 15:30–16:15'],
    ]);
    const text = printed(training);
    expect(text).toContain('Led by: Eleanor Whitfield (before: Daniyar Abdrakhmanov)');
    expect(text).toContain('Room: Classroom 2 (before: Hall “Silk Road”)');
    expect(text).toContain('Title before: Action plans by country');
    expect(text).toContain('Length: 45 min (before: 30 min)');
    expect(text).toMatch(/– 13:30–15:00 Ethics, confidentiality and referral Cancelled/);
    expect(text).toMatch(/15:30–16:15 Press New/);
  });

  test('tell of a whole day what concerns the whole day', () => {
    const training = handedOut();
    training.days[1]!.date = '2025-07-17';
    training.days[0]!.theme = { en: 'Respect' };
    const text = printed(training);
    expect(text).toContain('Day 2 – Thursday 17 July 2025 Before: Day 2 – Wednesday 16 July 2025');
    expect(text).toContain('New theme: Respect');
    expect(text).not.toContain('Moved');
    expect(rows(training)).toHaveLength(2);
  });

  test('are those since the chosen edition, between two editions, or of what took place', () => {
    const training = handedOut();
    session(training, 'Ethics').minutes = 60;
    training.editions.push(frozen(training, 2));
    session(training, 'Ethics').minutes = 120;
    session(training, 'Certificates').delivered = { start: '15:30', minutes: 0 };
    expect(rows(training)).toEqual([['Length', '60 min', '120 min']]);
    expect(rows(training, { since: testId(5001) })).toEqual([['Length', '90 min', '120 min']]);
    expect(rows(training, { since: testId(5001), agenda: testId(5002) })).toEqual([['Length', '90 min', '60 min']]);
    expect(rows(training, { agenda: testId(5002) })).toEqual([['Length', '90 min', '60 min']]);
    expect(rows(training, { agenda: testId(5001) })).toEqual([]);
    expect(documents['agenda-changes'].lack(training, { ...request, agenda: testId(5001) })).not.toBeNull();
    expect(rows(training, { agenda: 'delivered' })).toEqual([]);
    expect(rows(training, { agenda: 'delivered', asOf: '2025-07-17' }).map((row) => (row as unknown[])[0])).toEqual([
      'Length',
      'Cancelled',
    ]);
    expect(printed(training, { agenda: testId(5002) })).toContain(
      'From edition 1 of 1 July 2025 to edition 2 of 2 July 2025',
    );
  });

  test('name nobody who is protected, and nobody by guess who is gone', () => {
    const training = handedOut();
    const hidden = training.participations.find(({ number }) => number === 7)!;
    const [first] = training.assignments;
    first!.participationId = hidden.id;
    training.participations = training.participations.filter(({ id }) => id !== testId(2002));
    const text = printed(training);
    expect(text).toContain('Led by: P-07 (before: somebody no longer on the list)');
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

describe('a text that has changed in one language', () => {
  /** The workshop with a Russian session, to which an English title was added. */
  function translated(): WorkshopSnapshot {
    const training = sampleTraining();
    const changed = session(training, 'Ethics');
    changed.title = { ru: 'Этика' };
    training.editions = [frozen(training, 1)];
    changed.title = { ru: 'Этика', en: 'Ethics' };
    return training;
  }

  test('is no change in the other', () => {
    const text = printed(translated(), { languages: ['ru', 'en'] });
    expect(text).toContain('Title before: –');
    expect(text).not.toContain('Прежнее название');
    expect(text.split('Этика')).toHaveLength(2);
    expect(rows(translated(), { languages: ['ru', 'en'] })).toEqual([['Title', '–', 'Ethics']]);
  });

  test('is none on a paper in the other language alone', () => {
    expect(rows(translated(), { languages: ['ru'] })).toEqual([]);
    expect(printed(translated(), { languages: ['ru'] })).toContain('ничего не изменилось');
  });

  test('has a row of its own, however many there are', () => {
    const training = handedOut();
    const [day] = training.days;
    const before = day!.theme.ru;
    day!.theme = { ...day!.theme, ru: 'Нужды' };
    const changed = session(training, 'Ethics');
    changed.description = { ...changed.description, ru: 'С примерами' };
    changed.title = { ...changed.title, ru: 'Этика' };
    expect(rows(training, { languages: ['en', 'ru'] })).toEqual([
      ['Тема дня', before, 'Нужды'],
      ['Название', 'Этика, конфиденциальность и перенаправление', 'Этика'],
      ['Изменены подробности', null, null],
    ]);
  });

  test('is said of themes and descriptions in the same way', () => {
    const training = handedOut();
    training.days[0]!.theme = { ...training.days[0]!.theme, en: 'Needs' };
    session(training, 'Ethics').description = { en: 'With cases' };
    expect(rows(training, { languages: ['ru'] })).toEqual([]);
    const text = printed(training, { languages: ['ru', 'en'] });
    expect(text).toContain('New theme: Needs');
    expect(text).not.toContain('Новая тема');
    expect(text).toContain('Details have changed');
  });
});
