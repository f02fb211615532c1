import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { diskFileSystem } from '../../files/file-system.ts';
import { freePath } from '../../files/safe-name.ts';
import type { Dialogs, Shell } from '../api.ts';

type Command = readonly [program: string, ...values: string[]];

/** Milliseconds after which a program that is still running counts as started: `xdg-open` fails at once. */
const failsWithin = 1500;

/** Opens files and folders with the system's programs, without a command shell. */
export function systemShell(platform: NodeJS.Platform): Shell['shell'] {
  return {
    openPath: (file) => run(openCommand(platform, file)),
    showItemInFolder: async (file) => {
      const problem = await run(showCommand(platform, file));
      // Explorer ends with 1 where it has shown the folder, too.
      return platform === 'win32' ? '' : problem;
    },
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

/** Gives a description of what failed, as Electron does; the empty string when the program runs or has ended well. */
function run([program, ...values]: Command): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(program, values, { stdio: 'ignore', detached: true });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code) => resolve(code === 0 ? '' : `${program}: exit code ${code}`));
    child.once('spawn', () => {
      child.unref();
      setTimeout(() => resolve(''), failsWithin).unref();
    });
  });
}

/**
 * Shows a sentence in a window of the system where it has a program for that, for whoever started the app without a
 * terminal. Nothing is waited for, and nothing happens where there is no such program.
 */
export function showSentence(text: string): void {
  if (process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') === '') return;
  const commands: readonly Command[] = [
    ['zenity', '--error', '--no-markup', '--title=Rostrum', `--text=${text}`],
    ['kdialog', '--title', 'Rostrum', '--error', text],
    ['xmessage', '-center', '-title', 'Rostrum', text.replaceAll(/(.{1,70})(\s|$)/g, '$1\n')],
  ];
  const command = commands.find(([program]) => isInstalled(program));
  if (command !== undefined) void run(command);
}

function isInstalled(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => existsSync(path.join(folder, program)));
}

/**
 * Answers Electron's dialogs without showing one: a Node process has none, and the browser's own come with a download
 * only. "Save as" gives the documents folder, with the suggested name or the first free one like it; the app shows the
 * user the path afterwards. A question is answered as if it had been cancelled.
 */
export function dialogs(documents: string): Dialogs {
  return {
    async showSaveDialog({ defaultPath }) {
      await diskFileSystem.makeFolder(documents);
      return { canceled: false, filePath: await freePath(documents, path.basename(defaultPath)) };
    },
    showMessageBox: async ({ cancelId }) => ({ response: cancelId ?? 0 }),
  };
}
