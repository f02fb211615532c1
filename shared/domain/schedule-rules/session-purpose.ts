import type { SessionKind } from '../session.ts';

const content: ReadonlySet<SessionKind> = new Set([
  'lecture',
  'discussion',
  'group-work',
  'exercise',
  'country-presentations',
  'special-session',
  'site-visit',
]);
const silent: ReadonlySet<SessionKind> = new Set(['registration', 'photo', 'break', 'lunch']);
/** Time to breathe: pauses; registration, when people come and go; a visit, when they are on their way. */
const restful: ReadonlySet<SessionKind> = new Set(['registration', 'break', 'lunch', 'site-visit']);

/** Whether the workshop is held for sessions of that kind, and somebody must lead them. */
export function isContent(kind: SessionKind): boolean {
  return content.has(kind);
}

/** Whether anything is said in it that everybody must understand. */
export function isSpoken(kind: SessionKind): boolean {
  return !silent.has(kind);
}

/** Whether the participants sit and work in it. */
export function isWork(kind: SessionKind): boolean {
  return !restful.has(kind);
}
