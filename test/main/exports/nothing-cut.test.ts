import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderPdf } from '../../../main/exports/pdf.ts';
import {
  type DocumentKind,
  documentKinds,
  type DocumentRequest,
  smallestLetters,
} from '../../../shared/documents/document-request.ts';
import { drawDocument, loadDocument } from '../../../shared/documents/documents.ts';
import type { DrawnDocument, Page } from '../../../shared/documents/layout/page.ts';
import { printable, textWidth } from '../../../shared/documents/layout/typography.ts';
import { listedPeople } from '../../../shared/documents/listed-people.ts';
import { type Language, languages, type Text } from '../../../shared/domain/language.ts';
import { isCounted, isExpected } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { readWorkshopBytes } from '../../../shared/files/workshop-file.ts';
import { aCrowdedWorkshop, aWorkshopOfLongNames, aWorkshopOfManyRooms } from '../../factories/hard-workshops.ts';
import { agendaRequest } from '../../shared/documents/training.ts';
import { eachPage, withDocument } from './pdf-reader.ts';

/** What stands on papers, read back by pdf.js: every word is there, inside its cell and page, and large enough. */

const pairs: readonly Language[][] = [
  ['en', 'ru'],
  ['kk', 'ru'],
  ['ky', 'tg'],
  ['uz', 'tk'],
];
const hard: Readonly<Record<string, () => WorkshopSnapshot>> = {
  'three hundred people': aCrowdedWorkshop,
  'ten days in twelve rooms': aWorkshopOfManyRooms,
  'names of up to 120 letters': aWorkshopOfLongNames,
};
const folder = path.resolve(import.meta.dirname, '../../../samples');

function sample(name: string): WorkshopSnapshot {
  const read = readWorkshopBytes(readFileSync(path.join(folder, name)));
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

/** Millimetres from the upper left corner of the page. */
type Glyphs = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
};

const millimetres = 25.4 / 72;
/** Of an em: how far capitals and their marks reach up, and letters reach down. */
const [above, below] = [0.75, 0.2];

async function readBack(drawn: DrawnDocument): Promise<Glyphs[][]> {
  const bytes = await renderPdf(drawn, { tagged: false, asOf: '2025-07-20' });
  return withDocument(bytes, (document) =>
    eachPage(document, async (page) => {
      const [, , , height = 0] = page.view;
      const { items } = await page.getTextContent({ disableNormalization: true });
      return items.flatMap((item): Glyphs[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [a = 0, b = 0, , , x = 0, up = 0] = item.transform as number[];
        const [size, y] = [Math.hypot(a, b), height - up];
        const box =
          Math.abs(a) > Math.abs(b)
            ? { left: x, right: x + item.width, top: y - above * size, bottom: y + below * size }
            : { left: x - above * size, right: x + below * size, top: y - item.width, bottom: y };
        const inside = Object.fromEntries(Object.entries(box).map(([side, value]) => [side, value * millimetres]));
        return [{ text: item.str, ...(inside as Omit<Glyphs, 'text' | 'size'>), size }];
      });
    }),
  );
}

/** Without spaces, since lines are broken at them; ʼ and ’ share a picture in the font. */
function squeezed(text: string): string {
  return printable(text).replaceAll(/\s+/g, '').replaceAll(/[ʼˮ]/g, '’');
}

/** Letters of a text that may be higher than a page and go on over two, with other cells between. */
const dividedFrom = 500;

/** Whether a text stands on paper as a whole, a very long one with all its words in order. */
function isOn(paper: string, fact: string): boolean {
  if (paper.includes(squeezed(fact))) return true;
  if (fact.length < dividedFrom) return false;
  let at = 0;
  return fact.split(/\s+/).every((word) => {
    at = paper.indexOf(squeezed(word), at);
    return at >= 0;
  });
}

function written(text: Text, languages: readonly Language[]): string[] {
  return languages.flatMap((language) => text[language] ?? []);
}

