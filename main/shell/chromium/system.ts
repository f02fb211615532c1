import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Shell } from '../api.ts';

type Command = readonly [program: string, ...values: string[]];

/** Hands files and addresses to the programs that the system has for them. Nothing passes through a command shell. */
export function systemShell(platform: NodeJS.Platform): Shell['shell'] {
  return {
    openExternal: async (url) => {
      const trouble = await run(openCommand(platform, url));
      if (trouble !== '') throw new Error(trouble);
    },
    openPath: (file) => run(openCommand(platform, file)),
    showItemInFolder: (file) => void run(showCommand(platform, file)),
  };
}

export function openCommand(platform: NodeJS.Platform, what: string): Command {
  if (platform === 'darwin') return ['open', what];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', what];
  return ['xdg-open', what];
}

export function showCommand(platform: NodeJS.Platform, file: string): Command {
  if (platform === 'darwin') return ['open', '-R', file];
  if (platform === 'win32') return ['explorer', `/select,${file}`];
  // Every Linux desktop opens folders; only some can point at a file in them.
  return ['xdg-open', path.dirname(file)];
}

/** Returns what went wrong in words, as Electron does; the empty string when the program has started. */
function run([program, ...values]: Command): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(program, values, { stdio: 'ignore', detached: true });
    child.once('error', (error) => resolve(error.message));
    child.once('spawn', () => {
      child.unref();
      resolve('');
    });
  });
}
