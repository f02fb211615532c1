import { makeBadgeCode } from '../../domain/evidence/printed-code.ts';
import type { Language } from '../../domain/language.ts';
import type { ParticipationRole } from '../../domain/people/participation.ts';
import { drawFitted, lineHeight, type PageDrawing, type Structure } from '../layout/page.ts';
import { drawCode } from '../layout/page-edges.ts';
import { type FittedText, fitText, textStyles, widthInMillimetres } from '../layout/typography.ts';

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

/** The texts of a badge in the sizes in which they are drawn, and where the names have their room. */
type FittedBadge = {
  readonly workshop: FittedText;
  readonly names: readonly FittedText[];
  readonly institution: FittedText;
  readonly country: FittedText;
  readonly namesRoom: BadgePlace;
  /** Whether the names have room between the others. */
  readonly hasRoom: boolean;
  /** Texts of which something is cut. */
  readonly cut: readonly string[];
};

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

  const fitted = fitBadge(badge, { x: left, y: top, width, height: codeTop + side - top, side });
  const { workshop, country, institution, namesRoom } = fitted;
  const countryTop = codeTop + side - heightOf(country);
  drawFitted(page, workshop, { x: left, top, node: node() });
  drawNames(page, badge, fitted.names, namesRoom, node);
  drawFitted(page, country, { x: left, top: countryTop, node: node() });
  drawFitted(page, institution, { x: left, top: countryTop - heightOf(institution) - 0.8, node: node() });
  for (const text of fitted.cut) page.overflow({ participationId: badge.participationId, text });

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

/**
 * The texts as large as all of them have room in the upper part of a badge, from its head down to the foot of the code,
 * with the place of the code left free: first in letters of the usual sizes, then in the smallest; what has no room then
 * is cut, the name last.
 */
function fitBadge(badge: DrawnBadge, room: BadgeRoom): FittedBadge {
  for (const largest of [Infinity, least]) {
    const whole = fitAround(badge, room, { largest, titleLines: 3, institutionLines: 4, isCut: false });
    if (whole.hasRoom) return whole;
  }
  for (let lines = 10; lines > 2; lines--) {
    const cut = fitAround(badge, room, { largest: least, titleLines: lines, institutionLines: lines, isCut: true });
    if (cut.hasRoom) return cut;
  }
  return fitAround(badge, room, { largest: least, titleLines: 2, institutionLines: 2, isCut: true });
}

/** With the side of the code, which stands at its lower right. */
type BadgeRoom = BadgePlace & { readonly side: number };

type BadgeLimits = {
  /** Points that no text but the name exceeds. */
  readonly largest: number;
  readonly titleLines: number;
  readonly institutionLines: number;
  /** Whether lines that are too many are left out. */
  readonly isCut: boolean;
};

function fitAround(badge: DrawnBadge, room: BadgeRoom, limits: BadgeLimits): FittedBadge {
  const { largest, titleLines, institutionLines, isCut } = limits;
  const cut: string[] = [];
  const fit = (text: string, look: keyof typeof textStyles, width: number, lines: number, most: number): FittedText => {
    const fitted = fitText(text, textStyles[look], { width, lines, largest: Math.min(most, largest), smallest: least });
    if (!isCut || fitted.lines.length <= lines) return fitted;
    cut.push(text);
    return shortened(fitted, lines, width);
  };
  const textWidth = room.width - room.side - quiet;
  const workshop = fit(badge.workshop, 'badgeWorkshop', room.width, titleLines, 7);
  const country = fit(badge.country, 'badgeCountry', textWidth, isCut ? 2 : 1, 9);
  const institution = fit(badge.institution, 'badgeInstitution', textWidth, institutionLines, 8.5);
  const namesTop = room.y + Math.max(topLines, heightOf(workshop) + 0.8);
  const bottom = room.y + room.height;
  const below = bottom - heightOf(country) - heightOf(institution) - 0.8;
  const height = Math.min(bottom - room.side, below) - 1 - namesTop;
  const namesRoom = { x: room.x, y: namesTop, width: room.width, height };
  const names = fitNames(
    badge.names.map(({ text }) => text),
    namesRoom,
  );
  const hasRoom = names.reduce((sum, each) => sum + heightOf(each), 0) <= height;
  const fitted = { workshop, institution, country, namesRoom, hasRoom };
  if (hasRoom || !isCut) return { ...fitted, names, cut };
  const each = Math.max(1, Math.floor(height / names.length / lineHeight({ ...textStyles.badgeName, size: least })));
  return {
    ...fitted,
    names: names.map((name) => shortened(name, each, room.width)),
    cut: [...cut, ...badge.names.flatMap(({ text }, at) => ((names[at]?.lines.length ?? 0) > each ? [text] : []))],
  };
}

/** At most so many lines; where some are left out, the last one ends with three dots. */
function shortened({ lines, style }: FittedText, most: number, width: number): FittedText {
  if (lines.length <= most) return { lines, style };
  let last = lines[most - 1] ?? '';
  while (last !== '' && widthInMillimetres(`${last}…`, style) > width) last = last.slice(0, -1).trimEnd();
  return { lines: [...lines.slice(0, most - 1), `${last}…`], style };
}

/** The names in the middle of the height that they have. */
function drawNames(
  page: PageDrawing,
  { names }: DrawnBadge,
  fitted: readonly FittedText[],
  room: BadgePlace,
  node: (language: Language | null) => number,
): void {
  let top = room.y + Math.max(0, room.height - fitted.reduce((sum, each) => sum + heightOf(each), 0)) / 2;
  fitted.forEach((each, index) => {
    drawFitted(page, each, { x: room.x, top, node: node(names[index]?.language ?? null) });
    top += heightOf(each);
  });
}

/** The first name as large as all of them fit. */
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
  const top = y + (height - heightOf(words)) / 2;
  drawFitted(page, words, { x: x + width / 2, top, anchor: 'middle', node });
}

function heightOf({ lines, style }: FittedText): number {
  return lines.filter((line) => line !== '').length * lineHeight(style);
}
