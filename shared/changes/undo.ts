import type { Entry } from './change.ts';

/** What Undo would take back and what Redo would do again. */
export type UndoStack = { readonly undo: Entry | undefined; readonly redo: Entry | undefined };

/**
 * Reads the history, oldest first. An action that was undone may be done again until something else is done.
 * Undo itself is an entry like any other, so that the history only grows and two laptops can be merged.
 */
export function undoStack(entries: readonly Entry[]): UndoStack {
  const done: Entry[] = [];
  const undone: Entry[] = [];
  for (const entry of entries) {
    if (entry.changes.length === 0) continue;
    if (entry.reverts === null) {
      done.push(entry);
      undone.length = 0;
    } else if (entry.reverts.kind === 'undo') {
      moveLast(done, undone, entry.reverts.group);
    } else {
      moveLast(undone, done, entry.reverts.group);
    }
  }
  return { undo: done.at(-1), redo: undone.at(-1) };
}

function moveLast(from: Entry[], to: Entry[], group: string): void {
  const index = from.findLastIndex((entry) => entry.group === group);
  if (index >= 0) to.push(...from.splice(index, 1));
}
