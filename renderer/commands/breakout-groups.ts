import type { ActionName } from '../../shared/changes/action-name.ts';
import { type Changes, updated } from '../../shared/changes/change.ts';
import type { Session } from '../../shared/domain/agenda/session.ts';
import { interfaceLanguages, type Text } from '../../shared/domain/language.ts';
import { type BreakoutGroup, type GroupSet, groupSets } from '../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { GroupingRules } from '../../shared/domain/workshop.ts';
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
import type { Result } from '../../shared/result.ts';
import { translator } from '../../shared/text/text.ts';
import { draw, newId, runOperation } from './command.ts';

export type NewSet = {
  readonly name: string;
  readonly groups: number;
  readonly participationIds: readonly string[];
};

export async function makeSet(workshopId: string, { name, groups, participationIds }: NewSet): Promise<Result<void>> {
  return runOperation(workshopId, 'groups.make', (snapshot) => {
    const made = makeGroups(snapshot, { groups, participationIds, locked: new Map(), seed: draw() });
    return saveGroups(snapshot, { name, groups: [] }, made.groups, groupName, newId);
  });
}

export async function mixSet(workshopId: string, set: GroupSet, groups: number): Promise<Result<void>> {
  return onSet(workshopId, 'groups.mix', set, (snapshot, stored) =>
    mixAgain(snapshot, stored, { groups, seed: draw() }, groupName, newId),
  );
}

export async function seatPeople(workshopId: string, set: GroupSet, ids: readonly string[]): Promise<Result<void>> {
  return onSet(workshopId, 'groups.edit', set, (snapshot, stored) =>
    seatInGroups(snapshot, stored, ids, groupName, newId),
  );
}

/** Puts a person into a group of the set, or with null into none of it. */
export async function moveToGroup(
  workshopId: string,
  set: GroupSet,
  participationId: string,
  groupId: string | null,
): Promise<Result<void>> {
  return onSet(workshopId, 'groups.edit', set, (_, stored) => moveMember(stored, participationId, groupId));
}

export async function pinInGroup(
  group: BreakoutGroup,
  participationId: string,
  pinned: boolean,
): Promise<Result<void>> {
  return onGroup('groups.edit', group, (_, stored) => pinMember(stored, participationId, pinned));
}

export async function renameGroup(group: BreakoutGroup, name: Text): Promise<Result<void>> {
  return onGroup('groups.edit', group, (_, stored) => updated('breakoutGroup', stored, { name }));
}

export async function nameSet(workshopId: string, set: GroupSet, name: string): Promise<Result<void>> {
  return onSet(workshopId, 'groups.edit', set, (_, stored) => renameSet(stored, name));
}

export async function deleteSet(workshopId: string, set: GroupSet): Promise<Result<void>> {
  return onSet(workshopId, 'groups.remove', set, (snapshot, stored) => removeGroups(snapshot, stored.groups));
}

export async function setGroupSessions(group: BreakoutGroup, sessionIds: readonly string[]): Promise<Result<void>> {
  return onGroup('groups.assign', group, (snapshot) => setSessionsOf(snapshot, group.id, sessionIds));
}

export async function spreadOverSessions(
  workshopId: string,
  set: GroupSet,
  sessionIds: readonly string[],
): Promise<Result<void>> {
  return onSet(workshopId, 'groups.assign', set, (snapshot, stored) => assignGroups(snapshot, stored, sessionIds));
}

export async function splitSession(session: Session, set: GroupSet): Promise<Result<void>> {
  return onSet(session.workshopId, 'groups.assign', set, (snapshot, stored) => {
    const now = snapshot.sessions.find((each) => each.id === session.id);
    return now === undefined ? [] : splitAmongGroups(snapshot, now, stored, newId);
  });
}

export async function setGroupingRules(workshopId: string, grouping: GroupingRules): Promise<Result<void>> {
  return runOperation(workshopId, 'groups.edit', ({ workshop }) => updated('workshop', workshop, { grouping }));
}

function groupName(number: number): Text {
  return Object.fromEntries(
    interfaceLanguages.map((language) => [language, translator(language)('screens.groups.groupName', { number })]),
  );
}

async function onSet(
  workshopId: string,
  action: ActionName,
  { name }: GroupSet,
  operation: (snapshot: WorkshopSnapshot, stored: GroupSet) => Changes,
): Promise<Result<void>> {
  return runOperation(workshopId, action, (snapshot) => {
    const stored = groupSets(snapshot.breakoutGroups).find((each) => each.name === name);
    return stored === undefined ? [] : operation(snapshot, stored);
  });
}

async function onGroup(
  action: ActionName,
  { workshopId, id }: BreakoutGroup,
  operation: (snapshot: WorkshopSnapshot, stored: BreakoutGroup) => Changes,
): Promise<Result<void>> {
  return runOperation(workshopId, action, (snapshot) => {
    const stored = snapshot.breakoutGroups.find((each) => each.id === id);
    return stored === undefined ? [] : operation(snapshot, stored);
  });
}
