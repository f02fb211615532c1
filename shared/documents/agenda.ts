import type { Day } from '../domain/day.ts';
import type { Language } from '../domain/language.ts';
import { sessionsOfDay } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { footer, opening } from './agenda-frame.ts';
import { agendaRow, mainRoomOf, type AgendaPage } from './agenda-row.ts';
import { paragraph, textBlock, type Block, type Column, type PaperDocument } from './blocks.ts';
import type { DocumentRequest } from './document-request.ts';
import { listedPeople } from './listed-person.ts';
import { planBeside, versionLines, withChosenAgenda } from './printed-agenda.ts';
import { cellPadding } from './table-grid.ts';
import { gutter } from './text-pieces.ts';
import { Wording } from './wording.ts';
import { chosenDays, dayLine } from './workshop-lines.ts';

/** The agenda as handed out: portrait, the days below each other, two languages side by side (practice.md 5). */
export function agenda(workshop: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const snapshot = withChosenAgenda(workshop, request);
  const version = versionLines(workshop, request, wording);
  const page: AgendaPage = {
    wording,
    people: listedPeople(snapshot),
    snapshot,
    showsRooms: snapshot.rooms.length > 1,
    mainRoomId: mainRoomOf(snapshot),
    introduced: new Set(),
    plan: planBeside(workshop, request),
  };
  const days = chosenDays(snapshot, request);
  const [firstDay, ...otherDays] = days.map((day) => dayBlocks(day, page));
  return {
    title: `${wording.both('documents.title.agenda')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: 'portrait',
    sections: [
      {
        parts: [
          opening(snapshot, wording, 'agenda', version),
          ...(firstDay === undefined ? [] : [firstDay]),
          ...otherDays,
        ],
        header: [{ left: paragraph(wording.text(snapshot.workshop.title), 'footer', null, 1), right: null }],
        footer: footer(snapshot, wording, version.join(' / ')),
        stamp: null,
      },
    ],
  };
}

function dayBlocks(day: Day, page: AgendaPage): Block[] {
  const { wording, snapshot } = page;
  const look = wording.languages.length === 2 ? 'dayHeadingPair' : 'dayHeading';
  const headings = wording.languages.map((language) =>
    paragraph(upperName(dayLine(day, wording, language)), look, wording.tagged(language)),
  );
  const themes = wording.texts(day.theme);
  const again = [headings.map((one) => one.text).join(' / '), wording.both('documents.continued')].join('  ');
  const continued = paragraph(again, 'dayContinued', null, 2);
  const rows = sessionsOfDay(day.id, snapshot.sessions).map((session) => agendaRow(session, page));
  const table: Block =
    rows.length === 0
      ? textBlock('P', wording.words('documents.nothing-planned', 'bodyMuted'))
      : {
          kind: 'table',
          columns: columnsOf(page),
          groups: [{ heading: null, continued, rows }],
          look: 'ruled',
          rowHeight: 7,
        };
  return [
    { kind: 'space', height: 6 },
    sideBySide('H2', headings, page),
    ...(themes.length === 0
      ? []
      : [
          sideBySide(
            'P',
            themes.map(({ language, text }) => paragraph(text, 'dayTheme', wording.tagged(language), 3)),
            page,
          ),
        ]),
    { kind: 'space', height: 0.8 },
    table,
  ];
}

/** The second language begins where its column of the table begins. */
function sideBySide(tag: 'H2' | 'P', paragraphs: ReturnType<typeof paragraph>[], page: AgendaPage): Block {
  const [time = 0, title = 0, ...others] = columnsOf(page).map((column) => column.width);
  const left = time + title + cellPadding - gutter;
  const right = others.reduce((sum, width) => sum + width, 0) - cellPadding;
  const columns = paragraphs.map((one, index) => ({
    share: index === 0 ? left : right,
    align: 'start' as const,
    paragraphs: [one],
  }));
  return { kind: 'text', tag, columns, keepWithNext: true };
}

/** "DAY 1 – Tuesday 15 July 2025": the name of the day in capitals, its date as it is written. */
function upperName(line: string): string {
  const [name = '', ...rest] = line.split(' – ');
  return [name.toUpperCase(), ...rest].join(' – ');
}

/** Millimetres; together the width between the margins of a portrait page. */
function columnsOf({ wording, showsRooms }: AgendaPage): Column[] {
  const two = wording.languages.length === 2;
  const widths = two ? [25, 56, 56, 39] : showsRooms ? [25, 81, 43, 27] : [25, 102, 49];
  const titleHeads = wording.languages.map((language: Language) => [
    paragraph(wording.say(language, 'documents.session'), 'tableHead', wording.tagged(language)),
  ]);
  const heads = [
    wording.words('documents.time', 'tableHead'),
    ...titleHeads,
    wording.words('documents.responsible', 'tableHead'),
    wording.words('documents.room', 'tableHead'),
  ];
  return widths.map((width, index) => ({ width, heads: heads[index] ?? [], align: 'start', upwards: false }));
}
