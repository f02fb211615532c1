import { created, updated } from '../../shared/changes/record-changes.ts';
import type { Placement, Session, SessionKind } from '../../shared/domain/session.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import {
  addSession,
  newSession,
  placeSession,
  removeSession,
  resizeSession,
  restartSession,
  setAssignments,
  swapWithNeighbour,
} from '../../shared/operations/sessions.ts';
import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Changes } from '../../shared/operations/operation.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { readSnapshot } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { inTurn } from './in-turn.ts';
import { newId, runOperation } from './run-operation.ts';

type Key = { readonly workshopId: string; readonly id: string };

/** Adds a session at the end of a day; gives its id. */
export async function addSessionTo(workshopId: string, dayId: string, kind: SessionKind): Promise<Result<string>> {
  return inTurn(async () => {
    const snapshot = await readSnapshot(workshopId);
    const day = snapshot?.days.find((each) => each.id === dayId);
    if (snapshot === null || day === undefined) return failure('record-missing');
    const session = addSession(snapshot, day, kind, newId);
    const done = await commit('session.add', [created('session', session)]);
    return done.ok ? success(session.id) : done;
  });
}

/** Adds a session that waits for a day and a time; gives its id. */
export async function addUnplacedSession(workshopId: string, kind: SessionKind): Promise<Result<string>> {
  const session = newSession(workshopId, kind, newId());
  const done = await commit('session.add', [created('session', session)]);
  return done.ok ? success(session.id) : done;
}

export async function editSession(session: Key, patch: Partial<Session>): Promise<Result<void>> {
  return onSession('session.edit', session, (_, stored) => updated('session', stored, patch));
}

export async function moveSession(session: Key, placement: Placement | null): Promise<Result<void>> {
  return onSession('session.move', session, (_, stored) => placeSession(stored, placement));
}

/** Puts a copy of a session elsewhere; the one who leads it is not copied. */
export async function copySession(session: Session, placement: Placement): Promise<Result<void>> {
  return commit('session.add', [created('session', { ...session, id: newId(), placement })]);
}

export async function moveSessionBy(session: Key, direction: -1 | 1): Promise<Result<void>> {
  return onSession('session.move', session, (snapshot, stored) => swapWithNeighbour(snapshot, stored, direction));
}

export async function setStart(session: Key, start: string, runOn: boolean): Promise<Result<void>> {
  return onSession('session.move', session, (snapshot, stored) => restartSession(snapshot, stored, start, runOn));
}

export async function setMinutes(session: Key, minutes: number, runOn: boolean): Promise<Result<void>> {
  return onSession('session.edit', session, (snapshot, stored) => resizeSession(snapshot, stored, minutes, runOn));
}

export async function deleteSession(session: Key): Promise<Result<void>> {
  return onSession('session.remove', session, removeSession);
}

export async function assign(
  session: Key,
  role: 'lead' | 'presenter' | 'interpreter',
  participationIds: readonly string[],
): Promise<Result<void>> {
  return onSession('assignment.set', session, (snapshot, stored) =>
    setAssignments(snapshot, stored, role, participationIds, newId),
  );
}

async function onSession(
  action: ActionName,
  { workshopId, id }: Key,
  operation: (snapshot: WorkshopSnapshot, session: Session) => Changes,
): Promise<Result<void>> {
  return runOperation(workshopId, action, (snapshot) => {
    const session = snapshot.sessions.find((each) => each.id === id);
    return session === undefined ? [] : operation(snapshot, session);
  });
}
