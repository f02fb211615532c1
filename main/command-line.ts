import process from 'node:process';

const words = process.argv.slice(2);
const output = {
  line: (text: string) => process.stdout.write(`${text}\n`),
  error: (text: string) => process.stderr.write(`${text}\n`),
};
/** npm runs its scripts in the folder of the package; files are named from where it was called. */
const folder = process.env['INIT_CWD'] ?? process.cwd();

/** The app without a window; runs under plain Node. Only the command that is asked for is loaded. */
async function run(): Promise<number> {
  const [name] = words;
  if (name === 'read') {
    const { runReadCommand } = await import('./files/read-command.ts');
    return runReadCommand(words.slice(1), folder, output);
  }
  if (name === 'check') {
    const { runCheckCommand } = await import('./integrity/check-command.ts');
    return runCheckCommand(words, output);
  }
  if (name === 'export') {
    const { runExportCommand } = await import('./exports/export-command.ts');
    return runExportCommand(words, output);
  }
  const { loadCatalogues, translator } = await import('../shared/text/text.ts');
  await loadCatalogues(['en']);
  const isAsked = name === '--help' || name === '-h';
  (isAsked ? output.line : output.error)(translator('en')('exchange.command.overview'));
  return isAsked ? 0 : 2;
}
process.exitCode = await run();
