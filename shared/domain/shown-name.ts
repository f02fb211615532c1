import type { Language } from './language.ts';
import { participationCode, type Participation } from './participation.ts';
import { listName, type Person } from './person.ts';

/** What stands for a participation on lists and screens: the code in place of a protected name, or of one not found. */
export function shownName(
  participation: Pick<Participation, 'number'>,
  person: Person | undefined,
  language: Language,
): string {
  return person === undefined || person.protected ? participationCode(participation) : listName(person, language);
}
