import { useEffect, useEffectEvent, useState } from 'react';
import { v7 as newId } from 'uuid';
import { type Participation, plainParticipation } from '../../../../shared/domain/people/participation.ts';
import { type Institution, type Person, personSchema, plainPerson } from '../../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { nameOfText, type TypedName } from '../../../../shared/exchange/people/name-parts.ts';
import { newInstitution } from '../../../../shared/exchange/people/institution-kind.ts';
import {
  cellText,
  type CellEdit,
  type PeopleCells,
  type PeopleColumn,
  readCell,
} from '../../../../shared/exchange/people/people-cells.ts';
import { problemSentence } from '../../../../shared/forms/field-problem.ts';
import type { SeatPatch } from '../../../../shared/operations/people-edit.ts';
import { addKnownPerson, changePeople } from '../../../commands/people.ts';
import { useFeedback, watchInput } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { announce } from '../../../ui/messages.tsx';
import type { TypedCell } from './cell-editor.tsx';
import { chosenValue } from './grid-columns.ts';
import type { GridEdits } from './grid-edits.ts';
import { addLineId } from './grid-selection.ts';
import type { CellProblem } from './people-line.tsx';

/** What was typed of somebody who is to be added. */
type Draft = {
  readonly name: TypedName | null;
  readonly person: Partial<Person>;
  readonly seat: SeatPatch;
  /** The name of an institution that is not known yet. */
  readonly institution: string | null;
  readonly problems: ReadonlyMap<PeopleColumn, CellProblem>;
};

const emptyDraft: Draft = { name: null, person: {}, seat: {}, institution: null, problems: new Map() };

export type AddDraft = {
  readonly cells: PeopleCells;
  readonly name: TypedName | null;
  readonly problems: Draft['problems'];
  /** Whether anything was typed that adding nobody would lose. */
  readonly isTyped: boolean;
  /** The sex comes from the name, and nobody has chosen it. */
  readonly isSexProposed: boolean;
  /** Writes into a cell of the line, and adds the person on wish where there is a name. */
  readonly commit: (column: PeopleColumn, typed: TypedCell, adds: boolean) => 'read' | 'unread' | 'added';
  /** Adds the person; gives whether there was somebody to add. */
  readonly add: () => boolean;
  /** Adds somebody who is known instead of who was typed. */
  readonly take: (known: Person) => Promise<void>;
  readonly reset: () => void;
};

type DraftPlace = {
  readonly snapshot: WorkshopSnapshot;
  readonly edits: Pick<GridEdits, 'reader' | 'institutions'>;
  /** The delegation in which the cursor was last. */
  readonly delegationId: string | null;
};

/**
 * The person of the last line, who comes in when Enter is pressed. The name is taken apart as it was typed, and says the
 * sex unless that is chosen. Institution and delegation stay for the next one.
 */
export function useAddDraft(place: DraftPlace): AddDraft {
  const { t, language } = usePreferences();
  const { run, runUndoably } = useFeedback();
  const [draft, setDraft] = useState(emptyDraft);
  const cells = cellsOfDraft(draft, place);
  const isTyped = draft.name !== null || draft.problems.size > 0 || hasMoreThanInstitution(draft.person);
  useUnsaved(isTyped, t('screens.people.add.title'));
  const workshopId = place.snapshot.workshop.id;
  const addFrom = (from: Draft): boolean => {
    const made = additionOf(from, place);
    if (made === null) return false;
    const own = cellsOfDraft(from, place);
    const subject = own.person.protected ? '' : cellText('name', own, language, t);
    const { institutionId, ...edit } = made;
    void runUndoably(
      'participation.add',
      changePeople(workshopId, { ...edit, patches: [] }, 'participation.add'),
      subject,
    );
    setDraft({ ...emptyDraft, person: institutionId === null ? {} : { institutionId }, seat: from.seat });
    return true;
  };
  return {
    cells,
    name: draft.name,
    problems: draft.problems,
    isTyped,
    isSexProposed: draft.person.sex === undefined && cells.person.sex !== 'unspecified',
    commit: (column, typed, adds) => {
      const isSame = typed.value === null && typed.text === cellText(column, cells, language, t);
      const next = isSame && !draft.problems.has(column) ? draft : writtenDraft(draft, column, typed, place);
      const problem = next.problems.get(column);
      setDraft(next);
      if (problem !== undefined) announce(problemSentence(t, problem.problem) ?? '');
      else if (adds && addFrom(next)) return 'added';
      return problem === undefined ? 'read' : 'unread';
    },
    add: () => addFrom(draft),
    take: async (known) => {
      const { role, delegationId } = cells.participation;
      const made = await run(addKnownPerson(workshopId, known.id, role, delegationId));
      if (made === undefined) return;
      setDraft({ ...emptyDraft, seat: draft.seat });
      announce(t('screens.action.participation-add'));
    },
    reset: () => setDraft(emptyDraft),
  };
}

