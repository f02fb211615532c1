import { inBoth, isEmptyCircle, sizeOf, type Circle } from '../audience.ts';
import type { Language } from '../language.ts';
import type { Session } from '../session.ts';
import type { PreparedAgenda } from './agenda.ts';
import type { Spot } from './spot.ts';
import { attending } from './attending.ts';
import { finding, type Finding, type Rule } from './finding.ts';
import { isSpoken } from './session-purpose.ts';

/**
 * A session in a language that part of its audience does not have. Interpretation brings the languages of the workshop
 * within reach. Somebody of whom no language is known is not counted; somebody who may choose an open session beside it
 * that they understand is not either.
 */
export const languageNotUnderstood: Rule = {
  name: 'language-not-understood',
  severity: 'warning',
  find: (agenda) => {
    const known = agenda.audience.circleWhere('known languages', (person) => (person?.languages ?? []).length > 0);
    return isEmptyCircle(known) ? [] : agenda.spots.flatMap((spot) => misunderstanding(agenda, spot));
  },
};

function misunderstanding(agenda: PreparedAgenda, spot: Spot): Finding[] {
  const { session, day } = spot;
  if (!isSpoken(session.kind)) return [];
  const strangers = strangersTo(agenda, session);
  if (isEmptyCircle(strangers)) return [];
  const there = attending(agenda, spot);
  if (there === null) return [];
  const lost = there.choices.reduce(
    (left, other) => inBoth(left, strangersTo(agenda, other.session)),
    inBoth(there.circle, strangers),
  );
  if (isEmptyCircle(lost)) return [];
  return [
    finding('language-not-understood', [session.id], {
      sessionIds: [session.id],
      dayId: day.id,
      participationIds: agenda.audience.membersOf(lost),
      values: { people: sizeOf(lost), language: spokenIn(agenda, session) },
    }),
  ];
}

function spokenIn({ snapshot }: PreparedAgenda, session: Session): Language | '' {
  return session.language ?? snapshot.workshop.languages[0] ?? '';
}

/** Participants who know none of the languages in which the session is heard. */
function strangersTo(agenda: PreparedAgenda, session: Session): Circle {
  const isInterpreted = session.interpretation !== 'none';
  const spoken = spokenIn(agenda, session);
  return agenda.audience.circleWhere(`strangers to ${spoken}, interpreted: ${isInterpreted}`, (person) => {
    const known = person?.languages ?? [];
    const interpreted = isInterpreted ? agenda.snapshot.workshop.languages : [];
    return known.length > 0 && !known.some((language) => language === spoken || interpreted.includes(language));
  });
}
