import {
  type BadgeSize,
  type DocumentFormat,
  type DocumentKind,
  type DocumentRequest,
  formatsOf,
  type Recipient,
  type SheetUnit,
  usualBadgeSize,
  usualRecipient,
} from '../../../shared/documents/document-request.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { ParticipationRole } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import {
  type AgendaPart,
  type ExchangeKind,
  type ExchangeRequest,
  formatOf,
} from '../../../shared/exchange/exchange-request.ts';
import { localTimeNow, now } from '../../../shared/time/instant.ts';

/** What the user chooses; everything else of a request follows from the workshop and the calendar. */
export type Options = {
  readonly kind: DocumentKind;
  readonly format: DocumentFormat;
  readonly languages: readonly Language[];
  /** As planned, as delivered, or an edition by its id. */
  readonly agenda: string;
  /** The edition with which it is compared, by its id; null for the last one. */
  readonly since: string | null;
  /** Null for all. */
  readonly dayIds: readonly string[] | null;
  readonly delegationIds: readonly string[] | null;
  readonly blankRows: number;
  readonly contacts: boolean;
  readonly by: SheetUnit;
  readonly sheetPerDelegation: boolean;
  readonly separateInternational: boolean;
  readonly safe: boolean;
  readonly pagePerGroup: boolean;
  readonly pagePerDay: boolean;
  /** Null for all. */
  readonly roles: readonly ParticipationRole[] | null;
  readonly badgeSize: BadgeSize;
  readonly recipient: Recipient;
  readonly withNames: boolean;
  /** Whose certificate; null for those of all. */
  readonly holderId: string | null;
};

export type OptionsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly options: Options;
  readonly onChange: (options: Options) => void;
};

/** What a paper is about: papers of a kind stand together on the screen. */
export const papersOf: Readonly<Record<DocumentKind, 'agenda' | 'attendance' | 'people'>> = {
  agenda: 'agenda',
  'agenda-changes': 'agenda',
  'attendance-sheet': 'attendance',
  'attendance-table': 'attendance',
  'group-lists': 'people',
  badges: 'people',
  'participant-list': 'people',
  'nomination-form': 'people',
  'code-key': 'people',
  certificates: 'people',
  'certificate-register': 'people',
  'payment-list': 'people',
};

/** Where the workshop works in two languages, its papers stand in both, side by side. */
export function firstOptions(
  snapshot: WorkshopSnapshot,
  kind: DocumentKind,
  delegationId: string | null = null,
): Options {
  const first: Options = {
    kind,
    format: 'pdf',
    languages: snapshot.workshop.languages,
    agenda: 'planned',
    since: null,
    dayIds: null,
    delegationIds: null,
    blankRows: 5,
    contacts: true,
    by: 'policy',
    sheetPerDelegation: false,
    separateInternational: false,
    safe: false,
    pagePerGroup: false,
    pagePerDay: false,
    roles: null,
    badgeSize: usualBadgeSize,
    recipient: usualRecipient,
    withNames: false,
    holderId: null,
  };
  return delegationId === null
    ? withKind(snapshot, first, kind)
    : forDelegation(withKind(snapshot, first, kind), delegationId);
}

/** The options for another kind of paper, in a format in which it comes. A nomination form is for one delegation, to be filled in. */
export function withKind({ delegations }: WorkshopSnapshot, options: Options, kind: DocumentKind): Options {
  const comesAs: readonly DocumentFormat[] = formatsOf[kind];
  const format = comesAs.includes(options.format) ? options.format : 'pdf';
  if (kind !== 'nomination-form') return { ...options, kind, format };
  const chosen = delegations.find(({ id }) => options.delegationIds?.includes(id) ?? true);
  const form = { ...options, kind, format: 'xlsx' as const };
  return chosen === undefined ? form : forDelegation(form, chosen.id);
}

export function forDelegation(options: Options, delegationId: string): Options {
  return { ...options, delegationIds: [delegationId] };
}

/** Whether everything that was chosen is still in the workshop. */
export function isStillThere(options: Options, snapshot: WorkshopSnapshot): boolean {
  const { workshop, days, delegations, editions, participations } = snapshot;
  const there = new Set([...days, ...delegations, ...editions, ...participations].map(({ id }) => id));
  const { agenda, since, holderId, dayIds, delegationIds, languages } = options;
  const chosen = [agenda, since, holderId, ...(dayIds ?? []), ...(delegationIds ?? [])];
  return (
    chosen.every((id) => id === null || id === 'planned' || id === 'delivered' || there.has(id)) &&
    languages.every((language) => workshop.languages.includes(language))
  );
}

/** Each language alone, then each pair in either order. */
export function languageChoices(languages: readonly Language[]): (readonly Language[])[] {
  const pairs = languages.flatMap((first) =>
    languages.filter((second) => second !== first).map((second) => [first, second] as const),
  );
  return [...pairs, ...languages.map((language) => [language])];
}

export function requestOf(snapshot: WorkshopSnapshot, options: Options): DocumentRequest {
  const { day, clock } = localTimeNow(snapshot.workshop.timeZone);
  return {
    kind: options.kind,
    format: options.format,
    languages: [...options.languages],
    asOf: day,
    ...(options.kind === 'attendance-table' && { asOfTime: clock }),
    agenda: options.agenda,
    ...(options.since !== null && { since: options.since }),
    dayIds: options.dayIds === null ? null : [...options.dayIds],
    delegationIds: options.delegationIds === null ? null : [...options.delegationIds],
    blankRows: options.blankRows,
    contacts: options.contacts,
    by: options.by,
    sheetPerDelegation: options.sheetPerDelegation,
    separateInternational: options.separateInternational,
    safe: options.safe,
    pagePerGroup: options.pagePerGroup,
    pagePerDay: options.pagePerDay,
    roles: options.roles && [...options.roles],
    badgeSize: options.badgeSize,
    recipient: options.recipient,
    withNames: options.withNames,
    ...(options.holderId !== null && { holderId: options.holderId }),
    tagged: null,
  };
}

/** What other programs read, in the languages of the papers. */
export function exchangeRequestOf(
  snapshot: WorkshopSnapshot,
  options: Options,
  kind: ExchangeKind,
  part: AgendaPart,
): ExchangeRequest {
  const { languages, asOf } = requestOf(snapshot, options);
  return { kind, format: formatOf[kind], languages, asOf, writtenAt: now(), ...part };
}

/** Null, which means all, where nothing or everything is chosen. */
export function someOf(chosen: readonly string[], count: number): readonly string[] | null {
  return chosen.length === 0 || chosen.length === count ? null : chosen;
}
