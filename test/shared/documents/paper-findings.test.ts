import { beforeAll, describe, expect, test } from 'vitest';
import type { DocumentKind, DocumentRequest } from '../../../shared/documents/document-request.ts';
import { type PaperFinding, findingLine, paperFindings } from '../../../shared/documents/paper-findings.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { loadCatalogues } from '../../../shared/text/text.ts';
import { drawDocument } from './all-documents.ts';
import { allText } from './drawn-texts.ts';
import { agendaRequest, sampleTraining, testId } from './training.ts';

beforeAll(async () => loadCatalogues());

function foundOn(kind: DocumentKind, training: WorkshopSnapshot, more: Partial<DocumentRequest> = {}): PaperFinding[] {
  const request = { ...agendaRequest, kind, ...more };
  const overflows = drawDocument(training, request).pages.flatMap((page) => page.overflows);
  return paperFindings(training, request, overflows, 'en');
}

const textsOf = (found: readonly PaperFinding[]): string[] => found.map(({ text }) => text);

/** The training with every text in the two languages of its papers. */
function translated(): WorkshopSnapshot {
  return JSON.parse(
    JSON.stringify(sampleTraining(), (_, value: unknown) => {
      if (typeof value !== 'object' || value === null) return value;
      const { en, ru } = value as { readonly en?: unknown; readonly ru?: unknown };
      const isText = typeof (en ?? ru) === 'string' && Object.keys(value).every((key) => key === 'en' || key === 'ru');
      return isText ? { en: en ?? `${String(ru)} (en)`, ru: ru ?? `${String(en)} (ru)` } : value;
    }),
  ) as WorkshopSnapshot;
}

describe('what is not translated is told before printing', () => {
  test('nothing where everything is', () => {
    for (const kind of ['agenda', 'attendance-sheet', 'attendance-table', 'badges', 'participant-list'] as const) {
      expect(foundOn(kind, translated())).toEqual([]);
    }
  });

  test('titles, institutions, positions and delegations, each with its place, on the papers that print them', () => {
    const training = translated();
    const [session] = training.sessions.filter(({ title }) => title.en !== undefined);
    const seat = training.participations.find(({ number }) => number === 9);
    const person = training.people.find(({ id }) => id === seat?.personId);
    const institution = training.institutions.find(({ id }) => id === person?.institutionId);
    const [delegation] = training.delegations;
    if (!session || !seat || !person || !institution || !delegation) throw new Error('the sample is too small');
    session.title = { en: 'Ethics' };
    person.position = { ru: 'Начальник отдела' };
    institution.name = { en: 'Ministry of Labour' };
    delegation.name = { en: 'Delegation A' };
    expect(foundOn('agenda', training)).toEqual([
      {
        kind: 'untranslated',
        text: 'Title “Ethics”: no translation (Russian)',
        place: { section: 'agenda', id: session.id },
      },
    ]);
    const onSheet = foundOn('attendance-sheet', training);
    expect(onSheet.map(({ place }) => place.section)).toEqual(['people', 'people', 'people']);
    expect(textsOf(onSheet)[0]).toBe('Delegation A, delegation “Delegation A”: no translation (Russian)');
    expect(textsOf(onSheet)).toContainEqual(
      expect.stringMatching(/, position “Начальник отдела”: no translation \(English\)$/),
    );
    expect(textsOf(foundOn('badges', training))).toEqual([
      expect.stringMatching(/, institution “Ministry of Labour”: no translation \(Russian\)$/),
    ]);
    expect(findingLine(onSheet[0]!, 'en')).toMatch(/^People – Delegation A/);
  });

  test('an institution once, whatever the number of its people, and none that nobody on the paper is from', () => {
    const training = translated();
    for (const institution of training.institutions) institution.name = { en: 'Somewhere' };
    const used = new Set(
      training.participations.flatMap(({ personId, status }) => {
        const person = training.people.find(({ id }) => id === personId);
        return status === 'declined' || person?.protected === true ? [] : (person?.institutionId ?? []);
      }),
    );
    expect(foundOn('badges', training)).toHaveLength(used.size);
  });

  test('slots that are sessions have their titles on the sheet', () => {
    const training = translated();
    training.assignments = [];
    const [session] = training.sessions.filter(({ title }) => title.en !== undefined);
    if (session === undefined) throw new Error('the sample is too small');
    session.title = { en: 'Ethics' };
    expect(foundOn('attendance-sheet', training)).toEqual([]);
    expect(textsOf(foundOn('attendance-sheet', training, { by: 'session' }))).toEqual([
      'Title “Ethics”: no translation (Russian)',
    ]);
  });

  test('of a paper in a third language all that it lacks is told, and of a protected person nothing', () => {
    const training = translated();
    const found = textsOf(foundOn('attendance-sheet', training, { languages: ['kk', 'en'] }));
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((text) => !text.endsWith('no translation (Kazakh)'))).toEqual([]);
    expect(found.join(' ')).not.toMatch(/Secret|Hidden|shelter/);
    // Delegations that are called as their countries are have the country's name in every language.
    expect(found.join(' ')).not.toMatch(/delegation “(?:Kazakhstan|Turkmenistan|Uzbekistan)”/);
  });
});

