import { type FieldValues, get, set, type UseFormReturn } from 'react-hook-form';
import * as z from 'zod';
import { messageOf, problemSentence } from '../../shared/forms/field-problem.ts';
import { typedSchema } from '../../shared/forms/typed-schema.ts';
import type { Translate } from '../../shared/text/text.ts';
import { inputChanged, watchInput } from '../context/feedback.ts';
import { notifyFailure } from '../ui/failures.tsx';

type Followed = {
  readonly record: string;
  readonly schema: z.ZodType;
  readonly stored: object;
  /** What is stored, as its fields show it. */
  readonly typed: FieldValues;
  /** Resolves to undefined where it failed. */
  readonly save: (patch: never) => Promise<unknown> | void;
  readonly t: Translate;
};

/**
 * A unit as it was given to the store: as typed and as read. A failed one is given again when its field is left again;
 * one that is saved waits for the store to show it.
 */
type Pending = { readonly draft: unknown; readonly value: unknown; state: 'running' | 'saved' | 'failed' };

/** How long the store may take to show what it has saved. */
const shownWithinMilliseconds = 2000;

/**
 * Saves each field of a form that is edited in place when it is left. A unit is what is saved together: a text in all
 * its languages, a name with all its parts, otherwise one field. A unit is checked by the schema of the whole record
 * over what is stored; what is wrong stays in its field with its sentence and holds up no other unit. A field follows
 * the store while it shows what was stored or what was sent; what is typed over that stays a draft until it is left.
 */
export class Autosave {
  readonly #form: UseFormReturn;
  readonly #labels = new Map<string, string>();
  /**
   * Units on their way to the store, by their path, oldest first: the last one is part of the record although the store
   * does not show it yet.
   */
  readonly #pending = new Map<string, readonly Pending[]>();
  #followed: Followed | null = null;
  /** What a field is called that holds text which the store has not got; null where there is none. */
  #unsavedField: string | null = null;

  constructor(form: UseFormReturn) {
    this.#form = form;
  }

  /** Takes over what is stored now, after each drawing. */
  follow(now: Followed): void {
    this.#takeOver(now);
    this.#recheck();
  }

