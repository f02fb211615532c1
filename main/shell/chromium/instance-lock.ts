import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

/** A Unix socket's address is a file path of about a hundred bytes at most. */
const longestSocketPath = 100;
const answerWithin = 2000;

export type InstanceLock = { readonly first: true; release(): void } | { readonly first: false };

/**
 * Makes sure that one data folder is worked on by one process. The first one listens; a later one asks it to come to
 * the front and learns by the answer that it is alive, which no lock file can tell.
 */
export async function takeInstanceLock(folder: string, onSecond: () => void): Promise<InstanceLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const address = lockAddress(folder);
  for (let attempt = 0; attempt < 3; attempt++) {
    const release = await listen(address, onSecond);
    if (release !== null) return { first: true, release };
    if (await askForFocus(address)) return { first: false };
    // Nobody answers: the file is all that is left of a process that was killed.
    if (process.platform !== 'win32') rmSync(address, { force: true });
  }
  return { first: false };
}

export function lockAddress(folder: string): string {
  const owner = createHash('sha256')
    .update(`${path.resolve(folder)}\0${userInfo().username}`)
    .digest('hex');
  if (process.platform === 'win32') return `\\\\.\\pipe\\rostrum-${owner.slice(0, 16)}`;
  const beside = path.join(folder, 'instance.socket');
  return beside.length < longestSocketPath ? beside : path.join(tmpdir(), `rostrum-${owner.slice(0, 16)}.socket`);
}

function listen(address: string, onSecond: () => void): Promise<(() => void) | null> {
  const server = createServer((connection) => {
    connection.on('error', () => connection.destroy());
    connection.once('data', () => {
      onSecond();
      connection.end('ok');
    });
  });
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

function askForFocus(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(address);
    const settle = (answered: boolean) => {
      clearTimeout(limit);
      connection.destroy();
      resolve(answered);
    };
    const limit = setTimeout(() => settle(false), answerWithin);
    connection.once('connect', () => connection.write('focus'));
    connection.once('data', () => settle(true));
    connection.once('error', () => settle(false));
  });
}
