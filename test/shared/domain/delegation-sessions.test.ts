import { expect, test } from 'vitest';
import { sessionsOfDelegation } from '../../../shared/domain/people/audience.ts';
import { anId, aParticipation, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { only } from './schedule-rules/planned.ts';

const [plenary, women, others, theirs] = [1, 2, 3, 4].map((number) => anId(0x100 + number)) as [
  string,
  string,
  string,
  string,
];
const another = anId(0x200);

function workshop(isNamed: boolean) {
  const base = aWorkshop();
  return {
    ...base,
    sessions: [
      aSession({ id: plenary }),
      aSession({ id: women, audienceFilter: only({ sexes: ['female'] }) }),
      aSession({ id: others, audienceFilter: only({ delegationIds: [another] }) }),
      aSession({ id: theirs, audienceFilter: only({ delegationIds: [ids.delegation] }) }),
    ],
    people: base.people.map((person) => ({ ...person, sex: 'male' as const })),
    participations: isNamed ? [aParticipation({ id: anId(0x300), delegationId: ids.delegation })] : [],
    assignments: [],
  };
}

test('sessions for all, and those whose audience has somebody of the delegation', () => {
  expect([...sessionsOfDelegation(workshop(true), ids.delegation)]).toEqual([plenary, theirs]);
});

test('before anybody is named, those that do not leave the delegation out', () => {
  expect([...sessionsOfDelegation(workshop(false), ids.delegation)]).toEqual([plenary, women, theirs]);
});

test('a session of others in which one of them presents', () => {
  const base = workshop(true);
  const assignment = { id: anId(0x400), workshopId: ids.workshop, sessionId: others, role: 'presenter' as const };
  const assignments = [{ ...assignment, participationId: anId(0x300) }];
  expect([...sessionsOfDelegation({ ...base, assignments }, ids.delegation)]).toEqual([plenary, others, theirs]);
});

test('nobody who has declined brings a session with them', () => {
  const base = workshop(true);
  const participations = base.participations.map((each) => ({ ...each, status: 'declined' as const }));
  const declined = sessionsOfDelegation({ ...base, participations }, ids.delegation);
  expect([...declined]).toEqual([...sessionsOfDelegation(workshop(false), ids.delegation)]);
});
