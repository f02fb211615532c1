import { makeFormCode } from '../../domain/evidence/form-code.ts';
import type { Delegation } from '../../domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { formatDate } from '../../text/dates.ts';
import type { DocumentRequest } from '../document-request.ts';
import {
  type Block,
  cell,
  type PaperDocument,
  paragraph,
  type Row,
  type TableBlock,
  textBlock,
} from '../layout/blocks.ts';
import { chosenDelegationsName, delegationNames } from '../listed-people.ts';
import { datedSection, runningTitle } from '../table-paper.ts';
import type { Workbook, WorkbookColumn } from '../workbook.ts';
import { asOfLine, fundingLine, paperOpening, whenAndWhere, Wording } from '../wording.ts';
import {
  anchorOf,
  blankPlaces,
  fieldsOf,
  formChoices,
  formDelegation,
  type FormField,
  formPeople,
  type FormPerson,
  formProperties,
  keyHead,
  leftOutOfForm,
} from './form-fields.ts';

/** What a form is made of. */
type FormContent = {
  readonly delegation: Delegation;
  readonly people: readonly FormPerson[];
  readonly blanks: number;
  readonly code: string;
  readonly wording: Wording;
};

/** Of several delegations the first one is shown: no file holds the people of two. Null where there is none. */
function contentOf(snapshot: WorkshopSnapshot, request: DocumentRequest): FormContent | null {
  const { delegations, workshop } = snapshot;
  const wording = new Wording(request.languages);
  const asked = delegations.find(({ id }) => request.delegationIds?.includes(id) ?? true);
  const delegation = formDelegation(snapshot, request.delegationIds) ?? asked;
  if (delegation === undefined) return null;
  const people = formPeople(snapshot, delegation, wording);
  const code = makeFormCode(workshop.sheetCode, delegation.id, request.asOf);
  return { delegation, people, blanks: blankPlaces(delegation, people.length), code, wording };
}

/** On the left of an answer what is asked, in millimetres; together the width between the margins of a portrait page. */
const [asked, answered] = [66, 110];
const rowHeight = 7;

