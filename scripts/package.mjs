import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';
import { run, say } from './terminal.mjs';

/** `npm run package`: installers for this system, or for those named (`-- --linux --win --mac`). */
async function packageApp() {
  await ensureInstalled();
  await ensureBuilt();
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  const values = ['--projectDir', root, '--publish', 'never', ...process.argv.slice(2)];
  const code = await run(process.execPath, [builder, ...values]);
  if (code === 0) say('the installers are in dist/');
  else {
    say('no installer was made. electron-builder fetches Electron and the tools of each format from the network:');
    say('if it says that a download failed, try again where https://github.com can be reached, or name mirrors in');
    say('ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR.');
  }
  return code;
}

try {
  process.exitCode = await packageApp();
} catch (error) {
  console.error(`rostrum: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
