import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { partName } from '../exchange/agenda-part.ts';
import type { ExchangeRequest } from '../exchange/exchange-request.ts';
import { documentKinds, type DocumentKind, type DocumentRequest } from './document-request.ts';
import { nameDetails } from './name-details.ts';
import type { TextKey } from '../text/text.ts';
import { Wording } from './wording.ts';

const longestTitle = 60;

/**
 * "Agenda – edition 2 – Towards Respectful Care – en-ru.pdf", "Calendar – Meredov Aman – Towards …": a suggestion, which main still
 * cleans for its disk. Of a protected person it has the code.
 */
export function documentName(snapshot: WorkshopSnapshot, request: DocumentRequest | ExchangeRequest): string {
  const wording = new Wording(request.languages);
  const kind = wording.say(wording.first, nameKey(request));
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
