import { makeBadgeCode } from '../../domain/evidence/printed-code.ts';
import type { Language } from '../../domain/language.ts';
import type { ParticipationRole } from '../../domain/people/participation.ts';
import { lineHeight, type PageDrawing, type Structure, endsWord } from '../layout/page.ts';
import { drawCode } from '../layout/page-stamp.ts';
import { type FittedText, fitText, textStyles } from '../layout/typography.ts';

/** Millimetres; `x` and `y` are the top left corner on the page. */
export type BadgePlace = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

type Said = { readonly text: string; readonly language: Language | null };

/** What stands on a badge. */
export type DrawnBadge = {
  readonly participationId: string;
  readonly sheetCode: string;
  readonly number: number;
  readonly role: ParticipationRole;
  /** In each language; once where they are the same. */
  readonly names: readonly Said[];
  /** The role, and the number on the list. */
  readonly roleWords: string;
  readonly workshop: string;
  readonly institution: string;
  readonly country: string;
};

/**
 * Colours of the band by role, dark enough for white text. The band names the role too, for printers without colour.
 */
const bandColours: Readonly<Record<ParticipationRole, string>> = {
  participant: '#1f4e79',
  trainer: '#17603a',
  facilitator: '#17603a',
  expert: '#17603a',
  speaker: '#17603a',
  interpreter: '#6b3fa0',
  observer: '#4b5563',
  organiser: '#9a3412',
};

/** Millimetres. Nothing reaches the edge, since cuts are not exact. */
const [inset, bandInset, bandHeight, topLines] = [5, 3, 6.5, 7];
/** Points below which letters are not made: then words are divided. */
const least = 6;
/** Width of the quiet zone around the code, in modules, of which the code has 21 (ISO/IEC 18004). */
const quiet = 4;
const mostNameLines = 2;

export function drawBadge(
  page: PageDrawing,
  badge: DrawnBadge,
  place: BadgePlace,
  structure: Structure,
  parent: number,
): void {
  const node = (language: Language | null = null): number => structure.add('P', parent, { language });
  const width = place.width - 2 * inset;
  const left = place.x + inset;
  const side = codeSide(place);
  const bandTop = place.y + place.height - bandInset - bandHeight;
  const codeTop = bandTop - quiet - side;
  const top = place.y + 4;

  const workshop = fitText(badge.workshop, textStyles.badgeWorkshop, { width, lines: 3, largest: 7, smallest: least });
  const namesTop = top + Math.max(topLines, heightOf(workshop) + 0.8);

  const textWidth = width - side - quiet;
  const country = fitText(badge.country, textStyles.badgeCountry, {
    width: textWidth,
    lines: 1,
    largest: 9,
    smallest: least,
  });
  const institution = fitText(badge.institution, textStyles.badgeInstitution, {
    width: textWidth,
    lines: 4,
    largest: 8.5,
    smallest: least,
  });
  const below = codeTop + side - heightOf(country);
  const institutionTop = below - heightOf(institution) - 0.8;
  const namesEnd = Math.min(codeTop, institutionTop) - 1;
  drawLines(page, workshop, { x: left, top, node: node() });
  drawNames(page, badge, { x: left, y: namesTop, width, height: namesEnd - namesTop }, node);
  drawLines(page, country, { x: left, top: below, node: node() });
  drawLines(page, institution, { x: left, top: institutionTop, node: node() });

  const code = { left: left + width - side, top: codeTop, side };
  drawCode(page, makeBadgeCode(badge), code);
  page.place({ name: `badge ${badge.participationId}`, x: code.left, y: code.top, width: side, height: side });
  drawBand(
    page,
    badge,
    { x: place.x + bandInset, y: bandTop, width: place.width - 2 * bandInset, height: bandHeight },
    node(),
  );
}

/** Side of the code without its quiet zone: large enough for the camera of a laptop. */
export function codeSide({ height }: Pick<BadgePlace, 'height'>): number {
  return Math.min(21, height * 0.28);
}

/** The first name as large as all of them fit, in the middle of the height. */
function drawNames(
  page: PageDrawing,
  { names }: DrawnBadge,
  room: BadgePlace,
  node: (language: Language | null) => number,
): void {
  const fitted = fitNames(
    names.map(({ text }) => text),
    room,
  );
  let top = room.y + Math.max(0, room.height - fitted.reduce((sum, each) => sum + heightOf(each), 0)) / 2;
  fitted.forEach((each, index) => {
    drawLines(page, each, { x: room.x, top, node: node(names[index]?.language ?? null) });
    top += heightOf(each);
  });
}

function fitNames([first = '', ...others]: readonly string[], { width, height }: BadgePlace): FittedText[] {
  const atMost = (largest: number): FittedText[] => [
    fitText(first, textStyles.badgeName, { width, lines: mostNameLines, largest, smallest: Math.min(10, largest) }),
    ...others.map((name) =>
      fitText(name, textStyles.badgeSecondName, {
        width,
        lines: mostNameLines,
        largest: largest * 0.58,
        smallest: Math.max(least, Math.min(7.5, largest * 0.58)),
      }),
    ),
  ];
  for (let largest = Math.min(32, height * 1.25); largest > least; largest -= 0.5) {
    const fitted = atMost(largest);
    if (fitted.reduce((sum, each) => sum + heightOf(each), 0) <= height) return fitted;
  }
  return atMost(least);
}

function drawBand(
  page: PageDrawing,
  { role, roleWords }: DrawnBadge,
  { x, y, width, height }: BadgePlace,
  node: number,
): void {
  page.box(x, y, width, height, bandColours[role]);
  const words = fitText(roleWords, textStyles.badgeRole, { width: width - 4, lines: 1, largest: 10, smallest: least });
  const top = y + (height - lineHeight(words.style)) / 2;
  page.text(words.lines[0] ?? '', words.style, { x: x + width / 2, top, anchor: 'middle', node });
}

function drawLines(
  page: PageDrawing,
  { lines, style }: FittedText,
  { x, top, node }: { readonly x: number; readonly top: number; readonly node: number },
): void {
  lines.forEach((line, index) => {
    const spaceAfter = index < lines.length - 1 && endsWord(line);
    page.text(line, style, { x, top: top + index * lineHeight(style), spaceAfter, node });
  });
}

function heightOf({ lines, style }: FittedText): number {
  return lines.filter((line) => line !== '').length * lineHeight(style);
}
