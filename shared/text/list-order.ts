import type { Language } from '../domain/language.ts';
import { delegationName, type Delegation } from '../domain/people/groups.ts';
import { isCounted, type Participation, type ParticipationRole } from '../domain/people/participation.ts';
import type { ListOrder } from '../domain/workshop.ts';
import { compareNames } from './collation.ts';

/** What the order of a list asks of a person. */
export type InOrder = {
  readonly participation: Participation;
  /** As it is listed in the language of the list; the code of a protected person. */
  readonly name: string;
  readonly isProtected: boolean;
};

/** People who are listed together; the delegation is null for those without one, and where lists are not divided. */
export type OrderedGroup<Person> = { readonly delegation: Delegation | null; readonly people: readonly Person[] };

/** People as every list has them, on screen and on paper. */
export type OrderedPeople<Person> = {
  /** Participants. No group is empty. */
  readonly groups: readonly OrderedGroup<Person>[];
  /** Trainers, interpreters and staff. */
  readonly staff: readonly Person[];
};

type Listing = {
  readonly order: ListOrder;
  readonly language: Language;
  readonly delegations: readonly Delegation[];
  /** Whether delegations are listed apart; usually by protocol only. */
  readonly divided?: boolean;
};

const staffOrder: readonly ParticipationRole[] = [
  'trainer',
  'facilitator',
  'expert',
  'speaker',
  'interpreter',
  'observer',
  'organiser',
];

/**
 * The one order of people. `protocol`: delegations in the alphabet of the language, the head of each first, then names
 * (docs/practice.md, Order of names); staff by role. `name`: everybody by name. `number`: everybody by number.
 */
export function orderedPeople<Person extends InOrder>(
  people: readonly Person[],
  { order, language, delegations, divided = order === 'protocol' }: Listing,
): OrderedPeople<Person> {
  const sorted = people.toSorted(comparePeople(order, language));
  const counted = sorted.filter(({ participation }) => isCounted(participation));
  const staff = sorted.filter(({ participation }) => !isCounted(participation));
  if (!divided) return { groups: counted.length === 0 ? [] : [{ delegation: null, people: counted }], staff };
  const compare = compareNames(language);
  const known = new Set(delegations.map(({ id }) => id));
  const groups = delegations
    .map((delegation) => ({ delegation, title: delegationName(delegation, language) }))
    .sort((one, other) => compare(one.title, other.title))
    .map(({ delegation }): OrderedGroup<Person> => ({
      delegation,
      people: membersOf(delegation, counted, order),
    }));
  const without = counted.filter(({ participation }) => !known.has(participation.delegationId ?? ''));
  const rank = ({ participation }: Person): number => staffOrder.indexOf(participation.role);
  return {
    groups: [...groups, { delegation: null, people: without }].filter((group) => group.people.length > 0),
    staff: order === 'protocol' ? staff.toSorted((one, other) => rank(one) - rank(other)) : staff,
  };
}

/** Names by the alphabet, then codes by number, so that the place of a code does not disclose the name. */
export function comparePeople(order: ListOrder, language: Language): (one: InOrder, other: InOrder) => number {
  const compare = compareNames(language);
  return (one, other) => {
    const byNumber = one.participation.number - other.participation.number;
    if (order === 'number') return byNumber;
    return (
      Number(one.isProtected) - Number(other.isProtected) ||
      (one.isProtected ? 0 : compare(one.name, other.name)) ||
      byNumber
    );
  };
}

/** By protocol the head of a delegation is first, but for a protected one, whom the place would identify. */
function membersOf<Person extends InOrder>(
  { id, headParticipationId }: Delegation,
  people: readonly Person[],
  order: ListOrder,
): Person[] {
  const members = people.filter(({ participation }) => participation.delegationId === id);
  const isFirst = ({ participation, isProtected }: Person): boolean =>
    order === 'protocol' && !isProtected && participation.id === headParticipationId;
  return [...members.filter(isFirst), ...members.filter((person) => !isFirst(person))];
}