/** What a paper has to say, by the workshop itself: in each language of the paper, as it was entered. */
function factsOf(kind: DocumentKind, snapshot: WorkshopSnapshot, languages: readonly Language[]): string[] {
  const { workshop, programme, days, sessions, rooms, breakoutGroups } = snapshot;
  const people = [...listedPeople(snapshot).values()].filter(({ participation }) => isExpected(participation));
  const names = (some: typeof people): string[] => some.flatMap((one) => languages.map((each) => one.listName(each)));
  const shown = people.filter((one) => !one.protected);
  const from = (some: typeof people): string[] =>
    some.flatMap(({ institution }) => written(institution?.name ?? {}, languages));
  const common = [workshop.title, programme.fundingLine].flatMap((text) => written(text, languages));
  const counted = shown.filter(({ participation }) => isCounted(participation));
  switch (kind) {
    case 'agenda': {
      const placed = sessions.filter((session) => session.placement !== null);
      const texts = placed.flatMap((session) => [session.title, session.description]);
      const halls = rooms.filter(({ id }) => rooms.length > 1 && placed.some((one) => one.placement?.roomId === id));
      return [
        ...common,
        ...[...days.map(({ theme }) => theme), ...texts, ...halls.map(({ name }) => name)].flatMap((text) =>
          written(text, languages),
        ),
      ];
    }
    case 'attendance-sheet': {
      const positions = counted.flatMap(({ position }) => written(position, languages));
      return [...common, ...names(shown), ...from(counted), ...positions];
    }
    case 'attendance-table':
      return [...common, ...names(counted)];
    case 'group-lists': {
      const members = shown.filter(({ participation: { id } }) =>
        breakoutGroups.some(({ participationIds }) => participationIds.includes(id)),
      );
      return members.length === 0 ? common : [...common, ...names(members), ...from(members)];
    }
    case 'badges':
      return [
        ...written(workshop.title, languages),
        ...shown.flatMap((one) => languages.map((each) => one.spokenName(each))),
        ...from(shown),
      ];
    case 'participant-list': {
      const positions = counted.flatMap(({ position }) => written(position, languages));
      return [...common, ...names(shown), ...from(shown), ...positions];
    }
    case 'certificates':
      return [...common, ...counted.flatMap((one) => languages.map((each) => one.spokenName(each)))];
    case 'certificate-register':
      return [...common, ...names(counted)];
    case 'code-key':
    case 'agenda-changes':
      return common;
  }
}

function isCrossed(glyphs: Glyphs, page: Page): boolean {
  const slack = 0.25;
  return page.marks.some((mark) => {
    if (mark.kind !== 'line') return false;
    const [x1, x2] = [Math.min(mark.x1, mark.x2), Math.max(mark.x1, mark.x2)];
    const [y1, y2] = [Math.min(mark.y1, mark.y2), Math.max(mark.y1, mark.y2)];
    const across = glyphs.left < x2 - slack && glyphs.right > x1 + slack;
    const down = glyphs.top < y2 - slack && glyphs.bottom > y1 + slack;
    if (x1 === x2) return down && glyphs.left < x1 - slack && glyphs.right > x1 + slack;
    return across && glyphs.top < y1 - slack && glyphs.bottom > y1 + slack;
  });
}

function covers(one: Glyphs, other: Glyphs): boolean {
  const slack = 0.3;
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  return across > slack && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack;
}

/** Texts that lie over a line of their table, over another text, outside the page, or are too small. */
function faultsOf(pages: readonly Glyphs[][], drawn: DrawnDocument, smallest: number): string[] {
  const margin = 8;
  return pages.flatMap((texts, index) => {
    const page = drawn.pages[index];
    if (page === undefined) return ['a page too many'];
    return texts.flatMap((one, at) => {
      const { left, right, top, bottom } = one;
      const about = (fault: string): string[] => [`${fault}, page ${String(index + 1)}: ${one.text}`];
      if (left < margin || top < margin || right > page.width - margin || bottom > page.height - margin)
        return about('outside');
      if (one.size < smallest - 0.01) return about(`of ${String(one.size)} points`);
      if (isCrossed(one, page)) return about('over a line');
      const other = texts.find((each, later) => later > at && covers(one, each));
      return other === undefined ? [] : about(`over “${other.text}”`);
    });
  });
}

