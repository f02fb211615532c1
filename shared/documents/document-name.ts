import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { type ExchangeRequest, partName } from '../exchange/exchange-request.ts';
import type { TextKey } from '../text/text.ts';
import { comparisonOf } from './agenda-changes/changed-days.ts';
import { chosenEdition } from './agenda/printed-agenda.ts';
import { usualBadgeSize } from './badges/badges.ts';
import { type DocumentKind, documentKinds, type DocumentRequest } from './document-request.ts';
import { delegationNames } from './listed-people.ts';
import { Wording } from './wording.ts';
import { chosenDays } from './workshop-lines.ts';

/** More names than these are counted instead. */
const mostNames = 2;

/** What tells a document from others of its kind: "Day 1", "by session", "edition 2". Nothing where all is as usual. */
function nameDetails(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): string[] {
  return details[request.kind].flatMap((detail) => detail(snapshot, request, wording) ?? []);
}

type Detail = (snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording) => string | null;

const days: Detail = (snapshot, request, wording) => {
  if (request.dayIds === null) return null;
  const numbers = chosenDays(snapshot, request).map(({ number }) => number);
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined
    ? wording.translate(wording.first, 'documents.day', { number: only })
    : wording.translate(wording.first, 'documents.file.days', { numbers: numbers.join(', ') });
};

const agenda: Detail = (snapshot, request, wording) => {
  if (request.agenda === 'delivered') return wording.translate(wording.first, 'documents.file.delivered');
  const edition = chosenEdition(snapshot, request);
  return edition === undefined
    ? null
    : wording.translate(wording.first, 'documents.file.edition', { number: edition.number });
};

const since: Detail = (snapshot, request, wording) => {
  const edition = comparisonOf(snapshot, request)?.edition;
  return edition === undefined
    ? null
    : wording.translate(wording.first, 'documents.file.since', { number: edition.number });
};

const unit: Detail = (_, { by = 'policy' }, wording) =>
  by === 'policy' ? null : wording.translate(wording.first, `documents.file.by.${by}`);

const delegations: Detail = (snapshot, { delegationIds }, wording) => {
  if (delegationIds === null) return null;
  const chosen = snapshot.delegations.filter(({ id }) => delegationIds.includes(id));
  return chosen.length <= mostNames
    ? chosen.map((each) => delegationNames(each, wording)[0] ?? '').join(', ')
    : wording.translate(wording.first, 'documents.file.delegations', { count: chosen.length });
};

const roles: Detail = (_, request, wording) =>
  request.roles?.map((role) => wording.translate(wording.first, `vocabulary.role.${role}`)).join(', ') ?? null;

const badgeSize: Detail = (_, request) =>
  request.badgeSize === undefined || request.badgeSize === usualBadgeSize ? null : request.badgeSize;

type Flag = 'sheetPerDelegation' | 'separateInternational' | 'safe' | 'pagePerGroup';

function flag(name: Flag): Detail {
  return (_, request, wording) =>
    request[name] === true ? wording.translate(wording.first, `documents.file.${name}`) : null;
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

const longestTitle = 60;

/**
 * "Agenda – edition 2 – Towards Respectful Care – en-ru.pdf", "Calendar – Meredov Aman – Towards …": a suggestion, which main still
 * cleans for its disk. Of a protected person it has the code.
 */
export function documentName(snapshot: WorkshopSnapshot, request: DocumentRequest | ExchangeRequest): string {
  const wording = new Wording(request.languages);
  const kind = wording.translate(wording.first, nameKey(request));
  const part = isExchange(request)
    ? shortTitle(partName(snapshot, request, wording))
    : plain(nameDetails(snapshot, request, wording).join(', '));
  const title = shortTitle(wording.text(snapshot.workshop.title));
  const languages = request.languages.join('-');
  const extension = request.format;
  return `${[kind, part, title, languages].filter((part) => part !== '').join(' – ')}.${extension}`;
}

function isExchange(request: DocumentRequest | ExchangeRequest): request is ExchangeRequest {
  return !isPaper(request.kind);
}

function nameKey({ kind }: DocumentRequest | ExchangeRequest): TextKey {
  return isPaper(kind) ? `documents.name.${kind}` : `exchange.name.${kind}`;
}

function isPaper(kind: (DocumentRequest | ExchangeRequest)['kind']): kind is DocumentKind {
  return documentKinds.some((one) => one === kind);
}

/** The main title before a colon, cut between words where it is long. */
function shortTitle(title: string): string {
  const main = plain(title.split(/: /)[0] ?? '');
  if (main.length <= longestTitle) return main;
  const whole = main.slice(0, longestTitle + 1).replace(/\s+\S*$/, '');
  // A name that ends in "of" or "and" looks broken off.
  return whole.slice(0, longestTitle).replace(/(?:\s+\S{1,3})+$/u, '');
}

/** Without what no disk takes in a name. */
function plain(text: string): string {
  return text
    .replaceAll(/[<>:"/\\|?*\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
