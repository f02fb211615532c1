import type { Day } from '../domain/agenda/day.ts';
import { sessionTitle } from '../domain/agenda/session.ts';
import { type Correction, sessionIdOf, type SignOff, signOffOf, type SlotId } from '../domain/attendance/attendance.ts';
import { dayExpectationOf } from '../domain/attendance/slots.ts';
import type { SignedPerson } from '../domain/evidence/signed-list.ts';
import { type Language, textIn } from '../domain/language.ts';
import { isCounted, isListed } from '../domain/people/participation.ts';
import { listName } from '../domain/people/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { delegationName } from '../text/collation.ts';
import { formatDate } from '../text/dates.ts';
import type { TextKey } from '../text/text.ts';
import { isTimeZone, localTime } from '../time/instant.ts';
import type { LocalTime } from '../time/zoned-time.ts';
import type { DocumentRequest } from './document-request.ts';
import { delegationOf, type ListedPerson, listedPeople } from './listed-people.ts';
import { chosenDays, dayLine, type Wording } from './wording.ts';
import type { WorkbookColumn, Worksheet } from './workbook.ts';

/** A day whose marks were signed off, for an auditor. */
export type SignedOff = {
  readonly day: Day;
  readonly standing: SignOff;
  readonly by: string;
  readonly at: LocalTime;
  /** Who was on its list; null where that was not recorded. */
  readonly people: readonly SignedPerson[] | null;
  /** Marks of the day that were changed since, oldest first. */
  readonly corrections: readonly Correction[];
};

/** The sign-offs of the chosen days that stand, each at the local time that the workshop had when it was made. */
export function signedOffDays(snapshot: WorkshopSnapshot, request: DocumentRequest): SignedOff[] {
  return chosenDays(snapshot, request).flatMap((day) => {
    const standing = signOffOf(day.id, snapshot.signOffs);
    if (standing === undefined) return [];
    const zone = [standing.timeZone, snapshot.workshop.timeZone].find(isTimeZone) ?? 'UTC';
    const list = snapshot.signedLists.find(({ signOffId }) => signOffId === standing.id);
    const { people = null, corrections = [] } = list ?? {};
    return [{ day, standing, by: standing.by, at: localTime(standing.at, zone), people, corrections }];
  });
}

/** "Day 1 – Tuesday 15 July 2025: signed off by A. Orazova, 15 July 2025, 18:05", in each language. */
export function signOffLines(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): string[] {
  return signedOffDays(snapshot, request).flatMap(({ day, by, at }) => {
    const lines = wording.languages.map((language) =>
      wording.translate(language, 'documents.signed-off', {
        day: dayLine(day, wording, language),
        name: by,
        moment: `${formatDate(at.day, language)}, ${at.clock}`,
      }),
    );
    return [...new Set(lines)];
  });
}

/** Who signed which day off, and when, on a worksheet of its own; none where no sign-off stands. */
export function signOffSheets(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
): Omit<Worksheet, 'header' | 'footer'>[] {
  const days = signedOffDays(snapshot, request);
  if (days.length === 0) return [];
  const column = (key: TextKey, kind: WorkbookColumn['kind']): WorkbookColumn => ({ head: wording.both(key), kind });
  return [
    {
      name: wording.translate(wording.first, 'documents.sign-offs'),
      columns: [
        column('documents.day-number', 'number'),
        column('documents.date', 'date'),
        column('documents.signed-off-by', 'text'),
        column('documents.signed-off-date', 'date'),
        column('documents.signed-off-time', 'time'),
      ],
      rows: days.map(({ day, by, at }) => [
        day.number,
        day.date === null ? null : { date: day.date },
        by,
        { date: at.day },
        { time: at.clock },
      ]),
      blankRows: 0,
      rowHeight: null,
    },
  ];
}

/**
 * What signed lists said otherwise than the table does: names, numbers and the like that were changed after the sign-off,
 * who is not on the list any more, who was not on it or not counted, and marks that were corrected since; in each language,
 * days that say the same in one line. `shown` are the people of the table. Of a protected person no name is told.
 */
export function signedOtherwiseLines(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
  shown: readonly ListedPerson[],
): string[] {
  const people = new Map(shown.map((person) => [person.participation.id, person]));
  const unlisted = listedPeople(snapshot, request.safe === true);
  const signed = signedOffDays(snapshot, request);
  const isHere = dayExpectationOf(snapshot);
  const said = wording.languages.flatMap((language) => {
    const days = new Map<string, string[]>();
    const add = (day: Day, line: string): void => {
      const name = wording.translate(language, 'documents.day', { number: day.number });
      days.set(line, [...(days.get(line) ?? []), name]);
    };
    for (const { day, standing, people: signedPeople, corrections } of signed) {
      for (const was of signedPeople ?? []) {
        const person = people.get(was.participationId);
        const isNow = person !== undefined && isCounted(person.participation);
        if (!isCounted(was) && !isNow) continue;
        const line =
          person === undefined
            ? goneLine(was, unlisted.get(was.participationId), request, language, wording)
            : otherwiseLine(was, person, snapshot, language, wording);
        if (line !== null) add(day, line);
      }
      const known = new Set(signedPeople?.map(({ participationId }) => participationId));
      for (const person of signedPeople === null ? [] : shown) {
        const { participation } = person;
        if (!isCounted(participation) || known.has(participation.id) || !isHere(participation, day.id)) continue;
        const { number } = participation;
        add(day, wording.translate(language, 'documents.signed-added', { number, name: person.listName(language) }));
      }
      for (const correction of corrections) {
        const elsewhere = request.delegationIds === null ? unlisted.get(correction.participationId) : undefined;
        const person = people.get(correction.participationId) ?? elsewhere;
        if (person !== undefined)
          add(day, correctionLine(correction, person, standing, { snapshot, language, wording }));
      }
    }
    return [...days].map(([line, names]) => `${names.join(', ')}: ${line}`);
  });
  return [...new Set(said)];
}

