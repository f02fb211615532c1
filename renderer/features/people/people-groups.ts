import { type Language, textIn } from '../../../shared/domain/language.ts';
import type { Delegation } from '../../../shared/domain/people/groups.ts';
import { delegationName, orderedDelegations, orderedPeople } from '../../../shared/text/collation.ts';
import {
  isExpected,
  type Participation,
  participationCode,
  shownName,
} from '../../../shared/domain/people/participation.ts';
import { type Institution, listName, otherScript, type Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { matchesQuery } from '../../../shared/domain/search-key.ts';

/** One line of the list. `names` is what may be shown: the code alone for a protected person. */
export type PeopleRow = {
  readonly participation: Participation;
  readonly person: Person;
  readonly institution: Institution | undefined;
  readonly delegation: Delegation | undefined;
  readonly names: readonly string[];
  /** The first of them, by which the list is ordered. */
  readonly name: string;
  readonly isProtected: boolean;
  readonly isHead: boolean;
};

export type PeopleGroup = {
  readonly id: string;
  /** Null for people without delegation, for everybody where the list is not divided, and for the team. */
  readonly delegation: Delegation | null;
  readonly kind: 'delegation' | 'without' | 'all' | 'team';
  readonly title: string;
  readonly rows: readonly PeopleRow[];
  readonly counts: Counts;
  /** Whether a search or a status leaves out some of its people, who are counted all the same. */
  readonly isNarrowed?: boolean;
  readonly headName: string | null;
};

/** Numbers of expected people; `all` also counts those of unstated sex. */
type Counts = { readonly all: number; readonly women: number; readonly men: number };

export type PeopleFilter = { readonly query: string; readonly status: Participation['status'] | null };

export const everybody: PeopleFilter = { query: '', status: null };

/** Groups of the list in the order of the workshop: participants, divided by delegation or not, and then the team. */
export function peopleGroups(snapshot: WorkshopSnapshot, language: Language): PeopleGroup[] {
  const { delegations, workshop } = snapshot;
  const order = workshop.listOrder;
  const { groups, staff } = orderedPeople(personRows(snapshot, language), { order, language, delegations });
  const peopleOf = (id: string | undefined): readonly PeopleRow[] =>
    groups.find(({ delegation }) => delegation?.id === id)?.people ?? [];
  // A delegation without people is shown too, so that somebody can be put into it.
  const divided = order === 'protocol' ? orderedDelegations(delegations, language) : [];
  const others = peopleOf(undefined);
  const undivided = order === 'protocol' ? 'without' : 'all';
  return [
    ...divided.map((delegation) =>
      group(delegation.id, 'delegation', {
        title: delegationName(delegation, language),
        delegation,
        rows: peopleOf(delegation.id),
      }),
    ),
    ...(others.length === 0 ? [] : [group(undivided, undivided, { title: '', delegation: null, rows: others })]),
    ...(staff.length === 0 ? [] : [group('team', 'team', { title: '', delegation: null, rows: staff })]),
  ];
}

/** The groups reduced to the people who match; empty groups are left out. */
export function filterGroups(
  groups: readonly PeopleGroup[],
  filter: PeopleFilter,
  language: Language,
): readonly PeopleGroup[] {
  if (filter.query.trim() === '' && filter.status === null) return groups;
  return groups
    .map((each) => {
      const rows = each.rows.filter((row) => matches(row, each, filter, language));
      return { ...each, rows, isNarrowed: rows.length < each.rows.length };
    })
    .filter((each) => each.rows.length > 0);
}

/** The name in the script of the language, or the code of a protected person. */
export function publicName(person: Person, participation: Participation, language: Language): string {
  return shownName(participation, person, language);
}

export function countPeople(rows: readonly PeopleRow[]): Counts {
  const expected = rows.filter((row) => isExpected(row.participation));
  return {
    all: expected.length,
    women: expected.filter((row) => row.person.sex === 'female').length,
    men: expected.filter((row) => row.person.sex === 'male').length,
  };
}

function personRows(snapshot: WorkshopSnapshot, language: Language): PeopleRow[] {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const institutions = new Map(snapshot.institutions.map((institution) => [institution.id, institution]));
  const delegations = new Map(snapshot.delegations.map((delegation) => [delegation.id, delegation]));
  const heads = new Set(snapshot.delegations.map((delegation) => delegation.headParticipationId));
  return snapshot.participations.flatMap((participation): PeopleRow[] => {
    const person = people.get(participation.personId);
    if (person === undefined) return [];
    const institution = institutions.get(person.institutionId ?? '');
    const names = namesOf(person, participation, language);
    const isHead = heads.has(participation.id);
    const [name = ''] = names;
    const delegation = delegations.get(participation.delegationId ?? '');
    return [{ participation, person, institution, delegation, names, name, isProtected: person.protected, isHead }];
  });
}

function namesOf(person: Person, participation: Participation, language: Language): string[] {
  if (person.protected) return [participationCode(participation)];
  const names = [language, otherScript(language)].map((each) => listName(person, each));
  return [...new Set(names)].filter((name) => name !== '');
}

function group(
  id: string,
  kind: PeopleGroup['kind'],
  contents: Pick<PeopleGroup, 'title' | 'delegation' | 'rows'>,
): PeopleGroup {
  const head = contents.rows.find((row) => row.isHead);
  return { id, kind, ...contents, counts: countPeople(contents.rows), headName: head?.names[0] ?? null };
}

function matches(row: PeopleRow, within: PeopleGroup, filter: PeopleFilter, language: Language): boolean {
  const { participation, person, institution } = row;
  if (filter.status !== null && participation.status !== filter.status) return false;
  const searched = [
    ...row.names,
    String(participation.number),
    within.title,
    ...Object.values(institution?.name ?? {}),
    textIn(person.position, language),
  ];
  return matchesQuery(searched.join(' '), filter.query);
}
