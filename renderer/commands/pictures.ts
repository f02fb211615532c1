import type { SavedFile } from '../../shared/host/contract.ts';
import type { Result } from '../../shared/result.ts';
import { callHost } from '../host.ts';
import { unlessCancelled } from './documents.ts';

/** Saves a drawing of a screen where the user says; null when they say nowhere. */
export async function savePicture(
  name: string,
  format: 'svg' | 'png',
  bytes: Uint8Array,
): Promise<Result<SavedFile | null>> {
  const content = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return unlessCancelled(await callHost('picture.save', { name, format, content }));
}
