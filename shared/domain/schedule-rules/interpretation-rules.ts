import type { Day } from '../agenda/day.ts';
import { type Session, usualLength } from '../agenda/session.ts';
import type { Language } from '../language.ts';
import { type Bitset, inBoth, isEmptyBitset, sizeOfBitset } from '../people/audience.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import { finding, type Finding, findingWorded, type Rule } from './finding.ts';
import { participationsOf } from './person-rules.ts';
import { attending, type PreparedAgenda } from './prepared-agenda.ts';
import type { RuleSettings } from './rule-settings.ts';
import { interpretersIn, isSpoken, type Spot } from './spot.ts';

/**
 * A session that is too short for its content in consecutive interpretation, which nearly doubles the time
 * (docs/practice.md, Interpretation).
 *
 * The amount of content is not recorded, so it is estimated: the session's length in the last edition without
 * consecutive interpretation; where there is none, the usual length of its kind (75 minutes for a lecture). The session
 * needs that length times the factor of the settings, rounded down to five minutes: 75 minutes of content need 140, not
 * 142.5. A talk that is meant to be short is accepted with that reason.
 */
export const consecutiveTooShort: Rule = {
  name: 'consecutive-too-short',
  severity: 'warning',
  find: ({ spots, snapshot }, settings) =>
    spots.flatMap(({ session, day }) => {
      if (session.interpretation !== 'consecutive' || !isSpoken(session.kind)) return [];
      const needed = minutesInConsecutive(session, snapshot, settings);
      if (session.minutes >= needed) return [];
      const left = Math.floor(session.minutes / settings.consecutiveFactor);
      const { minutes: content, edition } = contentOf(session, snapshot);
      const about = { sessionIds: [session.id], dayId: day.id, minutes: session.minutes };
      const values = { needed, left, content };
      const rule = 'consecutive-too-short';
      return [
        edition === null
          ? finding(rule, [session.id], { ...about, values })
          : findingWorded(rule, 'consecutive-shortened', [session.id], { ...about, values: { ...values, edition } }),
      ];
    }),
};

/** Minutes that the session needs when it is interpreted consecutively. */
export function minutesInConsecutive(
  session: Session,
  snapshot: Pick<WorkshopSnapshot, 'editions'>,
  { consecutiveFactor }: Pick<RuleSettings, 'consecutiveFactor'>,
): number {
  const exact = contentOf(session, snapshot).minutes * consecutiveFactor;
  return Math.floor((exact + 1e-9) / 5) * 5;
}

/** Estimated content in minutes, and the number of the edition that it is taken from; null for the usual length. */
function contentOf(
  session: Session,
  { editions }: Pick<WorkshopSnapshot, 'editions'>,
): { readonly minutes: number; readonly edition: number | null } {
  for (const { number, sessions } of editions.toSorted((one, other) => other.number - one.number)) {
    const earlier = sessions.find((each) => each.id === session.id);
    if (earlier !== undefined && earlier.interpretation !== 'consecutive')
      return { minutes: earlier.minutes, edition: number };
  }
  return { minutes: usualLength(session.kind), edition: null };
}

/**
 * Simultaneous interpretation that is longer than one interpreter can do alone and has fewer than two (they relieve
 * each other every 20 to 30 minutes: docs/practice.md, Interpretation); any interpretation at all with nobody to do it.
 */
export const interpretersTooFew: Rule = {
  name: 'interpreters-too-few',
  severity: 'warning',
  find: ({ spots }, settings) => spots.flatMap((spot) => lack(spot, settings)),
};

/** How many interpreters the session needs. */
export function interpretersNeeded(
  { session }: Pick<Spot, 'session'>,
  { simultaneousAlone }: Pick<RuleSettings, 'simultaneousAlone'>,
): number {
  if (session.interpretation === 'none') return 0;
  return session.interpretation === 'simultaneous' && session.minutes > simultaneousAlone ? 2 : 1;
}

