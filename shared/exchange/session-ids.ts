import { v5 as idFrom } from 'uuid';
import type { ImportedAgenda, ImportedSession } from './imported-agenda.ts';

/** By which session of ours one in a file is known. */
export type SessionIds = {
  /** Of one that Rostrum wrote. */
  readonly ours: string | null;
  /** Which it gets in this workshop whenever it comes from there; null where the file gives it no name of its own. */
  readonly lasting: string | null;
};

/**
 * The ids of sessions on their way in, so that a schedule whose sessions were moved or renamed since can come in again
 * and changes them. A number is no name: another file has a session of the same number.
 */
export function sessionIds(agenda: ImportedAgenda, workshopId: string): (session: ImportedSession) => SessionIds {
  const times = new Map<string, number>();
  for (const { source } of agenda.sessions) times.set(source, (times.get(source) ?? 0) + 1);
  return ({ source }) => {
    const isName = isWorldwide(source) && times.get(source) === 1;
    return { ours: idOfOurs(source), lasting: isName ? idFrom(source, workshopId) : null };
  };
}

function idOfOurs(source: string): string | null {
  return /^([0-9a-f-]{36})(?:@rostrum.*)?$/i.exec(source)?.[1]?.toLowerCase() ?? null;
}

/** A UUID, or a name at some place as calendars write them. */
function isWorldwide(source: string): boolean {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(source) || /^.{4,}@.{2,}$/.test(source);
}
