import { describe, expect, test } from 'vitest';
import { sheetWorkbook } from '../../../shared/documents/attendance-sheet/sheet-workbook.ts';
import { drawDocument } from './all-documents.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { allText, textsOf } from './drawn-texts.ts';
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

describe('the attendance sheet', () => {
  test('is landscape A4, numbered by day, with its id', () => {
    const { pages } = drawn();
    expect(pages.every((page) => page.width === 297 && page.height === 210)).toBe(true);
    const texts = pages.flatMap(textsOf);
    expect(texts).toContain('S-7K2P-D1-1/3');
    expect(texts).toContain('S-7K2P-D2-3/3');
    expect(texts).toContain('Page 1 of 3 / Страница 1 из 3');
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
    expect(text).toContain('T1 Whitfield Eleanor');
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
    const widths = signatures(training, { dayIds: [day.id], contacts: true }).map((field) => field.width);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(13.5);
  });

  test('without participants is a sheet of blank rows', () => {
    const training = { ...trainingOf(0), delegations: [] };
    expect(drawn({}, training).pages).toHaveLength(2);
    expect(signatures(training, { blankRows: 0 }).length).toBe(9 * 2 * 2);
  });

  test('of 300 participants has them all, once a day', () => {
    const training = trainingOf(300);
    expect(signatures(training, { blankRows: 0 })).toHaveLength(300 * 2 * 2);
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
    expect(names).toHaveLength(rows * 300);
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
