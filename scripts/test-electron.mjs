import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { electronBinary } from './setup/electron.mjs';
import { ensureInstalled, root } from './setup/install.mjs';
import { printProgress, run } from './setup/terminal.mjs';

/** End-to-end tests that are about something else than the app in its window. */
const others = ['stand-in', 'deb', 'command-line', 'sheet-geometry', 'bench', 'torture'];

/** `npm run test:electron`: the end-to-end tests of the stand-in, unchanged, in a real Electron. */
async function testInElectron() {
  await ensureInstalled();
  if (electronBinary() === null) {
    printProgress(
      'the tests in Electron did not run: there is no Electron binary here (npm start fetches it where it can)',
    );
    return 0;
  }
  await ensureBuilt();
  const program = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const excluded = others.map((name) => `--exclude=test/end-to-end/**/${name}.test.ts`);
  const values = [program, 'run', '--root', root, '--project', 'end-to-end', ...excluded, ...process.argv.slice(2)];
  return run(process.execPath, values, { env: { ROSTRUM_TEST_SHELL: 'electron' } });
}

try {
  process.exitCode = await testInElectron();
} catch (error) {
  console.error(`rostrum: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
