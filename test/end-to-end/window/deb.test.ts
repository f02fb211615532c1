import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { buildDeb } from '../../../scripts/deb.mjs';
import { AppProcess, attach, newHome, removeHome, type Application } from '../application.ts';
import { expectWorkshops, readWorkshop, sampleFile, saved } from '../steps.ts';
import { wrappedBrowser } from '../wrapped-browser.ts';

/** The file system into which the package is installed, with a package database of its own. */
const target = newHome();
const home = newHome();
const packages = newHome();
const sample = sampleFile('osce-gbv-ashgabat');
const title = readWorkshop(sample).workshop.title.en ?? '';

let first = '';
let newer = '';

beforeAll(async () => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/dpkg')) {
    throw new Error('the Debian package can be tested by root on a Debian system only');
  }
  const database = path.join(target, 'var', 'lib', 'dpkg');
  for (const name of ['info', 'updates', 'triggers']) mkdirSync(path.join(database, name), { recursive: true });
  writeFileSync(path.join(database, 'status'), dependencies().join('\n\n') + '\n');
  first = await buildDeb({ folder: packages });
  newer = await buildDeb({ folder: packages, version: '99.0.0' });
  // On a machine that does much else, packing takes its time.
}, 300_000);

afterAll(async () => {
  for (const folder of [target, home, packages]) await removeHome(folder);
});

/** The entries of this computer's package database for what the package depends on. */
function dependencies(): string[] {
  const entries = readFileSync('/var/lib/dpkg/status', 'utf8').trim().split('\n\n');
  const wanted = entries.filter((entry) => /^Package: (chromium|chromium-browser|libc6|libstdc\+\+6)$/m.test(entry));
  // Nothing else is there to depend on.
  return wanted.map((entry) => entry.replace(/^(Depends|Pre-Depends|Conffiles):.*\n( .*\n)*/gm, ''));
}

test('is installed: program, menu entry, icon and file types', () => {
  dpkg('--install', first);
  expect(installedVersion()).toBe(packageJson.version);
  const share = path.join(target, 'usr', 'share');
  const entry = readFileSync(path.join(share, 'applications', 'rostrum.desktop'), 'utf8');
  expect(entry).toContain('\nExec=rostrum %F\n');
  expect(existsSync(path.join(share, 'icons', 'hicolor', '256x256', 'apps', 'rostrum.png'))).toBe(true);
  // What the system's trigger does after an installation, beside the test root.
  const mime = path.join(packages, 'mime');
  cpSync(path.join(share, 'mime'), mime, { recursive: true });
  expect(spawnSync('update-mime-database', [mime]).status).toBe(0);
  const patterns = readFileSync(path.join(mime, 'globs2'), 'utf8')
    .split('\n')
    .filter((line) => /^\d/.test(line));
  expect(patterns).toEqual(['50:application/x-rostrum-desk:*.desk', '50:application/x-rostrum-workshop:*.workshop']);
  for (const pattern of patterns) expect(entry).toContain(`${pattern.split(':')[1] ?? ''};`);
});

test('has nothing in it that is no part of the program, and one program: Node, with what starts it', () => {
  const library = path.join(target, 'usr', 'lib', 'rostrum');
  const entries = readdirSync(library, { recursive: true, withFileTypes: true });
  expect(entries.filter(({ name }) => name.startsWith('.')).map(({ name }) => name)).toEqual([]);
  const programs = entries.filter(
    (entry) => entry.isFile() && (statSync(path.join(entry.parentPath, entry.name)).mode & 0o111) !== 0,
  );
  expect(programs.map(({ name }) => name).sort()).toEqual(['node', 'rostrum']);
});

test('opens a file with its own Node and the installed browser', async () => {
  const application = await started(sample);
  const { page, process: app } = application;
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await saved(page);
  expect(readlinkSync(`/proc/${app.child.pid}/exe`)).toBe(path.join(target, 'usr', 'lib', 'rostrum', 'node'));
  expect(await application.close()).toBe(0);
});

test('writes papers, for which it needs packages and fonts beside it', () => {
  const library = path.join(target, 'usr', 'lib', 'rostrum');
  const papers = path.join(home, 'papers');
  const values = ['export', sample, '--to', papers, '--as-of', '2026-01-15'];
  const { status, stderr } = spawnSync(path.join(library, 'node'), [
    path.join(library, 'out', 'main', 'command-line.js'),
    ...values,
  ]);
  expect([stderr.toString(), status]).toEqual(['', 0]);
  expect(readdirSync(papers).some((name) => name.endsWith('.pdf'))).toBe(true);
});

test('is upgraded, and the data stays', async () => {
  dpkg('--install', newer);
  expect(installedVersion()).toBe('99.0.0');
  const application = await started();
  await expectWorkshops(application.page, 1);
  expect(await application.close()).toBe(0);
});

test('is removed without a trace but for the data', async () => {
  const journal = readdirSync(path.join(home, 'journal'));
  dpkg('--purge', 'rostrum');
  expect(installedVersion()).toBeNull();
  const left = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.includes('rostrum') && !name.startsWith('var'),
  );
  expect(left).toEqual([]);
  expect(journal.length).toBeGreaterThan(0);
  expect(readdirSync(path.join(home, 'journal'))).toEqual(journal);
});

function dpkg(...values: string[]): void {
  const env = {
    ...process.env,
    PATH: `/usr/sbin:/sbin:${process.env['PATH'] ?? ''}`,
    DEBIAN_FRONTEND: 'noninteractive',
  };
  const { status, stderr } = spawnSync('dpkg', [`--root=${target}`, ...values], { env, encoding: 'utf8' });
  const complaints = stderr.split('\n').filter((line) => line !== '' && !line.includes('files list file for package'));
  expect([complaints, status]).toEqual([[], 0]);
}

function installedVersion(): string | null {
  const database = `--admindir=${path.join(target, 'var', 'lib', 'dpkg')}`;
  const { stdout } = spawnSync('dpkg-query', [
    database,
    '--show',
    '--showformat=${db:Status-Abbrev} ${Version}',
    'rostrum',
  ]);
  return /^ii {2}(\S+)$/.exec(stdout.toString())?.[1] ?? null;
}

/** Starts the installed program as the menu does: without Node on the path, and without any switch. */
async function started(...files: string[]): Promise<Application> {
  rmSync(path.join(home, 'chromium', 'DevToolsActivePort'), { force: true });
  const browser = wrappedBrowser(home, ['--headless', '--disable-gpu', '--remote-debugging-port=0']);
  const child = spawn(path.join(target, 'usr', 'bin', 'rostrum'), files, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: '/usr/bin:/bin', HOME: home, ROSTRUM_HOME: home, ROSTRUM_BROWSER: browser },
  });
  return attach(new AppProcess(home, child));
}