function lack(spot: Spot, settings: RuleSettings): Finding[] {
  const { session, day } = spot;
  const needed = interpretersNeeded(spot, settings);
  const interpreters = interpretersIn(spot.assignments);
  if (interpreters.length >= needed) return [];
  const details = {
    sessionIds: [session.id],
    dayId: day.id,
    participationIds: interpreters.map((each) => each.id),
    minutes: session.minutes,
    values: { needed, has: interpreters.length, limit: settings.simultaneousAlone },
  };
  if (interpreters.length === 0) {
    return [findingWorded('interpreters-too-few', 'no-interpreter', [session.id], details)];
  }
  return [finding('interpreters-too-few', [session.id], details)];
}

/** What one interpreter interprets on one day, in the order of time. */
type InterpreterDay = {
  readonly personId: string;
  readonly participationIds: readonly string[];
  readonly day: Day;
  readonly spots: readonly Spot[];
};

function interpreterDays({ spots, people, personIds }: PreparedAgenda): InterpreterDay[] {
  return personIds.flatMap((personId, person) => {
    const members = people.members.subarray(people.offsets[person] ?? 0, people.offsets[person + 1] ?? 0);
    const days = new Map<number, Spot[]>();
    for (const place of members) {
      const spot = spots[place];
      if (spot === undefined || !interprets(personId, spot)) continue;
      const ofDay = days.get(spot.dayIndex);
      if (ofDay === undefined) days.set(spot.dayIndex, [spot]);
      else ofDay.push(spot);
    }
    return [...days.values()].flatMap((ofDay) => {
      const day = ofDay[0]?.day;
      return day === undefined
        ? []
        : [{ personId, participationIds: participationsOf(personId, ...ofDay), day, spots: ofDay }];
    });
  });
}

function interprets(personId: string, { assignments }: Spot): boolean {
  return assignments.some(({ role, participation }) => role === 'interpreter' && participation.personId === personId);
}

