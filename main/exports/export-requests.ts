import { documentKinds, type DocumentKind, type DocumentRequest } from '../../shared/documents/document-request.ts';
import { documents } from '../../shared/documents/documents.ts';
import type { Delegation } from '../../shared/domain/delegation.ts';
import { languages } from '../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { leadingPeople } from '../../shared/exchange/agenda-part.ts';
import { formatOf, type ExchangeRequest } from '../../shared/exchange/exchange-request.ts';
import { knownSpeakers } from '../../shared/exchange/known-speakers.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { countryName } from '../../shared/text/country-name.ts';
import { translator } from '../../shared/text/text.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import type { ExportArguments } from './export-arguments.ts';

const say = translator('en');
const blankRows = 5;

type AnyRequest = DocumentRequest | ExchangeRequest;

/** A request for each document and format; which days, people and editions are meant is looked up in the workshop. */
export function requestsOf(asked: ExportArguments, snapshot: WorkshopSnapshot): Result<AnyRequest[]> {
  const delegationIds = chosenDelegations(asked, snapshot);
  if (!delegationIds.ok) return delegationIds;
  const person = chosenPerson(asked, snapshot);
  if (!person.ok) return person;
  // A country may have sent two delegations; a calendar is for one.
  const parts = (delegationIds.value ?? [null]).map((delegationId) => ({
    participationId: person.value,
    delegationId,
  }));
  const agenda = chosenAgenda(asked, snapshot);
  if (!agenda.ok) return agenda;
  const since = asked.since === null ? null : editionId(asked.since, snapshot);
  if (since?.ok === false) return since;
  const shared = {
    languages: [...(asked.languages ?? snapshot.workshop.languages.slice(0, 2))],
    asOf: asked.asOf ?? localTime(now(), snapshot.workshop.timeZone).day,
  };
  // A date that is asked for makes the same file at any time.
  const written = asked.asOf === null && { writtenAt: now() };
  const { by, safe, sheetPerDelegation, separateInternational, pagePerGroup, badgeSize } = asked;
  const lists = {
    delegationIds: delegationIds.value,
    by,
    safe,
    sheetPerDelegation,
    separateInternational,
    pagePerGroup,
    badgeSize,
    roles: asked.roles && [...asked.roles],
  };
  const paper = {
    ...lists,
    agenda: agenda.value,
    ...(since !== null && { since: since.value }),
    dayIds: null,
    blankRows,
    contacts: true,
    tagged: null,
  };
  return success(
    asked.kinds.flatMap((kind): AnyRequest[] =>
      isPaper(kind)
        ? asked.formats
            .filter((format) => documents[kind].formats.includes(format))
            .map((format) => ({ kind, format, ...shared, ...paper }))
        : parts.map((part) => ({ kind, format: formatOf[kind], ...shared, ...written, ...part })),
    ),
  );
}

/** Whose calendar is meant. Names are looked up as in a file that comes in: in either alphabet, of protected people the code. */
function chosenPerson({ person }: ExportArguments, snapshot: WorkshopSnapshot): Result<string | null> {
  if (person === null) return success(null);
  const speaker = knownSpeakers(snapshot)(person);
  if (speaker.kind === 'known') return success(speaker.participation.id);
  const known = leadingPeople(snapshot, 'en').map(({ name }) => name);
  const words = { name: person, known: known.join(', ') };
  const problem = speaker.kind === 'several' ? 'exchange.part.several' : 'exchange.part.nobody';
  return failure('document-empty', { reason: say(problem, words) });
}

/** The agenda as planned or delivered, or the edition of that number by its id. */
function chosenAgenda({ agenda }: ExportArguments, snapshot: WorkshopSnapshot): Result<string> {
  return typeof agenda === 'string' ? success(agenda) : editionId(agenda, snapshot);
}

function editionId(wanted: number, { editions }: WorkshopSnapshot): Result<string> {
  const edition = editions.find(({ number }) => number === wanted);
  if (edition !== undefined) return success(edition.id);
  const known = editions.map(({ number }) => number).join(', ');
  const reason =
    known === '' ? say('documents.agenda.no-editions') : say('documents.agenda.no-edition', { number: wanted, known });
  return failure('document-empty', { reason });
}

/** The delegation by its name in any language, or by the name or code of its country, whatever the case. */
function chosenDelegations(
  { delegation }: ExportArguments,
  { delegations }: WorkshopSnapshot,
): Result<string[] | null> {
  if (delegation === null) return success(null);
  const meant = delegation.trim().toLowerCase();
  const named = delegations.map((one) => ({ id: one.id, names: namesOf(one) }));
  const chosen = named.filter(({ names }) => names.some((name) => name.toLowerCase() === meant));
  if (chosen.length > 0) return success(chosen.map(({ id }) => id));
  const known = named.map(({ names }) => names[0] ?? '').join(', ');
  return failure('document-empty', { reason: say('documents.no-delegation', { name: delegation, known }) });
}

function namesOf({ name, country }: Delegation): string[] {
  const ofCountry = country === null ? [] : [...languages.map((language) => countryName(country, language)), country];
  return [...Object.values(name), ...ofCountry].filter((one) => one !== '');
}

function isPaper(kind: ExportArguments['kinds'][number]): kind is DocumentKind {
  return documentKinds.some((one) => one === kind);
}