describe('what has no room on a badge is told with the name of the person', () => {
  const long = (words: string, count: number): string => `${words} `.repeat(count).trim();

  test('nothing where letters of six points are enough', () => {
    const training = sampleTraining();
    for (const { name } of training.institutions) name.en = long('Ministry', 12);
    expect(foundOn('badges', training, { languages: ['en'] }).filter(({ kind }) => kind === 'no-room')).toEqual([]);
  });

  test('an institution of two hundred words is cut, and the name is not', () => {
    const training = sampleTraining();
    const seat = training.participations.find(({ number }) => number === 9);
    const person = training.people.find(({ id }) => id === seat?.personId);
    const institution = training.institutions.find(({ id }) => id === person?.institutionId);
    if (!seat || !person || !institution) throw new Error('the sample is too small');
    institution.name = { en: long('Ministry', 200) };
    const found = foundOn('badges', training, { languages: ['en'] }).filter(({ kind }) => kind === 'no-room');
    const own = found.find(({ place }) => place.id === seat.id);
    expect(own?.place).toEqual({ section: 'people', id: seat.id });
    expect(own?.text).toContain(person.latinName?.family ?? '');
    expect(own?.text).toContain('letters of 6 points');
    const drawn = drawDocument(training, { ...agendaRequest, kind: 'badges', languages: ['en'] });
    expect(allText(drawn).replaceAll(/\s/g, '')).toContain(
      `${person.latinName?.given ?? ''}${person.latinName?.family ?? ''}`,
    );
  });

  test('texts of a badge never lie over each other, however long they are', () => {
    const training = sampleTraining();
    training.workshop.title = { en: long('Towards respectful care', 40) };
    for (const { name } of training.institutions) name.en = long('Republican centre', 30);
    for (const person of training.people) {
      person.latinName = { family: long('Абдрахмановская', 15), given: long('Айгүл', 12), patronymic: '' };
    }
    for (const badgeSize of ['90x60', '96x82'] as const) {
      const { pages } = drawDocument(training, { ...agendaRequest, kind: 'badges', badgeSize });
      for (const page of pages) {
        const texts = page.marks.flatMap((mark) =>
          mark.kind === 'text' && mark.anchor === 'start' && mark.text !== '' ? [mark] : [],
        );
        const lefts = [...new Set(texts.map(({ x }) => Math.round(x)))];
        const columns = lefts.map((left) => texts.filter(({ x }) => Math.round(x) === left));
        for (const column of columns) {
          const lines = column.map(({ y }) => y).sort((one, other) => one - other);
          // Lines of six points are 2.1 mm high.
          lines.slice(1).forEach((y, index) => expect(y - (lines[index] ?? 0)).toBeGreaterThan(2));
        }
      }
    }
  });

  test('a strip with a title of three pages is told with the code', () => {
    const training = sampleTraining();
    training.workshop.title = { en: long('Towards respectful care', 800) };
    const found = foundOn('attendance-sheet', training, { languages: ['en'], safe: true });
    expect(textsOf(found).some((text) => text.startsWith('P-07: “Towards'))).toBe(true);
    const shorter = sampleTraining();
    shorter.workshop.title = { en: long('Towards respectful care', 120) };
    expect(foundOn('attendance-sheet', shorter, { languages: ['en'], safe: true })).toEqual([]);
  });
});

test('a session of another day is not told of', () => {
  const training = translated();
  const session = training.sessions.find(({ placement, title }) => placement?.dayId === testId(12) && title.en);
  if (session === undefined) throw new Error('the sample is too small');
  session.title = { en: 'Ethics' };
  expect(foundOn('agenda', training, { dayIds: [testId(11)] })).toEqual([]);
  expect(foundOn('agenda', training, { dayIds: [testId(12)] })).toHaveLength(1);
});
