import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../../main/exports/render-document.ts';
import type { DocumentRequest } from '../../../../shared/documents/document-request.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { agendaRequest, sampleTraining, sheetRequest, testId } from '../../../shared/documents/training.ts';
import { printWithLibreOffice, readWith } from '../outside-readers.ts';
import { textOfPdf } from '../pdf-reader.ts';
import { zipParts } from '../zip-parts.ts';

/** What a .docx is made of: styles, headings, tables, fields, languages, properties. */

async function bytesOf(changes: Partial<DocumentRequest>, training = sampleTraining()): Promise<Uint8Array> {
  const rendered = await renderDocument(training, { ...agendaRequest, format: 'docx', ...changes });
  if (!rendered.ok) throw new Error(rendered.failure.code);
  return rendered.value.bytes;
}

async function partsOf(
  changes: Partial<DocumentRequest>,
  training = sampleTraining(),
): Promise<{ body: string; styles: string; all: ReadonlyMap<string, string> }> {
  const all = zipParts(await bytesOf(changes, training));
  return { body: all.get('word/document.xml') ?? '', styles: all.get('word/styles.xml') ?? '', all };
}

/** A workshop whose agenda was changed after it was handed out. */
function changed(): WorkshopSnapshot {
  const training = sampleTraining();
  const { days, rooms, sessions, assignments } = structuredClone(training);
  const edition = {
    id: testId(5001),
    workshopId: testId(1),
    number: 1,
    frozenAt: '2025-07-01T09:00:00.000Z',
    note: '',
  };
  training.editions = [{ ...edition, days, rooms, sessions, assignments }];
  const [, , third] = training.sessions;
  if (third !== undefined) third.title = { en: 'Another title', ru: 'Другое название' };
  return training;
}

/** A workshop with three groups, each of which is printed on a page of its own. */
function divided(): WorkshopSnapshot {
  const training = sampleTraining();
  const own = { workshopId: testId(1), set: 'Case work', pinnedIds: [] };
  training.breakoutGroups = [[9, 7, 4], [5, 6], [8]].map((numbers, index) => ({
    ...own,
    id: testId(6001 + index),
    name: { en: `Group ${String(index + 1)}`, ru: `Группа ${String(index + 1)}` },
    participationIds: numbers.map((number) => testId(2000 + number)),
  }));
  return training;
}

const papers: readonly (readonly [
  name: string,
  request: Partial<DocumentRequest>,
  training: () => WorkshopSnapshot,
])[] = [
  ['an agenda', {}, sampleTraining],
  ['an attendance sheet', { kind: 'attendance-sheet' }, sampleTraining],
  ['strips', { kind: 'attendance-sheet', safe: true }, sampleTraining],
  ['lists of groups', { kind: 'group-lists' }, divided],
  ['changes of the agenda', { kind: 'agenda-changes' }, changed],
];

/** Paragraphs with text, each as its XML. */
function paragraphsOf(body: string): string[] {
  return (body.match(/<w:p>.*?<\/w:p>/gs) ?? []).filter((one) => /<w:t[ >]/.test(one));
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('');
}

function withoutTables(body: string): string {
  return body.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, '');
}

