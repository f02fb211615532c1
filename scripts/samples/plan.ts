import type { Assignment, SessionKind } from '../../shared/domain/agenda/session.ts';
import type { Language, Text } from '../../shared/domain/language.ts';
import type { ParticipationRole } from '../../shared/domain/people/participation.ts';
import type { Institution, Sex } from '../../shared/domain/people/person.ts';
import type { AttendancePolicy, Programme, Workshop } from '../../shared/domain/workshop.ts';
import type { NameOrigin } from './names.ts';

/** What a sample says beyond the reported facts: wording in two languages, the agenda, who sends whom. */
export type EventPlan = {
  /** The key of the facts. */
  readonly key: string;
  readonly seed: number;
  readonly sheetCode: string;
  readonly number: string;
  readonly programme: Pick<Programme, 'name' | 'funders' | 'fundingLine' | 'implementedBy'>;
  readonly title: Text;
  readonly kind: Workshop['kind'];
  readonly city: Text;
  readonly venue: Text;
  readonly languages: readonly Language[];
  readonly organisers: readonly Text[];
  readonly audience: Text;
  readonly objectives: readonly Text[];
  readonly expectedParticipants: number;
  readonly attendance: AttendancePolicy;
  /** The first is the plenary hall, where a session is unless it says otherwise. */
  readonly rooms: Readonly<Record<string, { readonly name: Text; readonly capacity: number }>>;
  readonly institutions: Readonly<Record<string, Omit<Institution, 'id'>>>;
  readonly delegations: Readonly<Record<string, DelegationPlan>>;
  readonly staff: Readonly<Record<string, StaffPlan>>;
  readonly days: readonly DayPlan[];
  /** How many days, from the first, are already marked. */
  readonly markedDays: number;
};

export type DelegationPlan = {
  readonly name: Text;
  readonly country: Institution['country'];
  /** Whose names the people have. */
  readonly origins: readonly NameOrigin[];
  /** How many people each institution sends, by its key. */
  readonly members: Readonly<Record<string, number>>;
  readonly quota: number | null;
  readonly letter: { readonly number: string; readonly date: string | null };
  /** People whose names must reach no list. */
  readonly protected?: { readonly institution: string; readonly people: number; readonly position: Text };
  /** What became of some nominations beyond those who come. */
  readonly besides?: readonly ('replaced' | 'reserve' | 'declined')[];
};

export type StaffPlan = {
  readonly role: ParticipationRole;
  readonly position: Text;
  readonly institution?: string;
  readonly country?: Institution['country'];
  /** A person who was named publicly in this role, in Latin and in Cyrillic; without it the person is invented. */
  readonly reported?: { readonly latin: FullName; readonly cyrillic: FullName };
  readonly invented?: { readonly origin: NameOrigin; readonly sex: Exclude<Sex, 'unspecified'> };
};
type FullName = readonly [family: string, given: string];

export type DayPlan = { readonly theme: Text; readonly startsAt: string; readonly sessions: readonly SessionPlan[] };

export type SessionPlan = {
  readonly kind: SessionKind;
  readonly minutes: number;
  readonly title?: Text;
  readonly description?: Text;
  readonly audience?: Text;
  /** A key of the rooms. */
  readonly room?: string;
  /** Starts together with the session before it. */
  readonly beside?: true;
  /** Who does what: keys of the staff, or of a delegation, whose head then does it. */
  readonly people?: readonly (readonly [who: string, role: Assignment['role']])[];
};

export function inBoth(en: string, ru: string, national: Text = {}): Text {
  return { en, ru, ...national };
}

type SessionDetails = Omit<SessionPlan, 'kind' | 'minutes' | 'title'>;

/** A session with a title of its own. */
export function session(kind: SessionKind, minutes: number, title: Text, details: SessionDetails = {}): SessionPlan {
  return { kind, minutes, title, ...details };
}

/** A session whose kind says it all: coffee, lunch, registration. */
export function plain(kind: SessionKind, minutes: number, details: SessionDetails = {}): SessionPlan {
  return { kind, minutes, ...details };
}

/** Those who lead, in the order given, with the interpreters beside them. */
export function led(
  by: readonly string[],
  interpreters: readonly string[] = [],
): NonNullable<SessionDetails['people']> {
  return [...by.map((who) => [who, 'lead'] as const), ...interpreters.map((who) => [who, 'interpreter'] as const)];
}
