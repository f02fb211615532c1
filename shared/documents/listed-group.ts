import { groupSets, type BreakoutGroup } from '../domain/breakout-group.ts';
import { textIn, type Language } from '../domain/language.ts';
import { isExpected } from '../domain/participation.ts';
import type { Session } from '../domain/session.ts';
import { daysInOrder, startOf } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { leadsOf, sessionTitle } from './agenda-row.ts';
import { listedPeople, type ListedPerson } from './listed-person.ts';
import { byName } from './sheet-people.ts';
import type { Wording } from './wording.ts';
import { momentOf } from './workshop-lines.ts';

/** A breakout group as it is put up at the door. */
export type ListedGroup = {
  readonly group: BreakoutGroup;
  /** Who is expected of it, in the alphabet of the document's language. */
  readonly members: readonly ListedPerson[];
  /** The placed sessions that are for this group, in the order of time. */
  readonly sessions: readonly Session[];
};

export type ListedSet = { readonly name: string; readonly groups: readonly ListedGroup[] };

type Source = {
  readonly snapshot: WorkshopSnapshot;
  readonly wording: Wording;
  readonly people: ReadonlyMap<string, ListedPerson>;
};

export function listedSets(snapshot: WorkshopSnapshot, wording: Wording): ListedSet[] {
  const people = listedPeople(snapshot);
  return groupSets(snapshot.breakoutGroups).map(({ name, groups }) => ({
    name,
    groups: groups.map((group) => {
      const members = group.participationIds.flatMap((id) => people.get(id) ?? []);
      const expected = members.filter(({ participation }) => isExpected(participation));
      return { group, members: byName(expected, wording), sessions: sessionsOf(group, snapshot) };
    }),
  }));
}

function sessionsOf({ id }: BreakoutGroup, { days, sessions }: WorkshopSnapshot): Session[] {
  return daysInOrder(days).flatMap((day) =>
    sessions
      .filter(({ placement, audienceFilter }) => placement?.dayId === day.id && audienceFilter?.groupIds.includes(id))
      .sort((one, other) => startOf(one) - startOf(other)),
  );
}

/** "Day 1 – Tuesday 15 July 2025, 11:20–12:40  ·  Classroom 2  ·  Cases from practice  ·  Eleanor Whitfield". */
export function sessionLine(session: Session, source: Source, language: Language): string {
  const { snapshot, wording } = source;
  const room = snapshot.rooms.find(({ id }) => id === session.placement?.roomId);
  return [
    momentOf(session, snapshot, wording, language),
    textIn(room?.name ?? {}, language),
    sessionTitle(session, wording, language) || wording.text(session.title),
    leadsOf(session, source)
      .map((person) => person.spokenName(language))
      .join(', '),
  ]
    .filter((part) => part !== '')
    .join('  ·  ');
}
