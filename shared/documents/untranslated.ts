import { roomsOf, roomsOfMost, sessionsOfDay, showsRooms } from '../domain/attendance/slots.ts';
import type { Session } from '../domain/agenda/session.ts';
import { isBlank, type Language, type Text } from '../domain/language.ts';
import { isExpected } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { TextKey } from '../text/text.ts';
import type { DocumentKind, DocumentRequest } from './document-request.ts';
import { withChosenAgenda } from './agenda/printed-agenda.ts';
import { delegationOf, isDivided, listedPeople, type ListedPerson, sheetPeople } from './listed-people.ts';
import { isNamedAsCountry } from '../text/collation.ts';
import { listedParticipants, recipientOf, recipientProfiles } from './participant-list/recipients.ts';
import type { PaperPlace } from './paper-findings.ts';
import { chosenDays, fundersOf, organisersOf, Wording } from './wording.ts';

/** A text of a paper that was not written in all of its languages. */
export type Untranslated = {
  /** Names the field in which it stands on the screen. */
  readonly field: TextKey;
  readonly text: Text;
  /** The languages of the paper that it lacks. */
  readonly missing: readonly Language[];
  readonly place: PaperPlace;
};

type PrintedText = Omit<Untranslated, 'missing'>;

/**
 * The texts that a paper prints and that lack one of its languages, each once, in the order of the screens: another
 * language stands in for them, or nothing. A text that is written in no language is not meant to be printed. Of
 * protected people nothing is printed but the code.
 */
export function untranslatedOn(snapshot: WorkshopSnapshot, request: DocumentRequest): Untranslated[] {
  const seen = new Set<Text>();
  return printedTexts(snapshot, request).flatMap((printed) => {
    if (isBlank(printed.text) || seen.has(printed.text)) return [];
    seen.add(printed.text);
    const missing = request.languages.filter((language) => printed.text[language] === undefined);
    return missing.length === 0 ? [] : [{ ...printed, missing }];
  });
}

/** What of a workshop each kind of paper prints beside the title and the funding line. */
type Parts = {
  /** The head with organisers, programme and place. */
  readonly opening?: true;
  readonly themes?: true;
  readonly rooms?: true;
  /** All that is said of a session, its title alone, or that of sessions that are signed or given one by one. */
  readonly sessions?: 'whole' | 'titles' | 'signed';
  readonly groups?: true;
  readonly institutions?: true;
  readonly positions?: true;
  readonly delegations?: true;
};

const partsOf: Readonly<Record<DocumentKind, Parts>> = {
  agenda: { opening: true, themes: true, rooms: true, sessions: 'whole', positions: true },
  'agenda-changes': { opening: true, themes: true, rooms: true, sessions: 'titles' },
  'attendance-sheet': { opening: true, sessions: 'signed', institutions: true, positions: true, delegations: true },
  'attendance-table': { opening: true, sessions: 'signed', delegations: true },
  'group-lists': { opening: true, rooms: true, sessions: 'titles', groups: true, institutions: true },
  badges: { institutions: true },
  'participant-list': { opening: true, institutions: true, positions: true, delegations: true },
  'nomination-form': { opening: true },
  'code-key': { opening: true },
  certificates: { opening: true },
  'certificate-register': { opening: true, delegations: true },
  'payment-list': { opening: true, institutions: true },
};

function printedTexts(snapshot: WorkshopSnapshot, request: DocumentRequest): PrintedText[] {
  const parts = partsOf[request.kind];
  const isSafe = request.kind === 'attendance-sheet' && request.safe === true;
  return [
    ...overviewTexts(snapshot, request, parts),
    ...(isSafe ? [] : agendaTexts(snapshot, request, parts)),
    ...(isSafe ? [] : peopleTexts(snapshot, request, parts)),
  ];
}

const overview: PaperPlace = { section: 'overview', id: null };

function overviewTexts(snapshot: WorkshopSnapshot, request: DocumentRequest, parts: Parts): PrintedText[] {
  const { workshop, programme } = snapshot;
  const at = (field: TextKey, texts: readonly Text[]): PrintedText[] =>
    texts.map((text) => ({ field, text, place: overview }));
  const used = roomsOf(snapshot.sessions, snapshot);
  const isAtHead = roomsOfMost(snapshot.sessions, snapshot).length === 1;
  const shownRooms = (parts.rooms === true && showsRooms(snapshot)) || isAtHead ? used : [];
  return [
    ...at('screens.overview.title', [workshop.title]),
    ...(request.kind === 'badges' ? [] : fundingTexts(programme.fundingLine, fundersOf(snapshot), at)),
    ...(parts.opening === true
      ? [
          ...at('screens.overview.city', [workshop.place.city]),
          ...at('screens.overview.venue', [workshop.place.venue]),
          ...at('screens.overview.programme', [programme.name]),
          ...at('screens.overview.organisers', organisersOf(snapshot)),
          ...at(
            'screens.overview.room',
            shownRooms.map(({ name }) => name),
          ),
        ]
      : []),
    ...(parts.themes === true
      ? at(
          'screens.overview.theme',
          chosenDays(snapshot, request).map(({ theme }) => theme),
        )
      : []),
  ];
}

