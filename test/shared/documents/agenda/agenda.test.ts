import { describe, expect, test } from 'vitest';
import { agenda, agendaWorkbook } from '../../../../shared/documents/agenda/agenda.ts';
import type { Language, Text } from '../../../../shared/domain/language.ts';
import { documentName, drawDocument } from '../all-documents.ts';
import { allText, textsOf } from '../drawn-texts.ts';
import { agendaRequest, sampleTraining, testId } from '../training.ts';

function printed(changes: Partial<typeof agendaRequest> = {}, training = sampleTraining()): string {
  return allText(drawDocument(training, { ...agendaRequest, ...changes }));
}

describe('the agenda', () => {
  test('names the day with its weekday, in each language', () => {
    const text = printed();
    expect(text).toContain('DAY 1 – Tuesday 15 July 2025');
    expect(text).toContain('ДЕНЬ 2 – среда, 16 июля 2025 г.');
    expect(text).toContain('15–16 July 2025');
  });

  test('says who, where, with whose money, in which languages, as of when', () => {
    const text = printed({ languages: ['en'] });
    expect(text).toContain('Central Asia Drug Action Programme · Ministry of Healthcare');
    expect(text).toContain('Hotel Kazzhol, Almaty, Kazakhstan');
    expect(text).toContain('Funded by the European Union');
    expect(text).toContain('Working languages: English, Russian');
    expect(text).toContain('Draft of 12 July 2025');
    expect(text).toContain('Sample: the people are invented');
    expect(text).toContain('Page 1 of 2');
  });

  test('says how the sessions are interpreted and how they are held', () => {
    const training = sampleTraining();
    for (const session of training.sessions) {
      session.interpretation = 'simultaneous';
      session.method = { en: 'role play in pairs' };
    }
    const text = printed({ languages: ['en'] }, training);
    expect(text).toContain('Working languages: English, Russian; simultaneous interpretation');
    expect(text).toContain('Exercise · role play in pairs');
    // What nobody has said is a lecture in the data alone.
    expect(text).not.toContain('Lecture');
  });

  test('prints the app’s words for a session without a title', () => {
    expect(printed()).toContain('Coffee break');
    expect(printed()).toContain('Регистрация участников');
  });

  test('prints a title that is not translated once, in the column of its language', () => {
    const text = printed();
    expect(text.split('Dialogue between health providers')).toHaveLength(2);
    const columns = (languages: Language[], title: Text): string[] => {
      const training = sampleTraining();
      training.sessions = [{ ...training.sessions[0]!, kind: 'opening', title }];
      const { sections } = agenda(training, { ...agendaRequest, languages });
      const tables = sections.flatMap(({ parts }) => parts.flat()).filter((block) => block.kind === 'table');
      return tables.flatMap(({ groups }) =>
        groups.flatMap(({ rows }) =>
          rows.flatMap(({ cells }) =>
            cells.slice(1, 3).map((one) =>
              one.paragraphs
                .map((each) => each.text)
                .filter(Boolean)
                .join(),
            ),
          ),
        ),
      );
    };
    expect(columns(['en', 'ru'], { ru: 'Этика' })).toEqual(['', 'Этика']);
    expect(columns(['ru', 'en'], { ru: 'Этика' })).toEqual(['Этика', '']);
    expect(columns(['ru', 'en'], { en: 'Ethics' })).toEqual(['', 'Ethics']);
    expect(columns(['kk', 'ru'], { ru: 'Этика' })).toEqual(['', 'Этика']);
    // In none of the languages of the paper: in the first column.
    expect(columns(['kk', 'ru'], { en: 'Ethics' })).toEqual(['Ethics', '']);
  });

  test('prints what is said of a session in none of its languages in the first column, as a title', () => {
    const training = sampleTraining();
    const said = { description: { ru: 'Разбор случаев' }, method: { ru: 'в парах' }, audience: { ru: 'врачи' } };
    training.sessions = training.sessions.map((session) => ({ ...session, ...said }));
    const text = printed({ languages: ['kk', 'en'] }, training);
    for (const words of ['Разбор случаев', 'в парах', 'врачи']) expect(text).toContain(words);
    const english = printed({ languages: ['en', 'ru'] }, training);
    const times = (words: string): number => english.split(words).length - 1;
    expect(times('Разбор случаев')).toBe(times('врачи'));
  });

  test('a paper in two languages says in the one that it has what the other lacks, and in no third one', () => {
    const training = sampleTraining();
    const { workshop, programme } = training;
    workshop.place.venue = { en: 'Hotel Kazzhol', ru: 'Гостиница «Казжол»' };
    workshop.organisers = [{ en: 'Regional office', ru: 'Региональное отделение' }];
    programme.name = { en: 'Drug action programme', ru: 'Программа по наркотикам' };
    for (const kind of ['agenda', 'attendance-sheet', 'attendance-table'] as const) {
      const text = allText(drawDocument(training, { ...agendaRequest, kind, languages: ['en', 'tk'] }));
      expect(text).toMatch(/Hotel Kazzhol.+Hotel Kazzhol/);
      for (const words of ['Казжол', 'Региональное', 'Программа по']) expect(text).not.toContain(words);
      expect(allText(drawDocument(training, { ...agendaRequest, kind, languages: ['tk'] }))).toContain('Казжол');
    }
  });

  test('prints a theme of a day in the column of its language', () => {
    const training = sampleTraining();
    for (const day of training.days) day.theme = { ru: 'Этика' };
    const { sections } = agenda(training, { ...agendaRequest, languages: ['en', 'ru'] });
    const themes = sections
      .flatMap(({ parts }) => parts.flat())
      .filter((block) => block.kind === 'text')
      .map(({ columns }) => columns.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join()))
      .filter((texts) => texts.includes('Этика'));
    expect(themes).toEqual([
      ['', 'Этика'],
      ['', 'Этика'],
    ]);
  });

  test('names the room at the top only where all is in one', () => {
    const place = (text: string): string => text.split('DAY 1')[0] ?? '';
    const training = sampleTraining();
    expect(place(printed({ languages: ['en'] }, training))).not.toContain('Hall “Silk Road”');
    for (const session of training.sessions) {
      if (session.placement !== null) session.placement.roomId = testId(21);
    }
    expect(place(printed({ languages: ['en'] }, training))).toContain('Hall “Silk Road”');
  });

  test('introduces a trainer by position the first time only', () => {
    const text = printed({ languages: ['en'] });
    expect(text.split('International expert on gender').length).toBe(2);
    expect(text.split('Eleanor Whitfield').length).toBeGreaterThan(2);
  });

  test('has no dates where the workshop has none', () => {
    const training = sampleTraining();
    for (const day of training.days) day.date = null;
    const text = printed({}, training);
    expect(text).toContain('2 days, dates to be confirmed');
    expect(text).toContain('DAY 1 ');
    expect(text).not.toContain('Tuesday');
  });

  test('says so where nothing is planned yet', () => {
    expect(printed({}, { ...sampleTraining(), sessions: [] })).toContain('No sessions are planned for this day yet');
  });

  test('prints only the chosen days', () => {
    const training = sampleTraining();
    const text = printed({ dayIds: [training.days[1]?.id ?? ''] }, training);
    expect(text).not.toContain('DAY 1');
    expect(text).toContain('DAY 2');
  });

  test('113: a very long title and an endless word stay inside their column', () => {
    const training = sampleTraining();
    for (const session of training.sessions) session.title = { en: 'w'.repeat(300), ru: 'слово '.repeat(60) };
    const drawn = drawDocument(training, agendaRequest);
    const lines = drawn.pages.flatMap(textsOf).filter((line) => /^(w+|слово.*)$/.test(line));
    expect(lines.every((line) => line.length < 50)).toBe(true);
    const count = (letter: string): number => lines.join('').split(letter).length - 1;
    expect(count('w')).toBe(300 * training.sessions.length);
    expect(count('слово')).toBe(60 * training.sessions.length);
  });

  test('has each day on a page of its own where that is asked for', () => {
    const drawn = drawDocument(sampleTraining(), { ...agendaRequest, pagePerDay: true });
    const headed = drawn.pages.map((page) => textsOf(page).filter((line) => /^DAY \d/.test(line)));
    expect(headed.flat().filter((line) => !line.includes('continued'))).toHaveLength(2);
    expect(headed.every((lines) => lines.length < 2)).toBe(true);
  });

  test('says the room of each session in a column where there are several, in both languages', () => {
    const text = allText(drawDocument(sampleTraining(), agendaRequest));
    expect(text).toContain('Room Зал');
    expect(text).toContain('Classroom 2 Класс 2');
    expect(text.split('Hall “Silk Road” Зал «Шёлковый путь»').length).toBeGreaterThan(10);
    expect(text).toContain('International expert on gender and health Международный эксперт по гендеру и здоровью');
  });

  test.each([
    ['kk', '1-КҮН – 2025 ж. 15 шілде, сейсенбі'],
    ['ky', '1-КҮН – 2025-ж., 15-июль, шейшемби'],
    ['tg', 'РӮЗИ 1 – сешанбе, 15 июли соли 2025'],
    ['tk', 'GÜN 1 – '],
    ['uz', '1-KUN – '],
  ] as const)('has its fixed words in %s, and none in Russian', (language, day) => {
    const text = printed({ languages: [language] });
    expect(text).toContain(day);
    expect(text).not.toMatch(/ДЕНЬ|[Рр]абочи|[Сс]тр\./);
  });
});

