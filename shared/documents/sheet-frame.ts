import { paragraph, textBlock, type Block, type Paragraph, type RunningLine } from './blocks.ts';
import type { DocumentRequest } from './document-request.ts';
import type { Sheet } from './sheet-plan.ts';
import type { Wording } from './wording.ts';
import { asOfLine, dayLine, fundingLine, organiserLine, placeLine, programmeLine } from './workshop-lines.ts';

/** Who invites to what, where and when; the register numbers on the right. */
export function opening({ day, subjects, snapshot, wording }: Sheet): Block[] {
  const { workshop, programme } = snapshot;
  const titles = wording
    .texts(workshop.title)
    .map(({ language, text }, index) =>
      paragraph(text, index === 0 ? 'sheetTitle' : 'sheetSecondTitle', wording.tagged(language), 3),
    );
  const register = [
    programme.code === '' ? '' : `${wording.both('documents.project-code')}: ${programme.code}`,
    workshop.number === '' ? '' : `${wording.both('documents.workshop-number')} ${workshop.number}`,
  ];
  const whenAndWhere = wording.languages.map((language) =>
    paragraph(
      [dayLine(day, wording, language), placeLine(snapshot, language)].join('  ·  '),
      'field',
      wording.tagged(language),
      2,
    ),
  );
  return [
    twoSides(
      'P',
      [paragraph(organiserLine(snapshot, wording), 'overline', null, 2)],
      [paragraph(programmeLine(snapshot, wording), 'small', null, 3)],
    ),
    { kind: 'space', height: 2 },
    textBlock('P', [paragraph(wording.both('documents.title.attendance-sheet').toUpperCase(), 'kicker')]),
    twoSides(
      'H1',
      titles,
      register.map((line) => paragraph(line, 'small', null, 2)),
    ),
    { kind: 'space', height: 1.5 },
    textBlock('P', [...whenAndWhere, paragraph(subjects.join('  ·  '), 'sheetSubject', null, 3)]),
    { kind: 'space', height: 2.5 },
  ];
}

function twoSides(tag: 'H1' | 'P', left: readonly Paragraph[], right: readonly Paragraph[]): Block {
  return {
    kind: 'text',
    tag,
    keepWithNext: true,
    columns: [
      { share: 3, align: 'start', paragraphs: left },
      { share: 1.3, align: 'end', paragraphs: right },
    ],
  };
}

/** Totals, and who answers for them. */
export function closing(wording: Wording): Block[] {
  const label = (key: Parameters<Wording['both']>[0]): string => wording.both(key);
  return [
    { kind: 'space', height: 3 },
    {
      kind: 'fields',
      fields: [
        { label: label('documents.signed-women'), share: 4, name: 'total women' },
        { label: label('documents.signed-men'), share: 3, name: 'total men' },
        { label: label('documents.signed-total'), share: 3, name: 'total' },
      ],
    },
    {
      kind: 'fields',
      fields: [
        { label: label('documents.verified-by'), share: 6, name: 'verified by' },
        { label: label('documents.verified-signature'), share: 4, name: 'verified signature' },
        { label: label('documents.verified-date'), share: 3, name: 'verified date' },
      ],
    },
  ];
}

/** On the second and later pages of a sheet. */
export function header({ day, subjects, snapshot, wording }: Sheet, request: DocumentRequest): RunningLine[] {
  const title = `${wording.say(wording.first, 'documents.title.attendance-sheet')}  ·  ${wording.text(snapshot.workshop.title)}`;
  return [
    {
      left: paragraph(title, 'footer', null, 1),
      right: paragraph(
        [dayLine(day, wording, request.languages[0] ?? 'en'), ...subjects].join('  ·  '),
        'footerStrong',
        null,
        2,
      ),
    },
  ];
}

/** Whose money, why the list is kept, and which sheet of which this is. */
export function footer({ id, snapshot, wording }: Sheet, request: DocumentRequest): RunningLine[] {
  const sample = snapshot.workshop.fictional ? wording.both('documents.fictional') : '';
  const [privacy = '', ...otherPrivacy] = wording.words('documents.privacy', 'footer').map((one) => one.text);
  const left = (text: string): Paragraph | null => (text === '' ? null : paragraph(text, 'footer', null, 2));
  const right = (text: string): Paragraph => paragraph(text, 'footer', null, 2);
  const lines = [
    {
      left: left([fundingLine(snapshot, wording), sample].filter(Boolean).join('  ·  ')),
      right: paragraph(`${id}{revision}-{page}/{pages}`, 'footerStrong'),
    },
    { left: left(privacy), right: right(wording.both('documents.page')) },
    { left: left(otherPrivacy.join(' ')), right: right(asOfLine(request, wording)) },
  ];
  return lines;
}
