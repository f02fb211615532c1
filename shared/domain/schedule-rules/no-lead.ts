import { isContent } from './session-purpose.ts';
import { finding, type Rule } from './finding.ts';

/** A session with content that nobody leads or presents; somebody who has declined leads nothing. */
export const noLead: Rule = {
  name: 'no-lead',
  severity: 'warning',
  find: ({ spots }) =>
    spots
      .filter(({ session, crew }) => isContent(session.kind) && crew.every((duty) => duty.role === 'interpreter'))
      .map(({ session, day }) => finding('no-lead', [session.id], { sessionIds: [session.id], dayId: day.id })),
};
