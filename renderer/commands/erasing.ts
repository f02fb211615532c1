import { v7 as newId } from 'uuid';
import type { ErasingCopies, ErasingStatus } from '../../shared/host/erasing-status.ts';
import { type ErasingPlan, type ErasingWish, planErasing } from '../../shared/redaction/erasing-plan.ts';
import { textEraser } from '../../shared/redaction/mentions.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { command, type StoreCode } from '../storage/command.ts';
import { callHost, type HostCode } from '../storage/host-client.ts';
import { currentStore } from '../storage/working-store.ts';
import { everythingSaved, noteErased, type UnsavedCode } from './backups.ts';

/** What an erasing would do now; null where there is nothing to erase. Changes nothing. */
export async function foreseeErasing(wish: ErasingWish): Promise<ErasingPlan | null> {
  return planErasing(wish, { partitions: await currentStore.allPartitions(), erasedAt: now(), newId });
}

export function readErasingCopies(): Promise<Result<ErasingCopies, HostCode<'erasing.copies'>>> {
  return callHost('erasing.copies', {});
}

export function readErasingStatus(): Promise<Result<ErasingStatus, HostCode<'erasing.status'>>> {
  return callHost('erasing.status', {});
}

/**
 * Makes the records anonymous, as one action that is never taken back, and takes what they said out of every copy. The page has to
 * be loaded again as soon as the records are anonymous (`isReloadNeeded`), whatever became of the copies: the start goes on.
 */
export async function eraseForGood(
  wish: ErasingWish,
): Promise<Result<void, UnsavedCode | StoreCode | HostCode<'erasing.begin'>>> {
  const foreseen = await foreseeErasing(wish);
  if (foreseen === null) return failure('record-missing');
  const begun = await callHost('erasing.begin', { identities: copied(foreseen.identities) });
  if (!begun.ok) return begun;
  const erased = await command({
    action: wish.kind === 'details' ? 'details.erase' : 'people.erase',
    reads: async (from) => ({ partitions: await from.allPartitions() }),
    decide: ({ partitions }) => {
      const plan = planErasing(wish, { partitions, erasedAt: now(), newId });
      return plan === null ? failure('record-missing') : success(plan.changes);
    },
    // What is counted of a day that was signed off stays as it is.
    mendsClosedDays: true,
  });
  if (!erased.ok) return erased;
  forgetIn(localStorage, foreseen);
  const saved = await everythingSaved();
  if (!saved.ok) return saved;
  await eraseCopies();
  return success(undefined);
}

/** Goes on with what an earlier request has begun. The page has to be loaded again. */
export async function eraseCopies(): Promise<void> {
  const done = await callHost('erasing.run', {});
  // What is unfinished stands on the home page until it is done.
  if (done.ok) noteErased();
}

/** The values by which lists are narrowed may be names. */
function forgetIn(storage: Storage, { identities }: ErasingPlan): void {
  const erase = textEraser(identities);
  for (const name of Object.keys(storage)) {
    const text = storage.getItem(name) ?? '';
    const without = erase(text);
    if (without !== text) storage.setItem(name, without);
  }
}

function copied(
  identities: ErasingPlan['identities'],
): { names: { family: string; given: string; patronymic: string }[]; contacts: string[] }[] {
  return identities.map(({ names, contacts }) => ({ names: [...names], contacts: [...contacts] }));
}
