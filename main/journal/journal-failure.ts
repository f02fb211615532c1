import { failure, type Failure, type Result } from '../../shared/result.ts';
import { isDiskFull, reasonOf } from '../files/file-failure.ts';

/** Why the journal in `folder` could not be written, as the page is told. */
export function unwritable(folder: string, error: unknown): Result<never> {
  if (isDiskFull(error)) return failure('disk-full', { path: folder });
  return failure('journal-unwritable', { path: folder, reason: reasonOf(error) });
}

/** The same for a file in it. */
export function unwritableFile(folder: string, { code, details }: Failure): Result<never> {
  if (code === 'disk-full') return failure('disk-full', { path: folder });
  return failure('journal-unwritable', { path: folder, reason: details?.['reason'] ?? code });
}
