import { BrowserWindow, Menu, app, dialog, ipcMain, nativeTheme, protocol, session, shell } from 'electron';
import type { Shell } from './api.ts';

/** Electron as the app sees it. The compiler checks Electron's own types against our list of names here. */
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
  nativeTheme,
};
