import { plainParticipation, type Participation } from '../domain/participation.ts';
import { plainPerson, type Person } from '../domain/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { NewId } from '../operations/operation.ts';
import type { ImportedAgenda } from './imported-agenda.ts';
import { nameKey } from './known-speakers.ts';

/** The numbers of one workshop go no further; whoever comes after them is told as unknown. */
const mostSpeakers = 9999;

/** Everybody whom an agenda names, once, as the speakers of a workshop in which nobody is yet. */
export function newSpeakers(
  workshopId: string,
  agenda: ImportedAgenda,
  newId: NewId,
): Pick<WorkshopSnapshot, 'people' | 'participations'> {
  const names = new Map<string, string>();
  for (const name of agenda.sessions.flatMap(({ people }) => people)) {
    if (!names.has(nameKey(name)) && names.size < mostSpeakers) names.set(nameKey(name), name);
  }
  const people = [...names.values()].map((name) => personCalled(name, newId()));
  const participations = people.map((person, index): Participation => ({
    ...plainParticipation,
    id: newId(),
    workshopId,
    personId: person.id,
    role: 'speaker',
    status: 'confirmed',
    number: index + 1,
  }));
  return { people, participations };
}

/** The last word is taken for the family name, as published schedules write names. */
function personCalled(written: string, id: string): Person {
  const words = written.split(' ');
  const name = { family: words.at(-1) ?? written, given: words.slice(0, -1).join(' '), patronymic: '' };
  const isCyrillic = /\p{Script=Cyrillic}/u.test(written);
  return { ...plainPerson, id, latinName: isCyrillic ? null : name, cyrillicName: isCyrillic ? name : null };
}
