import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createDispatch, type Dispatch, type Handlers } from '../../../main/host/handlers.ts';
import { type CallName, contract, largestCall } from '../../../shared/host/contract.ts';
import { failure, type Result, success } from '../../../shared/result.ts';

const mainFrame = { url: 'rostrum://app/' };
const ours = { senderFrame: mainFrame };
const names = Object.keys(contract) as CallName[];

/** Handlers that answer anything: what counts here is what gets as far as them. */
function countingHandlers(): { handlers: Handlers; reached: string[] } {
  const reached: string[] = [];
  const handlers = Object.fromEntries(names.map((name) => [name, async () => (reached.push(name), success({}))]));
  return { handlers: handlers as unknown as Handlers, reached };
}

async function ask(dispatch: Dispatch, name: unknown, input: unknown): Promise<Result<unknown>> {
  return JSON.parse(await dispatch(ours, name, input)) as Result<unknown>;
}

test.each([
  ['a frame that has gone', null],
  ['a frame within the page', { url: 'rostrum://app/' }],
  ['a foreign frame', { url: 'https://example.org/' }],
  ['a blank frame', { url: 'about:blank' }],
])('123: %s is refused', async (_, senderFrame) => {
  const { handlers, reached } = countingHandlers();
  const dispatch = createDispatch(handlers, () => mainFrame, vi.fn());
  const answer = await dispatch({ senderFrame }, 'application.describe', '{}');
  expect(JSON.parse(answer)).toEqual(failure('call-refused'));
  expect(reached).toEqual([]);
});

test.each(['https://example.org/', 'about:blank', 'rostrum://other/', 'rostrum://app:1/', 'file:///', ''])(
  '123: the main frame itself is refused while it shows %j',
  async (url) => {
    const frame = { url };
    const dispatch = createDispatch(countingHandlers().handlers, () => frame, vi.fn());
    expect(JSON.parse(await dispatch({ senderFrame: frame }, 'application.describe', '{}'))).toEqual(
      failure('call-refused'),
    );
  },
);

test('123: nobody is answered before there is a window', async () => {
  const dispatch = createDispatch(countingHandlers().handlers, () => null, vi.fn());
  expect(JSON.parse(await dispatch({ senderFrame: null }, 'application.describe', '{}'))).toEqual(
    failure('call-refused'),
  );
});

test.each([
  '',
  'file.read',
  'toString',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  1,
  null,
  undefined,
  {},
  ['journal.status'],
])('125: there is no call %j', async (name) => {
  const { handlers, reached } = countingHandlers();
  expect(
    await ask(
      createDispatch(handlers, () => mainFrame, vi.fn()),
      name,
      '{}',
    ),
  ).toEqual(failure('call-unknown'));
  expect(reached).toEqual([]);
});

test.each([undefined, null, 1, {}, [], '', '{', 'undefined', '[1', 'null', '1', '"x"'])(
  '124: %j is no input',
  async (input) => {
    const { handlers, reached } = countingHandlers();
    const result = await ask(
      createDispatch(handlers, () => mainFrame, vi.fn()),
      'journal.read',
      input,
    );
    expect(result).toMatchObject({ ok: false, failure: { code: 'call-invalid' } });
    expect(reached).toEqual([]);
  },
);

test('124: input that is too large is not even read', async () => {
  const parse = vi.spyOn(JSON, 'parse');
  const dispatch = createDispatch(countingHandlers().handlers, () => mainFrame, vi.fn());
  const answer = await dispatch(ours, 'application.describe', ' '.repeat(largestCall + 1));
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();
  expect(JSON.parse(answer)).toMatchObject({ failure: { code: 'call-invalid', details: { reason: 'too large' } } });
});

test('124: fields that the contract does not name go no further, those of the prototype least of all', async () => {
  let seen: unknown = null;
  const handlers = {
    ...countingHandlers().handlers,
    'journal.read': async (input: unknown) => ((seen = input), failure('journal-damaged')),
  };
  const input =
    '{"part":1,"path":"/etc/passwd","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
  await ask(
    createDispatch(handlers, () => mainFrame, vi.fn()),
    'journal.read',
    input,
  );
  expect(seen).toEqual({ part: 1 });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a bug in a handler is reported with its name, and told to the page without a word of it', async () => {
  const report = vi.fn();
  const bug = new Error('the name of somebody');
  const handlers = { ...countingHandlers().handlers, 'journal.status': () => Promise.reject(bug) };
  const result = await ask(
    createDispatch(handlers, () => mainFrame, report),
    'journal.status',
    '{}',
  );
  expect(result).toEqual(failure('call-failed', { call: 'journal.status' }));
  expect(report).toHaveBeenCalledWith('journal.status', bug);
});

test('what is wrong with an input is said by its place, never by its value', async () => {
  const dispatch = createDispatch(countingHandlers().handlers, () => mainFrame, vi.fn());
  const answer = await dispatch(ours, 'file.show', JSON.stringify({ token: 'x', how: 'Alice Example' }));
  expect(answer).toContain('how');
  expect(answer).not.toContain('Alice');
});

test.each(names)('124: %s survives whatever it is given', async (name) => {
  const report = vi.fn();
  const dispatch = createDispatch(countingHandlers().handlers, () => mainFrame, report);
  const garbage = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string(),
    fc.jsonValue().map((value) => JSON.stringify({ snapshot: value, entries: [value], part: value, token: value })),
  );
  await fc.assert(
    fc.asyncProperty(garbage, async (input) => {
      const result = await ask(dispatch, name, input);
      expect(typeof result.ok).toBe('boolean');
    }),
    { numRuns: 300, seed: 20261122 },
  );
  expect(report).not.toHaveBeenCalled();
});
