import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { comparisonOf } from './changed-days.ts';
import { usualBadgeSize } from './badges.ts';
import type { DocumentKind, DocumentRequest } from './document-request.ts';
import { chosenEdition } from './printed-agenda.ts';
import { delegationNames } from './sheet-people.ts';
import type { Wording } from './wording.ts';
import { chosenDays } from './workshop-lines.ts';

/** More names than these are counted instead. */
const mostNames = 2;

/** What tells a document from others of its kind: "Day 1", "by session", "edition 2". Nothing where all is as usual. */
export function nameDetails(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): string[] {
  return details[request.kind].flatMap((detail) => detail(snapshot, request, wording) ?? []);
}

type Detail = (snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording) => string | null;

const days: Detail = (snapshot, request, wording) => {
  if (request.dayIds === null) return null;
  const numbers = chosenDays(snapshot, request).map(({ number }) => number);
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined
    ? wording.say(wording.first, 'documents.day', { number: only })
    : wording.say(wording.first, 'documents.file.days', { numbers: numbers.join(', ') });
};

const agenda: Detail = (snapshot, request, wording) => {
  if (request.agenda === 'delivered') return wording.say(wording.first, 'documents.file.delivered');
  const edition = chosenEdition(snapshot, request);
  return edition === undefined
    ? null
    : wording.say(wording.first, 'documents.file.edition', { number: edition.number });
};

const since: Detail = (snapshot, request, wording) => {
  const edition = comparisonOf(snapshot, request)?.edition;
  return edition === undefined ? null : wording.say(wording.first, 'documents.file.since', { number: edition.number });
};

const unit: Detail = (_, { by = 'policy' }, wording) =>
  by === 'policy' ? null : wording.say(wording.first, `documents.file.by.${by}`);

const delegations: Detail = (snapshot, { delegationIds }, wording) => {
  if (delegationIds === null) return null;
  const chosen = snapshot.delegations.filter(({ id }) => delegationIds.includes(id));
  return chosen.length <= mostNames
    ? chosen.map((each) => delegationNames(each, wording)[0] ?? '').join(', ')
    : wording.say(wording.first, 'documents.file.delegations', { count: chosen.length });
};

const roles: Detail = (_, request, wording) =>
  request.roles?.map((role) => wording.say(wording.first, `vocabulary.role.${role}`)).join(', ') ?? null;

const badgeSize: Detail = (_, request) =>
  request.badgeSize === undefined || request.badgeSize === usualBadgeSize ? null : request.badgeSize;

type Flag = 'sheetPerDelegation' | 'separateInternational' | 'safe' | 'pagePerGroup';

function flag(name: Flag): Detail {
  return (_, request, wording) =>
    request[name] === true ? wording.say(wording.first, `documents.file.${name}`) : null;
}

const details: Readonly<Record<DocumentKind, readonly Detail[]>> = {
  agenda: [agenda, days],
  'agenda-changes': [since, agenda, days],
  'attendance-sheet': [
    days,
    unit,
    delegations,
    flag('sheetPerDelegation'),
    flag('separateInternational'),
    flag('safe'),
  ],
  'attendance-table': [days, delegations],
  'group-lists': [flag('pagePerGroup')],
  badges: [roles, delegations, badgeSize],
};
