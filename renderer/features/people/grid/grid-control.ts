import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react';
import type { PasteTarget } from '../../../../shared/exchange/people/pasted-people.ts';
import { hiddenColumns, type PeopleColumn } from '../../../../shared/exchange/people/people-cells.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { announce } from '../../../ui/messages.tsx';
import type { PeopleGroup, PeopleRow } from '../people-groups.ts';
import type { AddDraft } from './add-draft.ts';
import type { CellLeaving, TypedCell } from './cell-editor.tsx';
import { type GridClipboard, useGridClipboard } from './grid-clipboard.ts';
import { editorOf } from './grid-columns.ts';
import type { GridEdits } from './grid-edits.ts';
import {
  addLineId,
  columnRange,
  extendedTo,
  type GridLine,
  type GridSelection,
  movedOver,
  selectedAt,
  targetOf,
  toggledAt,
  withEverybody,
} from './grid-selection.ts';

/** The cell that is being edited; `typed` is the key that opened it, null where its text is edited as it is. */
type EditedCell = { readonly line: string; readonly column: PeopleColumn; readonly typed: string | null };

type ControlledGrid = {
  readonly workshopId: string;
  readonly lines: readonly GridLine[];
  readonly columns: readonly PeopleColumn[];
  readonly selection: GridSelection;
  readonly onSelection: (selection: GridSelection) => void;
  readonly chosen: readonly PeopleRow[];
  readonly edits: GridEdits;
  readonly draft: AddDraft;
  /** The delegation in which the cursor is, or was last. */
  readonly delegationId: string | null;
  readonly onOpen: () => void;
  readonly onRemove: (rows: readonly PeopleRow[]) => void;
  readonly onList: (list: File, delegationId: string | null) => void;
  readonly gridRef: RefObject<HTMLDivElement | null>;
};

type ControlState = {
  readonly editing: EditedCell | null;
  readonly setEditing: (editing: EditedCell | null) => void;
  readonly clipboard: GridClipboard;
  /** How many are chosen, for screen readers. */
  readonly chosenText: (count: number) => string;
  /** What the cell of a protected person says. */
  readonly protectedText: string;
};

/** What keys, mouse and clipboard do in the list of people. */
export function useGridControl(grid: ControlledGrid): GridControl {
  const { t } = usePreferences();
  const [editing, setEditing] = useState<EditedCell | null>(null);
  const clipboard = useGridClipboard(grid.workshopId, grid.edits, (ids) => {
    const [id = null] = ids;
    grid.onSelection({ line: id, anchor: id, column: 0, anchorColumn: 0, chosen: new Set(ids) });
    grid.gridRef.current?.focus();
  });
  return new GridControl(grid, {
    editing,
    setEditing,
    clipboard,
    chosenText: (count) => t('screens.people.chosen', { count }),
    protectedText: t('screens.people.protected'),
  });
}

type Place = { readonly line: GridLine; readonly column: number };

export class GridControl {
  readonly editing: EditedCell | null;
  readonly #grid: ControlledGrid;
  readonly #state: ControlState;
  readonly #index: number;
  readonly #line: GridLine | undefined;
  readonly #column: PeopleColumn | undefined;
  readonly #isAddLine: boolean;
  readonly #firstColumn: number;
  readonly #inRange: readonly PeopleColumn[];

  constructor(grid: ControlledGrid, state: ControlState) {
    const { lines, columns, selection } = grid;
    this.#grid = grid;
    this.#state = state;
    this.editing = state.editing;
    this.#index = lines.findIndex(({ id }) => id === selection.line);
    this.#line = lines[this.#index];
    this.#column = columns[selection.column];
    this.#isAddLine = this.#line?.id === addLineId;
    const [first, last] = columnRange(selection, columns.length);
    this.#firstColumn = first;
    this.#inRange = columns.slice(first, last + 1);
  }

  readonly chooseGroup = (group: PeopleGroup): void => {
    const { selection } = this.#grid;
    const own = group.rows.map(({ participation }) => participation.id);
    const isWhole = own.every((id) => selection.chosen.has(id));
    const others = [...selection.chosen].filter((id) => !own.includes(id));
    const chosen = new Set(isWhole ? others : [...others, ...own]);
    this.#choose({ line: group.id, anchor: group.id, column: 0, anchorColumn: 0, chosen });
  };

  readonly cancel = (): void => {
    this.#state.setEditing(null);
    this.#focus();
  };

