import { type SessionKind, sessionKinds } from '../../domain/agenda/session.ts';
import { namesOfKind } from '../session-kind-words.ts';

/** What stands in a title cell of an agenda that Rostrum printed: the title, below it the description, the kind and notes. */
export type OwnTitleCell = {
  /** '' where only the kind is said, as in the column of a language in which there is no title. */
  readonly title: string;
  /** Lines of the description, and notes that stand beside the kind. */
  readonly description: string;
  /** Null where none is said: the title says it. */
  readonly kind: SessionKind | null;
};

/** Between the kind and the notes of a session, as agendas are printed. */
const between = ' · ';

/** Takes such a cell apart. `hasTitle`: whether the title of the session stands in another language too. */
export function ownTitleCell(written: string, hasTitle: boolean): OwnTitleCell {
  const lines = written.split('\n');
  const [named = '', ...notes] = (lines.at(-1) ?? '').split(between);
  const kind = sessionKinds.find((each) => namesOfKind(each).includes(named)) ?? null;
  const isTitle = kind === null || (lines.length === 1 && !hasTitle);
  if (isTitle) return { title: lines[0] ?? '', description: lines.slice(1).join('\n'), kind: null };
  const [title = '', ...description] = lines.slice(0, -1);
  return { title, description: [...description, notes.join(between)].filter(Boolean).join('\n'), kind };
}
