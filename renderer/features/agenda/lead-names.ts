import type { InterfaceLanguage } from '../../../shared/domain/language.ts';
import { listName } from '../../../shared/domain/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';

/** Who leads and presents each session, by its id; protected people are left out. */
export function leadNames(snapshot: WorkshopSnapshot, language: InterfaceLanguage): ReadonlyMap<string, string> {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const participations = new Map(snapshot.participations.map((each) => [each.id, people.get(each.personId)]));
  const names = new Map<string, string>();
  for (const assignment of snapshot.assignments) {
    const person = participations.get(assignment.participationId);
    if (assignment.role === 'interpreter' || person === undefined || person.protected) continue;
    const before = names.get(assignment.sessionId);
    const name = listName(person, language);
    names.set(assignment.sessionId, before === undefined ? name : `${before}, ${name}`);
  }
  return names;
}