/** A table for each person: what is asked, and beside it the answer, with a bookmark in a Word file. */
export function nominationForm(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const content = contentOf(snapshot, request);
  const opening = paperOpening(snapshot, wording, 'nomination-form', content === null ? [] : [content.code]);
  const tables = content === null ? [] : tablesOf(content);
  const intro: Block[] =
    content === null
      ? []
      : [
          { kind: 'space', height: 3 },
          textBlock(
            'P',
            wording.each((language) => factsLine(content, language), 'bodyStrong'),
          ),
          { kind: 'space', height: 2 },
          textBlock('P', wording.words('documents.form.how-tables', 'body')),
        ];
  return {
    title: `${wording.both('documents.title.nomination-form')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: 'portrait',
    sections: [datedSection([[...opening, ...intro], ...tables], { snapshot, request, wording })],
    ...(content !== null && { properties: formProperties(content.code, wording.languages, content.people) }),
  };
}

function tablesOf({ people, blanks, wording }: FormContent): Block[][] {
  const filled = people.map(({ number, cells }, index) =>
    tableOf(index + 1, wording, (field) => ({ text: cells[field], name: anchorOf('p', number, field) })),
  );
  const empty = Array.from({ length: blanks }, (_, index) =>
    tableOf(people.length + index + 1, wording, (field) => ({ text: '', name: anchorOf('n', index + 1, field) })),
  );
  return [...filled, ...empty].map((table) => [{ kind: 'space', height: 4 }, table]);
}

function tableOf(
  number: number,
  wording: Wording,
  answer: (field: FormField) => { readonly text: string; readonly name: string },
): TableBlock {
  const rows = fieldsOf(wording.languages).map((field): Row => {
    const { text, name } = answer(field);
    return {
      tinted: false,
      cells: [
        cell([paragraph(labelOf(field, wording), 'body')]),
        cell(text === '' ? [] : [paragraph(text, 'bodyStrong')], 1, name),
      ],
    };
  });
  return {
    kind: 'table',
    columns: [
      {
        width: asked,
        heads: [
          paragraph(
            wording.both('documents.form.person', () => ({ number })),
            'tableHead',
          ),
        ],
        align: 'start',
        upwards: false,
      },
      { width: answered, heads: [], align: 'start', upwards: false },
    ],
    groups: [{ heading: null, continued: null, rows, whole: true }],
    look: 'grid',
    rowHeight,
  };
}

/** What is asked: the name of the column, with its values where there are few. */
function labelOf(field: FormField, wording: Wording): string {
  const name = wording.both(`peopleList.column.${field}`);
  return field === 'sex' ? `${name}: ${formChoices(field, wording).join('; ')}` : name;
}

/** The delegation, its seats, what is asked for, and until when. */
function factsLine({ delegation, wording }: FormContent, language: Wording['first']): string {
  const { quota, womenWished, professionsWished, deadline } = delegation;
  const own = new Wording([language]);
  const said = (key: 'quota' | 'womenWished' | 'deadline', value: string | number): string =>
    `${wording.translate(language, `screens.people.field.${key}`)}: ${String(value)}`;
  return [
    `${wording.translate(language, 'documents.delegation')}: ${delegationNames(delegation, own).join(' / ')}`,
    ...(quota === null ? [] : [said('quota', quota)]),
    ...(womenWished === null ? [] : [said('womenWished', womenWished)]),
    ...(professionsWished === '' ? [] : [professionsWished]),
    ...(deadline === null ? [] : [said('deadline', formatDate(deadline, language))]),
  ].join('  ·  ');
}

/** A row for each person, and empty ones; its number and the hidden column say whose it is. */
export function nominationFormWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const content = contentOf(snapshot, request);
  const title = `${wording.both('documents.title.nomination-form')}: ${wording.text(snapshot.workshop.title)}`;
  if (content === null) return { title, sheets: [] };
  const { people, blanks, code } = content;
  const fields = fieldsOf(wording.languages);
  const sheet = {
    name: wording.translate(wording.first, 'documents.title.nomination-form'),
    columns: [
      { head: wording.both('documents.number-sign'), kind: 'number' as const },
      { head: keyHead, kind: 'text' as const, hidden: true },
      ...fields.map((field) => columnOf(field, wording)),
    ],
    rows: [
      ...people.map(({ number, cells }, index) => [
        index + 1,
        String(number),
        ...fields.map((field) => (cells[field] === '' ? null : cells[field])),
      ]),
      ...Array.from({ length: blanks }, (_, index) => [people.length + index + 1, null, ...fields.map(() => null)]),
    ],
    blankRows: 0,
    rowHeight: null,
    header: { left: runningTitle(snapshot, wording), right: asOfLine(request, wording) },
    footer: { left: [code, fundingLine(snapshot, wording)].filter(Boolean).join('  ·  ') },
  };
  const each = (line: (language: Wording['first']) => string): string =>
    [...new Set(wording.languages.map((language) => line(language)))].join('\n');
  return {
    title,
    sheets: [sheet],
    form: {
      code,
      properties: formProperties(code, wording.languages, people),
      above: [
        wording.both('documents.title.nomination-form'),
        each((language) =>
          [snapshot.workshop.title[language] ?? '', whenAndWhere(snapshot, wording, language)]
            .filter(Boolean)
            .join('  ·  '),
        ),
        each((language) => factsLine(content, language)),
        each((language) => wording.translate(language, 'documents.form.how-rows')),
        code,
      ],
      instructions: {
        name: wording.translate(wording.first, 'documents.form.instructions'),
        lines: wording.languages.flatMap((language) => [
          ...wording.translate(language, 'documents.form.steps').split('\n'),
          '',
        ]),
      },
      listsName: wording.translate(wording.first, 'documents.form.lists'),
      notChosen: each((language) => wording.translate(language, 'documents.form.not-chosen')),
      noAddress: each((language) => wording.translate(language, 'documents.form.no-address')),
    },
  };
}

function columnOf(field: FormField, wording: Wording): WorkbookColumn {
  const choices = formChoices(field, wording);
  return {
    head: wording.both(`peopleList.column.${field}`),
    kind: 'text',
    ...(choices.length > 0 && { choices }),
    ...(field === 'email' && { isAddress: true }),
  };
}

export const nominationFormDefinition = {
  kind: 'nomination-form',
  paper: nominationForm,
  workbook: nominationFormWorkbook,
  lack: (snapshot: WorkshopSnapshot, request: DocumentRequest) =>
    formDelegation(snapshot, request.delegationIds) === null ? 'documents.form.one-delegation' : null,
  leftOut: leftOutOfForm,
  nameDetails: [
    (snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording) => {
      const delegation = formDelegation(snapshot, request.delegationIds);
      return delegation === null
        ? null
        : chosenDelegationsName(snapshot, { ...request, delegationIds: [delegation.id] }, wording);
    },
  ],
} as const;
