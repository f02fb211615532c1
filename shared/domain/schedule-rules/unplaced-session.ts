import { finding, type Rule } from './finding.ts';

/** A session that has no place yet. That is normal while planning; printed agendas leave it out. */
export const unplacedSession: Rule = {
  name: 'unplaced-session',
  severity: 'note',
  find: ({ unplaced }) =>
    unplaced.map((session) =>
      finding('unplaced-session', [session.id], { sessionIds: [session.id], minutes: session.minutes }),
    ),
};
