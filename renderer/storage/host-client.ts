import { type CallInput, type CallName, type CallOutput, contract } from '../../shared/host/contract.ts';
import { failure, type Result } from '../../shared/result.ts';

/** Asks the main process. What comes back is parsed, for a page trusts nothing that crosses a boundary. */
export async function callHost<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> {
  const result = await answerTo(name, input);
  if (!result.ok) return result;
  const parsed = contract[name].output.safeParse(result.value);
  return parsed.success
    ? { ok: true, value: parsed.data as CallOutput<Name> }
    : failure('call-failed', { reason: parsed.error.issues[0]?.message ?? name });
}

/** A main process that has gone answers nothing; that is a failure like any other, and saving goes on trying. */
async function answerTo(name: CallName, input: unknown): Promise<Result<unknown>> {
  try {
    return await window.rostrum.call(name, input);
  } catch (error) {
    return failure('call-failed', { reason: String(error) });
  }
}
