import { runExportCommand } from './exports/export-command.ts';
import { runReadCommand } from './files/read-command.ts';

const words = process.argv.slice(2);
const output = {
  line: (text: string) => process.stdout.write(`${text}\n`),
  error: (text: string) => process.stderr.write(`${text}\n`),
};
/** npm runs its scripts in the folder of the package; files are named from where it was called. */
const folder = process.env['INIT_CWD'] ?? process.cwd();

/** The app without a window; runs under plain Node. */
process.exitCode =
  words[0] === 'read' ? await runReadCommand(words.slice(1), folder, output) : await runExportCommand(words, output);
