import { useMemo, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { ActionName } from '../../../../shared/changes/action-name.ts';
import { typedLanguage } from '../../../../shared/domain/language.ts';
import type { Institution } from '../../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { newInstitution } from '../../../../shared/exchange/people/institution-kind.ts';
import type { UnreadCell } from '../../../../shared/exchange/people/pasted-people.ts';
import {
  cellText,
  type CellReader,
  type CellEdit,
  cellWords,
  type PeopleColumn,
  readCell,
} from '../../../../shared/exchange/people/people-cells.ts';
import { problemSentence } from '../../../../shared/forms/field-problem.ts';
import type { PersonPatch } from '../../../../shared/operations/people-edit.ts';
import { changePeople } from '../../../commands/people.ts';
import { type Feedback, useFeedback } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { readInstitutions } from '../../../queries/snapshot.ts';
import { useStored } from '../../../storage/working-store.ts';
import { announce } from '../../../ui/messages.tsx';
import type { PeopleRow } from '../people-groups.ts';
import type { TypedCell } from './cell-editor.tsx';
import { chosenValue, editorOf } from './grid-columns.ts';
import type { CellProblem } from './people-line.tsx';

/** What could not be read, by participation and column. */
export type CellProblems = ReadonlyMap<string, ReadonlyMap<PeopleColumn, CellProblem>>;

const noProblems: CellProblems = new Map();

type EditingPlace = {
  readonly workshopId: string;
  readonly reader: CellReader;
  readonly institutions: readonly Institution[];
  readonly problems: CellProblems;
  readonly setProblems: (change: (before: CellProblems) => CellProblems) => void;
  readonly run: Feedback['run'];
  readonly runUndoably: Feedback['runUndoably'];
  readonly words: Pick<ReturnType<typeof usePreferences>, 't' | 'language'>;
};

/** The changes that are made in the cells of the list, and what was typed or pasted there and could not be read. */
export function useGridEdits(snapshot: WorkshopSnapshot): GridEdits {
  const words = usePreferences();
  const { t, language } = words;
  const { run, runUndoably } = useFeedback();
  const [problems, setProblems] = useState(noProblems);
  const institutions = useStored(readInstitutions, []) ?? snapshot.institutions;
  const { delegations, workshop } = snapshot;
  const written = typedLanguage(workshop.languages, language);
  const reader = useMemo<CellReader>(
    () => ({ words: cellWords([t]), delegations, institutions, language: written }),
    [t, delegations, institutions, written],
  );
  const workshopId = workshop.id;
  return new GridEdits({ workshopId, reader, institutions, problems, setProblems, run, runUndoably, words });
}

export class GridEdits {
  readonly reader: CellReader;
  readonly institutions: readonly Institution[];
  readonly problems: CellProblems;
  readonly #place: EditingPlace;

  constructor(place: EditingPlace) {
    this.#place = place;
    this.reader = place.reader;
    this.institutions = place.institutions;
    this.problems = place.problems;
  }

  /** Keeps what could not be read, each at its cell. */
  keepUnread(unread: readonly UnreadCell[]): void {
    this.#place.setProblems((before) => {
      const kept = new Map(before);
      for (const { participationId, column, text, problem } of unread) {
        kept.set(participationId, new Map(kept.get(participationId)).set(column, { text, problem }));
      }
      return kept;
    });
  }

  /** Forgets all that could not be read. */
  dismissAll(): void {
    this.#place.setProblems(() => noProblems);
  }

  dismiss(participationId: string, column: PeopleColumn): void {
    this.#place.setProblems((before) => {
      const own = new Map(before.get(participationId));
      if (!own.delete(column)) return before;
      const kept = new Map(before).set(participationId, own);
      if (own.size === 0) kept.delete(participationId);
      return kept;
    });
  }

  /** Writes what was typed into a cell; gives whether it could be read. */
  commit(row: PeopleRow, column: PeopleColumn, typed: TypedCell): boolean {
    const { t } = this.#place.words;
    const { id } = row.participation;
    const isSame = typed.value === null && typed.text === this.#text(row, column);
    if (isSame && this.problems.get(id)?.has(column) !== true) return true;
    const read =
      typed.value === null
        ? readCell(column, typed.text, row, this.reader)
        : { value: chosenValue(column, typed.value) };
    if ('problem' in read) {
      this.keepUnread([{ participationId: id, column, text: typed.text, problem: read.problem }]);
      announce(problemSentence(t, read.problem) ?? '');
      return false;
    }
    this.dismiss(id, column);
    const made: Institution[] = [];
    const edit = { patches: [this.#patch(row, read.value, made)], added: [], institutions: made };
    const action: ActionName = read.value.participation === undefined ? 'person.edit' : 'participation.edit';
    void this.#place.run(changePeople(this.#place.workshopId, edit, action));
    return true;
  }

  /** One change for several people, as one action. */
  changeAll(rows: readonly PeopleRow[], value: CellEdit): void {
    const made: Institution[] = [];
    this.#change(
      rows.map((row) => this.#patch(row, value, made)),
      made,
    );
  }

  clear(rows: readonly PeopleRow[], columns: readonly PeopleColumn[]): void {
    this.#writeAll(rows, columns, () => '');
  }

  /** Gives what stands in the cells of the first person to the others. */
  fillDown([first, ...rows]: readonly PeopleRow[], columns: readonly PeopleColumn[]): void {
    if (first !== undefined) this.#writeAll(rows, columns, (column) => this.#text(first, column));
  }

  #text(row: PeopleRow, column: PeopleColumn): string {
    const { language, t } = this.#place.words;
    return cellText(column, row, language, t);
  }

  /** The patch of one person; an institution that is not known is added to those that are made, once for all of them. */
  #patch(row: PeopleRow, value: CellEdit, made: Institution[]): PersonPatch {
    const name = value.institution;
    const participation = value.participation ?? {};
    if (name === undefined) return { drawn: row, person: value.person ?? {}, participation };
    const known = made.find((each) => Object.values(each.name).includes(name));
    const institution = known ?? newInstitution(newId(), name, row.person.country, this.reader.language);
    if (known === undefined) made.push(institution);
    return { drawn: row, person: { ...value.person, institutionId: institution.id }, participation };
  }

  #change(patches: readonly PersonPatch[], institutions: readonly Institution[]): void {
    if (patches.length === 0) return;
    const { workshopId, runUndoably } = this.#place;
    void runUndoably('people.edit', changePeople(workshopId, { patches, added: [], institutions }));
  }

  /** Writes into all cells of a range but names and numbers, which are of one person each. */
  #writeAll(
    rows: readonly PeopleRow[],
    columns: readonly PeopleColumn[],
    textOf: (column: PeopleColumn) => string,
  ): void {
    const made: Institution[] = [];
    const written = columns.filter((column) => editorOf(column) !== 'panel' && !isName(column));
    const patches = rows.map((row) => {
      const values = written.flatMap((column) => {
        this.dismiss(row.participation.id, column);
        const read = readCell(column, textOf(column), row, this.reader);
        return 'problem' in read ? [] : [read.value];
      });
      return this.#patch(row, joined(values), made);
    });
    this.#change(patches, made);
  }
}

function isName(column: PeopleColumn): boolean {
  return column === 'name' || column === 'latinName' || column === 'cyrillicName';
}

function joined(values: readonly CellEdit[]): CellEdit {
  const institution = values.find((value) => value.institution !== undefined)?.institution;
  let joint: CellEdit = {};
  for (const { person, participation } of values) {
    joint = { person: { ...joint.person, ...person }, participation: { ...joint.participation, ...participation } };
  }
  return institution === undefined ? joint : { ...joint, institution };
}
