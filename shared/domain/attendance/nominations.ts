import { isPresence, type Mark } from './attendance.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import { type Delegation, isBlankLetter } from '../people/groups.ts';
import { isExpected, isUnconfirmed, type Participation } from '../people/participation.ts';

/**
 * What a delegation lacks. `to-ask-again`: the deadline has passed without an answer, or with free seats, and they were not
 * asked again since; `not-answered`: no letter and nobody named, and they need not be asked yet. `declined`: they take no
 * part, and lack nothing else.
 */
export const nominationGaps = [
  'declined',
  'to-ask-again',
  'not-answered',
  'letter-missing',
  'seats-free',
  'seats-over',
  'women-short',
  'unconfirmed',
  'head-missing',
] as const;
export type NominationGap = (typeof nominationGaps)[number];

/** How far the nominations of a delegation have come; its participants are counted, not its team. */
export type NominationState = {
  readonly delegation: Delegation;
  /** Expected in the room: nominated, confirmed and so on, without reserve, declined, withdrawn and replaced. */
  readonly named: number;
  readonly women: number;
  readonly men: number;
  /** Of those expected, whoever has confirmed or gone further. */
  readonly confirmed: number;
  readonly reserve: number;
  /** Declined, withdrawn or replaced. */
  readonly left: number;
  /** Present, late or left early in a slot at least. */
  readonly came: number;
  /** Expected, and present in no slot although others were in some; 0 until somebody was. */
  readonly noShow: number;
  /** Each with the number that it is about: seats, women, people; 0 where there is none to tell. */
  readonly gaps: readonly { readonly gap: NominationGap; readonly count: number }[];
};

/** The states of all delegations of a workshop. `today` is the calendar day in its zone, YYYY-MM-DD. */
export function nominationStates(
  snapshot: Pick<WorkshopSnapshot, 'delegations' | 'participations' | 'people'>,
  marks: readonly Mark[],
  today: string,
): NominationState[] {
  const sexes = new Map(snapshot.people.map(({ id, sex }) => [id, sex]));
  const present = new Set(marks.filter(({ status }) => isPresence(status)).map((mark) => mark.participationId));
  return snapshot.delegations.map((delegation) => {
    const members = snapshot.participations.filter(
      (each) => each.delegationId === delegation.id && each.role === 'participant',
    );
    const expected = members.filter(isExpected);
    const ofSex = (sex: string): number => expected.filter(({ personId }) => sexes.get(personId) === sex).length;
    const reserve = members.filter(({ status }) => status === 'reserve').length;
    const counts = {
      named: expected.length,
      women: ofSex('female'),
      men: ofSex('male'),
      confirmed: expected.filter(hasConfirmed).length,
      reserve,
      left: members.length - expected.length - reserve,
      came: members.filter(({ id }) => present.has(id)).length,
      noShow: present.size === 0 ? 0 : expected.filter(({ id }) => !present.has(id)).length,
    };
    return { delegation, ...counts, gaps: gapsOf(delegation, counts, today) };
  });
}

function hasConfirmed(participation: Participation): boolean {
  return !isUnconfirmed(participation) && participation.status !== 'accepted';
}

/** Whether the deadline has passed, and nobody has asked again since. */
function isOverdue({ deadline, reminders }: Pick<Delegation, 'deadline' | 'reminders'>, today: string): boolean {
  if (deadline === null || deadline >= today) return false;
  return !reminders.some(({ date }) => date !== null && date > deadline);
}

function gapsOf(
  delegation: Delegation,
  counts: Pick<NominationState, 'named' | 'women' | 'confirmed' | 'reserve'>,
  today: string,
): NominationState['gaps'] {
  const { quota, womenWished, letter, headParticipationId, declined } = delegation;
  if (declined && counts.named === 0) return [{ gap: 'declined', count: 0 }];
  const isAnswered = !isBlankLetter(letter) || counts.named + counts.reserve > 0;
  const free = quota === null ? 0 : quota - counts.named;
  const isLate = isOverdue(delegation, today) && (!isAnswered || free > 0);
  const womenShort = Math.max(0, (womenWished ?? 0) - counts.women);
  const numbers: Readonly<Record<NominationGap, number | null>> = {
    declined: null,
    'to-ask-again': isLate ? 0 : null,
    'not-answered': isAnswered || isLate ? null : 0,
    'letter-missing': counts.named > 0 && isBlankLetter(letter) ? 0 : null,
    'seats-free': free > 0 ? free : null,
    'seats-over': free < 0 ? -free : null,
    'women-short': womenShort > 0 ? womenShort : null,
    unconfirmed: counts.named > counts.confirmed ? counts.named - counts.confirmed : null,
    'head-missing': counts.named > 1 && headParticipationId === null ? 0 : null,
  };
  return nominationGaps.flatMap((gap) => {
    const count = numbers[gap];
    return count === null ? [] : [{ gap, count }];
  });
}
