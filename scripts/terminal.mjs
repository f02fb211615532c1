import { spawn } from 'node:child_process';

/** One line of progress. @param {string} text */
export function say(text) {
  console.log(`rostrum: ${text}`);
}

/**
 * Runs a program and waits for its end. On Windows, npm and its like are command files, which only a shell can start.
 *
 * @param {string} program
 * @param {readonly string[]} values
 * @param {{ timeout?: number, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 * @returns {Promise<number>} the exit code; 1 when it was killed, 127 when it could not be started
 */
export function run(program, values, { timeout, env, quiet = false } = {}) {
  const isCommandFile = process.platform === 'win32' && ['npm', 'npx'].includes(program);
  return new Promise((resolve) => {
    const child = spawn(program, values, {
      stdio: quiet ? 'ignore' : 'inherit',
      shell: isCommandFile,
      timeout,
      env: { ...process.env, ...env },
    });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
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
