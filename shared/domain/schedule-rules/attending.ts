import { without, type Circle } from '../audience.ts';
import { isBlank } from '../language.ts';
import { beside, type PreparedAgenda } from './agenda.ts';
import type { Spot } from './spot.ts';

/** Who can be counted on in a session: the circle from which they come, and the other sessions that they may choose. */
export type Attending = { readonly circle: Circle; readonly choices: readonly Spot[] };

/**
 * Who attends. An open session has everybody whom no filter calls into a session beside it; they share themselves out
 * among the open sessions of that time. Null where the audience is told in words only: nobody can count those.
 * `known` are the sessions beside it, where the caller has them already.
 */
export function attending(agenda: PreparedAgenda, spot: Spot, known?: readonly Spot[]): Attending | null {
  if (spot.demand !== 'open') return { circle: spot.circle, choices: [] };
  if (spot.roomId === null || !isBlank(spot.session.audience)) return null;
  const others = known ?? beside(agenda, spot);
  const circle = others
    .filter((other) => other.demand === 'named')
    .reduce((left, other) => without(left, other.circle), agenda.audience.everybody);
  return { circle, choices: others.filter((other) => other.demand === 'open') };
}
