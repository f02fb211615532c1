import { clsx } from 'clsx';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../../../context/preferences.tsx';
import { comboLines, comboOutcome, creationKey } from '../../../ui/fields/combo-choices.ts';
import type { SelectChoice } from '../../../ui/fields/select.tsx';
import { Icon } from '../../../ui/icon.tsx';
import popoverStyles from '../../../ui/popover.module.css';
import styles from './people-grid.module.css';

/** How an editor of a cell was left: where the cursor goes next. */
export type CellLeaving = 'down' | 'next' | 'before' | 'stay';

/** What was typed, or the value of the choice that was taken. */
export type TypedCell = { readonly text: string; readonly value: string | null };

type CellEditorProps = {
  /** For screen readers: the column and whose cell it is. */
  readonly label: string;
  /** The text with which it begins. */
  readonly text: string;
  /** The key by which it was opened, which replaces the text; null where the text is edited as it is. */
  readonly typed: string | null;
  readonly onCommit: (cell: TypedCell, leaving: CellLeaving) => void;
  readonly onCancel: () => void;
};

/** Edits a cell in its place by typing. Enter and Tab keep what was typed, and so does leaving it; Escape does not. */
export function TextCellEditor({ label, text, typed, onCommit, onCancel }: CellEditorProps): ReactNode {
  const [written, setWritten] = useState(typed ?? text);
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  useFocus(input, typed === null);
  const isDone = useRef(false);
  const commit = (leaving: CellLeaving): void => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit({ text: written, value: null }, leaving);
  };
  return (
    <input
      ref={setInput}
      className={styles['cell-input']}
      aria-label={label}
      value={written}
      data-unsaved
      onChange={({ target }) => setWritten(target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        const leaving = leavingOf(event);
        if (event.key === 'Escape') {
          isDone.current = true;
          onCancel();
        } else if (leaving === null) return;
        else commit(leaving);
        event.preventDefault();
      }}
      onBlur={() => commit('stay')}
    />
  );
}

type ChoiceCellEditorProps = CellEditorProps & {
  readonly choices: readonly SelectChoice<string>[];
  /** Offers to make what was typed, where no choice is called so. */
  readonly creation: ((typed: string) => string) | null;
};

/**
 * Edits a cell in its place by a choice: typing narrows the list, arrows walk through it, Enter and Tab take what is
 * pointed at or surely meant. What names no choice is kept as it was typed, to be set right.
 */
export function ChoiceCellEditor(props: ChoiceCellEditorProps): ReactNode {
  const { label, text, typed, choices, creation, onCommit, onCancel } = props;
  const t = useText();
  const [written, setWritten] = useState(typed ?? text);
  const [isTyped, setTyped] = useState(typed !== null);
  const [pointed, setPointed] = useState(-1);
  const [isOpen, setOpen] = useState(true);
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const listId = useId();
  const isDone = useRef(false);
  const offer = creation === null ? undefined : { name: creation };
  const lines = isOpen ? comboLines(isTyped ? written : null, choices, offer) : [];
  useFocus(input, typed === null);
  const finish = (cell: TypedCell, leaving: CellLeaving): void => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit(cell, leaving);
  };
  const take = (choice: SelectChoice<string>, leaving: CellLeaving): void =>
    finish({ text: written, value: choice.value === creationKey ? null : choice.value }, leaving);
  const settle = (leaving: CellLeaving, by: 'enter' | 'leaving'): void => {
    const line = lines[pointed];
    if (line !== undefined) return take(line, leaving);
    if (!isTyped) return finish({ text, value: choices.find(({ name }) => name === text)?.value ?? null }, leaving);
    const outcome = comboOutcome(written, choices, creation !== null, by);
    if (outcome.kind === 'open') return setOpen(true);
    finish({ text: written, value: outcome.kind === 'chosen' ? outcome.value : null }, leaving);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const leaving = leavingOf(event);
    if (event.key === 'Escape') {
      isDone.current = true;
      onCancel();
    } else if (step !== 0) {
      setOpen(true);
      setPointed(Math.min(Math.max(pointed + step, -1), lines.length - 1));
    } else if (leaving !== null) settle(leaving, event.key === 'Enter' ? 'enter' : 'leaving');
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={setInput}
        role="combobox"
        className={styles['cell-input']}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={pointed < 0 ? undefined : `${listId}-${String(pointed)}`}
        value={written}
        data-unsaved
        onChange={({ target }) => {
          setWritten(target.value);
          setTyped(true);
          setPointed(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => settle('stay', 'leaving')}
      />
      {isOpen && input !== null ? (
        <ChoiceList
          id={listId}
          label={label}
          lines={lines}
          pointed={pointed}
          anchor={input}
          onTake={(line) => take(line, 'stay')}
        >
          {t('screens.people.noChoice')}
        </ChoiceList>
      ) : null}
    </>
  );
}

function leavingOf({ key, shiftKey }: KeyboardEvent): CellLeaving | null {
  if (key === 'Enter') return 'down';
  if (key !== 'Tab') return null;
  return shiftKey ? 'before' : 'next';
}

/** Takes the focus; all of a text that is edited as it is, is chosen, so that typing replaces it. */
function useFocus(input: HTMLInputElement | null, isWhole: boolean): void {
  const whole = useRef(isWhole);
  useEffect(() => {
    input?.focus();
    if (whole.current) input?.select();
  }, [input]);
}

type ChoiceListProps = {
  readonly id: string;
  readonly label: string;
  readonly lines: readonly SelectChoice<string>[];
  readonly pointed: number;
  readonly anchor: HTMLElement;
  readonly onTake: (line: SelectChoice<string>) => void;
  /** What stands there when nothing matches. */
  readonly children: string;
};

const longestList = 280;

/** The list below the cell, or above it where there is no room below. */
function ChoiceList({ id, label, lines, pointed, anchor, onTake, children }: ChoiceListProps): ReactNode {
  const [{ within, style }] = useState(() => placeOf(anchor));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[pointed]?.scrollIntoView({ block: 'nearest' });
  }, [pointed]);
  return createPortal(
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      className={clsx(popoverStyles['popover'], styles['choices'])}
      style={style}
    >
      {lines.length === 0 ? (
        <div role="option" aria-selected="false" aria-disabled="true" className={popoverStyles['list-empty']}>
          {children}
        </div>
      ) : null}
      {lines.map((line, index) => (
        <div
          key={line.value}
          id={`${id}-${String(index)}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === pointed}
          className={popoverStyles['option']}
          data-focused={index === pointed ? true : undefined}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(line)}
          onKeyDown={undefined}
        >
          {line.value === creationKey ? <Icon name="plus" /> : null}
          {line.name}
        </div>
      ))}
    </div>,
    within,
  );
}

/** Below the cell; within the landmark of the page, to which the list belongs, and outside of the grid, which scrolls. */
function placeOf(anchor: HTMLElement): { readonly within: Element; readonly style: CSSProperties } {
  const box = anchor.getBoundingClientRect();
  const isAbove = innerHeight - box.bottom < longestList && box.top > innerHeight - box.bottom;
  const style = {
    left: Math.min(box.left, innerWidth - Math.max(box.width, 220) - 8),
    minWidth: box.width,
    ...(isAbove ? { bottom: innerHeight - box.top + 2 } : { top: box.bottom + 2 }),
  };
  return { within: anchor.closest('main') ?? document.body, style };
}
