import { describe, expect, test } from 'vitest';
import { sheetWorkbook } from '../../../shared/documents/attendance-sheet/sheet-workbook.ts';
import { languages } from '../../../shared/domain/language.ts';
import { translator } from '../../../shared/text/text.ts';
import { drawDocument } from './all-documents.ts';
import type { Session } from '../../../shared/domain/agenda/session.ts';
import { isCounted, isExpected, type Participation } from '../../../shared/domain/people/participation.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { allText, textsOf } from './drawn-texts.ts';
import { markedTraining } from './marked-training.ts';
import { sampleTraining, sheetRequest, testId } from './training.ts';

function drawn(changes: Partial<typeof sheetRequest> = {}, training: WorkshopSnapshot = sampleTraining()) {
  return drawDocument(training, { ...sheetRequest, ...changes });
}

function signatures(training: WorkshopSnapshot, changes: Partial<typeof sheetRequest> = {}) {
  return drawn(changes, training)
    .pages.flatMap((page) => page.places)
    .filter((place) => place.name.startsWith('signature'));
}

/** The same training with `count` participants in its first delegation. */
function trainingOf(count: number): WorkshopSnapshot {
  const training = sampleTraining();
  const [person, participation] = [training.people[4], training.participations[4]];
  if (person === undefined || participation === undefined) throw new Error('the sample is too small');
  training.people = Array.from({ length: count }, (_, index) => ({ ...person, id: testId(5000 + index) }));
  training.participations = training.people.map(({ id }, index) => ({
    ...participation,
    id: testId(7000 + index),
    personId: id,
    number: index + 1,
  }));
  training.assignments = [];
  return training;
}

/** The longest words of a text. */
function wordsOf(text: string): string[] {
  return text.split(/[ ,()/-]+/).filter((word) => word.length > 3);
}

