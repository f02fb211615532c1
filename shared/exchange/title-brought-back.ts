import { isBlank, type Text } from '../domain/language.ts';
import type { Session } from '../domain/session.ts';
import { importedTitleLine } from './imported-text.ts';
import { namesOfKind } from './session-kind-words.ts';

const separator = ' / ';

/**
 * The title of a session of ours after it was in another program. Left as it is where the file says the same, in whatever
 * languages it was written; else what the file says in its languages, and ours in the others.
 */
export function titleBroughtBack(ours: Pick<Session, 'title' | 'kind'>, imported: Text): Text {
  const written = writtenTitles(ours);
  const came = Object.values(imported);
  const isOurs = came.every((line) => written.has(line)) || written.has(importedTitleLine(came.join(separator)));
  return isOurs ? ours.title : { ...ours.title, ...imported };
}

/** All that a file may have for it: one language or two, and for a session without a title the name of its kind. */
function writtenTitles({ title, kind }: Pick<Session, 'title' | 'kind'>): ReadonlySet<string> {
  const lines = isBlank(title) ? namesOfKind(kind) : Object.values(title);
  const pairs = lines.flatMap((first) => lines.map((second) => `${first}${separator}${second}`));
  return new Set([...lines, ...pairs].map(importedTitleLine));
}
