import { describe, expect, test } from 'vitest';
import { purposeOf } from '../../../shared/domain/entity.ts';
import {
  isSignature,
  padPoint,
  signature,
  signatureSchema,
  strokePath,
  withPoint,
} from '../../../shared/domain/evidence/signature.ts';
import { anId, ids } from '../../factories/a-workshop.ts';

const signed = {
  id: anId(500),
  workshopId: ids.workshop,
  participationId: ids.participations[1],
  slotId: `am/${ids.days[0]}`,
  strokes: [[0, 0, 30, 40]],
  signedAt: '2025-07-15T04:00:00.000Z',
};

describe('a signature', () => {
  test('lies in a partition of its own, and says why it is kept', () => {
    expect(signatureSchema.parse(signed)).toEqual(signed);
    expect(signature.partition(signed)).toBe(`signatures/${ids.workshop}`);
    expect(purposeOf(signatureSchema.shape.strokes)).toContain('signed');
  });

  test.each([[[]], [[[1]]], [[[1, 2, 3]]], [[[0, 1001]]], [[[0.5, 1]]]])('with strokes %j is refused', (strokes) => {
    expect(signatureSchema.safeParse({ ...signed, strokes }).success).toBe(false);
  });

  test('is more than a touch by accident', () => {
    expect(isSignature([])).toBe(false);
    expect(isSignature([[10, 10]])).toBe(false);
    expect(isSignature([[0, 0, 10, 0, 20, 0]])).toBe(false);
    expect(isSignature(signed.strokes)).toBe(true);
  });
});

describe('a stroke', () => {
  test('stays within the pad, in whole units', () => {
    expect(padPoint(-3, 400.6)).toEqual([0, 400]);
    expect(padPoint(999.7, 12.4)).toEqual([1000, 12]);
  });

  test('grows by points that are new', () => {
    expect(withPoint([], [1, 2])).toEqual([1, 2]);
    expect(withPoint([1, 2], [1, 2])).toEqual([1, 2]);
    expect(withPoint([1, 2], [1, 3])).toEqual([1, 2, 1, 3]);
  });

  test('is drawn as a line, and a dot as one of no length', () => {
    expect(strokePath([1, 2, 3, 4])).toBe('M1 2L3 4');
    expect(strokePath([1, 2])).toBe('M1 2L1 2');
  });
});
