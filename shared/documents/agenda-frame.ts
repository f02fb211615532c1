import { textIn, type Language } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { mainRoomOf } from './agenda-row.ts';
import { paragraph, textBlock, type Block, type RunningLine } from './blocks.ts';
import type { DocumentRequest } from './document-request.ts';
import type { Wording } from './wording.ts';
import {
  asOfLine,
  datesLine,
  fundingLine,
  languagesLine,
  organiserLine,
  placeLine,
  programmeLine,
} from './workshop-lines.ts';

/** Who invites to what, when and where. */
export function opening(
  snapshot: WorkshopSnapshot,
  wording: Wording,
  kind: 'agenda' | 'attendance-table' = 'agenda',
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
    textBlock('P', [paragraph(wording.both(`documents.title.${kind}`).toUpperCase(), 'kicker')]),
    textBlock('H1', titles),
    { kind: 'space', height: 2 },
    textBlock('P', facts),
    { kind: 'space', height: 2.5 },
    { kind: 'rule' },
  ];
}

/** The main room, venue, city and country. */
function placeParts(snapshot: WorkshopSnapshot, language: Language): string[] {
  const room = snapshot.rooms.find((one) => one.id === mainRoomOf(snapshot));
  return [placeLine(snapshot, language), room === undefined ? '' : textIn(room.name, language)];
}

/** Whose money, in which languages, as of when. */
export function footer(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): RunningLine[] {
  const small = (text: string): ReturnType<typeof paragraph> | null =>
    text === '' ? null : paragraph(text, 'footer', null, 2);
  const languages = wording.languages.map((language) => languagesLine(snapshot, wording, language)).join(' / ');
  const sample = snapshot.workshop.fictional ? wording.both('documents.fictional') : '';
  return [
    { left: small(fundingLine(snapshot, wording)), right: paragraph(wording.both('documents.page'), 'footer') },
    { left: small(languages), right: null },
    { left: small([asOfLine(request, wording), sample].filter(Boolean).join('  ·  ')), right: null },
  ];
}