function hasMoreThanInstitution(person: Partial<Person>): boolean {
  return Object.keys(person).some((field) => field !== 'institutionId');
}

/** Closing the window asks, as it does for a dialog with typed text. */
function useUnsaved(isTyped: boolean, name: string): void {
  const unsaved = useEffectEvent(() => (isTyped ? name : null));
  useEffect(() => watchInput({ unsaved: () => unsaved(), commit: () => undefined, isAutosave: false }), []);
}

/** What the line shows: the person as far as they are typed. */
function cellsOfDraft(
  { name, person: typed, seat, institution }: Draft,
  { snapshot, edits, delegationId }: DraftPlace,
): PeopleCells {
  const person: Person = {
    ...plainPerson,
    id: addLineId,
    latinName: name?.latinName ?? null,
    cyrillicName: name?.cyrillicName ?? null,
    sex: name?.sex ?? 'unspecified',
    ...typed,
  };
  const participation: Participation = {
    ...plainParticipation,
    id: addLineId,
    workshopId: snapshot.workshop.id,
    personId: addLineId,
    role: 'participant',
    number: 1,
    delegationId,
    ...seat,
  };
  const made = institution === null ? null : newInstitution(addLineId, institution, null, edits.reader.language);
  return {
    person,
    participation,
    institution: made ?? edits.institutions.find(({ id }) => id === person.institutionId),
    delegation: snapshot.delegations.find(({ id }) => id === participation.delegationId),
  };
}

/** The draft after something was typed into a cell; what cannot be read is among its problems. */
function writtenDraft(draft: Draft, column: PeopleColumn, typed: TypedCell, place: DraftPlace): Draft {
  const problems = new Map(draft.problems);
  problems.delete(column);
  if (column === 'name') return withName({ ...draft, problems }, typed.text, place);
  const read: ReturnType<typeof readCell> =
    typed.value === null
      ? readCell(column, typed.text, cellsOfDraft(draft, place), place.edits.reader)
      : { value: chosenValue(column, typed.value) };
  if ('problem' in read) {
    return { ...draft, problems: problems.set(column, { text: typed.text, problem: read.problem }) };
  }
  const { person, participation, institution }: CellEdit = read.value;
  const isNew = institution !== undefined;
  return {
    name: draft.name,
    institution: column === 'institution' ? (institution ?? null) : draft.institution,
    person: { ...draft.person, ...person, ...(isNew ? { institutionId: null } : {}) },
    seat: { ...draft.seat, ...participation },
    problems,
  };
}

/** What stands after the name says the position where nothing else does. */
function withName(draft: Draft, text: string, { edits }: DraftPlace): Draft {
  const name = nameOfText(text);
  if (name !== null) {
    const isPosition = name.rest !== '' && draft.person.position === undefined;
    const position = isPosition ? { position: { [edits.reader.language]: name.rest } } : {};
    return { ...draft, name, person: { ...draft.person, ...position } };
  }
  if (text.trim() === '') return { ...draft, name };
  return { ...draft, name, problems: new Map(draft.problems).set('name', { text, problem: 'name-unclear' }) };
}

/** The records of the person, and of an institution that is not known yet; null where there is no name. */
function additionOf(draft: Draft, place: DraftPlace) {
  const { person, participation, delegation, institution } = cellsOfDraft(draft, place);
  if (draft.name === null) return null;
  const country = person.country ?? delegation?.country ?? null;
  const institutions: readonly Institution[] =
    institution?.id === addLineId ? [{ ...institution, id: newId(), country }] : [];
  const institutionId = institutions[0]?.id ?? person.institutionId;
  const record = { ...person, id: newId(), country, institutionId };
  if (!personSchema.safeParse(record).success) return null;
  const { role, status, category, delegationId } = participation;
  const seat = { role, status, category, delegationId };
  return { added: [{ participationId: newId(), person: record, participation: seat }], institutions, institutionId };
}
