import { type ReactNode, useState } from 'react';
import type { TextFieldProps } from 'react-aria-components';
import { type CalendarDay, readCalendarDay } from '../../shared/time/calendar-day.ts';
import { readWallClock, type WallClock } from '../../shared/time/wall-clock.ts';
import { type FieldProps, TextField } from '../ui/field.tsx';

/** What was typed, read: a value, or the sentence that says what is wrong with it. */
export type Read<Value> = { readonly value: Value } | { readonly problem: string };

type DraftFieldProps<Value> = FieldProps & {
  /** What is stored, as text. */
  readonly stored: string;
  readonly read: (typed: string) => Read<Value>;
  readonly onSave: (value: Value) => void;
  readonly lines?: number;
  readonly placeholder?: string;
  readonly labelHidden?: boolean;
  readonly type?: 'text' | 'date' | 'email' | 'tel';
};

/**
 * A field that is edited in place. It saves on Enter and on leaving; Escape brings back what is stored. What cannot be
 * read stays as typed, with what is wrong beside it.
 */
export function DraftField<Value>(props: DraftFieldProps<Value>): ReactNode {
  const { stored, read, onSave, label, hint, lines = 1, ...rest } = props;
  const [draft, setDraft] = useState<Draft | null>(null);
  // A draft belongs to the stored value that it was typed over: when that changes, the draft has been saved or is outdated.
  // It is forgotten then, or Undo, which brings the old value back, would bring the draft back with it.
  const isOutdated = draft !== null && draft.over !== stored;
  if (isOutdated) setDraft(null);
  const typed = isOutdated ? null : (draft?.typed ?? null);
  const problem = isOutdated ? undefined : draft?.problem;
  const leave = (): void => {
    if (typed === null) return;
    const result = read(typed);
    if ('problem' in result) {
      setDraft({ typed, over: stored, problem: result.problem });
    } else if (typed.trim() === stored) {
      setDraft(null);
    } else {
      setDraft({ typed, over: stored, problem: undefined });
      onSave(result.value);
    }
  };
  const onKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key === 'Escape' && typed !== null) {
      setDraft(null);
      return;
    }
    if (event.key === 'Enter' && lines === 1) leave();
    // React Aria keeps keys to the field unless told otherwise; Ctrl+Z and its like are for the app.
    event.continuePropagation();
  };
  return (
    <TextField
      {...rest}
      label={label}
      hint={hint}
      problem={problem}
      lines={lines}
      value={typed ?? stored}
      onChange={(text) => setDraft({ typed: text, over: stored, problem: undefined })}
      onBlur={leave}
      onKeyDown={onKeyDown}
      data-unsaved={typed === null ? undefined : true}
    />
  );
}

type Draft = { readonly typed: string; readonly over: string; readonly problem: string | undefined };

/** Any text, trimmed. */
export function asText(typed: string): Read<string> {
  return { value: typed.trim() };
}

/** A wall-clock time as people type it; `problem` otherwise. */
export function asWallClock(problem: string): (typed: string) => Read<WallClock> {
  return (typed) => {
    const clock = readWallClock(typed);
    return clock === undefined ? { problem } : { value: clock };
  };
}

/** The same, or nothing at all. */
export function asOptionalWallClock(problem: string): (typed: string) => Read<WallClock | null> {
  const read = asWallClock(problem);
  return (typed) => (typed.trim() === '' ? { value: null } : read(typed));
}

/** A whole number between `least` and `most`; `problem` otherwise. */
export function asNumber(least: number, most: number, problem: string): (typed: string) => Read<number> {
  return (typed) => {
    const number = Number(typed.trim());
    const right = /^\d+$/.test(typed.trim()) && number >= least && number <= most;
    return right ? { value: number } : { problem };
  };
}

/** The same, or nothing at all. */
export function asOptionalNumber(least: number, most: number, problem: string): (typed: string) => Read<number | null> {
  const read = asNumber(least, most, problem);
  return (typed) => (typed.trim() === '' ? { value: null } : read(typed));
}

/** A date as people type it, day first, or nothing at all; `problem` otherwise. */
export function asOptionalDate(problem: string): (typed: string) => Read<CalendarDay | null> {
  return (typed) => {
    if (typed.trim() === '') return { value: null };
    const day = readCalendarDay(typed);
    return day === undefined ? { problem } : { value: day };
  };
}
