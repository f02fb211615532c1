import { BrowserWindow, Menu, app, dialog, ipcMain, protocol, session, shell } from 'electron';
import type { Shell } from './api.ts';

/** Electron as the app sees it. This assignment is what holds Electron's own types against our list of names. */
export const electronShell: Shell = {
  kind: 'electron',
  app,
  protocol,
  session,
  BrowserWindow,
  ipcMain,
  dialog,
  shell,
  Menu,
};
