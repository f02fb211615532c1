import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import type { Failure } from '../../../shared/result.ts';
import { reasonOf } from '../../files/file-failure.ts';
import { makeFirstMissing } from '../../files/file-system.ts';

/** A Unix socket's address is a file path of about a hundred bytes at most. */
const longestSocketPath = 100;
/** Milliseconds for which a second process waits for the answer of the first. */
const answerWithin = 10_000;
/** Characters of JSON that a second process may send. */
const longestMessage = 1_000_000;

/** `notice` says why a second process will not be noticed; null where it will. */
export type InstanceLock =
  | { readonly first: true; readonly notice: Failure<'second-start-unseen'> | null; release(): void }
  | { readonly first: false };

/**
 * Makes sure that one data folder is worked on by one process. The first process listens on a socket; a later one sends
 * it `message`, and the answer proves that the first is alive, which a lock file cannot. `onSecond` gets the messages.
 */
export async function takeInstanceLock(
  folder: string,
  message: object,
  onSecond: (message: unknown) => void,
): Promise<InstanceLock> {
  const [usual, other] = lockAddresses(folder);
  const first = await takeAddress(usual, message, onSecond);
  if (!('trouble' in first)) return first;
  // On a disk that can only be read or is full, in a path that is too long for a socket: both processes find the same.
  const second = await takeAddress(other, message, onSecond);
  if (!('trouble' in second)) return second;
  // The lock of the journal still keeps a second process from writing.
  const notice = { code: 'second-start-unseen', details: { path: usual, reason: first.trouble } } as const;
  return { first: true, notice, release: () => undefined };
}

/** `trouble` is why no socket can be made there, as the detail `reason` of a failure. */
async function takeAddress(
  address: string,
  message: object,
  onSecond: (message: unknown) => void,
): Promise<InstanceLock | { readonly trouble: string }> {
  try {
    if (process.platform !== 'win32') makeFirstMissing(path.dirname(address));
    if (process.platform !== 'win32') mkdirSync(path.dirname(address), { recursive: true, mode: 0o700 });
    for (let attempt = 0; attempt < 3; attempt++) {
      const release = await listen(address, onSecond);
      if (release !== null) return { first: true, notice: null, release };
      if (await send(address, message)) return { first: false };
      // No process has the socket open: the file was left behind by one that was killed.
      if (process.platform !== 'win32') rmSync(address, { force: true });
    }
    return { first: false };
  } catch (error) {
    return { trouble: reasonOf(error) };
  }
}

export function lockAddress(folder: string): string {
  return lockAddresses(folder)[0];
}

/** In the data folder and, where that cannot be, in the folder for temporary files. */
function lockAddresses(folder: string): readonly [usual: string, other: string] {
  const owner = createHash('sha256')
    .update(`${path.resolve(folder)}\0${userInfo().username}`)
    .digest('hex')
    .slice(0, 16);
  if (process.platform === 'win32') return [`\\\\.\\pipe\\rostrum-${owner}`, `\\\\.\\pipe\\rostrum-${owner}-2`];
  const inFolder = path.join(folder, 'instance.socket');
  const temporary = path.join(tmpdir(), `rostrum-${owner}.socket`);
  return Buffer.byteLength(inFolder) < longestSocketPath ? [inFolder, temporary] : [temporary, inFolder];
}

function listen(address: string, onSecond: (message: unknown) => void): Promise<(() => void) | null> {
  const server = createServer((connection) => receive(connection, onSecond));
  // The lock alone does not keep the process alive.
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(address, () => resolve(() => server.close()));
  });
}

/** Reads one line of JSON and answers it. What is no JSON, or too long, gets no answer. */
function receive(connection: Socket, onSecond: (message: unknown) => void): void {
  let text = '';
  connection.setEncoding('utf8');
  connection.on('error', () => connection.destroy());
  connection.on('data', (chunk: string) => {
    text += chunk;
    if (text.length > longestMessage) connection.destroy();
    if (!text.endsWith('\n')) return;
    try {
      onSecond(JSON.parse(text));
      connection.end('ok');
    } catch {
      connection.destroy();
    }
  });
}

/** Whether a process listens on `address`. One that is too busy to answer in time is still alive. */
function send(address: string, message: object): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(address);
    let isAlive = false;
    const settle = (): void => {
      clearTimeout(limit);
      connection.destroy();
      resolve(isAlive);
    };
    const limit = setTimeout(settle, answerWithin);
    connection.once('connect', () => {
      isAlive = true;
      connection.write(`${JSON.stringify(message)}\n`);
    });
    for (const event of ['data', 'error', 'close'] as const) connection.once(event, settle);
  });
}
