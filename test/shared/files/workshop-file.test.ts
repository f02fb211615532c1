import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readWorkshopBytes, readWorkshopFile, writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { workshopFormat } from '../../../shared/files/workshop-file.ts';
import { writeChecked } from '../../../shared/files/checked-file.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { aWorkshop, ids } from '../../factories/a-workshop.ts';

const valid = writeWorkshopFile(aWorkshop());
/** A file of version 1, which has no checksums: what its schemas say about it is not covered by another refusal. */
const unchecked = JSON.stringify({ format: 'rostrum-workshop', version: 1, ...aWorkshop() });
const current = `"version": ${dataVersion}`;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The failure of reading `text`, as `code` with its details; 'read' when there is none. */
function refusal(text: string | Uint8Array): unknown {
  const result = typeof text === 'string' ? readWorkshopFile(text) : readWorkshopBytes(text);
  return result.ok ? 'read' : result.failure;
}

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('writing', () => {
  test('begins with the format and its version, one record a line', () => {
    expect(valid.startsWith(`{\n  "format": "rostrum-workshop",\n  ${current},\n`)).toBe(true);
    expect(valid.split('\n').filter((line) => line.startsWith('    {"id":'))).toHaveLength(16);
  });

  test('what is written reads back the same, as text and as bytes, with and without a byte-order mark', () => {
    for (const result of [
      readWorkshopFile(valid),
      readWorkshopBytes(bytesOf(valid)),
      readWorkshopBytes(bytesOf(`\uFEFF${valid}`)),
      readWorkshopFile(valid.replaceAll('\n', '\r\n')),
    ]) {
      expect(result).toEqual({ ok: true, value: aWorkshop() });
    }
  });

  test('the same workshop makes the same bytes, however its records and languages are ordered', () => {
    const { people, sessions, programme } = aWorkshop();
    const shuffled = aWorkshop({
      people: people.toReversed(),
      sessions: sessions.toReversed(),
      programme: { ...programme, name: { ru: 'Программа', en: 'Programme' } },
    });
    expect(writeWorkshopFile(shuffled)).toBe(valid);
  });

  test('says who wrote it and when, where that is given', () => {
    const origin = { by: { user: 'Aigul', computer: 'DESK-2' }, writtenAt: '2026-03-03T08:00:00.000Z' };
    const text = writeWorkshopFile(aWorkshop(), origin);
    expect(text).toContain('"by":{"user":"Aigul","computer":"DESK-2"},"writtenAt":"2026-03-03T08:00:00.000Z"');
    expect(readWorkshopFile(text)).toEqual({ ok: true, value: aWorkshop() });
  });
});

describe('34: every released version reads', () => {
  const folder = join(import.meta.dirname, '../../files');
  const past = Array.from({ length: dataVersion - 1 }, (_, index) => `version-${index + 1}`);
  const files = past.flatMap((version) =>
    readdirSync(join(folder, version))
      .filter((name) => name.endsWith('.workshop'))
      .map((name) => join(version, name)),
  );

  test('there is a file of each version', () => {
    for (const version of past) expect(files.some((name) => name.startsWith(version))).toBe(true);
  });

  test.each(files)('%s', (name) => {
    const result = readWorkshopBytes(readFileSync(join(folder, name)));
    expect(result.ok && result.value.people.length).toBe(name.endsWith('sample.workshop') ? 35 : 6);
  });
});

