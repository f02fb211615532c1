import { describe, expect, test } from 'vitest';
import { updated } from '../../../shared/changes/change.ts';
import { type DeskFile, readDeskFile, writeDeskFile } from '../../../shared/desks/desk-file.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { anId, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { Desk } from './a-desk.ts';

const slot = `day/${ids.days[0]}`;

function aDesk(): Desk {
  const desk = new Desk(1, aWorkshop({ attendance: [] }));
  desk.sign(ids.participations[1], slot);
  desk.arrive(ids.participations[2], slot);
  desk.walkIn(slot, { family: 'Petrow', institution: { name: 'City Hospital' } });
  return desk;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function failureOf(text: string): unknown {
  const read = readDeskFile(bytesOf(text), ids.workshop);
  return read.ok ? 'opened' : read.failure;
}

/** A file that another program, or a hand, has made with a right checksum. */
function forged(change: (file: DeskFile) => DeskFile): string {
  return writeDeskFile(change(aDesk().file()));
}

describe('a desk file', () => {
  test('holds what it was given, one record a line, and the same makes the same bytes', () => {
    const file = aDesk().file();
    const text = writeDeskFile(file);
    expect(readDeskFile(bytesOf(text), ids.workshop)).toEqual({ ok: true, value: file });
    expect(text.split('\n').filter((line) => line.startsWith('    {"participationId"'))).toHaveLength(
      file.marks.length,
    );
    expect(writeDeskFile(file)).toBe(text);
  });

  test('names only those whom the desk put on the list', () => {
    const text = writeDeskFile(aDesk().file());
    for (const { latinName, cyrillicName } of aWorkshop().people) {
      expect(text).not.toContain(latinName?.family);
      expect(text).not.toContain(cyrillicName?.family);
    }
    expect(text).toContain('Petrow');
  });
});

test('a desk file holds no sensitive details of a walk-in', () => {
  const desk = aDesk();
  const known: readonly string[] = ids.participations;
  const walkIn = desk.state.snapshot.participations.find(({ id }) => !known.includes(id));
  if (walkIn === undefined) expect.fail('nobody walked in');
  desk.do(updated('participation', walkIn, { diet: 'Geheim', passport: { ...walkIn.passport, number: 'Geheim' } }));
  expect(JSON.stringify(desk.state.snapshot)).toContain('Geheim');
  expect(writeDeskFile(desk.file())).not.toContain('Geheim');
});

describe('what is not taken in', () => {
  const text = writeDeskFile(aDesk().file());

  test('a file cut off anywhere', () => {
    for (let end = 2; end < text.length - 2; end += 97) {
      expect(failureOf(text.slice(0, end)), `cut at ${end}`).toEqual({ code: 'file-truncated' });
    }
  });

  test('a file that was edited, wherever', () => {
    const altered = (place: string): object => ({ code: 'desk-file-altered', details: { place, count: 1 } });
    expect(failureOf(text.replace('"present"', '"absent"'))).toEqual(altered('marks[0]'));
    expect(failureOf(text.replace('Petrow', 'Ivanow'))).toEqual(altered('walkIns[0]'));
    expect(failureOf(text.replace(/"checksum": "[^"]*"/, '"checksum": ""'))).toEqual(altered('checksum'));
    expect(failureOf(text.replace('"rostrum-desk"', '"rostrum-desc"'))).toEqual(altered('checksum'));
  });

  test('an empty file, a workshop file, a picture', () => {
    expect(failureOf('')).toEqual({ code: 'file-empty' });
    expect(failureOf(writeWorkshopFile(aWorkshop()))).toEqual({ code: 'desk-file-not-ours' });
    expect(failureOf('\u0089PNG')).toEqual({ code: 'desk-file-not-ours' });
  });

  test('a file of a newer Rostrum', () => {
    const newer = JSON.stringify({ format: 'rostrum-desk', version: dataVersion + 1, lists: {} });
    expect(failureOf(newer)).toEqual({
      code: 'file-newer',
      details: { version: dataVersion + 1, known: dataVersion },
    });
  });

  test('a file of another workshop, which is named', () => {
    expect(readDeskFile(bytesOf(text), anId(9))).toEqual({
      ok: false,
      failure: { code: 'desk-file-of-other-workshop', details: { title: 'Training' } },
    });
  });

  test('records that do not belong together', () => {
    const [mark] = aDesk().file().marks;
    if (mark === undefined) expect.fail('no mark');
    expect(failureOf(forged((file) => ({ ...file, marks: [...file.marks, mark] })))).toMatchObject({
      code: 'file-invalid',
      details: { place: 'marks[3]' },
    });
    const walkIns = (file: DeskFile, workshopId: string): DeskFile['walkIns'] =>
      file.walkIns.map((each) => ({ ...each, walkIn: { ...each.walkIn, workshopId } }));
    expect(failureOf(forged((file) => ({ ...file, walkIns: walkIns(file, anId(9)) })))).toMatchObject({
      code: 'file-invalid',
      details: { place: 'walkIns[0].walkIn.workshopId' },
    });
    const strangers = (file: DeskFile): DeskFile['walkIns'] =>
      file.walkIns.map(({ walkIn, arrival }) => ({
        walkIn,
        arrival: arrival === null ? null : { ...arrival, person: { ...arrival.person, id: anId(9) } },
      }));
    expect(failureOf(forged((file) => ({ ...file, walkIns: strangers(file) })))).toMatchObject({
      code: 'file-invalid',
      details: { place: 'walkIns[0].arrival' },
    });
  });
});

test('fifty thousand marks of strangers are read and left out within a moment', () => {
  const [one] = aDesk().file().marks;
  if (one === undefined) expect.fail('no mark');
  const marks = Array.from({ length: 50_000 }, (_, index) => ({ ...one, participationId: anId(0x900000 + index) }));
  const read = readDeskFile(bytesOf(forged((file) => ({ ...file, marks, walkIns: [], signatures: [] }))), ids.workshop);
  if (!read.ok) expect.fail(read.failure.code);
  const desk = new Desk(2, aWorkshop({ attendance: [] }));
  const { cells } = desk.preview(read.value);
  expect(cells.filter(({ kind }) => kind === 'unknown')).toHaveLength(50_000);
  expect(desk.takeIn(read.value)).toEqual([]);
});

test('marks from a clock that is years ahead are taken in, and may still be corrected', () => {
  const a = new Desk(1, aWorkshop({ attendance: [] }));
  const b = new Desk(2, aWorkshop({ attendance: [] }));
  b.clock = '2099-01-01T00:00:00.000Z';
  b.arrive(ids.participations[1], slot);
  a.takeIn(b.file());
  a.mark(ids.participations[1], slot, 'absent');
  b.takeIn(a.file());
  expect([a, b].map((desk) => desk.status(ids.participations[1], slot))).toEqual(['absent', 'absent']);
});

test('54 a desk whose clock was years ahead and was put right goes on telling what it marks', () => {
  const a = new Desk(1, aWorkshop({ attendance: [] }));
  const b = new Desk(2, aWorkshop({ attendance: [] }));
  // Only a clock after the making of this version may be right.
  a.clock = '2036-01-01T00:00:00.000Z';
  a.arrive(ids.participations[1], slot);
  b.arrive(ids.participations[0], slot);
  a.takeIn(b.file());
  a.clock = '2026-11-27T09:00:00.000Z';
  a.mark(ids.participations[1], slot, 'absent');
  a.mark(ids.participations[0], slot, 'excused');
  expect(b.preview(a.file()).cells.map(({ kind, after }) => [kind, after])).toEqual(
    expect.arrayContaining([
      ['new', 'absent'],
      ['changed', 'excused'],
    ]),
  );
  b.takeIn(a.file());
  a.takeIn(b.file());
  for (const desk of [a, b]) {
    expect(desk.status(ids.participations[1], slot)).toBe('absent');
    expect(desk.status(ids.participations[0], slot)).toBe('excused');
  }
  a.mark(ids.participations[1], slot, 'present');
  b.takeIn(a.file());
  expect(b.status(ids.participations[1], slot)).toBe('present');
});