  #takeOver(now: Followed): void {
    const before = this.#followed;
    this.#followed = now;
    if (before === null) return this.#restore(now);
    if (before.record !== now.record) {
      this.#settle(before);
      this.#pending.clear();
      for (const name of Object.keys(now.typed)) this.#show(now, name);
      this.#form.clearErrors();
      return this.#restore(now);
    }
    if (before.typed === now.typed) return;
    const paths = leavesOf(before.typed, now.typed);
    const changed = paths.filter((path) => !isSameTyped(at(before.typed, path), at(now.typed, path)));
    for (const unit of new Set(changed.map((path) => unitOf(now.schema, path)))) this.#followUnit(before, now, unit);
  }

  /** Shows a unit whose stored text changed, except in fields in which something else has been typed meanwhile. */
  #followUnit(before: Followed, now: Followed, unit: string): void {
    const sent = this.#pending.get(unit) ?? [];
    const shownAt = sent.findIndex(({ value }) => isSameTyped(value, at(now.stored, unit)));
    // What the store shows is none of what was sent, for instance after an undo: nothing is waited for any more.
    const count = shownAt === -1 ? sent.length : shownAt + 1;
    const later = sent.slice(count);
    if (later.length === 0) this.#pending.delete(unit);
    else this.#pending.set(unit, later);
    const values = this.#form.getValues();
    const paths = [before.typed, now.typed, values].flatMap((each) => leaves(at(each, unit), unit));
    for (const path of new Set(paths)) {
      const [typed, text] = [at(values, path), at(now.typed, path)];
      const isTyped = ({ draft }: Pending): boolean => isSameTyped(typed, leafOf(draft, unit, path));
      const isAwaited = later.slice(-1).some(isTyped);
      const isFollowing = isSameTyped(typed, at(before.typed, path)) || sent.slice(0, count).some(isTyped);
      if (isAwaited || !isFollowing) continue;
      this.#form.setValue(path, text === undefined ? '' : text);
      this.#form.clearErrors(path);
    }
  }

  /** Saves what can be saved when the window closes and when the form goes, until the given function is called. */
  whileShown(): () => void {
    const onUnload = (): void => {
      if (this.#followed !== null) this.#leaveAll(this.#followed);
    };
    addEventListener('beforeunload', onUnload);
    const unwatch = watchInput({ unsaved: () => this.#unsavedField, commit: onUnload, isAutosave: true });
    return () => {
      removeEventListener('beforeunload', onUnload);
      unwatch();
      if (this.#followed !== null) this.#settle(this.#followed);
    };
  }

  /** What a field is called in messages. */
  label(path: string, label: string): void {
    this.#labels.set(path, label);
  }

  /** The field has been left, or Enter was pressed in it. */
  leave(path: string): void {
    if (this.#followed !== null) this.#leaveUnit(this.#followed, unitOf(this.#followed.schema, path), path);
    this.#recheck();
  }

  /** The field shows what is stored again. */
  revert(path: string): void {
    if (this.#followed === null) return;
    this.#pending.delete(unitOf(this.#followed.schema, path));
    this.#show(this.#followed, path);
    this.#form.clearErrors(path);
    this.#recheck();
  }

  /** Typing clears the error of the field. */
  typing(path: string): void {
    if (this.#followed !== null) this.#form.clearErrors(unitOf(this.#followed.schema, path));
    this.#recheck();
  }

  #leaveUnit(followed: Followed, unit: string, path: string): void {
    const { schema, stored, typed } = followed;
    // A copy: the form goes on writing into its own object while the draft is on its way to the store.
    const draft = structuredClone(at(this.#form.getValues(), unit));
    if (isSameTyped(draft, at(typed, unit))) {
      this.#form.clearErrors(unit);
      return;
    }
    const pending = this.#pending.get(unit)?.at(-1);
    if (pending !== undefined && pending.state !== 'failed' && isSameTyped(pending.draft, draft)) return;
    const candidate = structuredClone(typed);
    for (const [other, sent] of this.#pending) set(candidate, other, sent.at(-1)?.draft);
    set(candidate, unit, draft);
    const { value, issues } = readUnit(schema, unit, typed, candidate);
    this.#form.clearErrors(unit);
    if (issues.length > 0) {
      this.#pending.delete(unit);
      for (const issue of issues) {
        const place = issue.path.join('.');
        const isWithin = place === path || place.startsWith(`${unit}.`);
        this.#form.setError(isWithin ? place : path, { type: 'wrong', message: issue.message });
      }
      return;
    }
    const [name = ''] = unit.split('.');
    if (isSameTyped(value, at(stored, name))) {
      this.#show(followed, unit);
      return;
    }
    this.#save(followed, unit, draft, { [name]: value });
  }

  /** Puts what is stored into the fields at `path` and below. */
  #show({ typed }: Followed, path: string): void {
    const shown = new Set([...leaves(at(this.#form.getValues(), path), path), ...leaves(at(typed, path), path)]);
    for (const leaf of shown) {
      const text = at(typed, leaf);
      // Nothing is written in that language.
      this.#form.setValue(leaf, text === undefined ? '' : text);
    }
  }

  #save(followed: Followed, unit: string, draft: unknown, patch: object): void {
    const pending: Pending = { draft, value: at(patch, unit), state: 'running' };
    this.#pending.set(unit, [...(this.#pending.get(unit) ?? []), pending]);
    void this.#awaitAnswer(unit, pending, followed.save(patch as never));
  }

  async #awaitAnswer(unit: string, pending: Pending, saved: Promise<unknown> | void): Promise<void> {
    const value = await saved;
    pending.state = saved !== undefined && value === undefined ? 'failed' : 'saved';
    this.#recheck();
    if (value !== undefined) setTimeout(() => this.#endWaiting(unit, pending), shownWithinMilliseconds);
  }

  /** Shows what is stored where the store never showed what it saved: that was undone at once, or changed nothing. */
  #endWaiting(unit: string, pending: Pending): void {
    if (this.#followed === null || this.#pending.get(unit)?.at(-1) !== pending) return;
    this.#pending.delete(unit);
    if (isSameTyped(at(this.#form.getValues(), unit), pending.draft)) this.#show(this.#followed, unit);
  }

  #leaveAll(followed: Followed): void {
    const units = new Set(this.#unsaved(followed).map((path) => unitOf(followed.schema, path)));
    for (const unit of units) {
      const isSent = isSameTyped(this.#pending.get(unit)?.at(-1)?.draft, at(this.#form.getValues(), unit));
      if (!isSent) this.#leaveUnit(followed, unit, unit);
    }
  }

  /** Saves what is right of a record that is left; keeps the rest for its return and says so. */
  #settle(followed: Followed): void {
    this.#leaveAll(followed);
    const drafts = new Map<string, KeptDraft>();
    const values = this.#form.getValues();
    for (const path of this.#unsaved(followed)) {
      const unit = unitOf(followed.schema, path);
      if (this.#pending.has(unit)) continue;
      drafts.set(path, { typed: at(values, path), over: at(followed.typed, path) });
      const message = messageAt(this.#form, path) ?? messageAt(this.#form, unit);
      const problem = problemSentence(followed.t, message) ?? '';
      const field = this.#labels.get(path);
      if (field !== undefined) notifyFailure(followed.t('fields.notSaved', { field, problem }), null);
    }
    keepDrafts(followed.record, drafts);
  }

  #restore(followed: Followed): void {
    for (const [path, { typed, over }] of takeDrafts(followed.record)) {
      if (!isSameTyped(at(followed.typed, path), over)) continue;
      this.#form.setValue(path, typed);
      // The fields listen for errors only when they have been drawn.
      requestAnimationFrame(() => {
        if (this.#followed?.record === followed.record) this.leave(path);
      });
    }
  }

  /** Remembers whether a field has text that is neither stored nor on its way to the store. */
  #recheck(): void {
    const before = this.#unsavedField;
    this.#unsavedField = this.#followed === null ? null : this.#fieldInHand(this.#followed);
    if (before !== this.#unsavedField) inputChanged();
  }

  #fieldInHand(followed: Followed): string | null {
    const path = this.#unsaved(followed).find((each) => {
      const unit = unitOf(followed.schema, each);
      const sent = this.#pending.get(unit)?.at(-1);
      const isSent = sent !== undefined && sent.state !== 'failed';
      return !isSent || !isSameTyped(sent.draft, at(this.#form.getValues(), unit));
    });
    return path === undefined ? null : (this.#labels.get(path) ?? path);
  }

  /** The paths of the fields that show something else than what is stored. */
  #unsaved({ typed }: Followed): string[] {
    const values = this.#form.getValues();
    return leavesOf(typed, values).filter((path) => !isSameTyped(at(values, path), at(typed, path)));
  }
}

/**
 * Reads the field of the record to which a unit belongs, and checks it within the record. What was wrong with the stored
 * record elsewhere holds up nothing: it counts only where it is new.
 */
function readUnit(
  schema: z.ZodType,
  unit: string,
  typed: FieldValues,
  candidate: FieldValues,
): { readonly value: unknown; readonly issues: readonly z.core.$ZodIssue[] } {
  const [name = ''] = unit.split('.');
  const own = schema instanceof z.ZodObject ? (schema.shape as Readonly<Record<string, z.ZodType>>)[name] : undefined;
  if (own === undefined) throw new Error(`no field ${name}`);
  const read = typedSchema(own).safeParse(candidate[name], { error: messageOf });
  if (!read.success) {
    return { value: null, issues: read.error.issues.map((issue) => ({ ...issue, path: [name, ...issue.path] })) };
  }
  const whole = (values: FieldValues): readonly z.core.$ZodIssue[] =>
    typedSchema(schema).safeParse(values, { error: messageOf }).error?.issues ?? [];
  const known = new Set(whole(typed).map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const issues = whole(candidate).filter((issue) => !known.has(`${issue.path.join('.')} ${issue.message}`));
  return { value: read.data, issues };
}

/** The unit to which a field belongs: as far as its path goes through objects of the schema. */
function unitOf(schema: z.ZodType, path: string): string {
  const names = path.split('.');
  let [inner, depth] = [schema as z.core.$ZodType | undefined, 0];
  for (; inner instanceof z.ZodObject && depth < names.length; depth += 1) {
    inner = (inner.shape as z.core.$ZodShape)[names[depth] ?? ''];
  }
  return names.slice(0, depth).join('.');
}

/** The paths of all texts, choices and lists in two versions of a record; a list is one value. */
function leavesOf(one: FieldValues, other: FieldValues): string[] {
  return [...new Set([...leaves(one, ''), ...leaves(other, '')])];
}

function leaves(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`));
}

function at(values: FieldValues, path: string): unknown {
  return get(values, path) as unknown;
}

/** What a draft of a unit has at the path of one of its fields. */
function leafOf(draft: unknown, unit: string, path: string): unknown {
  return path === unit ? draft : get(draft, path.slice(unit.length + 1));
}

/** Nothing typed in a language and a language that is not there are the same. */
export function isSameTyped(one: unknown, other: unknown): boolean {
  return JSON.stringify(withoutBlank(one)) === JSON.stringify(withoutBlank(other));
}

function withoutBlank(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const filled = Object.entries(value).filter(([, inner]) => withoutBlank(inner) !== null);
  return filled.length === 0 ? null : Object.fromEntries(filled.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function messageAt(form: UseFormReturn, path: string): string | undefined {
  return form.getFieldState(path).error?.message;
}

/** A text that could not be saved when its form was left, and the stored text over which it was typed. */
type KeptDraft = { readonly typed: unknown; readonly over: unknown };

const kept = new Map<string, ReadonlyMap<string, KeptDraft>>();

/**
 * Unsaved drafts by the record and then the path of the field. They last as long as the window, so that a wrong text
 * stands in its field again when the record is shown again.
 */
function keepDrafts(record: string, drafts: ReadonlyMap<string, KeptDraft>): void {
  if (drafts.size === 0) kept.delete(record);
  else kept.set(record, drafts);
}

/** The drafts of a record, which are forgotten by this. */
function takeDrafts(record: string): ReadonlyMap<string, KeptDraft> {
  const drafts = kept.get(record) ?? new Map<string, KeptDraft>();
  kept.delete(record);
  return drafts;
}
