import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, loadTypeScript } from './setup/install.mjs';

/** Of a run without `--minutes`. */
const usualMinutes = 10;

/**
 * `npm run torture`: what may befall the data, again and again, in the real app and in its modules. `--minutes n`,
 * `--seed s`, `--kinds stop,start`, `--case kill-7` for one case, `--brief` for a few cases of each kind. Returns the
 * exit code: 0 where nothing was lost, untrue or stuck.
 */
async function main() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string' },
      seed: { type: 'string' },
      kinds: { type: 'string' },
      case: { type: 'string' },
      brief: { type: 'boolean', default: false },
    },
  });
  await ensureInstalled();
  await ensureBuilt();
  const browser = await ensureBrowser();
  if (browser === null) return 1;
  process.env['ROSTRUM_BROWSER'] = browser;
  const [kind = '', number = ''] = values.case?.split('-') ?? [];
  const options = {
    seed: values.seed === undefined ? randomInt(1_000_000) : Number(values.seed),
    minutes: values.brief ? null : Number(values.minutes ?? usualMinutes),
    only: values.kinds?.split(',') ?? [],
    single: values.case === undefined ? null : { kind, number: Number(number) },
  };
  const { caseKinds } = /** @type {typeof import('./torture/kinds.ts')} */ (
    await loadTypeScript('scripts/torture/kinds.ts')
  );
  const { torture } = /** @type {typeof import('./torture/torture.ts')} */ (
    await loadTypeScript('scripts/torture/torture.ts')
  );
  const found = await torture(caseKinds, options, (line) => console.log(line));
  return found.lost + found.untrue + found.stuck === 0 ? 0 : 1;
}

try {
  const code = await main();
  // A browser that a case left behind keeps nobody waiting.
  process.exit(code);
} catch (error) {
  console.error(`rostrum: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