/** The line that the funder wants, or where there is none, the funders. */
function fundingTexts(
  line: Text,
  funders: readonly Text[],
  at: (field: TextKey, texts: readonly Text[]) => PrintedText[],
): PrintedText[] {
  return isBlank(line) ? at('screens.overview.funders', funders) : at('screens.overview.fundingLine', [line]);
}

function agendaTexts(workshop: WorkshopSnapshot, request: DocumentRequest, parts: Parts): PrintedText[] {
  const isAgenda = request.kind === 'agenda' || request.kind === 'agenda-changes';
  const snapshot = isAgenda ? withChosenAgenda(workshop, request) : workshop;
  const sessions = printedSessions(snapshot, request, parts).flatMap((session): PrintedText[] => {
    const place = { section: 'agenda', id: session.id } as const;
    const title = { field: 'screens.agenda.title', text: session.title, place } as const;
    if (parts.sessions !== 'whole') return [title];
    return [
      title,
      { field: 'screens.agenda.description', text: session.description, place },
      { field: 'screens.agenda.audience', text: session.audience, place },
      { field: 'screens.agenda.content.method', text: session.method, place },
    ];
  });
  const groups = parts.groups === true ? snapshot.breakoutGroups : [];
  const ofGroups = groups.map(({ name }): PrintedText => ({
    field: 'documents.groups.group',
    text: name,
    place: { section: 'agenda', id: null },
  }));
  return [...sessions, ...ofGroups];
}

/** The sessions whose titles the paper has, in the order of the agenda. */
function printedSessions(snapshot: WorkshopSnapshot, request: DocumentRequest, parts: Parts): Session[] {
  const placed = chosenDays(snapshot, request).flatMap(({ id }) => sessionsOfDay(id, snapshot.sessions));
  if (parts.sessions === undefined) return [];
  if (parts.groups === true) return placed.filter(({ audienceFilter }) => (audienceFilter?.groupIds.length ?? 0) > 0);
  if (parts.sessions !== 'signed') return placed;
  const { by = 'policy' } = request;
  const unit = by === 'policy' || request.kind === 'attendance-table' ? snapshot.workshop.attendance.slots : by;
  if (unit === 'session') return placed;
  // Beside trainers stand the sessions that they give.
  const given = new Set(snapshot.assignments.map(({ sessionId }) => sessionId));
  return request.kind === 'attendance-sheet' ? placed.filter(({ id }) => given.has(id)) : [];
}

function peopleTexts(snapshot: WorkshopSnapshot, request: DocumentRequest, parts: Parts): PrintedText[] {
  const isList = request.kind === 'participant-list';
  const hasPositions = !isList || recipientProfiles[recipientOf(request)].fields.includes('position');
  const people = peopleOn(snapshot, request);
  const delegations =
    parts.delegations === true && isDivided(snapshot, request)
      ? [...new Set(people.flatMap((person) => delegationOf(person, snapshot) ?? []))]
      : [];
  return [
    // One that is called as its country is, has the country's name in every language.
    ...delegations
      .filter((delegation) => !isNamedAsCountry(delegation))
      .map(({ id, name }): PrintedText => ({
        field: 'screens.people.field.delegation',
        text: name,
        place: { section: 'people', id },
      })),
    ...people.flatMap((person): PrintedText[] => {
      const place = { section: 'people', id: person.participation.id } as const;
      const institution = parts.institutions === true ? (person.institution?.name ?? {}) : {};
      const position = parts.positions === true && hasPositions ? person.position : {};
      return [
        { field: 'screens.people.field.institution', text: institution, place },
        { field: 'screens.people.field.position', text: position, place },
      ];
    }),
  ];
}

function peopleOn(snapshot: WorkshopSnapshot, request: DocumentRequest): readonly ListedPerson[] {
  if (request.kind === 'agenda' || request.kind === 'agenda-changes') {
    const people = listedPeople(snapshot);
    const given = new Set(snapshot.assignments.map(({ participationId }) => participationId));
    return [...people.values()].filter(({ participation }) => isExpected(participation) && given.has(participation.id));
  }
  const wording = new Wording(request.languages);
  const { groups, staff } =
    request.kind === 'participant-list'
      ? listedParticipants(snapshot, request, wording)
      : sheetPeople(snapshot, { ...request, safe: false }, wording);
  return [...groups.flatMap(({ people }) => people), ...staff];
}
