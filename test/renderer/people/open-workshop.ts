import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { anId, aParticipation, aPerson, aWorkshop } from '../../factories/a-workshop.ts';
import { valueOf } from '../storage/stored.ts';

/** Opens the small workshop with some of its people changed, and `more` further participants; gives its id. */
export async function openWorkshopWith(people: readonly Person[], more = 0): Promise<string> {
  const small = aWorkshop();
  const further = Array.from({ length: more }, (_, index) => ({
    person: aPerson({ id: anId(1000 + index) }),
    participation: aParticipation({ id: anId(5000 + index), personId: anId(1000 + index), number: 10 + index }),
  }));
  const snapshot = {
    ...small,
    people: [
      ...small.people.map((person) => people.find((each) => each.id === person.id) ?? person),
      ...further.map(({ person }) => person),
    ],
    participations: [...small.participations, ...further.map(({ participation }) => participation)],
  };
  return valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(snapshot))));
}
