import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { buildDeb } from './deb.mjs';
import { ensureInstalled, root } from './setup/install.mjs';
import { printProgress, run } from './setup/terminal.mjs';

/**
 * `npm run package`: installers of the Electron app for this system, or for those named (`-- --linux --win --mac`).
 * `-- --deb`: the Debian package over an installed Chromium, which needs nothing from Electron's site.
 */
async function packageApp() {
  await ensureInstalled();
  await ensureBuilt();
  if (process.argv.includes('--deb')) {
    printProgress(`the package is ${await buildDeb({ folder: path.join(root, 'dist') })}`);
    return 0;
  }
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  const values = ['--projectDir', root, '--publish', 'never', ...process.argv.slice(2)];
  const code = await run(process.execPath, [builder, ...values]);
  if (code === 0) printProgress('the installers are in dist/');
  else {
    const lines = [
      'no installer was made. electron-builder fetches Electron and the tools of each format from the network:',
      'if it says that a download failed, try again where https://github.com can be reached, or name mirrors in',
      'ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR. On Debian and Ubuntu, `npm run package -- --deb` makes',
      'a package that opens in an installed Chromium and needs none of these.',
    ];
    for (const line of lines) printProgress(line);
  }
  return code;
}

try {
  process.exitCode = await packageApp();
} catch (error) {
  console.error(`rostrum: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
