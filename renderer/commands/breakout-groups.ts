import { v7 as newId } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Changes } from '../../shared/changes/change.ts';
import type { Session } from '../../shared/domain/agenda/session.ts';
import { languages, type Text } from '../../shared/domain/language.ts';
import { type BreakoutGroup, type GroupSet, groupSets } from '../../shared/domain/people/groups.ts';
import type { WorkshopRecords, WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { GroupingRules, Workshop } from '../../shared/domain/workshop.ts';
import {
  assignGroups,
  makeGroups,
  mixAgain,
  moveMember,
  pinMember,
  removeGroups,
  renameSet,
  saveGroups,
  seatInGroups,
  setSessionsOf,
  splitAmongGroups,
} from '../../shared/operations/breakout-groups.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { translator } from '../../shared/text/text.ts';
import { readRecords, readWorkshop } from '../queries/snapshot.ts';
import { command, type Done, type StoreCode } from '../storage/command.ts';
import { draw, editRecord } from './record.ts';

export type NewSet = {
  readonly name: string;
  readonly groups: number;
  readonly participationIds: readonly string[];
};

type Outcome = Promise<Result<Done, StoreCode>>;
type Decided = Result<Changes, 'record-missing'>;

/** Divides people into a new set of groups. */
export async function makeSet(workshopId: string, { name, groups, participationIds }: NewSet): Outcome {
  const seed = draw();
  return command({
    action: 'groups.make',
    reads: (from) => readWorkshop(workshopId, from),
    decide: (snapshot) => {
      const made = makeGroups(snapshot, { groups, participationIds, locked: new Map(), seed });
      return success(saveGroups(snapshot, { name, groups: [] }, made.groups, groupName, newId));
    },
  });
}

/** Divides those of a set anew into so many groups; who is pinned stays. */
export async function mixSet(workshopId: string, set: GroupSet, groups: number): Outcome {
  const seed = draw();
  return onSet(workshopId, 'groups.mix', set, (snapshot, stored) =>
    success(mixAgain(snapshot, stored, { groups, seed }, groupName, newId)),
  );
}

/** Adds people to the groups of a set where they fit best. */
export async function seatPeople(workshopId: string, set: GroupSet, ids: readonly string[]): Outcome {
  return onSet(workshopId, 'groups.edit', set, (snapshot, stored) =>
    success(seatInGroups(snapshot, stored, ids, groupName, newId)),
  );
}

/** Puts a person into a group of the set, or with null into none of it. */
export async function moveToGroup(
  workshopId: string,
  set: GroupSet,
  participationId: string,
  groupId: string | null,
): Outcome {
  return onSet(workshopId, 'groups.edit', set, (snapshot, stored) =>
    moveMember(snapshot, stored, participationId, groupId),
  );
}

export async function pinInGroup(group: BreakoutGroup, participationId: string, pinned: boolean): Outcome {
  return onGroup('groups.edit', group, (_, stored) => success(pinMember(stored, participationId, pinned)));
}

export async function renameGroup(group: BreakoutGroup, name: Text): Outcome {
  return editRecord('groups.edit', 'breakoutGroup', group, { name });
}

export async function nameSet(workshopId: string, set: GroupSet, name: string): Outcome {
  return onSet(workshopId, 'groups.edit', set, (_, stored) => success(renameSet(stored, name)));
}

export async function deleteSet(workshopId: string, set: GroupSet): Outcome {
  return onSet(workshopId, 'groups.remove', set, (snapshot, stored) => success(removeGroups(snapshot, stored.groups)));
}

/** Makes exactly these sessions be for a group. */
export async function setGroupSessions(group: BreakoutGroup, sessionIds: readonly string[]): Outcome {
  return onGroup('groups.assign', group, (records) =>
    areThere(records, sessionIds) ? success(setSessionsOf(records, group.id, sessionIds)) : failure('record-missing'),
  );
}

/** Assigns the groups of a set to sessions, one after the other. */
export async function spreadOverSessions(workshopId: string, set: GroupSet, sessionIds: readonly string[]): Outcome {
  return onSet(workshopId, 'groups.assign', set, (snapshot, stored) =>
    areThere(snapshot, sessionIds) ? success(assignGroups(snapshot, stored, sessionIds)) : failure('record-missing'),
  );
}

/** Makes one session for all into one for each group of the set. */
export async function splitSession(session: Session, set: GroupSet): Outcome {
  return onSet(session.workshopId, 'groups.assign', set, (snapshot, stored) => {
    const now = snapshot.sessions.find((each) => each.id === session.id);
    return now === undefined ? failure('record-missing') : success(splitAmongGroups(snapshot, now, stored, newId));
  });
}

/** Writes what differs between the grouping rules as they were drawn and `grouping`. */
export async function setGroupingRules(drawn: Workshop, grouping: GroupingRules): Outcome {
  return editRecord('groups.edit', 'workshop', drawn, { grouping });
}

function areThere({ sessions }: Pick<WorkshopRecords, 'sessions'>, ids: readonly string[]): boolean {
  const known = new Set(sessions.map(({ id }) => id));
  return ids.every((id) => known.has(id));
}

function groupName(number: number): Text {
  return Object.fromEntries(
    languages.map((language) => [language, translator(language)('screens.groups.groupName', { number })]),
  );
}

/** Decides on a set as it is stored; a set is known by its name. Fails with `record-missing` where it is gone. */
async function onSet(
  workshopId: string,
  action: ActionName,
  { name }: GroupSet,
  decide: (snapshot: WorkshopSnapshot, stored: GroupSet) => Decided,
): Outcome {
  return command({
    action,
    reads: (from) => readWorkshop(workshopId, from),
    decide: (snapshot) => {
      const stored = groupSets(snapshot.breakoutGroups).find((each) => each.name === name);
      return stored === undefined ? failure('record-missing') : decide(snapshot, stored);
    },
  });
}

/** Decides on a group as it is stored. Fails with `record-missing` where it is gone. */
async function onGroup(
  action: ActionName,
  { workshopId, id }: BreakoutGroup,
  decide: (records: WorkshopRecords, stored: BreakoutGroup) => Decided,
): Outcome {
  return command({
    action,
    reads: (from) => readRecords(workshopId, from),
    decide: (records) => {
      const stored = records.breakoutGroups.find((each) => each.id === id);
      return stored === undefined ? failure('record-missing') : decide(records, stored);
    },
  });
}
