import { runExportCommand } from './exports/export-command.ts';
import { runReadCommand } from './files/read-command.ts';
import { runCheckCommand } from './integrity/check-command.ts';

const words = process.argv.slice(2);
const output = {
  line: (text: string) => process.stdout.write(`${text}\n`),
  error: (text: string) => process.stderr.write(`${text}\n`),
};
/** npm runs its scripts in the folder of the package; files are named from where it was called. */
const folder = process.env['INIT_CWD'] ?? process.cwd();

/** The app without a window; runs under plain Node. */
async function run(): Promise<number> {
  if (words[0] === 'read') return runReadCommand(words.slice(1), folder, output);
  return words[0] === 'check' ? runCheckCommand(words, output) : runExportCommand(words, output);
}
process.exitCode = await run();