describe('91, 93 bad files are refused by a code of their own', () => {
  const deep = (depth: number): string =>
    `{"format":"rostrum-workshop","version":1,"x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const cases: readonly (readonly [string, string, object])[] = [
    ['nothing', '', { code: 'file-empty' }],
    ['only spaces', ' \r\n\t', { code: 'file-empty' }],
    ['only a byte-order mark', '\uFEFF', { code: 'file-empty' }],
    ['prose', 'Dear colleagues', { code: 'file-not-ours' }],
    ['a web page', '<!doctype html>', { code: 'file-not-ours' }],
    ['a list', '[]', { code: 'file-not-ours' }],
    ['a number', '42', { code: 'file-not-ours' }],
    ['somebody else’s JSON', '{"name":"rostrum"}', { code: 'file-not-ours' }],
    ['another format', '{"format":"other","version":1}', { code: 'file-not-ours' }],
    ['a missing bracket', valid.replace('"days": [', '"days": '), { code: 'file-not-json', details: { line: 10 } }],
    ['text after the end', `${valid}x`, { code: 'file-not-json', details: { line: valid.split('\n').length } }],
    ['a newer version', writeChecked({ ...workshopFormat, version: 7 }, {}, [['workshop', '{"id":"x"}']]), newer(7)],
    ['a newer version without checksums', unchecked.replace('"version":1', '"version":7'), newer(7)],
    ['no version', unchecked.replace('"version":1,', ''), problem('version', 'a whole number is expected')],
    ['a version in words', unchecked.replace(':1,', ':"1",'), problem('version', 'a whole number is expected')],
    ['64 deep', deep(63), problem('programme', 'expected object, received undefined', 17)],
    ['65 deep', deep(64), { code: 'file-too-deep' }],
    ['100,000 deep', '['.repeat(100_000), { code: 'file-too-deep' }],
    ['100,000 deep and closed', deep(100_000), { code: 'file-too-deep' }],
    ['60 MB', `${valid}${' '.repeat(60 * 1024 * 1024)}`, { code: 'file-too-large', details: { limit: 50 } }],
  ];

  function newer(version: number): object {
    return { code: 'file-newer', details: { version, known: dataVersion } };
  }
  function problem(place: string, text: string, count = 1): object {
    return { code: 'file-invalid', details: { place, problem: text, count } };
  }

  test.each(cases)('%s', (_what, text, expected) => {
    expect(refusal(text)).toEqual(expected);
  });

  test('62: a file of 60 MB is refused before it is decoded', () => {
    expect(refusal(new Uint8Array(60 * 1024 * 1024))).toEqual({ code: 'file-too-large', details: { limit: 50 } });
  });

  test('a file cut off anywhere is told apart from a damaged one', () => {
    const bytes = bytesOf(valid);
    for (let length = 1; length < bytes.length - 2; length += 7) {
      expect(refusal(bytes.subarray(0, length)), `at ${length}`).toEqual({ code: 'file-truncated' });
    }
    expect(refusal(bytes.subarray(0, bytes.length - 2))).toEqual({ code: 'file-truncated' });
    expect(refusal(bytes.subarray(0, bytes.length - 1))).toBe('read');
  });

  test('UTF-16 is named as such', () => {
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${valid}`, 'utf16le'));
    expect(refusal(utf16)).toMatchObject({
      code: 'file-invalid',
      details: { problem: expect.stringContaining('UTF-16') },
    });
  });

  test('bytes that are not UTF-8 are named by their line, or taken for another kind of file', () => {
    const damaged = bytesOf(valid);
    damaged[bytesOf(valid.slice(0, valid.indexOf('"days": '))).length + 1] = 0xff;
    expect(refusal(damaged)).toMatchObject({ code: 'file-not-json', details: { line: 8 } });
    expect(refusal(new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xff, 0]))).toEqual({ code: 'file-not-ours' });
  });

  test.each(['__proto__', 'constructor', 'prototype'])('92: a field named %s, at any depth', (field) => {
    const poison = `"${field}":{"polluted":true},`;
    const poisoned = [
      valid.replace('  "programme"', `  ${poison}\n  "programme"`),
      valid.replace('"place":{', `"place":{${poison}`),
      valid.replace('"title":{', `"title":{${poison}`),
      valid.replace(`${current},`, `${current}, "extra": [[{${poison}"a":1}]],`),
      valid.replace(
        '"place":{',
        `"place":{"\\u${field.charCodeAt(0).toString(16).padStart(4, '0')}${field.slice(1)}":1,`,
      ),
    ];
    for (const text of poisoned) {
      expect(text).not.toBe(valid);
      expect(refusal(text)).toEqual({ code: 'file-unsafe', details: { field } });
    }
  });
});

