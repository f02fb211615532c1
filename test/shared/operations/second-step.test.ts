import { describe, expect, test } from 'vitest';
import { anonymousParticipation, anonymousPerson } from '../../../shared/domain/people/erasure.ts';
import {
  blankDetails,
  type DetailGroup,
  detailGroups,
  hasDetails,
  isAskedForDetails,
  participationStatuses,
  plainDetails,
  withoutDetails,
  withoutTrainer,
} from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { copyWorkshop } from '../../../shared/operations/workshops.ts';
import { mergePeople } from '../../../shared/operations/merge-people.ts';
import { askForDetails } from '../../../shared/operations/people-edit.ts';
import { anId, aParticipation, aWorkshop, ids, wholeCopy } from '../../factories/a-workshop.ts';

const secret = 'Geheim';
const details = {
  travelNotes: `${secret} TK 352`,
  accommodation: secret,
  diet: secret,
  accessibility: secret,
  emergencyContact: secret,
  passport: { number: secret, issuedBy: secret, validUntil: '2031-01-02' },
  visaState: 'applied',
  visaBy: '2025-07-01',
} as const;

function withDetails(asksFor: readonly DetailGroup[] = detailGroups): WorkshopSnapshot {
  const snapshot = aWorkshop();
  return {
    ...snapshot,
    workshop: { ...snapshot.workshop, asksFor: [...asksFor] },
    participations: snapshot.participations.map((each) => ({ ...each, ...details })),
  };
}

describe('the details of a second step', () => {
  test('are asked of whoever has confirmed', () => {
    const asked = participationStatuses.filter((status) => isAskedForDetails({ status }));
    expect(asked).toEqual(['confirmed', 'travelling', 'arrived', 'attended']);
  });

  test.each(detailGroups)('of the group %s are deleted when it is switched off, and the others stay', (group) => {
    const snapshot = withDetails();
    const changes = askForDetails(
      snapshot,
      detailGroups.filter((each) => each !== group),
    );
    const fields = Object.keys(blankDetails([group])).sort();
    const touched = changes.flatMap((change) =>
      change.entity === 'participation' && change.id === ids.participations[0] ? [String(change.field)] : [],
    );
    expect(touched.sort()).toEqual(fields);
  });

  test('stay where their groups stay, and nothing but the workshop changes then', () => {
    const snapshot = withoutDetails(withDetails(['visa']));
    const added = askForDetails(
      {
        ...snapshot,
        participations: snapshot.participations.map((each) => ({ ...each, visaState: 'issued' as const })),
      },
      ['diet', 'visa'],
    );
    expect(added.map((change) => (change.entity === 'mark' ? '' : `${change.entity} ${String(change.field)}`))).toEqual(
      ['workshop asksFor'],
    );
    expect(askForDetails(withDetails(), detailGroups)).toEqual([]);
  });

  test('are in no workshop that leaves without them', () => {
    const snapshot = withDetails();
    expect(snapshot.participations.every((each) => hasDetails(each))).toBe(true);
    const left = withoutDetails(snapshot);
    expect(JSON.stringify(left)).not.toContain(secret);
    expect(left.participations.some((each) => hasDetails(each))).toBe(false);
  });

  test('nor is what the register of trainers says', () => {
    const trainer = { topics: ['Secret topic'], availability: [], mayBeMaster: true };
    const snapshot = { ...withDetails(), people: withDetails().people.map((each) => ({ ...each, trainer })) };
    expect(JSON.stringify(withoutDetails(snapshot))).not.toContain('Secret topic');
    const [first] = snapshot.people;
    if (first === undefined) expect.fail('nobody');
    expect(withoutTrainer(first).trainer).toBeNull();
    expect(anonymousPerson(first).trainer).toBeNull();
  });

  test('are erased with the person', () => {
    expect(anonymousParticipation(aParticipation(details))).toMatchObject(plainDetails);
  });

  test('come along with no copy of a workshop', () => {
    const { title, place, timeZone } = withDetails().workshop;
    let made = 9000;
    const run = { title, place, timeZone, firstDate: null };
    const { changes } = copyWorkshop(withDetails(), wholeCopy, run, () => anId(made++));
    expect(JSON.stringify(changes)).not.toContain(secret);
  });

  test('are those of both records when two people are merged, each where the other says nothing', () => {
    const snapshot = aWorkshop();
    const [, kept, gone] = snapshot.people;
    if (kept === undefined || gone === undefined) expect.fail('nobody');
    const participations = snapshot.participations.map((each) => {
      if (each.personId === kept.id) return { ...each, diet: 'no fish' };
      return each.personId === gone.id ? { ...each, ...details } : each;
    });
    const places = [{ snapshot: { ...snapshot, participations }, signatures: [] }];
    const { changes } = mergePeople(kept, gone, {}, places);
    const values = new Map(
      changes.flatMap((change) =>
        change.entity === 'participation' && change.field !== null ? [[change.field, change.value] as const] : [],
      ),
    );
    expect(values.get('travelNotes')).toBe(details.travelNotes);
    expect(values.get('passport')).toEqual(details.passport);
    expect(values.has('diet')).toBe(false);
  });
});
