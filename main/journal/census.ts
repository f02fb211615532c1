import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { codeOf } from '../files/file-failure.ts';
import type { Census, Owner } from './lock.ts';

/** Asks the system. Where it does not tell when another process started, a running process of that id counts. */
export const census: Census = {
  self: async () => ({ pid: process.pid, started: await startOf(process.pid), boot: await currentBoot() }),
  isAlive: async (owner: Owner) =>
    isRunning(owner.pid) && isSameBoot(owner.boot, await currentBoot()) && owner.started === (await startOf(owner.pid)),
};

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** In clock ticks after the boot, as Linux counts; '' on other systems. */
async function startOf(pid: number): Promise<string> {
  const stat = await readQuietly(`/proc/${pid}/stat`);
  // The name of the program stands in brackets and may hold blanks and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[19] ?? '';
}

async function currentBoot(): Promise<string> {
  const id = (await readQuietly('/proc/sys/kernel/random/boot_id')).trim();
  if (id !== '') return id;
  const now = (performance.timeOrigin + performance.now()) / 1000;
  return String(Math.round(now - uptime()));
}

const clockMayBeSetBy = 600;

function isSameBoot(one: string, other: string): boolean {
  if (one === other) return true;
  return Math.abs(Number(one) - Number(other)) < clockMayBeSetBy;
}

async function readQuietly(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}