describe('the attendance sheet', () => {
  test.each(languages)('breaks no word of a head in two, nor does the table (%s)', (language) => {
    const t = translator(language);
    const asked = { languages: [language], asOf: '2025-07-18' };
    const sheet = drawn(asked).pages.flatMap(textsOf).join('\n');
    const heads = ['documents.sex', 'documents.organisation', 'documents.position'] as const;
    for (const word of heads.flatMap((key) => wordsOf(t(key)))) expect(sheet).toContain(word);
    const table = drawDocument(markedTraining(), { ...sheetRequest, ...asked, kind: 'attendance-table' });
    const rates = [
      'documents.sex',
      'documents.attended',
      'documents.percent-so-far',
      'documents.percent-of-all',
    ] as const;
    const printed = table.pages.flatMap(textsOf).join('\n');
    for (const word of rates.flatMap((key) => wordsOf(t(key)))) expect(printed).toContain(word);
  });

  test('is landscape A4, numbered by day, with its id', () => {
    const { pages } = drawn();
    expect(pages.every((page) => page.width === 297 && page.height === 210)).toBe(true);
    const texts = pages.flatMap(textsOf);
    expect(texts).toContain('S-7K2P-D1-1/4');
    expect(texts).toContain('S-7K2P-D2-4/4');
    expect(texts).toContain('Page 1 of 4 / Страница 1 из 4');
  });

  test('has both languages in its heads and both scripts in its names', () => {
    const text = allText(drawn());
    for (const expected of ['Full name', 'Ф.И.О.', 'Çaryýewa Jeren', 'Чарыева Джерен Бердыевна', 'Toshmatov Oʻtkir']) {
      expect(text).toContain(expected);
    }
  });

  test('lists delegations in the alphabet of the language, the head first', () => {
    const text = allText(drawn());
    expect(text.indexOf('Kazakhstan / Казахстан')).toBeLessThan(text.indexOf('Turkmenistan / Туркменистан'));
    expect(text.indexOf('Garryyeva')).toBeLessThan(text.indexOf('Annayev'));
    expect(text).toContain('Uzbekistan / Узбекистан');
  });

  test('leaves out who declined', () => {
    expect(allText(drawn())).not.toContain('Absentov');
  });

  test('gives trainers a block of their own, not counted', () => {
    const text = allText(drawn());
    expect(text).toContain('not counted as participants');
    expect(text).toContain('1 Whitfield Eleanor');
    expect(text).toContain('13:40 Dialogue');
  });

  test('has a signature field of at least 10 mm for everybody, every slot and every blank row', () => {
    const training = sampleTraining();
    const fields = signatures(training, { dayIds: [training.days[0]?.id ?? ''] });
    expect(fields).toHaveLength((17 + 5 + 3) * 2);
    expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length);
    expect(Math.min(...fields.map((field) => field.height))).toBeGreaterThanOrEqual(10);
    expect(Math.min(...fields.map((field) => field.width))).toBeGreaterThanOrEqual(30);
  });

  test('a day of more than nine signed sessions goes on on further sheets', () => {
    const training = sampleTraining();
    training.workshop.attendance.slots = 'session';
    const [first] = training.sessions;
    const day = training.days[0];
    if (first === undefined || day === undefined) throw new Error('the sample is too small');
    training.sessions = Array.from({ length: 12 }, (_, index) => ({
      ...first,
      id: testId(900 + index),
      kind: 'lecture' as const,
      placement: { dayId: day.id, start: `${String(index + 9).padStart(2, '0')}:00`, roomId: null },
    }));
    const texts = drawn({ dayIds: [day.id] }, training).pages.flatMap(textsOf);
    expect(texts.some((text) => text.startsWith('S-7K2P-D1A-1/'))).toBe(true);
    expect(texts.some((text) => text.startsWith('S-7K2P-D1B-1/'))).toBe(true);
    expect(texts).toContain('Part 1 of 2 / Часть 1 из 2');
    const widths = signatures(training, { dayIds: [day.id], contacts: true }).map((field) => field.width);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(13.5);
  });

  test('has a dash for whoever is not called to a session, and no field to sign in', () => {
    const training = sampleTraining();
    training.workshop.attendance.slots = 'session';
    const isOfDay = ({ placement, kind }: Session): boolean => placement?.dayId === testId(11) && kind === 'lecture';
    const session = training.sessions.find(isOfDay) ?? expect.fail('no lecture');
    session.audienceFilter = { delegationIds: [], sexes: ['male'], categories: [], groupIds: [], position: '' };
    const asked = { ...sheetRequest, dayIds: [testId(11)] };
    const placesOf = (id: string): number =>
      drawDocument(training, asked)
        .pages.flatMap(({ places }) => places)
        .filter(({ name }) => name.includes(id) && name.includes(session.id)).length;
    const bySex = (sex: Person['sex']): Participation[] =>
      training.participations.filter(({ personId, role, status }) => {
        const person = training.people.find(({ id }) => id === personId);
        return person?.sex === sex && isCounted({ role }) && isExpected({ status });
      });
    for (const { id } of bySex('female')) expect(placesOf(id)).toBe(0);
    for (const { id } of bySex('male')) expect(placesOf(id)).toBe(1);
    expect(allText(drawDocument(training, asked))).toContain('– not expected');
    expect(allText(drawDocument(sampleTraining(), asked))).not.toContain('– not expected');
    const [sheet] = sheetWorkbook(training, asked).sheets;
    expect(sheet?.rows.some((row) => row.includes('–'))).toBe(true);
  });

  test('without participants is a sheet of blank rows', () => {
    const training = { ...trainingOf(0), delegations: [] };
    expect(drawn({}, training).pages).toHaveLength(4);
    const named = (start: string) =>
      signatures(training, { blankRows: 0 }).filter(({ name }) => name.startsWith(start));
    expect(named('signature blank-').length).toBe((9 + 3) * 2 * 2);
    // Three of them are for trainers, of whom none is known.
    expect(named('signature blank-t')).toHaveLength(3 * 2 * 2);
    expect(allText(drawn({ delegationIds: [] }, training))).not.toContain('trainers certify');
  });

  test('without a date has room for it; rooms stand on it where what is signed for has one', () => {
    const training = sampleTraining();
    expect(allText(drawn({}, training))).toContain('Hotel Kazzhol, Almaty, Kazakhstan · Hall “Silk Road”');
    const planned = training.sessions.map((session) => ({
      ...session,
      placement: session.placement && { ...session.placement, roomId: null },
    }));
    const days = training.days.map((day) => ({ ...day, date: null }));
    const text = allText(drawn({}, { ...training, days, sessions: planned }));
    expect(text).toMatch(/Day 1 · Date: _{10,} · Hotel Kazzhol, Almaty, Kazakhstan /);
    expect(text).toMatch(/День 1 · Дата: _{10,} · /);
    expect(text).not.toMatch(/Room|Зал:|Hall/);
  });

  test('names the rooms of its own half-day or session alone', () => {
    const training = sampleTraining();
    for (const session of training.sessions) {
      if (session.placement !== null && session.placement.start >= '12:40') session.placement.roomId = testId(22);
    }
    const text = allText(drawn({ by: 'half-day', languages: ['en'] }, training));
    expect(text).toMatch(/Day 2 – [^·]* · Hotel Kazzhol, Almaty, Kazakhstan · Hall “Silk Road” /);
    expect(text).toMatch(/Day 2 – [^·]* · Hotel Kazzhol, Almaty, Kazakhstan · Classroom 2 /);
    expect(text).toMatch(/Day 1 – [^·]* · Hotel Kazzhol, Almaty, Kazakhstan · Hall “Silk Road”, Classroom 2 /);
  });

  test('of a half-day or day without sessions is none', () => {
    const training = sampleTraining();
    training.sessions = training.sessions.filter(
      ({ placement }) => placement?.dayId === testId(11) && placement.start < '12:40',
    );
    const slots = new Set(signatures(training, { blankRows: 0 }).map(({ name }) => name.split(' ').at(-1)));
    expect([...slots]).toEqual([`am/${testId(11)}`]);
    training.attendance = [{ participationId: testId(2005), slotId: `pm/${testId(12)}`, status: 'present' }];
    const marked = new Set(signatures(training, { blankRows: 0 }).map(({ name }) => name.split(' ').at(-1)));
    expect([...marked]).toEqual([`am/${testId(11)}`, `pm/${testId(12)}`]);
  });

  test('has a certifying line above the trainers, and a place for the stamp', () => {
    const text = allText(drawn());
    expect(text).toContain('By signing, trainers certify');
    expect(text).toContain('Своей подписью тренеры подтверждают');
    expect(text).toContain('Place for the stamp / Место печати');
  });

  test('says everything in both languages that has both', () => {
    const text = allText(drawn());
    for (const both of [
      ['Chief specialist', 'Главный специалист'],
      ['Republican Scientific and Practical Centre', 'Республиканский научно-практический центр'],
      ['head of delegation', 'глава делегации'],
      ['Central Asia Drug Action Programme ·', 'Программа КАДАП ·'],
      ['09:40 Mental and reproductive', '09:40 Потребности в области'],
      ['Attendance sheet / Лист регистрации участников · Towards', 'На пути к уважительной помощи'],
      ['Day 1 – Tuesday 15 July 2025 / День 1 – вторник, 15 июля 2025 г.', 'F Ж'],
    ]) {
      for (const expected of both) expect(text).toContain(expected);
    }
  });

  test('of 300 participants has them all, once a day', () => {
    const training = trainingOf(300);
    const own = signatures(training, { blankRows: 0 }).filter(({ name }) => !name.includes('blank'));
    expect(own).toHaveLength(300 * 2 * 2);
  });

  test('for one delegation leaves out the others and the staff', () => {
    const text = allText(drawn({ delegationIds: [testId(42)] }));
    expect(text).toContain('Garryyeva');
    expect(text).not.toContain('Toshmatov');
    expect(text).not.toContain('Whitfield');
  });

  test('without contacts has neither telephone nor e-mail', () => {
    const text = allText(drawn({ contacts: false }));
    expect(text).not.toContain('+7 700');
    expect(text).not.toContain('@example.org');
  });

  test('names of 300 letters and endless words stay in their cell, whole', () => {
    const training = sampleTraining();
    for (const person of training.people) {
      person.latinName = { family: 'Ы'.repeat(300), given: 'Long '.repeat(50), patronymic: '' };
    }
    const lines = drawn({}, training).pages.flatMap(textsOf);
    expect(lines.every((line) => !/Ы{40}/.test(line))).toBe(true);
    expect(lines.some((line) => line.includes('…'))).toBe(false);
    const names = lines.map((line) => /^Ы*/.exec(line)?.[0] ?? '').join('');
    const rows = signatures(training).filter((place) => !place.name.includes('blank')).length / 2;
    // Of one person, protected, there is a code in its place on both days.
    expect(names).toHaveLength((rows - 2) * 300);
  });
});

test('as a workbook has a sheet for each day, with what is marked so far', () => {
  const training = sampleTraining();
  const [day] = training.days;
  training.attendance = [{ participationId: testId(2005), slotId: `am/${day?.id ?? ''}`, status: 'late' }];
  const { sheets } = sheetWorkbook(training, sheetRequest);
  expect(sheets.map((sheet) => sheet.name)).toEqual(['Day 1 – 15.07.2025', 'Day 2 – 16.07.2025']);
  const late = sheets[0]?.rows.find((row) => row.includes('Late'));
  expect(late).toContain('Annayev Batyr');
  expect(sheets[0]?.rows).toHaveLength(20);
});
