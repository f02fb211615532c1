import { v7 as newId } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import { type Changes, created } from '../../shared/changes/change.ts';
import { recordIn, recordsOf } from '../../shared/changes/partition.ts';
import type { Placement, Session, SessionKind } from '../../shared/domain/agenda/session.ts';
import { workshopPartition } from '../../shared/domain/entity.ts';
import type { Delegation } from '../../shared/domain/people/groups.ts';
import { checkPrepared } from '../../shared/domain/schedule-rules/check.ts';
import type { Finding } from '../../shared/domain/schedule-rules/finding.ts';
import { prepareAgenda } from '../../shared/domain/schedule-rules/prepared-agenda.ts';
import { acceptFinding, type QuickFix, quickFixesOf, withdrawAcceptance } from '../../shared/findings/quick-fixes.ts';
import type { RuleSettings } from '../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopRecords, WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { describeSlots, speakingSlots, splitIntoSlots } from '../../shared/operations/country-presentations.ts';
import { editChanges } from '../../shared/operations/edit.ts';
import {
  addSession,
  type Drop,
  dropSession,
  isThere,
  newSession,
  removeSession,
  resizeSession,
  restartSession,
  setAssignments,
  swapWithNeighbour,
} from '../../shared/operations/sessions.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import {
  readCommitments,
  readRecords,
  readRuleSettings,
  readSnapshot,
  readStoredRules,
  readWorkshop,
} from '../queries/snapshot.ts';
import { command, type Done, giving, type StoreCode } from '../storage/command.ts';
import type { StoreReader } from '../storage/working-store.ts';

type Key = Pick<Session, 'workshopId' | 'id'>;
type Outcome = Promise<Result<Done, StoreCode>>;

/** Adds a session at the end of a day; gives its id. Fails with `record-missing` where the day is gone. */
export async function addSessionTo(
  workshopId: string,
  dayId: string,
  kind: SessionKind,
): Promise<Result<string, StoreCode>> {
  const id = newId();
  const done = await command({
    action: 'session.add',
    reads: (from) => readRecords(workshopId, from),
    decide: (records) => {
      const day = records.days.find((each) => each.id === dayId);
      if (day === undefined) return failure('record-missing');
      return success([
        created(
          'session',
          addSession(records, day, kind, () => id),
        ),
      ]);
    },
  });
  return giving(done, () => id);
}

/** Adds a session that waits for a day and a time; gives its id. */
export async function addUnplacedSession(workshopId: string, kind: SessionKind): Promise<Result<string, StoreCode>> {
  const id = newId();
  const done = await command({
    action: 'session.add',
    reads: (from) => readRecords(workshopId, from),
    decide: () => success([created('session', newSession(workshopId, kind, id))]),
  });
  return giving(done, () => id);
}

/** Writes what differs between the session as it was drawn and `patch`; see `editChanges`. */
export async function editSession(drawn: Session, patch: Partial<Session>): Outcome {
  return onSession('session.edit', drawn, (_, stored) => success(editChanges('session', stored, { drawn, patch })));
}

/** Places a session; null takes it off the agenda. */
export async function moveSession(session: Key, placement: Placement | null): Outcome {
  return moveTo(session, ({ minutes }) => ({ placement, minutes }));
}

/**
 * Places a session and gives it a length, as one action: what a drag, or a series of arrow keys, ends with. `runOn` moves
 * along what follows it without a gap.
 */
export async function dropOnBoard(session: Key, drop: Drop, runOn = false): Outcome {
  return moveTo(session, () => drop, runOn);
}

/** Reads the session alone, and the days and rooms that it may lie in. Fails with `record-missing` where one is gone. */
async function moveTo({ workshopId, id }: Key, dropOf: (stored: Session) => Drop, runOn = false): Outcome {
  return command({
    action: 'session.move',
    reads: async (from) => {
      const partition = await from.partition(workshopPartition({ workshopId }));
      const stored = recordIn(partition, 'session', id);
      if (stored === undefined) return null;
      return {
        stored,
        days: recordsOf(partition, 'day'),
        rooms: recordsOf(partition, 'room'),
        sessions: runOn ? recordsOf(partition, 'session') : [],
      };
    },
    decide: ({ stored, ...places }) => dropSession(places, stored, dropOf(stored), runOn),
  });
}

/** Puts a copy of a session elsewhere; the people who lead it and what was delivered are not copied. */
export async function copySession(session: Key, placement: Placement): Outcome {
  const id = newId();
  return onSession('session.add', session, (records, stored) =>
    isThere(records, placement)
      ? success([created('session', { ...stored, id, placement, delivered: null })])
      : failure('record-missing'),
  );
}

/** Swaps a session with the one before (-1) or after (1) it. */
export async function moveSessionBy(session: Key, direction: -1 | 1): Outcome {
  return onSession('session.move', session, (records, stored) =>
    success(swapWithNeighbour(records, stored, direction)),
  );
}

