import type { InterfaceLanguage, Language } from './language.ts';
import { textIn } from './language.ts';
import type { Session } from './session.ts';
import type { Translate } from '../text/text.ts';

/** What a session is called: its title, or the name of its kind where that says it all. */
export function sessionTitle(session: Session, language: Language | InterfaceLanguage, t: Translate): string {
  const title = textIn(session.title, language);
  return title === '' ? t(`vocabulary.sessionKind.${session.kind}`) : title;
}
