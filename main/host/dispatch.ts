import { type CallName, type CallOutput, contract, largestCall } from '../../shared/host/contract.ts';
import { failure, type FailureCode, type Result } from '../../shared/result.ts';
import type { CallEvent, Frame } from '../shell/api.ts';
import { isAppAddress } from '../shell/app-origin.ts';
import type { Handlers, ParsedInput } from './handlers.ts';

export type Dispatch = (event: CallEvent, name: unknown, input: unknown) => Promise<string>;

/**
 * The way from the page to the handlers, the same in both shells. It asks who calls, what, and how much before it looks
 * at the input, and it always answers: a Result as JSON text, never an exception.
 */
export function createDispatch(
  handlers: Handlers,
  mainFrame: () => Frame | null,
  report: (name: string, error: unknown) => void,
  failed: (name: string, code: FailureCode) => void = () => undefined,
): Dispatch {
  return async (event, name, input) => {
    const result = isFromOurPage(event, mainFrame())
      ? await answer(handlers, name, input, report)
      : failure('call-refused');
    // Only names of the contract, since the page could send any text as a name.
    if (!result.ok && result.failure.code !== 'cancelled')
      failed(isCallName(name) ? name : 'call', result.failure.code);
    return JSON.stringify(result);
  };
}

/** The frame is null when it navigated away meanwhile; a frame within the page is nobody that we know. */
function isFromOurPage({ senderFrame }: CallEvent, mainFrame: Frame | null): boolean {
  return senderFrame !== null && senderFrame === mainFrame && isAppAddress(senderFrame.url);
}

/** This is the only place that catches: what a handler expects to fail, it returns as a failure. */
async function answer(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  report: (name: string, error: unknown) => void,
): Promise<Result<unknown>> {
  if (!isCallName(name)) return failure('call-unknown');
  if (typeof input !== 'string') return failure('call-invalid', { call: name, reason: 'not JSON text' });
  if (input.length > largestCall) return failure('call-invalid', { call: name, reason: 'too large' });
  try {
    return await run(handlers, name, input);
  } catch (error) {
    report(name, error);
    return failure('call-failed', { call: name });
  }
}

async function run<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  input: string,
): Promise<Result<CallOutput<Name>>> {
  const value = parseJson(input);
  const parsed = value.ok ? contract[name].input.safeParse(value.value) : null;
  if (parsed === null) return failure('call-invalid', { call: name, reason: 'not JSON text' });
  if (!parsed.success) return failure('call-invalid', { call: name, reason: firstIssue(parsed.error.issues) });
  return handlers[name](parsed.data as ParsedInput<Name>);
}

/** Says where, never what: a value may be somebody's name, and this may end in a log. */
function firstIssue(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }[],
): string {
  const [issue] = issues;
  return `${issue?.path.map(String).join('.') ?? ''}: ${issue?.code ?? 'invalid'}`.slice(0, 200);
}

function parseJson(text: string): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return failure('call-invalid');
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}