/** Minutes that the spots take up, those that overlap counted once. */
function minutesCovered(spots: readonly Spot[]): number {
  let [minutes, until] = [0, 0];
  for (const { start, end } of spots) {
    minutes += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return minutes;
}

/**
 * An interpreter with more hours in a day than the setting, or with more hours alone than one can do without anybody to
 * take turns with (four: docs/practice.md, Interpretation). Sessions that overlap count once.
 */
export const interpreterHours: Rule = {
  name: 'interpreter-hours',
  severity: 'warning',
  find: (agenda, { interpreterDay, interpreterDayAlone }) =>
    interpreterDays(agenda).flatMap(({ personId, participationIds, day, spots }) => {
      const about = [day.id, personId];
      const details = { dayId: day.id, participationIds };
      const minutes = minutesCovered(spots);
      if (minutes > interpreterDay) {
        const values = { limit: interpreterDay };
        return [finding('interpreter-hours', about, { ...details, sessionIds: idsOf(spots), minutes, values })];
      }
      const alone = spots.filter(({ assignments }) => interpretersIn(assignments).length === 1);
      const minutesAlone = minutesCovered(alone);
      if (minutesAlone <= interpreterDayAlone) return [];
      return [
        findingWorded('interpreter-hours', 'interpreter-alone-hours', about, {
          ...details,
          sessionIds: idsOf(alone),
          minutes: minutesAlone,
          values: { limit: interpreterDayAlone },
        }),
      ];
    }),
};

function idsOf(spots: readonly { readonly session: { readonly id: string } }[]): string[] {
  return spots.map(({ session }) => session.id);
}

/**
 * An interpreter who works too long without a break. Each session uses up part of what can be done at a stretch: two
 * who relieve each other last 120 minutes, one in consecutive mode 90, one alone at the booth or whispering 30
 * (settings; docs/practice.md, Interpretation). More than the whole is too much. A session that has too few
 * interpreters is found by that rule alone.
 */
export const interpreterRest: Rule = {
  name: 'interpreter-rest',
  severity: 'warning',
  find: (agenda, settings) =>
    interpreterDays(agenda).flatMap((ofDay) =>
      stretchesOf(ofDay, settings)
        .filter((spots) => isTooMuch(spots, settings))
        .map((spots) =>
          finding('interpreter-rest', [ofDay.personId, spots[0]?.session.id ?? ''], {
            sessionIds: spots.map(({ session }) => session.id),
            dayId: ofDay.day.id,
            participationIds: ofDay.participationIds,
            minutes: (spots.at(-1)?.end ?? 0) - (spots[0]?.start ?? 0),
          }),
        ),
    ),
};

/** Sessions that follow each other without a break for the interpreter. */
function stretchesOf({ spots }: InterpreterDay, { shortestBreak }: RuleSettings): Spot[][] {
  const found: Spot[][] = [];
  let until = -Infinity;
  for (const spot of spots) {
    if (spot.start - until < shortestBreak) found.at(-1)?.push(spot);
    else found.push([spot]);
    until = Math.max(until, spot.end);
  }
  return found;
}

function isTooMuch(spots: readonly Spot[], settings: RuleSettings): boolean {
  const usedUp = spots.reduce((sum, spot) => sum + spot.session.minutes / longestFor(spot, settings), 0);
  const [only, second] = spots;
  if (only !== undefined && second === undefined) {
    return usedUp > 1 && interpretersIn(only.assignments).length >= interpretersNeeded(only, settings);
  }
  return usedUp > 1 + 1e-9;
}

function longestFor({ session, assignments }: Spot, settings: RuleSettings): number {
  if (interpretersIn(assignments).length > 1) return settings.interpretersTogether;
  const isBooth = session.interpretation === 'simultaneous' || session.interpretation === 'whispered';
  return isBooth ? settings.simultaneousAlone : settings.consecutiveAlone;
}

/**
 * A session in a language that part of its audience does not have. Interpretation brings the languages of the workshop
 * within reach. Somebody of whom no language is known is not counted; somebody who may choose an overlapping open
 * session that they understand is not either.
 */
export const languageNotUnderstood: Rule = {
  name: 'language-not-understood',
  severity: 'warning',
  find: (agenda) => {
    const known = agenda.audience.bitsetWhere('known languages', (person) => (person?.languages ?? []).length > 0);
    return isEmptyBitset(known) ? [] : agenda.spots.flatMap((spot) => misunderstanding(agenda, spot));
  },
};

function misunderstanding(agenda: PreparedAgenda, spot: Spot): Finding[] {
  const { session, day } = spot;
  if (!isSpoken(session.kind)) return [];
  const strangers = strangersTo(agenda, session);
  if (isEmptyBitset(strangers)) return [];
  const there = attending(agenda, spot);
  if (there === null) return [];
  const lost = there.choices.reduce(
    (left, other) => inBoth(left, strangersTo(agenda, other.session)),
    inBoth(there.possible, strangers),
  );
  if (isEmptyBitset(lost)) return [];
  return [
    finding('language-not-understood', [session.id], {
      sessionIds: [session.id],
      dayId: day.id,
      participationIds: agenda.audience.membersOf(lost),
      values: { people: sizeOfBitset(lost), language: spokenIn(agenda, session) },
    }),
  ];
}

function spokenIn({ snapshot }: PreparedAgenda, session: Session): Language | '' {
  return session.language ?? snapshot.workshop.languages[0] ?? '';
}

/** The participants who understand none of the languages in which the session is spoken or interpreted. */
function strangersTo(agenda: PreparedAgenda, session: Session): Bitset {
  const isInterpreted = session.interpretation !== 'none';
  const spoken = spokenIn(agenda, session);
  return agenda.audience.bitsetWhere(`strangers to ${spoken}, interpreted: ${isInterpreted}`, (person) => {
    const known = person?.languages ?? [];
    const interpreted = isInterpreted ? agenda.snapshot.workshop.languages : [];
    return known.length > 0 && !known.some((language) => language === spoken || interpreted.includes(language));
  });
}
