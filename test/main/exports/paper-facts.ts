import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentKind } from '../../../shared/documents/document-request.ts';
import { printable } from '../../../shared/documents/layout/typography.ts';
import { delegationNames, listedPeople } from '../../../shared/documents/listed-people.ts';
import { Wording } from '../../../shared/documents/wording.ts';
import type { Language, Text } from '../../../shared/domain/language.ts';
import { isCounted, isExpected } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { readWorkshopBytes } from '../../../shared/files/workshop-file.ts';
import { aCrowdedWorkshop, aWorkshopOfLongNames, aWorkshopOfManyRooms } from '../../factories/hard-workshops.ts';

/** What papers of the samples and of workshops that are hard to print have to say, to be looked for on what was printed. */

export const languagePairs: readonly Language[][] = [
  ['en', 'ru'],
  ['kk', 'ru'],
  ['ky', 'tg'],
  ['uz', 'tk'],
];
export const hardWorkshops: Readonly<Record<string, () => WorkshopSnapshot>> = {
  'three hundred people': aCrowdedWorkshop,
  'ten days in twelve rooms': aWorkshopOfManyRooms,
  'names of up to 120 letters': aWorkshopOfLongNames,
};
const folder = path.resolve(import.meta.dirname, '../../../samples');

export function sampleWorkshop(name: string): WorkshopSnapshot {
  const read = readWorkshopBytes(readFileSync(path.join(folder, name)));
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

export const sampleNames = readdirSync(folder).filter((name) => name.endsWith('.workshop'));

/** Without spaces, since lines are broken at them; ʼ and ’ share a picture in the font. */
export function squeezed(text: string): string {
  return printable(text).replaceAll(/\s+/g, '').replaceAll(/[ʼˮ]/g, '’');
}

/** Letters of a text that may be higher than a page and go on over two, with other cells between. */
const dividedFrom = 500;

/** Whether a text stands on paper as a whole, a very long one with all its words in order. */
export function standsOn(paper: string, fact: string): boolean {
  if (paper.includes(squeezed(fact))) return true;
  if (fact.length < dividedFrom) return false;
  let at = 0;
  return fact.split(/\s+/).every((word) => {
    at = paper.indexOf(squeezed(word), at);
    return at >= 0;
  });
}

/** The workshop for a paper of it: in none of these is attendance taken, so certificates are decided for everybody. */
export function workshopFor(kind: DocumentKind, snapshot: WorkshopSnapshot): WorkshopSnapshot {
  if (kind !== 'certificates' && kind !== 'certificate-register') return snapshot;
  const completion = { result: 'completion' as const, reason: 'Decided' };
  return { ...snapshot, participations: snapshot.participations.map((each) => ({ ...each, completion })) };
}

function written(text: Text, languages: readonly Language[]): string[] {
  return languages.flatMap((language) => text[language] ?? []);
}

/** The sessions of the days, all by default, in which somebody of the staff works: they stand beside the name on a sheet. */
function given(snapshot: WorkshopSnapshot, dayIds: readonly string[] | null): WorkshopSnapshot['sessions'] {
  const staff = new Set(
    snapshot.participations.filter((each) => isExpected(each) && !isCounted(each)).map(({ id }) => id),
  );
  const own = snapshot.assignments.filter(({ participationId }) => staff.has(participationId));
  const leading = new Set(own.map(({ sessionId }) => sessionId));
  return snapshot.sessions.filter(({ id, placement }) => {
    return placement !== null && (dayIds?.includes(placement.dayId) ?? true) && leading.has(id);
  });
}

/** What a paper of some days, or all, has to say, by the workshop itself: in each language of the paper, as it was entered. */
export function factsOf(
  kind: DocumentKind,
  snapshot: WorkshopSnapshot,
  languages: readonly Language[],
  dayIds: readonly string[] | null = null,
): string[] {
  const { workshop, programme, days, sessions, rooms, breakoutGroups } = snapshot;
  const people = [...listedPeople(snapshot).values()].filter(({ participation }) => isExpected(participation));
  const names = (some: typeof people): string[] => some.flatMap((one) => languages.map((each) => one.listName(each)));
  const shown = people.filter((one) => !one.protected);
  const from = (some: typeof people): string[] =>
    some.flatMap(({ institution }) => written(institution?.name ?? {}, languages));
  const common = [workshop.title, programme.fundingLine].flatMap((text) => written(text, languages));
  const counted = shown.filter(({ participation }) => isCounted(participation));
  switch (kind) {
    case 'agenda': {
      const placed = sessions.filter((session) => session.placement !== null);
      const texts = placed.flatMap(({ title, description, method, audience }) => [
        title,
        description,
        method,
        audience,
      ]);
      const leading = new Set(
        snapshot.assignments.filter(({ role }) => role !== 'interpreter').map(({ participationId }) => participationId),
      );
      const leads = shown.filter(({ participation }) => leading.has(participation.id));
      const halls = rooms.filter(({ id }) => rooms.length > 1 && placed.some((one) => one.placement?.roomId === id));
      return [
        ...common,
        ...[...days.map(({ theme }) => theme), ...texts, ...halls.map(({ name }) => name)].flatMap((text) =>
          written(text, languages),
        ),
        ...leads.flatMap((one) => languages.map((each) => one.spokenName(each))),
      ];
    }
    case 'attendance-sheet': {
      const positions = counted.flatMap(({ position }) => written(position, languages));
      const sessions = given(snapshot, dayIds).flatMap(({ title }) => written(title, languages));
      return [...common, ...names(shown), ...from(counted), ...positions, ...sessions];
    }
    case 'attendance-table': {
      const delegations = snapshot.delegations.filter(({ id }) =>
        counted.some(({ participation }) => participation.delegationId === id),
      );
      const called = delegations.flatMap((each) => delegationNames(each, new Wording(languages)));
      return [...common, ...names(counted), ...called];
    }
    case 'group-lists': {
      const members = shown.filter(({ participation: { id } }) =>
        breakoutGroups.some(({ participationIds }) => participationIds.includes(id)),
      );
      return members.length === 0 ? common : [...common, ...names(members), ...from(members)];
    }
    case 'badges':
      return [
        ...written(workshop.title, languages),
        ...shown.flatMap((one) => languages.map((each) => one.spokenName(each))),
        ...from(shown),
      ];
    case 'participant-list': {
      const positions = counted.flatMap(({ position }) => written(position, languages));
      return [...common, ...names(shown), ...from(shown), ...positions];
    }
    case 'nomination-form': {
      // The form of the first delegation.
      const [delegation] = snapshot.delegations;
      const own = shown.filter(({ participation }) => participation.delegationId === delegation?.id);
      return [...common, ...own.flatMap(({ phone, email }) => [phone, email])];
    }
    case 'certificates':
      return [...common, ...counted.flatMap((one) => languages.map((each) => one.spokenName(each)))];
    case 'certificate-register':
      return [...common, ...names(counted)];
    case 'payment-list':
    case 'code-key':
    case 'agenda-changes':
      return common;
  }
}
