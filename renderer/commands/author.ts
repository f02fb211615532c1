import type { Author } from '../../shared/changes/change.ts';
import { type Result, success } from '../../shared/result.ts';
import { commitAs, deviceName } from '../storage/commit.ts';
import { callHost } from '../storage/host-client.ts';

/** Who works on this computer. */
export type KnownAuthor = {
  /** Null while nobody has been asked. */
  readonly author: Author | null;
  /** What the system calls this computer. */
  readonly hostname: string;
};

export async function readAuthor(): Promise<Result<KnownAuthor>> {
  const described = await callHost('application.describe', {});
  return described.ok ? success({ author: described.value.author, hostname: described.value.hostname }) : described;
}

/** Remembers who works here; every entry from now on says so. Empty names mean that nobody wants to be named. */
export async function keepAuthor(author: Author): Promise<Result<void>> {
  const kept = await callHost('author.keep', { author });
  if (!kept.ok) return kept;
  commitAs(deviceName(), author);
  return success(undefined);
}
