import { recordsOf } from '../../shared/changes/shelf.ts';
import type { Signature } from '../../shared/domain/signature.ts';
import { readShelf } from '../storage/reading.ts';

/** What was signed on the screen in a workshop; it stays on this computer. */
export async function readSignatures(workshopId: string): Promise<Signature[]> {
  return recordsOf(await readShelf(`signatures/${workshopId}`), 'signature');
}
