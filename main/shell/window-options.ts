import path from 'node:path';
import type { ShellSession, WindowOptions } from './api.ts';

/** What the window shows before the page is drawn: `--ground` of renderer/styles/tokens.css in each theme. */
export const groundColours = { light: '#f6f7f9', dark: '#14181e' } as const;
export type Theme = keyof typeof groundColours;

type WindowSession = ShellSession & NonNullable<NonNullable<WindowOptions['webPreferences']>['session']>;

export type WindowSettings = {
  readonly session: ShellSession;
  /** Where the built page and preload script lie. */
  readonly output: string;
  readonly theme: Theme;
  readonly isPackaged: boolean;
};

/** The one window. Even what Electron defaults to is stated, so that no upgrade of Electron can change it unseen. */
export function windowOptions({ session, output, theme, isPackaged }: WindowSettings): WindowOptions {
  return {
    title: 'Rostrum',
    // Size and place are stored under the name, and brought onto a screen that exists, by Electron itself.
    name: 'main',
    windowStatePersistence: true,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: groundColours[theme],
    show: false,
    webPreferences: {
      session: session as WindowSession,
      preload: path.join(output, 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      webgl: false,
      safeDialogs: true,
      devTools: !isPackaged,
    },
  };
}
