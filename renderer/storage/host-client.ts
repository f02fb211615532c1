import {
  type BoundaryCode,
  type CallCode,
  type CallInput,
  type CallName,
  type CallOutput,
  contract,
} from '../../shared/host/contract.ts';
import { failure, type Result } from '../../shared/result.ts';

/** The failures of a call, those of the boundary among them. */
export type HostCode<Name extends CallName> = CallCode<Name> | BoundaryCode;

/** Calls the main process and parses its answer; fails with `call-failed` where that is not as the contract says. */
export async function callHost<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>, HostCode<Name>>> {
  const result = await answerTo(name, input);
  if (!result.ok) return result;
  const parsed = contract[name].output.safeParse(result.value);
  return parsed.success
    ? { ok: true, value: parsed.data as CallOutput<Name> }
    : failure('call-failed', { reason: parsed.error.issues[0]?.message ?? name });
}

/** The answer before it is parsed; its codes are those of the contract, to which main is compiled. Fails with `call-failed` where the main process has gone. */
async function answerTo<Name extends CallName>(name: Name, input: unknown): Promise<Result<unknown, HostCode<Name>>> {
  try {
    return (await window.rostrum.call(name, input)) as Result<unknown, HostCode<Name>>;
  } catch (error) {
    return failure('call-failed', { reason: String(error) });
  }
}

type Description = Result<CallOutput<'application.describe'>, HostCode<'application.describe'>>;

let description: Promise<Description> | null = null;

/** What the main process says of this installation; asked once, and again where something of it may have changed. */
export function describeApplication(hasChanged = false): Promise<Description> {
  if (hasChanged || description === null) description = callHost('application.describe', {});
  return description;
}
