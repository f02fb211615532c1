import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '../files/atomic-file.ts';

/**
 * The name of this computer in change records: random, made once, kept beside the journal. It tells two laptops apart
 * and says nothing about whose they are. Where it cannot be kept, this run has a name of its own.
 */
export async function deviceName(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'device');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (/^[0-9a-f-]{36}$/.test(kept)) return kept;
  const name = randomUUID();
  await writeFileAtomically(file, new TextEncoder().encode(name), { replace: true });
  return name;
}
