import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Application, launchApplication, newHome, processesOf, removeHome } from './application.ts';
import { pageData } from './page-data.ts';
import { expectWorkshops, goTo, openSample, press, root, saved } from './steps.ts';

const home = newHome();
const emptyHome = newHome();
const pictures = process.env['ROSTRUM_LOOK'];
afterAll(async () => {
  await removeHome(home);
  await removeHome(emptyHome);
});

let application: Application;
/** What was there when the first backup was made. */
let before: Awaited<ReturnType<typeof holdings>>;
beforeAll(async () => {
  application = await launchApplication({ home, environment: { HOME: home } });
  await openSample(application.page, 'osce-gbv-ashgabat');
  await saved(application.page);
});

/** All records and marks of the page, whatever came before them. */
async function holdings() {
  const { partitions, marks } = await pageData(application.page);
  return { partitions: Object.fromEntries(partitions.map(({ key, records }) => [key, records])), marks };
}

/** A picture for whoever wants to look. */
async function look(name: string): Promise<void> {
  if (pictures !== undefined) await application.page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

async function atHome(): Promise<void> {
  await application.page
    .getByRole('navigation')
    .getByRole('link', { name: /All workshops/ })
    .click();
  await application.page.getByRole('heading', { name: 'Backups' }).waitFor();
}

test('the home page says when the last backup was made and where, once there is one', async () => {
  const { page } = application;
  await atHome();
  before = await holdings();
  await look('1-home-before');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText('Backed up, read back and found whole.').waitFor();
  await page.getByText(/Last backup: today at \d\d:\d\d, read back and found whole\. It is in /).waitFor();
  await look('2-home-after');
  expect(readdirSync(path.join(home, 'backups')).filter((name) => name.endsWith('.rostrum-backup'))).not.toEqual([]);
});

test('36: what was done since is seen before it is replaced, and a safety backup brings it back', async () => {
  const { page } = application;
  await page.locator('[data-part="workshop-row"]').first().click();
  await goTo(page, 'Attendance');
  await page.getByRole('grid').focus();
  await press(page, 'Control+Home', 'p');
  await saved(page);
  const changed = await holdings();
  await atHome();
  await page.getByRole('button', { name: 'Bring back from a backup…' }).click();
  const dialog = page.getByRole('dialog');
  await look('3-list');
  await dialog.getByRole('group', { name: 'Backups on this computer' }).getByRole('button').first().click();
  await dialog.getByText(/^Made today at/).waitFor();
  await dialog.getByRole('row', { name: /Marks/ }).waitFor();
  await look('4-compared');
  await dialog.getByRole('button', { name: 'Replace what is here' }).click();
  await page
    .getByText('The backup has been brought back. If there was anything here before, it is in a backup of its own.')
    .waitFor();
  await look('5-brought-back');
  expect(await holdings()).toEqual(before);
  await page.getByRole('button', { name: 'Bring back from a backup…' }).click();
  await dialog.getByText('before something large').waitFor();
  await dialog.getByRole('button', { name: /before something large/ }).click();
  // Nothing that is here would go: only a mark would come.
  const loaded = page.waitForEvent('load');
  await dialog.getByRole('button', { name: 'Bring it back' }).click();
  await loaded;
  await page.getByRole('heading', { name: 'Backups' }).waitFor();
  expect(await holdings()).toEqual(changed);
});

test('a second folder is chosen after a warning, in a chooser of the app, and gets its copy', async () => {
  const { page } = application;
  const stick = path.join(home, 'stick');
  mkdirSync(stick);
  await page.getByRole('button', { name: 'Second folder or stick…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('in clear').waitFor();
  await dialog.getByRole('button', { name: home, exact: true }).click();
  await dialog.getByRole('button', { name: 'stick', exact: true }).click();
  await dialog.getByText(stick, { exact: true }).waitFor();
  await look('6-second-folder');
  await dialog.getByRole('button', { name: 'Copy backups to this folder' }).click();
  await page.getByText(/^Second copy: today at \d\d:\d\d, in .*stick.Rostrum backups\.$/).waitFor();
  const copies = readdirSync(path.join(stick, 'Rostrum backups'));
  expect(copies.filter((name) => name.endsWith('.rostrum-backup'))).toHaveLength(1);
});

test('the check of the data finds nothing wrong in a sample', async () => {
  const { page } = application;
  await page.getByRole('button', { name: 'Check my data' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Everything is in order.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Back up, then put it right' }).count()).toBe(0);
  await look('7-check');
  await dialog.getByRole('button', { name: 'Close' }).first().click();
});

test('a backup opened beside is a window of its own, clearly marked, and leads back', async () => {
  const { page } = application;
  await page.getByRole('button', { name: 'Bring back from a backup…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('group', { name: 'Backups on this computer' }).getByRole('button').first().click();
  await dialog.getByRole('button', { name: 'Open beside, in a window of its own' }).click();
  await page.getByText('The backup opens in another window.').waitFor();
  const besides = readdirSync(path.join(home, 'beside'));
  expect(besides).toHaveLength(1);
  const beside = path.join(home, 'beside', besides[0] ?? '');
  const lock = path.join(beside, 'journal', 'lock');
  for (let tries = 0; tries < 300 && !existsSync(lock); tries += 1) await wait(50);
  const owner = JSON.parse(readFileSync(lock, 'utf8')) as { readonly pid: number };
  await wait(1000);
  process.kill(owner.pid, 'SIGTERM');
  for (let tries = 0; tries < 300 && processesOf(beside).length > 0; tries += 1) await wait(50);
  expect(processesOf(beside)).toEqual([]);
});

test('a backup restores everything on an empty computer', async () => {
  const expected = await holdings();
  expect(await application.close()).toBe(0);
  cpSync(path.join(home, 'backups'), path.join(emptyHome, 'backups'), { recursive: true });
  application = await launchApplication({ home: emptyHome });
  const { page } = application;
  await page.getByRole('heading', { name: 'Your data are not where they were' }).waitFor();
  await page.getByText(/^A backup holds \d+ changes; it was made today at/).waitFor();
  await page.getByRole('button', { name: 'Bring back from a backup…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('group', { name: 'Backups on this computer' }).getByRole('button').first().click();
  await dialog.getByText('It was made on another installation, not on this one.').waitFor();
  await look('8-empty-computer');
  await dialog.getByRole('button', { name: 'Bring it back' }).click();
  await expectWorkshops(page, 1);
  expect(await holdings()).toEqual(expected);
  expect(await application.close()).toBe(0);
});

test('19 check --data says with its exit code that everything is in order', () => {
  const program = path.join(root, 'out', 'main', 'command-line.js');
  const run = spawnSync(process.execPath, [program, 'check', '--data', emptyHome], { encoding: 'utf8' });
  expect([run.status, run.stderr, JSON.parse(run.stdout)]).toEqual([
    0,
    '',
    { state: 'whole', backup: null, damages: [] },
  ]);
});