  /** Takes what was typed into a cell, and goes on from there. */
  readonly finish = (column: PeopleColumn, typed: TypedCell, leaving: CellLeaving): void => {
    const { edits, draft, columns, lines, onSelection } = this.#grid;
    const line = this.#line;
    this.#state.setEditing(null);
    if (line === undefined) return;
    if (leaving !== 'stay') this.#focus();
    if (line.row === null) {
      const adds = leaving === 'down' && editorOf(column) === 'text';
      if (draft.commit(column, typed, adds) === 'added') onSelection(selectedAt(line, columns.indexOf('name')));
    } else if (edits.commit(line.row, column, typed) && leaving === 'down') {
      const below = lines[this.#index + 1];
      if (below?.row != null) onSelection(selectedAt(below, columns.indexOf(column)));
    }
    if (leaving === 'next' || leaving === 'before') this.#editBeside(line, column, leaving === 'next' ? 1 : -1);
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const { lines, columns, selection, gridRef } = this.#grid;
    if (event.target !== gridRef.current) return;
    const { key, code, shiftKey, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const extent = { lines: lines.length, columns: columns.length };
    const to = targetOf({ key, control }, { line: this.#index, column: selection.column }, extent);
    // Shift and the key of the slash show the sheet of keys.
    const isHelp = key === '?' || (code === 'Slash' && shiftKey);
    const isLetter = key.length === 1 && key !== ' ' && !control && !altKey && !isHelp;
    if (to !== null) this.#move(to, shiftKey, control);
    else if (control ? !this.#withControl(code) : !this.#withKey(key) && !(isLetter && this.#edit(this.#column, key))) {
      return;
    }
    event.preventDefault();
  };

  readonly onMouseDown = (event: MouseEvent): void => {
    const { lines, selection, onSelection } = this.#grid;
    const place = this.#placeOf(event);
    if (place === null || event.button !== 0) return;
    if (event.shiftKey) this.#choose(extendedTo(selection, lines, place.line, place.column));
    else if (event.ctrlKey || event.metaKey) this.#choose(toggledAt(selection, place.line, place.column));
    else onSelection(selectedAt(place.line, place.column));
  };

  /** Drags a range. */
  readonly onMouseMove = (event: MouseEvent): void => {
    const { lines, selection } = this.#grid;
    if (event.buttons !== 1 || this.editing !== null || selection.anchor === null) return;
    const place = this.#placeOf(event);
    if (place === null || (selection.line === place.line.id && selection.column === place.column)) return;
    this.#choose(extendedTo(selection, lines, place.line, place.column));
  };

  readonly onDoubleClick = (event: MouseEvent): void => {
    const place = this.#placeOf(event);
    if (place !== null && !this.#edit(this.#grid.columns[place.column], null)) this.#grid.onOpen();
  };

  readonly onCopy = (event: ClipboardEvent): void => {
    const { gridRef, chosen } = this.#grid;
    if (event.target === gridRef.current) this.#state.clipboard.copy(event, chosen, this.#inRange);
  };

  readonly onPaste = (event: ClipboardEvent): void => {
    const { gridRef, onList, delegationId } = this.#grid;
    const isAtCell = this.#isAddLine || (this.#line?.row != null && this.#column !== 'number');
    if (event.target !== gridRef.current || !isAtCell) return;
    this.#state.clipboard.paste(event, this.#pasteTarget(), (list) => onList(list, delegationId));
  };

  #focus(): void {
    this.#grid.gridRef.current?.focus();
  }

  #choose(next: GridSelection): void {
    const { selection, onSelection } = this.#grid;
    if (next.chosen.size !== selection.chosen.size && next.chosen.size > 1) {
      announce(this.#state.chosenText(next.chosen.size));
    }
    onSelection(next);
  }

  #move(to: { readonly line: number; readonly column: number }, shift: boolean, control: boolean): void {
    const { lines, selection, onSelection } = this.#grid;
    const target = lines[to.line];
    const isOver = control && to.line !== this.#index && selection.chosen.size > 1;
    if (shift) this.#choose(extendedTo(selection, lines, target, to.column));
    else onSelection(isOver ? movedOver(selection, target, to.column) : selectedAt(target, to.column));
  }

  /** A key with Ctrl; gives whether it did something. */
  #withControl(code: string): boolean {
    const { lines, selection, chosen, edits } = this.#grid;
    if (code === 'KeyA')
      this.#choose(
        withEverybody(
          selection,
          lines.flatMap(({ row }) => row ?? []),
        ),
      );
    else if (code === 'Space' && this.#line !== undefined)
      this.#choose(toggledAt(selection, this.#line, selection.column));
    else if (code === 'KeyD' && chosen.length > 1) edits.fillDown(chosen, this.#inRange);
    else return false;
    return true;
  }

  /** A key that writes nothing; gives whether it did something. */
  #withKey(key: string): boolean {
    const keys: Readonly<Record<string, () => boolean>> = {
      Enter: () => this.#enter(),
      F2: () => this.#edit(this.#column, null),
      Delete: () => this.#delete(),
      Backspace: () => this.#delete(),
      Escape: () => this.#escape(),
      ' ': () => this.#space(),
    };
    return keys[key]?.() ?? false;
  }

  #enter(): boolean {
    const { draft, columns, onSelection, onOpen } = this.#grid;
    if (this.#index < 0) return false;
    if (this.#isAddLine && draft.name !== null) {
      if (draft.add()) onSelection(selectedAt(this.#line, columns.indexOf('name')));
      return true;
    }
    const column = this.#isAddLine && this.#column === 'number' ? 'name' : this.#column;
    if (!this.#edit(column, null)) onOpen();
    return true;
  }

  #delete(): boolean {
    const { draft, edits, chosen, onRemove } = this.#grid;
    if (this.#isAddLine) draft.reset();
    else if (this.#inRange.includes('number') || this.#inRange.includes('name')) onRemove(chosen);
    else edits.clear(chosen, this.#inRange);
    return true;
  }

  #escape(): boolean {
    const { draft, edits, chosen, selection, onSelection } = this.#grid;
    const id = this.#line?.id ?? '';
    if (this.#isAddLine && draft.isTyped) draft.reset();
    else if (this.#column !== undefined && edits.problems.get(id)?.has(this.#column) === true)
      edits.dismiss(id, this.#column);
    else if (chosen.length > 1) onSelection(selectedAt(this.#line, selection.column));
    else return false;
    return true;
  }

  /** On a heading it chooses the whole group, on a switch it turns it. */
  #space(): boolean {
    const line = this.#line;
    if (line?.group != null && line.row === null) this.chooseGroup(line.group);
    else if (this.#column !== 'protected' || !this.#edit(this.#column, null)) return false;
    return true;
  }

  /** Opens the editor of a cell of the cursor's line; gives whether the cell has one. */
  #edit(column: PeopleColumn | undefined, typed: string | null): boolean {
    const { edits, draft } = this.#grid;
    const line = this.#line;
    if (column === undefined || line === undefined || (line.row === null && !this.#isAddLine)) return false;
    const isHidden = line.row?.isProtected === true && hiddenColumns.has(column);
    const kind = isHidden ? 'panel' : editorOf(column);
    if (kind === 'switch') {
      const isOn = line.row?.person.protected ?? draft.cells.person.protected;
      const turned = { text: isOn ? '' : this.#state.protectedText, value: null };
      if (line.row === null) draft.commit(column, turned, false);
      else edits.commit(line.row, column, turned);
    } else if (kind !== 'panel') this.#state.setEditing({ line: line.id, column, typed });
    return kind !== 'panel';
  }

  /** The next cell of the row that is edited in its place, if there is one. */
  #editBeside(line: GridLine, column: PeopleColumn, step: 1 | -1): void {
    const { columns, onSelection } = this.#grid;
    let at = columns.indexOf(column) + step;
    while (at >= 0 && at < columns.length && editorOf(columns[at] ?? 'number') === 'panel') at += step;
    const to = columns[at];
    if (to === undefined) return;
    onSelection(selectedAt(line, at));
    if (editorOf(to) !== 'switch') this.#state.setEditing({ line: line.id, column: to, typed: null });
  }

  #placeOf({ target }: MouseEvent): Place | null {
    const { lines, columns } = this.#grid;
    const element = target as Element;
    if (element.closest('button, input') !== null) return null;
    const id = element.closest('[data-line]')?.getAttribute('data-line');
    const line = lines.find((each) => each.id === id);
    const name = element.closest('[data-column]')?.getAttribute('data-column') ?? '';
    const column = columns.findIndex((each) => each === name);
    return line === undefined ? null : { line, column: Math.max(column, 0) };
  }

  /** From the cursor, or the first who is chosen, to the end of the group; then people are added. */
  #pasteTarget(): PasteTarget {
    const { chosen, columns, delegationId } = this.#grid;
    const rows = this.#line?.group?.rows ?? [];
    const begin = chosen.length > 1 ? chosen[0] : this.#line?.row;
    const from = rows.findIndex((row) => row === begin);
    return {
      participationIds: from < 0 ? [] : rows.slice(from).map(({ participation }) => participation.id),
      chosenIds: chosen.length > 1 ? chosen.map(({ participation }) => participation.id) : [],
      columns: columns.slice(this.#isAddLine ? Math.max(1, this.#firstColumn) : this.#firstColumn),
      seat: this.#line?.group?.kind === 'team' ? null : { delegationId },
    };
  }
}
