import { describe, expect, test } from 'vitest';
import { marksIn } from '../../../shared/domain/attendance/attendance.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import {
  addParticipant,
  confirmArrivals,
  moveToDelegation,
  removeDelegation,
  removeParticipation,
  removeWorkshop,
  replaceNominee,
} from '../../../shared/operations/people.ts';
import { aParticipation, aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { changesOf, after, all, contentsOf, differences, holding, idsFrom } from './store.ts';

const snapshot = aWorkshop();
const before = holding(snapshot);
const [trainer, head, member] = ids.participations;
const { id: _, ...newPerson } = aPerson({ latinName: { family: 'Successor', given: 'Sara', patronymic: '' } });

function participationIn({ participations }: WorkshopSnapshot, id: string): Participation {
  return participations.find((each) => each.id === id) ?? aParticipation();
}

describe('a new person', () => {
  test('is nominated with the next number, which was never given before', () => {
    const { participationId, changes } = addParticipant(snapshot, newPerson, 'participant', null, idsFrom(500));
    const now = after(before, changes);
    expect(differences(before, now)).toEqual([`participation ${participationId}`, changesPerson(changes)]);
    expect(all(now, 'participation').at(-1)).toMatchObject({ number: 4, status: 'nominated', delegationId: null });
  });
});

describe('the replacement of a nominee', () => {
  const { participationId, changes } = replaceNominee(
    snapshot,
    participationIn(snapshot, head),
    newPerson,
    idsFrom(500),
  );
  const now = after(before, changes);
  const record = (id: string): Participation | undefined => all(now, 'participation').find((each) => each.id === id);

  test('keeps the old one on record, with number and marks', () => {
    expect(record(head)).toEqual({
      ...participationIn(snapshot, head),
      status: 'replaced',
      replacedById: participationId,
    });
    expect(marksIn([...now.sheets.values()][0] ?? expect.fail('no sheet'))).toEqual(snapshot.attendance);
  });

  test('seats the new one in role and delegation, under a new number', () => {
    expect(record(participationId)).toMatchObject({ role: 'participant', delegationId: ids.delegation, number: 4 });
  });

  test('hands on the head of the delegation, and only the head’s', () => {
    expect(all(now, 'delegation')[0]?.headParticipationId).toBe(participationId);
    const other = replaceNominee(snapshot, participationIn(snapshot, member), newPerson, idsFrom(500));
    expect(all(after(before, other.changes), 'delegation')).toEqual(all(before, 'delegation'));
  });

  test('touches nobody else', () => {
    expect(record(trainer)).toEqual(participationIn(snapshot, trainer));
    expect(record(member)).toEqual(participationIn(snapshot, member));
  });
});

describe('another delegation', () => {
  test('leaves the old one without its head', () => {
    const now = after(before, changesOf(moveToDelegation(snapshot, participationIn(snapshot, head), null)));
    expect(differences(before, now)).toEqual([`delegation ${ids.delegation}`, `participation ${head}`]);
    expect(all(now, 'delegation')[0]?.headParticipationId).toBeNull();
  });

  test('of somebody who was not the head leaves the head', () => {
    const now = after(before, changesOf(moveToDelegation(snapshot, participationIn(snapshot, member), null)));
    expect(differences(before, now)).toEqual([`participation ${member}`]);
  });

  test('that is the same changes nothing', () => {
    expect(changesOf(moveToDelegation(snapshot, participationIn(snapshot, member), ids.delegation))).toEqual([]);
  });
});

test('a number is given once: whoever comes after the last one was taken out gets the next', () => {
  const now = after(before, removeParticipation(snapshot, participationIn(snapshot, member)));
  const left = { ...snapshot, workshop: all(now, 'workshop')[0] ?? snapshot.workshop };
  left.participations = all(now, 'participation');
  const { changes } = addParticipant(left, newPerson, 'participant', null, idsFrom(500));
  expect(all(after(now, changes), 'participation').at(-1)?.number).toBe(4);
});

test('all who came unconfirmed are confirmed at once, and nobody else', () => {
  const nominated = snapshot.participations.map((each) => ({ ...each, status: 'nominated' as const }));
  const changes = confirmArrivals({ participations: nominated }, [
    ...snapshot.attendance,
    { participationId: member, slotId: `am/${ids.days[0]}`, status: 'absent' },
  ]);
  const now = after(holding({ ...snapshot, participations: nominated }), changes);
  const byId = new Map(all(now, 'participation').map(({ id, status }) => [id, status]));
  expect([byId.get(trainer), byId.get(head), byId.get(member)]).toEqual(['nominated', 'confirmed', 'nominated']);
  const declined = nominated.map((each) => ({ ...each, status: 'declined' as const }));
  expect(confirmArrivals({ participations: declined }, snapshot.attendance)).toEqual([]);
});

describe('a person taken out', () => {
  test('takes marks and the head’s place along, and stays in the register of people', () => {
    const now = after(before, removeParticipation(snapshot, participationIn(snapshot, head)));
    expect(differences(before, now)).toEqual([`delegation ${ids.delegation}`, 'mark', `participation ${head}`]);
    expect(all(now, 'person')).toEqual(all(before, 'person'));
  });

  test('takes assignments along', () => {
    const now = after(before, removeParticipation(snapshot, participationIn(snapshot, trainer)));
    expect(differences(before, now)).toEqual([`assignment ${ids.assignment}`, `participation ${trainer}`]);
  });

  test('who replaced somebody leaves no reference to a record that is gone', () => {
    const replaced = aWorkshop({
      participations: snapshot.participations.map((each) =>
        each.id === member ? { ...each, status: 'replaced', replacedById: head } : each,
      ),
    });
    const now = after(holding(replaced), removeParticipation(replaced, participationIn(replaced, head)));
    expect(all(now, 'participation')).toMatchObject([{ id: trainer }, { id: member, replacedById: null }]);
    expect(all(now, 'participation')[1]?.status).not.toBe('replaced');
  });
});

describe('what goes as a whole', () => {
  test('a delegation leaves its people in the workshop', () => {
    const [delegation] = snapshot.delegations;
    if (delegation === undefined) throw new Error('no delegation');
    const now = after(before, removeDelegation(snapshot, delegation));
    expect(all(now, 'delegation')).toEqual([]);
    expect(all(now, 'participation').map((each) => each.delegationId)).toEqual([null, null, null]);
    expect(all(now, 'person')).toEqual(all(before, 'person'));
  });

  test('a workshop leaves programme, institutions and people, and nothing else', () => {
    const now = after(before, removeWorkshop(snapshot));
    const kinds = Object.keys(contentsOf(now)).map((key) => key.split(' ')[1]);
    expect(kinds.sort((one = '', other = '') => one.localeCompare(other))).toEqual([
      'institution',
      'person',
      'person',
      'person',
      'programme',
    ]);
  });
});

function changesPerson(changes: readonly { readonly entity: string; readonly id?: string }[]): string {
  return `person ${changes.find((change) => change.entity === 'person')?.id}`;
}
