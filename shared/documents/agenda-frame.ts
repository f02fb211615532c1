import { textIn, type Language } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { mainRoomOf } from './agenda-row.ts';
import { paragraph, textBlock, type Block, type RunningLine } from './blocks.ts';
import type { DocumentKind } from './document-request.ts';
import type { Wording } from './wording.ts';
import { datesLine, fundingLine, languagesLine, organiserLine, placeLine, programmeLine } from './workshop-lines.ts';

/** Who invites to what, when and where. */
export function opening(
  snapshot: WorkshopSnapshot,
  wording: Wording,
  kind: DocumentKind,
  version: readonly string[] = [],
): Block[] {
  const titles = wording
    .texts(snapshot.workshop.title)
    .map(({ language, text }, index) =>
      paragraph(text, index === 0 ? 'title' : 'secondTitle', wording.tagged(language), 5),
    );
  const facts = wording.languages.map((language) =>
    paragraph(
      [datesLine(snapshot.days, wording, language), ...placeParts(snapshot, language)].filter(Boolean).join('  ·  '),
      'fact',
      wording.tagged(language),
    ),
  );
  return [
    textBlock('P', [
      paragraph(organiserLine(snapshot, wording), 'overline', null, 3),
      paragraph(programmeLine(snapshot, wording), 'small', null, 2),
    ]),
    { kind: 'space', height: 5 },
    kicker(wording.both(`documents.title.${kind}`).toUpperCase(), version),
    textBlock('H1', titles),
    { kind: 'space', height: 2 },
    textBlock('P', facts),
    { kind: 'space', height: 2.5 },
    { kind: 'rule' },
  ];
}

/** What paper it is; on the right, where it matters, which state of things it shows. */
function kicker(name: string, version: readonly string[]): Block {
  const title = paragraph(name, 'kicker');
  if (version.length === 0) return textBlock('P', [title]);
  const states = version.map((line, index) => paragraph(line, index === 0 ? 'version' : 'small', null, 2));
  return {
    kind: 'text',
    tag: 'P',
    keepWithNext: true,
    columns: [
      { share: 1, align: 'start', paragraphs: [title] },
      { share: 1.4, align: 'end', paragraphs: states },
    ],
  };
}

/** The main room, venue, city and country. */
function placeParts(snapshot: WorkshopSnapshot, language: Language): string[] {
  const room = snapshot.rooms.find((one) => one.id === mainRoomOf(snapshot));
  return [placeLine(snapshot, language), room === undefined ? '' : textIn(room.name, language)];
}

/** Whose money, in which languages, and `state`: as of when, or which edition. */
export function footer(snapshot: WorkshopSnapshot, wording: Wording, state: string): RunningLine[] {
  const small = (text: string): ReturnType<typeof paragraph> | null =>
    text === '' ? null : paragraph(text, 'footer', null, 2);
  const languages = wording.languages.map((language) => languagesLine(snapshot, wording, language)).join(' / ');
  const sample = snapshot.workshop.fictional ? wording.both('documents.fictional') : '';
  return [
    { left: small(fundingLine(snapshot, wording)), right: paragraph(wording.both('documents.page'), 'footer') },
    { left: small(languages), right: null },
    { left: small([state, sample].filter(Boolean).join('  ·  ')), right: null },
  ];
}