describe('styles', () => {
  test.each(papers)('of %s: every text has one, and the document defines it', async (_, request, training) => {
    const { body, styles, all } = await partsOf(request, training());
    const running = [...all].filter(([name]) => /^word\/(?:header|footer)\d/.test(name)).map(([, text]) => text);
    for (const paragraph of [body, ...running].flatMap(paragraphsOf)) {
      const [, style = ''] = /<w:pStyle w:val="([^"]+)"\/>/.exec(paragraph) ?? [];
      expect(style, textOf(paragraph)).not.toBe('');
      expect(styles).toContain(`w:styleId="${style}"`);
    }
    // A style says how letters look; a run says no more than its language and direction.
    const looks = [...body.matchAll(/<w:rPr>(.*?)<\/w:rPr>/gs)].map(([, look = '']) => look);
    for (const look of looks) expect(look).not.toMatch(/<w:(?:b|color|rFonts)[ /]/);
  });

  test.each(papers)('of %s: its tables have one of their own', async (_, request, training) => {
    const { body, styles } = await partsOf(request, training());
    const tables = body.match(/<w:tbl>/g) ?? [];
    const styled = [...body.matchAll(/<w:tblStyle w:val="([^"]+)"\/>/g)].map(([, id = '']) => id);
    expect(styled).toHaveLength(tables.length);
    for (const id of new Set(styled))
      expect(styles).toMatch(new RegExp(`<w:style w:type="table"[^>]* w:styleId="${id}"`));
    expect(body).not.toContain('<w:tblBorders>');
  });

  test('headings are Word’s own, with levels for its navigation, and no two of one text', async () => {
    const { body, styles } = await partsOf({});
    const headings = paragraphsOf(withoutTables(body)).flatMap((paragraph) => {
      const [, level] = /<w:pStyle w:val="Heading(\d)/.exec(paragraph) ?? [];
      return level === undefined ? [] : [[Number(level), textOf(paragraph)]];
    });
    expect(headings).toEqual([
      [1, 'Towards Respectful Care: Overcoming Gender Bias in Medical Practice'],
      [2, expect.stringMatching(/^DAY 1 – Tuesday 15 July 2025.*ДЕНЬ 1 – вторник, 15 июля 2025 г\.$/)],
      [2, expect.stringMatching(/^DAY 2 – Wednesday 16 July 2025.*ДЕНЬ 2 – среда, 16 июля 2025 г\.$/)],
    ]);
    expect(styles).toMatch(/w:styleId="Heading1"><w:name w:val="[Hh]eading 1"\/>.*?<w:outlineLvl w:val="0"\/>/s);
    expect(styles).toMatch(/w:styleId="Heading2"><w:name w:val="[Hh]eading 2"\/>.*?<w:outlineLvl w:val="1"\/>/s);
  });

  test('the days of attendance sheets are headings outside tables', async () => {
    const { body } = await partsOf({ kind: 'attendance-sheet' });
    const days = paragraphsOf(withoutTables(body)).filter((paragraph) => paragraph.includes('"Heading2Field"'));
    expect(days.map(textOf)).toEqual([expect.stringMatching(/^Day 1 – /), expect.stringMatching(/^Day 2 – /)]);
  });
});

describe('tables', () => {
  test('totals, parallel sessions and the last rows stay together', async () => {
    const { body } = await partsOf({});
    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    const days = tables.filter((table) => table.includes('<w:tblHeader/>'));
    expect(days).toHaveLength(2);
    for (const table of days) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
      const keeps = rows.map((row) => paragraphsOf(row).every((one) => one.includes('<w:keepNext/>')));
      // The head, then those before the last row.
      expect(keeps[0]).toBe(true);
      expect(keeps.slice(-5)).toEqual([false, true, true, true, false].slice(-keeps.length));
      for (const row of rows) expect(row).toContain('<w:cantSplit/>');
    }
  });
});

describe('numbers of pages', () => {
  test('are fields: of the document where it is one part, else of the part', async () => {
    const footers = async (request: Partial<DocumentRequest>, training = sampleTraining()): Promise<string> => {
      const { all } = await partsOf(request, training);
      return [...all]
        .filter(([name]) => name.startsWith('word/footer'))
        .map(([, text]) => text)
        .join('');
    };
    expect(await footers({})).toMatch(/w:instr="PAGE".*w:instr="NUMPAGES"/s);
    const { body } = await partsOf({ kind: 'attendance-sheet' });
    for (const part of ['end_of_part_1', 'end_of_part_2']) {
      expect(await footers({ kind: 'attendance-sheet' })).toContain(`w:instr="PAGEREF ${part}"`);
      expect(body).toContain(`w:name="${part}"`);
    }
  });

  test('are right in LibreOffice where each group is numbered on its own', { timeout: 200_000 }, async () => {
    const request = { kind: 'group-lists', pagePerGroup: true, languages: ['en'] } as const;
    const bytes = await bytesOf({ ...request, languages: ['en'] }, divided());
    const pages = (await textOfPdf(printWithLibreOffice(bytes))).split('\f');
    expect(pages).toHaveLength(3);
    for (const page of pages) expect(page).toContain('Page 1 of 1');
  });
});

