import { loadCatalogues, translator } from '../../shared/text/text.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { ErrorLog } from '../files/error-log.ts';
import type { Shell, Window } from './api.ts';
import { appAddress } from './lockdown.ts';
import { groundColours, type Theme } from './window-options.ts';

/** A page that has crashed more often than this within `within` is not loaded again. */
const mostReloads = 2;
/** Milliseconds. */
const within = 10 * 60 * 1000;

export const crashPagePath = '/crashed';

/** What is shown instead of the app when its page crashes again and again. */
export type CrashPage = {
  readonly theme: Theme;
  readonly language: Language;
  readonly logFolder: string;
};

/**
 * Reloads the page when its process has ended, at most twice in ten minutes; after that, shows a page without scripts
 * that says what to do. A page that does not respond is ended and handled likewise, if the user wants that. What was
 * saved is in the journal and in the working store, so nothing is lost by it.
 */
export function recoverFromCrashes(
  window: Window,
  dialog: Shell['dialog'],
  log: Pick<ErrorLog, 'failure'>,
  language: () => Language,
): void {
  const { webContents } = window;
  let crashes: readonly number[] = [];
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log.failure('page', `crash-${reason.replaceAll(/[^a-z-]/gu, '')}`);
    const time = performance.now();
    crashes = [...crashes.filter((each) => time - each < within), time];
    if (crashes.length <= mostReloads) webContents.reload();
    else {
      crashes = [];
      // If even this page cannot be shown, the window stays as it is, and the log has it.
      window.loadURL(new URL(crashPagePath, appAddress).href).catch(() => log.failure('page', 'no-crash-page'));
    }
  });

  /** The number of the current hang; 0 while the page responds. An answer to an older question is void. */
  let hang = 0;
  let hangs = 0;
  webContents.on('responsive', () => (hang = 0));
  const onHang = async (): Promise<void> => {
    if (hang !== 0) return;
    hangs += 1;
    hang = hangs;
    const asked = hang;
    log.failure('page', 'unresponsive');
    const wanted = await askToEnd(dialog, language());
    // Else it has responded since, and may hang again with a question of its own.
    if (hang !== asked) return;
    hang = 0;
    if (wanted) webContents.forcefullyCrashRenderer();
  };
  webContents.on('unresponsive', () => void onHang());
}

async function askToEnd(dialog: Shell['dialog'], language: Language): Promise<boolean> {
  await loadCatalogues([language]);
  const t = translator(language);
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Rostrum',
    message: t('screens.shell.hangs'),
    detail: t('screens.shell.hangsDetail'),
    buttons: [t('screens.shell.wait'), t('screens.shell.loadAgain')],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

/** The page without scripts. It has a policy of its own, which allows the style within it and nothing else. */
export async function crashPage({ theme, language, logFolder }: CrashPage): Promise<Response> {
  await loadCatalogues([language]);
  const t = translator(language);
  const ink = theme === 'dark' ? '#e6e9ee' : '#1c2430';
  const html = `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>Rostrum</title>
<style>
:root { color-scheme: ${theme} }
body { max-width: 34em; margin: 20vh auto; padding: 0 2em; font: 16px/1.5 sans-serif; color: ${ink}; background: ${groundColours[theme]} }
</style>
<h1>${escaped(t('screens.shell.crashedTitle'))}</h1>
<p>${escaped(t('screens.shell.crashed', { folder: logFolder }))}</p>
<p><a href="/">${escaped(t('screens.shell.tryAgain'))}</a></p>
</html>
`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      'cache-control': 'no-store',
    },
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
