import { describe, expect, test } from 'vitest';
import {
  type AttendanceStatus,
  emptySheet,
  type SignOff,
  withMarks,
} from '../../../shared/domain/attendance/attendance.ts';
import type { MarkingPlace } from '../../../shared/operations/attendance.ts';
import { arrive, registerWalkIn, sign, type Visitor } from '../../../shared/operations/desk.ts';
import { anId, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, all, differences, holding, idsFrom, undone } from './store.ts';

const slotId = `am/${ids.days[0]}`;
const participationId = ids.participations[2];
const arrival = { participationId, slotId, status: 'late' } as const;
const closed: SignOff = {
  id: anId(700),
  workshopId: ids.workshop,
  dayId: ids.days[0],
  slotIds: [slotId],
  at: '2025-07-15T12:00:00.000Z',
  by: 'Coordinator',
  timeZone: '',
  withdrawn: null,
};

function placeWith(status: AttendanceStatus, signOffs: readonly SignOff[] = []): MarkingPlace {
  const sheet = withMarks(emptySheet(ids.workshop), [{ participationId, slotId, status }]);
  return { sheet, signOffs, marking: { how: 'badge', reason: null } };
}

const visitor: Visitor = { family: 'Оразова', given: 'Айна', sex: 'female', delegationId: null, institution: null };
const atNine = { slotId, status: 'present' } as const;

describe('somebody who comes', () => {
  test.each(['unmarked', 'absent', 'excused'] as const)('is marked, though %s before', (previous) => {
    expect(arrive(placeWith(previous), arrival)).toMatchObject({
      ok: true,
      value: [{ previous, value: 'late', how: 'badge', reason: null }],
    });
  });

  test.each(['present', 'late', 'left-early'] as const)('stays %s when scanned again', (status) => {
    expect(arrive(placeWith(status), arrival)).toEqual({ ok: true, value: [] });
  });

  test('is not marked in a day that is signed off', () => {
    expect(arrive(placeWith('unmarked', [closed]), arrival)).toMatchObject({
      ok: false,
      failure: { code: 'day-signed-off' },
    });
  });
});

describe('a signature', () => {
  const signed = { id: anId(800), strokes: [[0, 0, 100, 100]], signedAt: '2025-07-15T04:20:00.000Z' };

  test('is kept and marks, and both go back together', () => {
    const before = holding(aWorkshop());
    const changes = sign(placeWith('unmarked'), arrival, [], signed);
    if (!changes.ok) expect.fail('refused');
    const now = after(before, changes.value);
    expect(differences(before, now)).toEqual(['mark', `signature ${anId(800)}`]);
    expect(all(now, 'signature')).toMatchObject([{ participationId, slotId, workshopId: ids.workshop }]);
    expect(differences(before, undone(now, changes.value))).toEqual([]);
  });

  test('takes the place of an earlier one for the same slot, and of no other', () => {
    const earlier = { ...signed, id: anId(801), workshopId: ids.workshop, participationId, slotId };
    const other = { ...earlier, id: anId(802), slotId: `pm/${ids.days[0]}` };
    const changes = sign(placeWith('present'), arrival, [earlier, other], signed);
    expect(changes).toMatchObject({ ok: true, value: [{ id: anId(801), value: null }, { id: anId(800) }] });
  });

  test('is not taken in a day that is signed off, whoever is marked', () => {
    expect(sign(placeWith('present', [closed]), arrival, [], signed)).toMatchObject({ ok: false });
  });
});

describe('a walk-in', () => {
  test('is on the list as arrived and marked, by one action', () => {
    const before = holding(aWorkshop());
    const added = registerWalkIn(aWorkshop(), visitor, atNine, placeWith('unmarked'), idsFrom(0x900));
    if (!added.ok) expect.fail('refused');
    const now = after(before, added.value.changes);
    const participation = all(now, 'participation').find((each) => each.id === added.value.participationId);
    expect(participation).toMatchObject({ status: 'arrived', role: 'participant', number: 4, delegationId: null });
    expect(all(now, 'person').find((each) => each.id === participation?.personId)).toMatchObject({
      cyrillicName: { family: 'Оразова', given: 'Айна', patronymic: '' },
      latinName: null,
      sex: 'female',
    });
    expect(added.value.changes.at(-1)).toMatchObject({ entity: 'mark', value: 'present', how: 'badge' });
    expect(differences(before, undone(now, added.value.changes))).toEqual([]);
  });

  test('takes country from the delegation, and an institution that is new comes into the register', () => {
    const institution = { name: ' City Hospital ' };
    const wish = { ...visitor, family: ' Orazova', delegationId: ids.delegation, institution };
    const added = registerWalkIn(aWorkshop(), wish, atNine, placeWith('unmarked'), idsFrom(0x900));
    if (!added.ok) expect.fail('refused');
    const now = after(holding(aWorkshop()), added.value.changes);
    expect(all(now, 'institution').at(-1)).toMatchObject({ name: { en: 'City Hospital' }, country: 'KZ' });
    expect(all(now, 'person').at(-1)).toMatchObject({
      latinName: { family: 'Orazova', given: 'Айна' },
      institutionId: all(now, 'institution').at(-1)?.id,
      country: 'KZ',
    });
  });

  test('is nobody while the day is signed off: nothing is half done', () => {
    expect(registerWalkIn(aWorkshop(), visitor, atNine, placeWith('unmarked', [closed]), idsFrom(0x900))).toMatchObject(
      {
        ok: false,
        failure: { code: 'day-signed-off' },
      },
    );
  });
});
