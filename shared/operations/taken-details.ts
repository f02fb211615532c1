import { type Change, type Changes, updated } from '../changes/change.ts';
import { isObject } from '../domain/entity.ts';
import {
  type DetailGroup,
  detailGroups,
  type Details,
  hasDetails,
  type Participation,
  plainDetails,
  type Travel,
} from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { type CalendarDay, calendarDaySchema, partsOf } from '../time/calendar-day.ts';
import type { WallClock } from '../time/wall-clock.ts';

/** What a list says of one person that is asked after the confirmation. '' and null where it says nothing. */
export type ListedAnswers = {
  readonly arrival: ListedStay | null;
  readonly departure: ListedStay | null;
  readonly travelNotes: string;
  readonly accommodation: string;
  readonly diet: string;
  readonly accessibility: string;
  readonly emergencyContact: string;
  readonly passport: string;
  /** A day, or a month as 2029-03. */
  readonly passportUntil: string;
  readonly passportIssuedBy: string;
  readonly visaState: Participation['visaState'];
  readonly visaBy: CalendarDay | null;
};

type ListedStay = { readonly day: CalendarDay | null; readonly at: WallClock | null };

/** Letters of a field that is one line. */
const longest = 300;

/** The details of a second step as a list says them; the days of travel stand among the notes of it. */
function detailsOf(facts: ListedAnswers): Details {
  const stays = [stayText(facts.arrival, '→ '), stayText(facts.departure, '← ')];
  const line = (text: string): string => text.slice(0, longest);
  return {
    travelNotes: line([...stays, facts.travelNotes].filter((text) => text !== '').join('; ')),
    accommodation: line(facts.accommodation),
    diet: line(facts.diet),
    accessibility: line(facts.accessibility),
    emergencyContact: line(facts.emergencyContact),
    passport: {
      number: line(facts.passport),
      issuedBy: line(facts.passportIssuedBy),
      validUntil: calendarDaySchema.safeParse(facts.passportUntil).data ?? null,
    },
    visaState: facts.visaState,
    visaBy: facts.visaBy,
  };
}

function stayText(stay: ListedStay | null, before: string): string {
  if (stay === null) return '';
  const text = [stay.day === null ? '' : typedDay(stay.day), stay.at ?? ''].filter((part) => part !== '').join(' ');
  return text === '' ? '' : before + text;
}

/** As the region writes it: 15.07.2025. */
function typedDay(date: CalendarDay): string {
  const { day, month, year } = partsOf(date);
  return [String(day).padStart(2, '0'), String(month).padStart(2, '0'), year].join('.');
}

/** The groups of which a list says something of the person. */
export function listedGroups(facts: ListedAnswers): DetailGroup[] {
  const details = detailsOf(facts);
  return detailGroups.filter((group) => hasDetails(details, [group]));
}

/** What is filled in of a participation: only what its groups ask for, and nothing that is known already. */
function filledIn(
  stored: Participation,
  facts: ListedAnswers,
  groups: readonly DetailGroup[],
  days: Days,
): Partial<Participation> {
  const details = detailsOf(facts);
  const missing = detailGroups.filter((group) => groups.includes(group) && !hasDetails(stored, [group]));
  const only = (group: DetailGroup, fields: Partial<Details>): Partial<Details> =>
    missing.includes(group) && hasDetails({ ...plainDetails, ...fields }, [group]) ? fields : {};
  return {
    ...(stored.arrival === null ? stayIn('arrival', facts.arrival, days) : {}),
    ...(stored.departure === null ? stayIn('departure', facts.departure, days) : {}),
    ...only('travel', { travelNotes: details.travelNotes }),
    ...only('accommodation', { accommodation: details.accommodation }),
    ...only('diet', { diet: details.diet }),
    ...only('accessibility', { accessibility: details.accessibility }),
    ...only('emergency', { emergencyContact: details.emergencyContact }),
    ...only('passport', { passport: details.passport }),
    ...only('visa', { visaState: details.visaState, visaBy: details.visaBy }),
  };
}

type Days = WorkshopSnapshot['days'];

/** Somebody who comes or goes on a day of the workshop; before and after it they are there on all days. */
function stayIn(
  field: 'arrival' | 'departure',
  stay: ListedStay | null,
  days: Days,
): { readonly arrival?: Travel } | { readonly departure?: Travel } {
  const day = days.find(({ date }) => date !== null && date === stay?.day);
  return day === undefined || stay === null ? {} : { [field]: { dayId: day.id, at: stay.at } };
}

/** A person of a list, with the participation that they have or get; null for whoever does not come in. */
export type TakenPerson = { readonly participationId: string | null; readonly facts: ListedAnswers };

/** What of the details of a list comes in, and what does not since the workshop does not ask for it. */
export type TakenDetails = {
  readonly changes: Changes;
  /** Groups of which something comes in, and of how many people. */
  readonly groups: readonly DetailGroup[];
  readonly people: number;
  /** Groups of which the list says something and that are switched off. */
  readonly off: readonly DetailGroup[];
  /** The participations that have something new. */
  readonly ids: ReadonlySet<string>;
};

/**
 * Takes the details of a list into `changes`, which bring its people in. `switchedOn` are groups that the workshop asks for from now
 * on. What is known of somebody is never replaced.
 */
export function takenDetails(
  { workshop, participations, days }: Pick<WorkshopSnapshot, 'workshop' | 'participations' | 'days'>,
  people: readonly TakenPerson[],
  changes: Changes,
  switchedOn: readonly DetailGroup[],
): TakenDetails {
  const asked = detailGroups.filter((group) => workshop.asksFor.includes(group) || switchedOn.includes(group));
  const stored = new Map(participations.map((each) => [each.id, each]));
  const listed = people.filter(({ participationId }) => participationId !== null);
  const said = new Set(listed.flatMap(({ facts }) => listedGroups(facts)));
  const patches = new Map<string, Partial<Participation>>();
  for (const { participationId, facts } of listed) {
    const id = participationId ?? '';
    const before = stored.get(id) ?? createdIn(changes, id);
    const patch = before === undefined ? {} : filledIn(before, facts, asked, days);
    if (Object.keys(patch).length > 0) patches.set(id, patch);
  }
  const taken = [...patches].filter(([, patch]) => hasDetails({ ...plainDetails, ...patch }));
  return {
    changes: [
      ...(switchedOn.length === 0 ? [] : updated('workshop', workshop, { asksFor: asked })),
      ...changes.map((change) => withPatch(change, patches)),
      ...[...patches].flatMap(([id, patch]) => {
        const known = stored.get(id);
        return known === undefined ? [] : updated('participation', known, patch);
      }),
    ],
    groups: asked.filter((group) => taken.some(([, patch]) => hasDetails({ ...plainDetails, ...patch }, [group]))),
    people: taken.length,
    off: detailGroups.filter((group) => said.has(group) && !asked.includes(group)),
    ids: new Set(patches.keys()),
  };
}

function createdIn(changes: Changes, id: string): Participation | undefined {
  const found = changes.find((change) => change.entity === 'participation' && isCreation(change) && change.id === id);
  return found?.entity === 'participation' ? (found.value as unknown as Participation) : undefined;
}

function isCreation(change: Change): boolean {
  return change.entity === 'participation' && change.field === null && isObject(change.value);
}

function withPatch(change: Change, patches: ReadonlyMap<string, Partial<Participation>>): Change {
  if (change.entity === 'mark' || !isCreation(change)) return change;
  const patch = patches.get(change.id);
  return patch === undefined
    ? change
    : { ...change, value: { ...(change.value as object), ...patch } as typeof change.value };
}
