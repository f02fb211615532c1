import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDeskFile, writeDeskFile } from '../../../shared/desks/desk-file.ts';
import { damagedWorkshop, type DamagedWorkshop } from '../../../shared/files/damaged-workshop.ts';
import { readWorkshopBytes, writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { anId, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { Desk } from '../desks/a-desk.ts';

const origin = { by: { user: 'Aigul', computer: 'DESK-2' }, writtenAt: '2026-03-03T08:00:00.000Z' };
const text = writeWorkshopFile(aWorkshop(), origin);
const valid = new TextEncoder().encode(text);
const slot = `day/${ids.days[0]}`;
const seed = 20_261_127;

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >>> 3]! ^= 1 << (bit & 7);
  return copy;
}

function damaged(bytes: Uint8Array | string): DamagedWorkshop {
  let next = 5000;
  const found = damagedWorkshop(
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    { en: 'Restored' },
    () => anId(next++),
  );
  if (found === null) throw new Error('nothing was found');
  return found;
}

function aDeskFile(): Uint8Array {
  const desk = new Desk(1, aWorkshop({ attendance: [] }));
  desk.sign(ids.participations[1], slot);
  desk.arrive(ids.participations[2], slot);
  desk.walkIn(slot, { family: 'Petrow', institution: { name: 'City Hospital' } });
  return new TextEncoder().encode(writeDeskFile(desk.file()));
}

