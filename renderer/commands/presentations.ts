import type { Delegation } from '../../shared/domain/delegation.ts';
import type { Session } from '../../shared/domain/session.ts';
import { describeSlots, speakingSlots, splitIntoSlots } from '../../shared/operations/country-presentations.ts';
import type { Result } from '../../shared/result.ts';
import { newId, runOperation } from './run-operation.ts';

/** Writes who speaks when into the session; or makes a session of each speech. */
export async function arrangePresentations(
  { workshopId, id }: Session,
  inOrder: readonly Delegation[],
  how: 'describe' | 'split',
): Promise<Result<void>> {
  return runOperation(workshopId, 'presentations.arrange', (snapshot) => {
    const session = snapshot.sessions.find((each) => each.id === id);
    if (session === undefined) return [];
    const slots = speakingSlots(session, inOrder);
    return how === 'describe'
      ? describeSlots(snapshot, session, slots)
      : splitIntoSlots(snapshot, session, slots, newId);
  });
}