test.each([{}, { kind: 'attendance-sheet' }, { kind: 'attendance-sheet', safe: true }] as const)(
  'a title that is the same in both languages stands once: %o',
  (changes) => {
    const training = sampleTraining();
    training.workshop.title = { en: 'CADAP 7', ru: 'CADAP 7' };
    const [first] = drawDocument(training, { ...agendaRequest, ...changes }).pages;
    const texts = first === undefined ? [] : textsOf(first);
    expect(texts).toContain('CADAP 7');
    expect(texts.filter((text, index) => text === 'CADAP 7' && texts[index + 1] === text)).toEqual([]);
  },
);

test('the agenda as a table has a row for each placed session, typed', () => {
  const { sheets } = agendaWorkbook(sampleTraining(), agendaRequest);
  const [sheet] = sheets;
  expect(sheet?.rows).toHaveLength(19);
  expect(sheet?.rows[1]?.slice(0, 7)).toEqual([
    1,
    { date: '2025-07-15' },
    { time: '09:00' },
    { time: '09:20' },
    20,
    'Opening remarks',
    'Вступительное слово',
  ]);
});

test('the agenda as a table has a title that is in none of its languages in the first column', () => {
  const training = sampleTraining();
  for (const session of training.sessions) session.title = { en: 'Only in English' };
  const rows = agendaWorkbook(training, { ...agendaRequest, languages: ['uz', 'kk'] }).sheets[0]?.rows ?? [];
  expect(rows[1]?.slice(5, 7)).toEqual(['Only in English', null]);
});

test('the name of the file is short, plain and says the languages', () => {
  const training = sampleTraining();
  expect(documentName(training, agendaRequest)).toBe('Agenda – Towards Respectful Care – en-ru.pdf');
  training.workshop.title = { en: `A/B\\C ${'very '.repeat(40)}long` };
  expect(documentName(training, agendaRequest)).toMatch(/^Agenda – A B C( very)+ – en-ru\.pdf$/);
  training.workshop.title = {};
  expect(documentName(training, { ...agendaRequest, languages: ['ru'] })).toBe('Программа – ru.pdf');
});