/**
 * Null for somebody who is on the list and not in the table because other delegations were asked for. Whoever is on the list
 * in a role that is not counted is told with the role of the signed list.
 */
function goneLine(
  was: SignedPerson,
  now: ListedPerson | undefined,
  { delegationIds, safe }: DocumentRequest,
  language: Language,
  wording: Wording,
): string | null {
  if (delegationIds !== null) return null;
  if (now !== undefined && isListed(now.participation)) {
    if (isCounted(now.participation)) return null;
    const { number } = now.participation;
    const role = wording.translate(language, `vocabulary.role.${was.role}`);
    return wording.translate(language, 'documents.signed-as', { number, name: now.listName(language), was: role });
  }
  const isNamed = safe !== true && now?.protected !== true;
  const name = isNamed ? listName(was, language) : '';
  const number = `${wording.translate(language, 'documents.number-sign')} ${String(was.number)}`;
  return wording.translate(language, 'documents.signed-gone', { was: [number, name].filter(Boolean).join(' ') });
}

/** "corrected after the sign-off: No. 5 Annayev Batyr, Before lunch: Absent → Present, 16 July 2025, 11:00: Was ill". */
function correctionLine(
  { slotId, previous, status, at, reason }: Correction,
  person: ListedPerson,
  standing: SignOff,
  { snapshot, language, wording }: Told,
): string {
  const zone = [standing.timeZone, snapshot.workshop.timeZone].find(isTimeZone) ?? 'UTC';
  const { day, clock } = localTime(at, zone);
  const said = (each: Correction['status']): string =>
    wording.translate(language, `vocabulary.attendanceStatus.${each}`);
  const number = `${wording.translate(language, 'documents.number-sign')} ${String(person.participation.number)}`;
  const slot = slotName(slotId, { snapshot, language, wording });
  const where = [`${number} ${person.listName(language)}`, slot].filter(Boolean).join(', ');
  const what = `${where}: ${said(previous)} → ${said(status)}, ${formatDate(day, language)}, ${clock}: ${reason}`;
  return wording.translate(language, 'documents.signed-corrected', { what });
}

type Told = { readonly snapshot: WorkshopSnapshot; readonly language: Language; readonly wording: Wording };

/** '' for a whole day. */
function slotName(slotId: SlotId, { snapshot, language, wording }: Told): string {
  if (slotId.startsWith('am/')) return wording.translate(language, 'documents.half-morning');
  if (slotId.startsWith('pm/')) return wording.translate(language, 'documents.half-afternoon');
  const session = snapshot.sessions.find(({ id }) => id === sessionIdOf(slotId));
  return session === undefined ? '' : sessionTitle(session, language, (key) => wording.translate(language, key));
}

/** Null where the signed list said the same. */
function otherwiseLine(
  was: SignedPerson,
  person: ListedPerson,
  snapshot: WorkshopSnapshot,
  language: Language,
  wording: Wording,
): string | null {
  const name = person.listName(language);
  const sex = (each: ListedPerson['sex']): string => wording.translate(language, `vocabulary.sex.${each}`);
  const delegation = delegationOf(person, snapshot);
  const number = (each: number): string => `${wording.translate(language, 'documents.number-sign')} ${String(each)}`;
  const { participation, institution } = person;
  // Whoever was protected then, or is now, stands on one of the two lists by code.
  const isNamed = !person.protected && (was.latinName !== null || was.cyrillicName !== null);
  const role = (each: Pick<SignedPerson, 'role'>): string =>
    wording.translate(language, `vocabulary.role.${each.role}`);
  const pairs = [
    ...(isCounted(was) === isCounted(participation) ? [] : [[role(was), role(participation)]]),
    [number(was.number), number(participation.number)],
    ...(isNamed ? [[listName(was, language), name]] : []),
    [sex(was.sex), sex(person.sex)],
    ...(isNamed ? [[textIn(was.institution, language), textIn(institution?.name ?? {}, language)]] : []),
    [
      was.delegation === null ? '' : delegationName(was.delegation, language),
      delegation === null ? '' : delegationName(delegation, language),
    ],
  ];
  const none = wording.translate(language, 'documents.signed-blank');
  const differing = pairs.flatMap(([before = '', now = '']) => (before === now ? [] : [before === '' ? none : before]));
  if (differing.length === 0) return null;
  return wording.translate(language, 'documents.signed-as', {
    number: participation.number,
    name,
    was: differing.join(', '),
  });
}
