import { runExportCommand } from './exports/export-command.ts';

/** The app without a window; runs under plain Node. */
process.exitCode = await runExportCommand(process.argv.slice(2), {
  line: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
});
