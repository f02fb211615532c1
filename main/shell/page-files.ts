import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Theme } from './window-options.ts';

type PageFile = { readonly file: string; readonly type: string };

/** The files of the page by the path of their address. Only listed files are served, so that no path leads outside. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.workshop': 'application/json',
};

/** Everything that the page may load or talk to. Anything left out is refused by `default-src 'none'`. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  // The solver that fills the agenda is WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // One policy, which only makes the addresses of our own workers.
  'trusted-types rostrum-workers',
].join('; ');

const refusedFeatures = ['microphone', 'geolocation', 'display-capture', 'usb', 'serial', 'hid', 'midi', 'payment'];

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  // The desk reads badges by camera; everything else is refused.
  'permissions-policy': ['camera=(self)', ...refusedFeatures.map((feature) => `${feature}=()`)].join(', '),
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export async function listPageFiles(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => {
      const address = `/${path.relative(folder, file).split(path.sep).join('/')}`;
      return [address, { file, type: types[path.extname(file)] ?? 'application/octet-stream' }];
    }),
  );
}

/**
 * The handler of the app's scheme. Pages have addresses of their own within the app; all of them are one file, which
 * gets the theme, so that its first picture has the right colours.
 */
export function pageFileHandler(files: PageFiles, theme: () => Theme): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return new Response(null, { status: 405, headers });
    const found = findPageFile(files, url);
    if (found === null) return new Response(null, { status: 404, headers });
    const bytes = await readFile(found.file);
    const isPage = path.extname(found.file) === '.html';
    const body = isPage ? bytes.toString('utf8').replace('<html ', `<html data-theme="${theme()}" `) : bytes;
    return new Response(body, { headers: { ...headers, 'content-type': found.type } });
  };
}

export function findPageFile(files: PageFiles, url: string): PageFile | null {
  const { host, pathname } = new URL(url);
  if (host !== 'app') return null;
  const isPage = !/[.%\\]/.test(pathname);
  return files.get(pathname) ?? (isPage ? (files.get('/index.html') ?? null) : null);
}
