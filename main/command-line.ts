import { runExportCommand } from './exports/export-command.ts';
import { runCheckCommand } from './integrity/check-command.ts';

/** The app without a window; runs under plain Node. */
const words = process.argv.slice(2);
const run = words[0] === 'check' ? runCheckCommand : runExportCommand;
process.exitCode = await run(words, {
  line: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
});
