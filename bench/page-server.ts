import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pageFolder } from './places.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Isolated from other origins, for the page's clock then ticks every 5 µs instead of every 100. */
const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
};

let started: Promise<string> | undefined;

/** The address of the page of the bench. It is served until the process ends. */
export function pageAddress(): Promise<string> {
  started ??= serve();
  return started;
}

function serve(): Promise<string> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = path.extname(pathname) === '' ? '/index.html' : path.posix.normalize(pathname);
    void answer(name, response);
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  });
}

async function answer(name: string, response: ServerResponse): Promise<void> {
  try {
    const bytes = await readFile(path.join(pageFolder, name));
    response.writeHead(200, { ...isolated, 'content-type': types[path.extname(name)] ?? 'application/octet-stream' });
    response.end(bytes);
  } catch {
    response.writeHead(404, isolated).end();
  }
}
