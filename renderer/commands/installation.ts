import type { Author } from '../../shared/changes/change.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Appearance } from '../../shared/host/contract.ts';
import { type Result, success } from '../../shared/result.ts';
import { callHost, describeApplication, type HostCode } from '../storage/host-client.ts';
import { commitAs, deviceName } from '../storage/working-store.ts';

/** Who works on this computer. */
export type KnownAuthor = {
  /** Null while nobody has been asked. */
  readonly author: Author | null;
  /** What the system calls this computer. */
  readonly hostname: string;
};

export async function readAuthor(): Promise<Result<KnownAuthor, HostCode<'application.describe'>>> {
  return describeApplication();
}

/** Remembers who works here; every entry from now on says so. Empty names mean that nobody wants to be named. */
export async function keepAuthor(author: Author): Promise<Result<void, HostCode<'author.keep'>>> {
  const kept = await callHost('author.keep', { author });
  if (!kept.ok) return kept;
  commitAs(deviceName(), author);
  void describeApplication(true);
  return success(undefined);
}

/** The language that this computer last had the window in; null where nobody knows. */
export async function readKeptLanguage(): Promise<Language | null> {
  const described = await describeApplication();
  return described.ok ? (described.value.appearance?.language ?? null) : null;
}

/** Remembers theme and language, so that the window begins in these the next time, before there is a page. */
export async function rememberAppearance(appearance: Appearance): Promise<void> {
  // A window that begins in other colours is no reason for a message.
  await callHost('appearance.remember', appearance);
}