describe('31 a flipped bit', () => {
  test('is never accepted as data: 2,000 places', () => {
    fc.assert(
      fc.property(fc.nat(valid.length * 8 - 1), (bit) => {
        expect(readWorkshopBytes(flipped(valid, bit)).ok).toBe(false);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('costs nothing: what was written comes back whole, wherever it is', () => {
    fc.assert(
      fc.property(fc.nat(valid.length * 8 - 1), (bit) => {
        const { isProven, whole } = damaged(flipped(valid, bit));
        expect({ isProven, whole }).toEqual({ isProven: true, whole: aWorkshop() });
      }),
      { seed, numRuns: 200 },
    );
  });

  test('is told with its record and its field', () => {
    const at = new TextEncoder().encode(text.slice(0, text.indexOf('"family":"') + 10)).length;
    const bytes = flipped(valid, at * 8 + 1);
    expect(readWorkshopBytes(bytes)).toMatchObject({
      ok: false,
      failure: { code: 'file-altered', details: { place: 'people[0].latinName.family', count: 1 } },
    });
    expect(damaged(bytes).faults).toEqual([
      { what: 'mended', part: 'people', number: 1, name: expect.any(String), field: 'latinName.family', count: 1 },
    ]);
  });

  test('in a file of a desk is never accepted: 2,000 places', () => {
    const bytes = aDeskFile();
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        expect(readDeskFile(flipped(bytes, bit), ids.workshop).ok).toBe(false);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('30 a file that was cut off', () => {
  test('is never accepted: 2,500 lengths', () => {
    for (let length = 0; length < valid.length - 1; length += 3) {
      expect(readWorkshopBytes(valid.subarray(0, length)).ok, `${length} bytes`).toBe(false);
    }
    expect(readWorkshopBytes(valid.subarray(0, -1))).toEqual({ ok: true, value: aWorkshop() });
  });

  test('says how many records of each kind are gone, and gives what is whole', () => {
    const cut = damaged(text.slice(0, text.indexOf('"delegations": ') - 40));
    expect(cut.isProven).toBe(false);
    expect(cut.asItIs).toBeNull();
    expect(cut.whole.sessions).toEqual(aWorkshop().sessions);
    expect(cut.whole.people).toHaveLength(2);
    expect(cut.faults).toContainEqual({
      what: 'missing',
      part: 'participations',
      number: null,
      name: '',
      field: null,
      count: 3,
    });
    expect(cut.head).toMatchObject(origin);
  });

  test('gives a sound workshop at any of 200 lengths at which anything is whole', () => {
    fc.assert(
      fc.property(fc.nat(valid.length - 2), (length) => {
        let next = 9000;
        const bytes = valid.subarray(0, length);
        const found = damagedWorkshop(bytes, { en: 'Restored' }, () => anId(next++));
        if (found === null) return;
        expect(readWorkshopBytes(new TextEncoder().encode(writeWorkshopFile(found.whole)))).toEqual({
          ok: true,
          value: found.whole,
        });
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('31 a record that is lost', () => {
  const lines = text.split('\n');
  const without = (start: string): string => {
    const at = lines.findIndex((line) => line.includes(start));
    return lines.map((line, index) => (index === at ? line.replaceAll(/[a-z]/g, '#') : line)).join('\n');
  };

  test('takes with it what cannot be without it, and that is told', () => {
    const { whole, faults, isProven } = damaged(without(`{"id":"${ids.people[1]}"`));
    expect(isProven).toBe(false);
    expect(whole.people.map(({ id }) => id)).not.toContain(ids.people[1]);
    expect(whole.participations.map(({ personId }) => personId)).not.toContain(ids.people[1]);
    expect(faults.map(({ what, part }) => `${what} ${part}`)).toEqual(
      expect.arrayContaining(['lost people', 'dependent participations', 'dependent attendance']),
    );
  });

  test('leaves sessions of its day unplaced', () => {
    const { whole, faults } = damaged(without(`{"id":"${ids.days[0]}"`));
    expect(whole.sessions).toHaveLength(aWorkshop().sessions.length);
    expect(whole.sessions.every(({ placement }) => placement?.dayId !== ids.days[0])).toBe(true);
    expect(faults).toContainEqual(
      expect.objectContaining({ what: 'dependent', part: 'sessions', field: 'placement.dayId' }),
    );
  });

  test('is replaced by a new one where it is the workshop itself', () => {
    const { whole } = damaged(without(`  "workshop": {"id"`));
    expect(whole.workshop).toMatchObject({ id: ids.workshop, title: { en: 'Restored' } });
    expect(whole.sessions).toEqual(aWorkshop().sessions);
  });

  test('does no harm where the name of its list is damaged', () => {
    const { whole, isProven } = damaged(text.replace('"people": [', '"p##ple": ['));
    expect({ whole, isProven }).toEqual({ whole: aWorkshop(), isProven: true });
  });
});

describe('a file that was changed by hand', () => {
  const changed = text.replace('"minutes":60', '"minutes":45');

  test('is told as such, and can be taken on purpose', () => {
    expect(changed).not.toBe(text);
    expect(readWorkshopBytes(new TextEncoder().encode(changed))).toMatchObject({
      ok: false,
      failure: { code: 'file-altered', details: { place: 'sessions[0]', count: 1 } },
    });
    const { asItIs, head, faults } = damaged(changed);
    expect(head?.by).toEqual(origin.by);
    expect(asItIs?.sessions[0]?.minutes).toBe(45);
    expect(faults).toMatchObject([
      { what: 'altered', part: 'sessions', number: 1, name: 'Lecture' },
      { what: 'dependent', part: 'assignments', number: null },
    ]);
  });

  test('is not offered as it is where it is no sound workshop', () => {
    expect(damaged(text.replace('"minutes":60', '"minutes":"long"')).asItIs).toBeNull();
  });

  test('is the same where only line ends and indents changed', () => {
    for (const written of [text.replaceAll('\n', '\r\n'), JSON.stringify(JSON.parse(text), null, 4)]) {
      expect(readWorkshopBytes(new TextEncoder().encode(written))).toEqual({ ok: true, value: aWorkshop() });
    }
  });

  test('of version 1 is read as it is', () => {
    const old = JSON.stringify({ format: 'rostrum-workshop', version: 1, ...aWorkshop() });
    expect(readWorkshopBytes(new TextEncoder().encode(old))).toEqual({ ok: true, value: aWorkshop() });
  });
});