/** What is drawn on a page, as the layout placed it: the PDF has the same, which the tests with pdf.js show. */
function drawnOn(page: Page): Glyphs[] {
  return page.marks.flatMap((mark): Glyphs[] => {
    if (mark.kind !== 'text' || mark.text.trim() === '') return [];
    const { text, x, y, size, weight, tabular, anchor, upwards } = mark;
    const long = mark.run?.width ?? textWidth(text, size, weight, tabular) * millimetres;
    const [up, down] = [above * size * millimetres, below * size * millimetres];
    if (upwards) return [{ text, size, left: x - up, right: x + down, top: y - long, bottom: y }];
    const left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * long;
    return [{ text, size, left, right: left + long, top: y - up, bottom: y + down }];
  });
}

async function judge(
  kind: DocumentKind,
  snapshot: WorkshopSnapshot,
  languages: Language[],
  dayIds: string[] | null = null,
  isRead = true,
): Promise<{ missing: readonly string[]; faults: readonly string[] }> {
  const request: DocumentRequest = {
    ...agendaRequest,
    kind,
    languages,
    dayIds,
    blankRows: 2,
    badgeSize: '96x82',
    recipient: 'internal',
  };
  if (kind === 'certificates' || kind === 'certificate-register') {
    // In none of these workshops is attendance taken: what is decided counts.
    for (const each of snapshot.participations) each.completion = { result: 'completion', reason: 'Decided' };
  }
  const drawn = drawDocument(await loadDocument(kind), snapshot, request);
  const pages = isRead ? await readBack(drawn) : drawn.pages.map(drawnOn);
  const whole = squeezed(pages.map((texts) => texts.map(({ text }) => text).join('')).join(''));
  const missing = factsOf(kind, snapshot, languages).filter((fact) => !isOn(whole, fact));
  return { missing, faults: faultsOf(pages, drawn, smallestLetters[kind]) };
}

describe.each(Object.entries(hard))('of a workshop of %s nothing is cut', (name, make) => {
  // All languages where the names are hardest; the papers of the large ones have hundreds of pages.
  const chosen = name === 'names of up to 120 letters' ? pairs : pairs.slice(0, 1);
  const cases = documentKinds.flatMap((kind) => chosen.map((languages) => [kind, languages] as const));
  test.each(cases)('from the %s in %s', async (kind, languages) => {
    const snapshot = make();
    const isLong = kind === 'attendance-sheet' && chosen.length === 1;
    const days = isLong ? snapshot.days.slice(0, 1).map(({ id }) => id) : null;
    expect(await judge(kind, snapshot, [...languages], days)).toEqual({ missing: [], faults: [] });
  });
});

/** Each language alone, and beside Russian and English. */
const combinations: readonly Language[][] = [
  ...languages.map((language) => [language]),
  ...languages.flatMap((one) => (['ru', 'en'] as const).filter((other) => other !== one).map((other) => [one, other])),
];

describe.each(Object.entries(hard))('of a workshop of %s nothing is cut in any language', (_, make) => {
  test.each(documentKinds)('from the %s', { timeout: 120_000 }, async (kind) => {
    const snapshot = make();
    const [first] = snapshot.days.map(({ id }) => id);
    // Each day has the same people.
    const days = kind === 'attendance-sheet' && first !== undefined ? [first] : null;
    for (const asked of combinations) {
      const { missing, faults } = await judge(kind, snapshot, [...asked], days, false);
      expect({ asked, missing, faults }).toEqual({ asked, missing: [], faults: [] });
    }
  });
});

describe.each(readdirSync(folder).filter((name) => name.endsWith('.workshop')))('of %s nothing is cut', (name) => {
  test.each(documentKinds)('from the %s', async (kind) => {
    const snapshot = sample(name);
    const languages = snapshot.workshop.languages.slice(0, 2);
    expect(await judge(kind, snapshot, languages)).toEqual({ missing: [], faults: [] });
  });
});
