import { makeBadgeCode } from '../../domain/evidence/printed-code.ts';
import type { Participation } from '../../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { type BadgeSize, type DocumentRequest, usualBadgeSize } from '../document-request.ts';
import { type DrawnDocument, lineHeight, PageDrawing, paperOf, Structure } from '../layout/page.ts';
import { colours, textStyles } from '../layout/typography.ts';
import { chosenDelegationsName, countryOf, type ListedPerson, sheetPeople } from '../listed-people.ts';
import { datedWorkbook } from '../table-paper.ts';
import { bothCountries, chosenRolesName, Wording } from '../wording.ts';
import type { Workbook, WorkbookColumn } from '../workbook.ts';
import { type BadgePlace, drawBadge, type DrawnBadge } from './badge-drawing.ts';

/** Millimetres of one badge, and how many stand side by side and below each other: what holders are sold for. */
const sizes: Readonly<Record<BadgeSize, { width: number; height: number; columns: number; rows: number }>> = {
  '90x60': { width: 90, height: 60, columns: 2, rows: 4 },
  '96x82': { width: 96, height: 82, columns: 2, rows: 3 },
};

/** How far cut marks stay off the badges, and how long they are, in millimetres. */
const [markGap, markLength] = [1.5, 4];

/** Badges for everybody expected, to be cut apart: participants by delegation, then those who work. */
export function badges(snapshot: WorkshopSnapshot, request: DocumentRequest): DrawnDocument {
  const wording = new Wording(request.languages);
  const people = badgePeople(snapshot, request, wording);
  const size = sizes[request.badgeSize ?? usualBadgeSize];
  const structure = new Structure();
  const root = structure.add('Document', null, { language: wording.first });
  const each = size.columns * size.rows;
  const pages = Array.from({ length: Math.max(1, Math.ceil(people.length / each)) }, (_, index) => {
    const page = new PageDrawing(paper.width, paper.height);
    const own = people.slice(index * each, (index + 1) * each);
    own.forEach((person, at) => {
      const badge = badgeOf(person, snapshot, wording);
      drawBadge(page, badge, placeOf(at, size), structure, structure.add('Sect', root));
    });
    if (own.length > 0) drawCutMarks(page, size);
    else drawNobody(page, wording, structure.add('P', root));
    return page.finished(null);
  });
  return {
    title: `${wording.both('documents.title.badges')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    pages,
    nodes: structure.nodes,
  };
}

/** Who gets a badge: the chosen delegations and roles. Whoever works belongs to no delegation. */
export function badgePeople(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
): readonly ListedPerson[] {
  const { roles = null } = request;
  const { groups, staff } = sheetPeople(snapshot, { ...request, safe: false }, wording);
  return [...groups.flatMap(({ people }) => people), ...staff].filter(
    ({ participation }) => roles === null || roles.includes(participation.role),
  );
}

/** The contents of a badge. For a protected person: code, role and workshop only. */
function badgeOf(person: ListedPerson, snapshot: WorkshopSnapshot, wording: Wording): DrawnBadge {
  const { id, number, role }: Participation = person.participation;
  const country = countryOf(person, snapshot);
  const names = wording.languages.map((language) => ({
    text: person.spokenName(language),
    language: wording.tagged(language),
  }));
  return {
    participationId: id,
    sheetCode: snapshot.workshop.sheetCode,
    number,
    role,
    names: names.filter(({ text }, index) => names.findIndex((other) => other.text === text) === index),
    roleWords: `${wording.both(`vocabulary.role.${role}`).toLocaleUpperCase(wording.first)}  ·  ${String(number)}`,
    workshop: wording.bothOf(snapshot.workshop.title),
    institution: wording.bothOf(person.institution?.name ?? {}),
    country: country === null ? '' : bothCountries(country, wording),
  };
}

function drawNobody(page: PageDrawing, wording: Wording, node: number): void {
  const style = textStyles.body;
  wording.words('documents.badges.nobody', 'body').forEach(({ text }, index) => {
    page.text(text, style, { x: paper.side, top: paper.edge + index * lineHeight(style), node });
  });
}

type Size = (typeof sizes)[BadgeSize];
const paper = paperOf('portrait');

/** The upper left corner of all badges, which stand in the middle of the paper. */
function originOf({ width, height, columns, rows }: Size): { readonly x: number; readonly y: number } {
  return { x: (paper.width - columns * width) / 2, y: (paper.height - rows * height) / 2 };
}

function placeOf(index: number, size: Size): BadgePlace {
  const { x, y } = originOf(size);
  const [column, row] = [index % size.columns, Math.floor(index / size.columns)];
  return { x: x + column * size.width, y: y + row * size.height, width: size.width, height: size.height };
}

/** Short lines in the margins, where a guillotine is set, and small crosses where four badges meet, for scissors. */
function drawCutMarks(page: PageDrawing, size: Size): void {
  const { x: left, y: top } = originOf(size);
  const [right, bottom] = [left + size.columns * size.width, top + size.rows * size.height];
  const line = (x1: number, y1: number, x2: number, y2: number): void => page.line(x1, y1, x2, y2, 0.15, colours.muted);
  const columns = Array.from({ length: size.columns + 1 }, (_, index) => left + index * size.width);
  const rows = Array.from({ length: size.rows + 1 }, (_, index) => top + index * size.height);
  for (const x of columns) {
    line(x, top - markGap - markLength, x, top - markGap);
    line(x, bottom + markGap, x, bottom + markGap + markLength);
  }
  for (const y of rows) {
    line(left - markGap - markLength, y, left - markGap, y);
    line(right + markGap, y, right + markGap + markLength, y);
  }
  for (const x of columns.slice(1, -1)) {
    for (const y of rows.slice(1, -1)) {
      line(x - 1, y, x + 1, y);
      line(x, y - 1, x, y + 1);
    }
  }
}

/** What stands on each badge, for those who have badges printed elsewhere. */
export function badgesWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const { sheetCode } = snapshot.workshop;
  const languages = wording.distinct('documents.full-name');
  const text = (head: string): WorkbookColumn => ({ head, kind: 'text' });
  const table = {
    columns: [
      { head: wording.both('documents.number-sign'), kind: 'number' as const },
      ...languages.map((language) => text(wording.translate(language, 'documents.full-name'))),
      text(wording.both('documents.role')),
      text(wording.both('documents.organisation')),
      text(wording.both('documents.country')),
      text(wording.both('documents.badges.code')),
    ],
    rows: badgePeople(snapshot, request, wording).map((person) => {
      const { number, role } = person.participation;
      const country = countryOf(person, snapshot);
      return [
        number,
        ...languages.map((language) => person.spokenName(language)),
        wording.both(`vocabulary.role.${role}`),
        wording.bothOf(person.institution?.name ?? {}) || null,
        country === null ? null : bothCountries(country, wording),
        makeBadgeCode({ sheetCode, number }),
      ];
    }),
  };
  return datedWorkbook('badges', table, { snapshot, request, wording });
}

function sizeName(_: WorkshopSnapshot, { badgeSize = usualBadgeSize }: DocumentRequest): string | null {
  return badgeSize === usualBadgeSize ? null : badgeSize;
}

export const badgesDefinition = {
  kind: 'badges',
  drawn: badges,
  workbook: badgesWorkbook,
  lack: (snapshot: WorkshopSnapshot, request: DocumentRequest) =>
    badgePeople(snapshot, request, new Wording(request.languages)).length === 0
      ? 'documents.badges.nobody-reason'
      : null,
  nameDetails: [chosenRolesName, chosenDelegationsName, sizeName],
} as const;
