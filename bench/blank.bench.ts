import { closeSync, fdatasyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { applicationFolders } from '../main/files/application-folders.ts';
import { appAddress, appScheme } from '../main/shell/lockdown.ts';
import { chromiumShell } from '../main/shell/chromium/shell.ts';
import { windowOptions } from '../main/shell/window-options.ts';
import { builtApp } from './runner/places.ts';

/**
 * The limit for whatever needs the app: the same shell with a page that says one word, and a host that answers every
 * call once a line is on the disk.
 */
const page = '<!doctype html><title>Blank</title><h1>Blank</h1>';

const folders = applicationFolders(process.env, process.platform, '/nonexistent');
mkdirSync(folders.journal, { recursive: true });
const line = Buffer.from(`${'x'.repeat(800)}\n`);
const file = openSync(path.join(folders.journal, 'lines'), 'a');

const shell = await chromiumShell({
  version: '0.0.0',
  dataFolder: folders.data,
  profile: folders.chromiumProfile,
  documents: folders.documents,
  environment: process.env,
  secondStart: { files: [] },
  onLost: (error) => console.error(error),
});
const { app } = shell;
if (!app.requestSingleInstanceLock({ files: [] })) app.quit();
await app.whenReady();
const session = shell.session.fromPartition('persist:work', { cache: false });
session.protocol.handle(
  appScheme,
  async () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
);
shell.ipcMain.handle('call', async () => {
  writeSync(file, line);
  fdatasyncSync(file);
  return '{"ok":true,"value":{}}';
});
app.on('window-all-closed', () => app.quit());
app.on('before-quit', () => closeSync(file));
const window = new shell.BrowserWindow(windowOptions({ session, output: builtApp, theme: 'light', isPackaged: false }));
window.on('ready-to-show', () => window.show());
await window.loadURL(appAddress);
