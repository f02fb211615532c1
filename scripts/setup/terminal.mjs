import { spawn } from 'node:child_process';

/** Commands whose standard output is their result and nothing else. */
const resultCommands = ['check', 'read'];
let keepsOutput = false;

/**
 * From now on standard output is for the result of the command alone, where it is one with a result: progress goes to
 * standard error.
 *
 * @param {readonly string[]} values
 */
export function keepOutputForResultOf([command]) {
  keepsOutput = command !== undefined && resultCommands.includes(command);
}

/** One line of progress. @param {string} text */
export function printProgress(text) {
  const line = `rostrum: ${text}`;
  if (keepsOutput) console.error(line);
  else console.log(line);
}

/**
 * @typedef {object} RunOptions
 * @property {number} [timeout] milliseconds
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] what it prints is shown only if it fails
 */

/**
 * Runs a program and waits for its end.
 *
 * @param {string} program
 * @param {readonly string[]} values
 * @param {RunOptions} [options]
 * @returns {Promise<number>} the exit code; 1 when it was killed, 127 when it could not be started
 */
export async function run(program, values, options = {}) {
  const { code, output } = await spawned(program, values, options, options.quiet === true);
  if (code !== 0 && output !== '') console.error(output.trimEnd());
  return code;
}

/**
 * Runs a program and gives what it prints on stdout.
 *
 * @param {string} program
 * @param {readonly string[]} values
 * @returns {Promise<string>}
 */
export async function outputOf(program, values) {
  const { code, output } = await spawned(program, values, {}, true);
  if (code !== 0) throw new Error(`${program} failed with exit code ${code}:\n${output}`);
  return output;
}

/**
 * On Windows, npm is a command file, which only a command shell can start; when npm has started us, it says where its
 * own script is.
 *
 * @param {string} program
 * @param {readonly string[]} values
 * @param {RunOptions} options
 * @param {boolean} collect
 * @returns {Promise<{ code: number, output: string }>}
 */
function spawned(program, values, { timeout, env }, collect) {
  const npm = process.env['npm_execpath'];
  const isNpm = program === 'npm' && npm !== undefined && npm.endsWith('.js');
  const [command, ...rest] = isNpm ? [process.execPath, npm, ...values] : [program, ...values];
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, rest, {
      stdio: collect ? ['inherit', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32' && command === 'npm',
      timeout,
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program that has the terminal from now on: what would end us, ends it, and we end with its code.
 *
 * @param {string} program
 * @param {readonly string[]} values
 * @returns {Promise<number>}
 */
export function handOver(program, values) {
  // It gets the same signals from the terminal; ours is to wait for what it makes of them.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => undefined);
  return run(program, values);
}
