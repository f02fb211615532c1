import type { ActionName } from '../../shared/changes/action-name.ts';
import { inverse } from '../../shared/changes/apply.ts';
import { undoStack } from '../../shared/changes/undo.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { commit } from '../storage/commit.ts';
import { history } from '../storage/history.ts';
import { inTurn } from './in-turn.ts';

/** Takes back the last action; gives its name. */
export async function undo(): Promise<Result<ActionName>> {
  return inTurn(async () => {
    const entry = undoStack(await history()).undo;
    if (entry === undefined) return failure('nothing-to-undo');
    const action = entry.action as ActionName;
    const done = await commit(action, inverse(entry.changes), { group: entry.group, kind: 'undo' });
    return done.ok ? success(action) : done;
  });
}

/** Does the last undone action again; gives its name. */
export async function redo(): Promise<Result<ActionName>> {
  return inTurn(async () => {
    const entry = undoStack(await history()).redo;
    if (entry === undefined) return failure('nothing-to-undo');
    const action = entry.action as ActionName;
    const done = await commit(action, entry.changes, { group: entry.group, kind: 'redo' });
    return done.ok ? success(action) : done;
  });
}
