import { describe, expect, test } from 'vitest';
import { newlyInvalidField } from '../../../shared/domain/entities.ts';
import { aPerson } from '../../factories/a-workshop.ts';

const right = aPerson();
/** As a version without an upgrade would have left it. */
const older = { ...right, email: 'not an address', shirt: undefined, sex: undefined };

describe('a change', () => {
  test('of a right record is refused for the field that it makes wrong', () => {
    expect(newlyInvalidField('person', right, right)).toBeNull();
    expect(newlyInvalidField('person', { ...right, email: 'none' }, right)).toBe('email');
    expect(newlyInvalidField('person', { ...right, latinName: { family: '' } }, right)).toBe('latinName.family');
    expect(newlyInvalidField('person', { ...right, latinName: null, cyrillicName: null }, right)).toContain(
      'latinName',
    );
  });

  test('that makes a record is refused for whatever is wrong with it', () => {
    expect(newlyInvalidField('person', right, undefined)).toBeNull();
    expect(newlyInvalidField('person', older, undefined)).not.toBeNull();
  });

  test('of a record that was wrong before is accepted where it touches nothing that is wrong', () => {
    expect(newlyInvalidField('person', { ...older, phone: '+7 700 000 00 03' }, older)).toBeNull();
    expect(newlyInvalidField('person', { ...older, email: 'right@example.org' }, older)).toBeNull();
  });

  test('of a record that was wrong before is refused where it makes another field wrong, or the same one differently', () => {
    expect(newlyInvalidField('person', { ...older, country: 'Atlantis' }, older)).toBe('country');
    expect(newlyInvalidField('person', { ...older, email: 'neither' }, older)).toBe('email');
  });
});
