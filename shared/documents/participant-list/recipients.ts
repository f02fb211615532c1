import { ageBands, institutionKinds, sexes } from '../../domain/people/person.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { TextKey } from '../../text/text.ts';
import { type DocumentRequest, type Recipient, usualRecipient } from '../document-request.ts';
import {
  countedFacts,
  leftOutFor,
  type LeftOut,
  type ListedPerson,
  type SheetGroup,
  sheetPeople,
} from '../listed-people.ts';
import { Wording } from '../wording.ts';

/** What a list may say of a person beside the name and the number in the workshop. */
export type ListField =
  'sex' | 'ageBand' | 'institution' | 'position' | 'country' | 'category' | 'status' | 'contacts' | 'consents';

/** By what people are counted below a list. */
export type CountedBy = 'sex' | 'ageBand' | 'institutionKind';

/** What leaves the office for one kind of recipient. */
export type RecipientProfile = {
  readonly fields: readonly ListField[];
  /** Protected people stand under a code, or are counted only. */
  readonly protectedAs: 'code' | 'count';
  /**
   * Whose name stands on it by their consent to lists: everybody's, all but of those who refused, or of those alone who
   * agreed. The others are counted only.
   */
  readonly named: 'everybody' | 'unless-refused' | 'if-agreed';
  readonly countedBy: readonly CountedBy[];
};

/** THE list of profiles. What a profile does not name reaches no file for that recipient. */
export const recipientProfiles: Readonly<Record<Recipient, RecipientProfile>> = {
  host: {
    fields: ['sex', 'institution', 'position', 'country'],
    protectedAs: 'code',
    named: 'unless-refused',
    countedBy: ['sex', 'institutionKind'],
  },
  donor: {
    fields: ['sex', 'ageBand', 'institution', 'position', 'country', 'category'],
    protectedAs: 'code',
    named: 'unless-refused',
    countedBy: ['sex', 'ageBand', 'institutionKind'],
  },
  public: { fields: ['institution', 'country'], protectedAs: 'count', named: 'if-agreed', countedBy: ['sex'] },
  internal: {
    fields: ['sex', 'ageBand', 'institution', 'position', 'country', 'category', 'status', 'contacts', 'consents'],
    protectedAs: 'code',
    named: 'everybody',
    countedBy: ['sex', 'ageBand', 'institutionKind'],
  },
};

export function recipientOf({ recipient = usualRecipient }: DocumentRequest): Recipient {
  return recipient;
}

/** The people of a list for one recipient. */
export type ListedParticipants = {
  readonly profile: RecipientProfile;
  readonly groups: readonly SheetGroup[];
  readonly staff: readonly ListedPerson[];
  /** Participants who are counted and not listed. */
  readonly counted: readonly ListedPerson[];
  /** How many participants there are of each kind, listed or counted. */
  readonly totals: readonly Total[];
  /** Participants in all. */
  readonly count: number;
};

/** How many there are of one kind, with the key of its name. */
export type Total = { readonly by: CountedBy; readonly name: TextKey; readonly count: number };

type Counted = { readonly value: string | null; readonly name: TextKey };

/** The kinds by which people are counted, in the order in which they are printed; null for what is not known. */
const kindsBy: Readonly<Record<CountedBy, readonly Counted[]>> = {
  sex: sexes.map((value) => ({ value, name: `vocabulary.sex.${value}` })),
  ageBand: [...ageBands.map((value) => ({ value, name: `vocabulary.ageBand.${value}` }) as const), notStated()],
  institutionKind: [
    ...institutionKinds.map((value) => ({ value, name: `vocabulary.institutionKind.${value}` }) as const),
    notStated(),
  ],
};

function notStated(): Counted {
  return { value: null, name: 'vocabulary.sex.unspecified' };
}

/** Fewer people together could be told from each other by what is counted of them. */
const leastTogether = 3;

/** Who stands on the list and who is only counted; participants in the order of the workshop, then those who work. */
export function listedParticipants(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
): ListedParticipants {
  const { roles = null } = request;
  const profile = recipientProfiles[recipientOf(request)];
  const people = sheetPeople(snapshot, { ...request, safe: false, sheetPerDelegation: false }, wording);
  const isAsked = ({ participation }: ListedPerson): boolean => roles === null || roles.includes(participation.role);
  const isListed = (person: ListedPerson): boolean => standsOn(person, profile);
  const groups = people.groups.map((group) => ({ ...group, people: group.people.filter(isAsked) }));
  const everybody = groups.flatMap((group) => group.people);
  return {
    profile,
    groups: groups
      .map((group) => ({ ...group, people: group.people.filter(isListed) }))
      .filter((group) => group.people.length > 0),
    staff: people.staff.filter((person) => isAsked(person) && isListed(person)),
    counted: everybody.filter((person) => !isListed(person)),
    totals: profile.countedBy.flatMap((by) => totalsBy(by, everybody, snapshot, profile)),
    count: everybody.length,
  };
}

/** Whom a list counts without naming them, or leaves out where they work and are not counted: protected, or by their answer. */
export function leftOutOfList(snapshot: WorkshopSnapshot, request: DocumentRequest): LeftOut[] {
  const { roles = null } = request;
  const profile = recipientProfiles[recipientOf(request)];
  const wording = new Wording(request.languages);
  const { groups, staff } = sheetPeople(snapshot, { ...request, safe: false, sheetPerDelegation: false }, wording);
  const hidden = [...groups.flatMap(({ people }) => people), ...staff].filter(
    (person) => !standsOn(person, profile) && (roles === null || roles.includes(person.participation.role)),
  );
  const refused = ({ participation }: ListedPerson): boolean => participation.consents.lists?.given === false;
  return [
    ...leftOutFor(
      'documents.left-out.protected',
      hidden.filter((person) => person.protected),
    ),
    ...leftOutFor(
      'documents.left-out.refused',
      hidden.filter((person) => !person.protected && refused(person)),
    ),
    ...leftOutFor(
      'documents.left-out.not-agreed',
      hidden.filter((person) => !person.protected && !refused(person)),
    ),
  ];
}

function standsOn(person: ListedPerson, { protectedAs, named }: RecipientProfile): boolean {
  if (person.protected) return protectedAs === 'code';
  const { lists } = person.participation.consents;
  if (named === 'if-agreed') return lists?.given === true;
  return named === 'everybody' || lists?.given !== false;
}

/**
 * People of each kind, the kinds in the order of their list. Of fewer than three who are not named only the sex is
 * counted: by subtraction from those who are, the rest would be known of each of them.
 */
function totalsBy(
  by: CountedBy,
  people: readonly ListedPerson[],
  snapshot: WorkshopSnapshot,
  profile: RecipientProfile,
): Total[] {
  const facts = countedFacts(snapshot);
  const isHidden = (person: ListedPerson): boolean => person.protected || !standsOn(person, profile);
  const areFew = people.filter(isHidden).length < leastTogether;
  const counts = new Map<string | null, number>();
  for (const person of people) {
    const value = facts.get(person.participation.id)?.[by] ?? null;
    const known = by !== 'sex' && areFew && isHidden(person) ? null : value;
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  return kindsBy[by].flatMap(({ value, name }) => {
    const count = counts.get(value) ?? 0;
    return count === 0 ? [] : [{ by, name, count }];
  });
}