describe('95 references that lead nowhere are refused', () => {
  const { sessions, people, participations, days, assignments, delegations, workshop, attendance } = aWorkshop();
  const nobody = '0190a000-0000-7000-8000-ffffffffffff';
  const place = (index: number, changed: object): unknown => ({
    ...sessions[index],
    placement: { ...sessions[0]?.placement, ...changed },
  });
  const cases: readonly (readonly [string, object])[] = [
    ['workshop.programmeId', { workshop: { ...workshop, programmeId: nobody } }],
    ['workshop.timeZone', { workshop: { ...workshop, timeZone: 'Asia/Atlantis' } }],
    ['sessions[0].placement.dayId', { sessions: [place(0, { dayId: nobody }), sessions[1], sessions[2]] }],
    ['sessions[1].placement.roomId', { sessions: [sessions[0], place(1, { roomId: nobody }), sessions[2]] }],
    ['sessions[2].workshopId', { sessions: [sessions[0], sessions[1], { ...sessions[2], workshopId: nobody }] }],
    ['sessions[2].id', { sessions: [sessions[0], sessions[1], { ...sessions[2], id: ids.sessions[0] }] }],
    ['days[1].number', { days: [days[0], { ...days[1], number: 1 }] }],
    ['people[0].institutionId', { people: [{ ...people[0], institutionId: nobody }, people[1], people[2]] }],
    [
      'participations[1].personId',
      { participations: [participations[0], { ...participations[1], personId: nobody }, participations[2]] },
    ],
    [
      'participations[1].delegationId',
      { participations: [participations[0], { ...participations[1], delegationId: nobody }, participations[2]] },
    ],
    [
      'participations[1].replacedById',
      { participations: [participations[0], { ...participations[1], replacedById: nobody }, participations[2]] },
    ],
    [
      'participations[1].replacedFrom',
      { participations: [participations[0], { ...participations[1], replacedFrom: nobody }, participations[2]] },
    ],
    [
      'participations[1].number',
      { participations: [participations[0], { ...participations[1], number: 1 }, participations[2]] },
    ],
    ['delegations[0].headParticipationId', { delegations: [{ ...delegations[0], headParticipationId: nobody }] }],
    ['assignments[0].sessionId', { assignments: [{ ...assignments[0], sessionId: nobody }] }],
    ['assignments[0].participationId', { assignments: [{ ...assignments[0], participationId: nobody }] }],
    ['attendance[0].participationId', { attendance: [{ ...attendance[0], participationId: nobody }] }],
    ['attendance[0].slotId', { attendance: [{ ...attendance[0], slotId: `am/${ids.sessions[0]}` }] }],
    ['attendance[1]', { attendance: [attendance[0], attendance[0]] }],
  ];

  test.each(cases)('%s', (where, changed) => {
    const text = JSON.stringify({ format: 'rostrum-workshop', version: 1, ...aWorkshop(), ...changed });
    expect(refusal(text)).toMatchObject({ code: 'file-invalid', details: { place: where } });
  });

  test('replacements that go round in a circle are refused, a chain of them is not', () => {
    const [first, second, third] = participations;
    const [one, two, three] = ids.participations;
    const chain = [{ ...first!, replacedById: two }, { ...second!, replacedById: three }, third!];
    expect(readWorkshopFile(writeWorkshopFile(aWorkshop({ participations: chain }))).ok).toBe(true);
    const circle = [chain[0]!, chain[1]!, { ...third!, replacedById: one }];
    expect(refusal(writeWorkshopFile(aWorkshop({ participations: circle })))).toMatchObject({
      code: 'file-invalid',
      details: { count: 3 },
    });
  });
});

describe('mutations of a valid file', () => {
  const envelope = JSON.parse(unchecked) as unknown;
  const places = leaves(envelope);

  /** The path of every value in the file, the file itself left out. */
  function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
    const here = path.length === 0 ? [] : [path];
    if (typeof value !== 'object' || value === null) return here;
    return [...here, ...Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))];
  }

  function changedAt(
    value: unknown,
    [key = '', ...rest]: readonly string[],
    change: (old: unknown) => unknown,
  ): unknown {
    const copy: Record<string, unknown> = { ...(value as object) };
    copy[key] = rest.length === 0 ? change(copy[key]) : changedAt(copy[key], rest, change);
    return Array.isArray(value) ? Object.values(copy) : copy;
  }

  test('94: a value of another type is refused wherever it stands, and nothing is half read', () => {
    for (const path of places) {
      const text = JSON.stringify(changedAt(envelope, path, (old) => (typeof old === 'boolean' ? 7 : true)));
      expect(refusal(text), path.join('.')).toMatchObject({ code: expect.stringMatching(/^file-(invalid|not-ours)$/) });
    }
  });

  test('94: whatever is put in, reading never throws and never gives half a workshop', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        const result = readWorkshopFile(JSON.stringify(changedAt(envelope, path, () => value)));
        if (result.ok) expect(readWorkshopFile(writeWorkshopFile(result.value))).toEqual(result);
      }),
      { numRuns: 2000 },
    );
  });

  test('flipped bytes never throw', () => {
    fc.assert(
      fc.property(fc.nat(bytesOf(valid).length - 1), fc.nat(255), (at, byte) => {
        const bytes = bytesOf(valid);
        bytes[at] = byte;
        const result = readWorkshopBytes(bytes);
        if (!result.ok) expect(result.failure.code).toMatch(/^file-/);
      }),
      { numRuns: 1000 },
    );
  });
});
