import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { footer, opening } from './agenda-frame.ts';
import { paragraph, textBlock, type Block, type PaperDocument, type Paragraph } from './blocks.ts';
import type { ChangeSource } from './change-notes.ts';
import { changeColumns, changeRow } from './change-row.ts';
import { changedDays, comparisonLines, comparisonOf, type ChangedDay } from './changed-days.ts';
import type { DocumentRequest } from './document-request.ts';
import { listedPeople } from './listed-person.ts';
import { Wording } from './wording.ts';
import { dayLine } from './workshop-lines.ts';

/** What participants must know who hold an earlier edition in their hands: by day, with the old and the new time. */
export function agendaChanges(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const comparison = comparisonOf(snapshot, request);
  const state = comparison === null ? [] : comparisonLines(comparison, snapshot, request, wording);
  const title = wording.text(snapshot.workshop.title);
  return {
    title: `${wording.both('documents.title.agenda-changes')}: ${title}`,
    language: wording.first,
    orientation: 'portrait',
    sections: [
      {
        parts: [
          opening(snapshot, wording, 'agenda-changes', state),
          ...(comparison === null
            ? [sentence(wording.words('documents.changes.no-editions', 'body'))]
            : dayParts({ ...comparison, wording, people: listedPeople(snapshot) }, request)),
        ],
        header: [{ left: paragraph(title, 'footer', null, 1), right: null }],
        footer: footer(snapshot, wording, state.join(' / ')),
        stamp: null,
      },
    ],
  };
}

function dayParts(source: ChangeSource, request: DocumentRequest): Block[][] {
  const days = changedDays(source, request);
  const { wording, edition } = source;
  if (days.length > 0) return days.map((day) => dayBlocks(day, source));
  return [sentence(wording.words('documents.changes.nothing', 'body', () => ({ number: edition.number })))];
}

function sentence(words: readonly Paragraph[]): Block[] {
  return [{ kind: 'space', height: 6 }, textBlock('P', words)];
}

function dayBlocks(changed: ChangedDay, source: ChangeSource): Block[] {
  const { wording } = source;
  const heading = wording.languages.map((language) =>
    paragraph(dayLine(changed.day, wording, language), 'dayHeading', wording.tagged(language)),
  );
  const continued = paragraph(
    `${heading.map(({ text }) => text).join(' / ')}  ${wording.both('documents.continued')}`,
    'dayContinued',
    null,
    2,
  );
  const rows = changed.sessions.map((each) => changeRow(each, changed.day, source));
  return [
    { kind: 'space', height: 6 },
    textBlock('H2', heading, true),
    textBlock('P', dayNotes(changed, wording), true),
    { kind: 'space', height: 0.8 },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: changeColumns(wording),
            groups: [{ heading: null, continued, rows }],
            look: 'ruled' as const,
            rowHeight: 7,
          },
        ]),
  ];
}

/** "Before: Day 1 – Tuesday 15 July 2025", "Another theme: …". */
function dayNotes({ differences }: ChangedDay, wording: Wording): Paragraph[] {
  return differences.flatMap((difference) =>
    wording.languages.map((language) => {
      const text =
        difference.kind === 'day-moved'
          ? wording.say(language, 'documents.changes.day-moved', {
              before: dayLine({ number: difference.from.day, date: difference.from.date }, wording, language),
            })
          : wording.say(language, 'documents.changes.theme-changed', {
              now: difference.to[language] ?? wording.text(difference.to),
            });
      return paragraph(text, 'dayTheme', wording.tagged(language), 3);
    }),
  );
}