export async function setStart(session: Key, start: string, runOn: boolean): Outcome {
  return onSession('session.move', session, (records, stored) =>
    success(restartSession(records, stored, start, runOn)),
  );
}

export async function setMinutes(session: Key, minutes: number, runOn: boolean): Outcome {
  return onSession('session.edit', session, (records, stored) =>
    success(resizeSession(records, stored, minutes, runOn)),
  );
}

export async function deleteSession(session: Key): Outcome {
  return command({
    action: 'session.remove',
    reads: (from) => readSnapshot(session.workshopId, from),
    decide: (snapshot) => {
      const stored = snapshot.sessions.find((each) => each.id === session.id);
      return stored === undefined ? failure('record-missing') : success(removeSession(snapshot, stored));
    },
  });
}

/** Makes exactly these participations hold a role in the session. */
export async function assign(
  session: Key,
  role: 'lead' | 'presenter' | 'interpreter',
  participationIds: readonly string[],
): Outcome {
  return onSession('assignment.set', session, (records, stored) =>
    setAssignments(records, stored, role, participationIds, newId),
  );
}

/** Writes who speaks when into the session; or makes a session of each speech. */
export async function arrangePresentations(
  session: Key,
  inOrder: readonly Delegation[],
  how: 'describe' | 'split',
): Outcome {
  return onSession('presentations.arrange', session, (records, stored) => {
    const known = new Map(records.delegations.map((each) => [each.id, each]));
    const delegations = inOrder.flatMap(({ id }) => known.get(id) ?? []);
    if (delegations.length < inOrder.length) return failure('record-missing');
    const slots = speakingSlots(stored, delegations);
    return success(
      how === 'describe' ? describeSlots(records, stored, slots) : splitIntoSlots(records, stored, slots, newId),
    );
  });
}

/** Decides on one session as it is stored. Fails with `record-missing` where it is gone. */
async function onSession(
  action: ActionName,
  { workshopId, id }: Key,
  decide: (records: WorkshopRecords, session: Session) => Result<Changes, 'record-missing'>,
): Outcome {
  return command({
    action,
    reads: (from) => readRecords(workshopId, from),
    decide: (records) => {
      const session = records.sessions.find((each) => each.id === id);
      return session === undefined ? failure('record-missing') : decide(records, session);
    },
  });
}

/** Accepts a finding for a reason; it stays accepted while what is wrong stays the same. */
export async function accept(workshopId: string, finding: Finding, reason: string): Outcome {
  return command({
    action: 'finding.accept',
    reads: (from) => readRecords(workshopId, from),
    decide: (records) => success(acceptFinding(records, finding, reason, newId)),
  });
}

/** Reports an accepted finding again. */
export async function reportAcceptedAgain(workshopId: string, finding: Finding): Outcome {
  return command({
    action: 'finding.withdraw',
    reads: (from) => readRecords(workshopId, from),
    decide: (records) => success(withdrawAcceptance(records, finding)),
  });
}

/** Writes what differs between the settings of the rules as they were drawn and `patch`. */
export async function setRules(drawn: RuleSettings, patch: Partial<RuleSettings>): Outcome {
  return command({
    action: 'rules.set',
    reads: readStoredRules,
    decide: ({ stored }) =>
      success(
        stored === null
          ? [created('ruleSettings', { ...drawn, ...patch })]
          : editChanges('ruleSettings', stored, { drawn, patch }),
      ),
  });
}

/**
 * Applies a quick fix, worked out anew from the agenda as it is stored. Fails with `proposal-outdated` where the agenda
 * has changed so that the fix would do something else than it said.
 */
export async function applyQuickFix(
  workshopId: string,
  finding: Finding,
  { text, about }: Pick<QuickFix, 'text' | 'about'>,
): Promise<Result<Done, 'proposal-outdated' | StoreCode>> {
  return command({
    action: 'finding.quick-fix',
    reads: (from) => readAgendaCheck(workshopId, from),
    decide: ({ snapshot, commitments, settings }) => {
      const agenda = prepareAgenda(snapshot, commitments);
      const found = checkPrepared(agenda, settings).findings.find(({ key }) => key === finding.key);
      const fixes = found === undefined ? [] : quickFixesOf(found, agenda, settings, newId);
      const wanted = JSON.stringify([text, about]);
      const fix = fixes.find((each) => JSON.stringify([each.text, each.about]) === wanted);
      return fix === undefined ? failure('proposal-outdated') : success(fix.changes);
    },
  });
}

async function readAgendaCheck(workshopId: string, from: StoreReader) {
  const snapshot: WorkshopSnapshot | null = await readWorkshop(workshopId, from);
  if (snapshot === null) return null;
  return {
    snapshot,
    commitments: await readCommitments(snapshot, from),
    settings: await readRuleSettings(from),
  };
}
