import type { ActionName } from '../../shared/changes/action-name.ts';
import { type Changes, created, updated } from '../../shared/changes/change.ts';
import { recordIn } from '../../shared/changes/partition.ts';
import type { Placement, Session, SessionKind } from '../../shared/domain/agenda/session.ts';
import type { Delegation } from '../../shared/domain/people/groups.ts';
import type { Finding } from '../../shared/domain/schedule-rules/finding.ts';
import { acceptFinding, type QuickFix, withdrawAcceptance } from '../../shared/findings/quick-fixes.ts';
import type { RuleSettings } from '../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { describeSlots, speakingSlots, splitIntoSlots } from '../../shared/operations/country-presentations.ts';
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
import { failure, type Result, success } from '../../shared/result.ts';
import { readSnapshot } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { readPartition } from '../storage/working-store.ts';
import { newId, runOperation, runSerially } from './command.ts';

type Key = { readonly workshopId: string; readonly id: string };

/** Adds a session at the end of a day; gives its id. */
export async function addSessionTo(workshopId: string, dayId: string, kind: SessionKind): Promise<Result<string>> {
  return runSerially(async () => {
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

/** Writes who speaks when into the session; or makes a session of each speech. */
export async function arrangePresentations(
  { workshopId, id }: Session,
  inOrder: readonly Delegation[],
  how: 'describe' | 'split',
): Promise<Result<void>> {
  return runOperation(workshopId, 'presentations.arrange', (snapshot) => {
    const session = snapshot.sessions.find((each) => each.id === id);
    if (session === undefined) return [];
    const slots = speakingSlots(session, inOrder);
    return how === 'describe'
      ? describeSlots(snapshot, session, slots)
      : splitIntoSlots(snapshot, session, slots, newId);
  });
}

/** Accepts a finding for a reason; it stays accepted while what is wrong stays the same. */
export async function accept(workshopId: string, finding: Finding, reason: string): Promise<Result<void>> {
  return runOperation(workshopId, 'finding.accept', (snapshot) => acceptFinding(snapshot, finding, reason, newId));
}

/** Reports an accepted finding again. */
export async function reportAcceptedAgain(workshopId: string, finding: Finding): Promise<Result<void>> {
  return runOperation(workshopId, 'finding.withdraw', (snapshot) => withdrawAcceptance(snapshot, finding));
}

export async function setRules(settings: RuleSettings): Promise<Result<void>> {
  const stored = recordIn(await readPartition('settings'), 'ruleSettings', settings.id);
  const changes =
    stored === undefined ? [created('ruleSettings', settings)] : updated('ruleSettings', stored, settings);
  return commit('rules.set', changes);
}

/** Does what a repair proposes. */
export async function applyQuickFix({ changes }: QuickFix): Promise<Result<void>> {
  return commit('finding.quick-fix', changes);
}