describe('languages', () => {
  test('are those of the paper, of each text, and of words beside each other', async () => {
    const { body, styles, all } = await partsOf({});
    expect(all.get('docProps/core.xml')).toContain('<dc:language>en-GB</dc:language>');
    expect(styles).toMatch(/<w:rPrDefault>.*<w:lang w:val="en-GB"/s);
    const russian = [...body.matchAll(/<w:rPr><w:lang w:val="ru-RU"\/><\/w:rPr><w:t[^>]*>([^<]*)/g)].map(
      ([, text]) => text,
    );
    expect(russian).toEqual(expect.arrayContaining(['Регистрация участников', 'ПРОГРАММА']));
    const unmarked = [...body.matchAll(/<w:r><w:t[^>]*>([^<]*)/g)].map(([, text = '']) => text);
    expect(unmarked.filter((text) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
  });

  test.each([
    ['kk', 'kk-KZ'],
    ['ky', 'ky-KG'],
    ['tg', 'tg-Cyrl-TJ'],
    ['tk', 'tk-TM'],
    ['uz', 'uz-Latn-UZ'],
  ] as const)('of a paper in %s is %s', async (language, tag) => {
    const { styles } = await partsOf({ languages: [language] });
    expect(styles).toContain(`<w:lang w:val="${tag}"`);
  });
});

describe('letters that run from right to left', () => {
  const persian = 'احمد شاه مسعود';
  const hebrew = 'דוד בן־גוריון';
  const mixed = 'ورشة عمل (09:00–10:30) قاعة 2';

  function withNames(): WorkshopSnapshot {
    const training = sampleTraining();
    [persian, hebrew].forEach((family, index) => {
      const person = training.people[index];
      if (person === undefined) throw new Error('the sample has fewer people');
      Object.assign(person, { latinName: { family, given: '', patronymic: '' }, cyrillicName: null, protected: false });
    });
    const [session] = training.sessions;
    if (session !== undefined) session.title = { en: mixed };
    return training;
  }

  test.each(['agenda', 'attendance-sheet'] as const)(
    'are marked as such in the %s, with their language',
    async (kind) => {
      const { body } = await partsOf({ kind, languages: ['en'] }, withNames());
      const turned = [...body.matchAll(/<w:rPr>([^r]*<w:rtl\/>.*?)<\/w:rPr><w:t[^>]*>([^<]*)/g)];
      const texts = turned.map(([, , text]) => text);
      if (kind === 'agenda') {
        expect(texts).toEqual(expect.arrayContaining([expect.stringContaining('ورشة عمل')]));
        return;
      }
      expect(texts).toEqual(expect.arrayContaining([persian, hebrew]));
      const languageOf = (text: string): string | undefined =>
        /w:bidi="([^"]+)"/.exec(turned.find(([, , own]) => own === text)?.[1] ?? '')?.[1];
      expect([languageOf(persian), languageOf(hebrew)]).toEqual(['ar-SA', 'he-IL']);
      expect(body).toContain('<w:bidi/>');
    },
  );

  test('have a size and a weight of their own in every style', async () => {
    const { styles } = await partsOf({});
    const sized = styles.match(/<w:sz w:val="\d+"\/>/g) ?? [];
    expect(styles.match(/<w:szCs w:val="\d+"\/>/g)).toHaveLength(sized.length);
    expect(styles.match(/<w:bCs/g)).toHaveLength((styles.match(/<w:b[ /]/g) ?? []).length);
  });

  test('stand in their order on what LibreOffice prints', { timeout: 200_000 }, async () => {
    const bytes = await bytesOf({ kind: 'attendance-sheet', languages: ['en'] }, withNames());
    const printed = printWithLibreOffice(bytes);
    const text = readWith('pdftotext', ['-layout', '{file}', '-'], printed, 'pdf').normalize('NFKC');
    const plain = text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '');
    for (const name of [persian, hebrew]) expect(plain).toContain(name.normalize('NFKC'));
  });
});

test('120: the properties name the paper and the program, and nobody', async () => {
  const { all } = await partsOf({ ...sheetRequest, format: 'docx' });
  expect(all.get('docProps/core.xml')).toMatch(
    /<dc:title>Attendance sheet \/ .*<dc:creator>Rostrum<.*<cp:lastModifiedBy>Rostrum</,
  );
  const whole = [...all.values()].join('\n');
  expect(whole).not.toMatch(/un-named|w:author=|<Company>|<Manager>/i);
});
