import path from 'node:path';
import type { Session, WindowOptions } from './api.ts';

/** The page's own background, so that nothing flashes before it is there. */
const backgroundColor = '#f7f6f3';

type WindowSession = Session & NonNullable<NonNullable<WindowOptions['webPreferences']>['session']>;

/** The one window. Even what Electron defaults to is stated, so that no upgrade of Electron can change it unseen. */
export function windowOptions(session: Session, output: string, isPackaged: boolean): WindowOptions {
  return {
    title: 'Rostrum',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor,
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
