import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nobody, updated } from '../../../shared/changes/change.ts';
import {
  beginning,
  entryAfter,
  entrySchema,
  follows,
  readEntry,
  type StoredEntry,
  undoStack,
} from '../../../shared/changes/entry.ts';
import { type Holdings, recordsOf } from '../../../shared/changes/partition.ts';
import { marksIn } from '../../../shared/domain/attendance/attendance.ts';
import { entities, entityNames } from '../../../shared/domain/entities.ts';
import { erasedIds } from '../../../shared/domain/people/erasure.ts';
import { removeParticipation } from '../../../shared/operations/people.ts';
import {
  erasedDeskFile,
  erasedPartition,
  erasedSnapshot,
  erasureChanges,
  redactedEntry,
  type Subject,
  subjectOf,
  unfoundedRedactions,
} from '../../../shared/redaction/redaction.ts';
import { anId, aPerson, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { deeds, emptyStore, perform } from '../changes/random-actions.ts';
import { Desk } from '../desks/a-desk.ts';
import { after, all, contentsOf } from '../operations/store.ts';

const [day] = ids.days;
const [, own, other] = ids.participations;
const [, person] = ids.people;
const texts = ['Secretova', 'Секретова', 'secret@example.org', '+7 700 123 45 67'];

const secret = aPerson({
  id: person,
  latinName: { family: 'Secretova', given: 'Sara', patronymic: '' },
  cyrillicName: { family: 'Секретова', given: 'Сара', patronymic: '' },
  email: 'secret@example.org',
  phone: '+7 700 123 45 67',
});

/** A history in which the person stands in every way. */
function history(): Desk {
  const { people, ...workshop } = aWorkshop({ attendance: [] });
  const desk = new Desk(1, { ...workshop, people: people.map((each) => (each.id === person ? secret : each)) });
  desk.do(updated('person', secret, { position: { en: 'Witness' }, email: '' }), 'person.edit');
  desk.mark(own, `day/${day}`, 'present');
  desk.mark(other, `day/${day}`, 'late');
  desk.sign(own, `day/${day}`);
  desk.walkIn(`day/${day}`, { family: 'Guest', given: 'Greta' });
  desk.signOff(day);
  const mark = { entity: 'mark', workshopId: ids.workshop, slotId: `day/${day}`, how: 'grid' } as const;
  desk.do([
    { ...mark, participationId: own, value: 'absent', previous: 'present', reason: 'She was at the doctor’s' },
    { ...mark, participationId: other, value: 'absent', previous: 'late', reason: 'Secretova stood in for him' },
    { ...mark, participationId: other, value: 'late', previous: 'absent', reason: 'He came after all' },
  ]);
  desk.do(updated('session', aSession(), { title: { en: 'Talk by S. SECRETOVA', ru: '' } }), 'session.edit');
  desk.do(updated('session', aSession(), { minutes: 45 }), 'session.edit');
  return desk;
}

function subjectIn(desk: Desk): Subject {
  return subjectOf(person, desk.holdings.partitions.values(), desk.entries);
}

function redactedAll(stored: readonly StoredEntry[], subject: Subject): StoredEntry[] {
  return stored.map((entry) => redactedEntry(entry, subject) ?? expect.fail('cannot be redacted'));
}

function expectChain(entries: readonly StoredEntry[]): void {
  for (const [index, entry] of entries.entries()) expect(follows(entry, entries[index - 1] ?? beginning)).toBe(true);
}

/** What the entries amount to. */
function replayed(entries: readonly StoredEntry[]): Holdings {
  const nothing: Holdings = { partitions: new Map(), sheets: new Map() };
  return entries.reduce((holdings, entry) => after(holdings, readEntry(entry).changes), nothing);
}

describe('the list of a sign-off', () => {
  test('loses the names of the person, in the data, in a file and in the history, and the day stays signed', () => {
    const desk = history();
    const erased = new Set([person, own]);
    const partition = [...desk.holdings.partitions.values()].find(({ records }) => records.signedList !== undefined);
    const [list] = recordsOf(erasedPartition(partition ?? expect.fail('no list'), erased), 'signedList');
    expect(list?.people?.map(({ latinName }) => latinName?.family)).toContain('Trainer');
    expect(list?.people?.find(({ participationId }) => participationId === own)).toMatchObject({
      latinName: null,
      cyrillicName: null,
      institution: {},
      number: 2,
      sex: secret.sex,
    });
    const { snapshot } = desk.state;
    const signedLists = all(desk.holdings, 'signedList');
    expect(JSON.stringify(signedLists)).toContain('Secretova');
    expect(JSON.stringify(erasedSnapshot({ ...snapshot, signedLists }, erased).signedLists)).not.toContain('Secretova');
    const replayedOffs = all(replayed(redactedAll(desk.stored, subjectIn(desk))), 'signOff');
    expect(replayedOffs).toMatchObject([{ dayId: day, withdrawn: null }]);
  });
});

describe('redacting a person', () => {
  test('finds what belongs to them, also what is gone', () => {
    const desk = history();
    const [signature] = desk.state.signatures;
    const participation = desk.state.snapshot.participations.find(({ id }) => id === own);
    if (participation !== undefined) desk.do(removeParticipation(desk.state.snapshot, participation));
    const subject = subjectIn(desk);
    expect([...subject.participationIds]).toEqual([own]);
    expect([...subject.recordIds].sort()).toEqual([person, own, String(signature?.id)].sort());
    expect([...subject.texts].sort()).toEqual([...texts].sort());
  });

  test('takes every value away, and the chain is whole', () => {
    const desk = history();
    const before = JSON.stringify(desk.stored);
    for (const text of [...texts, 'Witness', 'doctor', '[0,0,100,100]']) expect(before).toContain(text);
    const redacted = redactedAll(desk.stored, subjectIn(desk));
    expectChain(redacted);
    expect(redacted.at(-1)?.hash).toBe(desk.stored.at(-1)?.hash);
    for (const text of [...texts, 'SECRETOVA', 'Witness', 'doctor', 'stood in', '[0,0,100,100]']) {
      expect(JSON.stringify(redacted)).not.toContain(text);
    }
    expect(JSON.stringify(redacted)).toContain('He came after all');
    expect(JSON.stringify(redacted)).toContain('Guest');
    for (const entry of redacted) expect(entrySchema.safeParse(entry).success).toBe(true);
    expect(redactedAll(redacted, subjectIn(desk))).toEqual(redacted);
  });

  test('leaves the counts, and everything of others but what names the person', () => {
    const desk = history();
    const redacted = replayed(redactedAll(desk.stored, subjectIn(desk)));
    const marks = (holdings: Holdings): unknown => [...holdings.sheets.values()].flatMap(marksIn);
    expect(marks(redacted)).toEqual(marks(desk.holdings));
    const gone = subjectIn(desk).recordIds;
    const kept = (holdings: Holdings): unknown =>
      Object.entries(contentsOf(holdings)).filter(
        ([key]) => ![...gone, ids.sessions[0], 'signedList'].some((id) => key.includes(id)),
      );
    expect(kept(redacted)).toEqual(kept(desk.holdings));
  });

  test('leaves nothing that Undo would bring back by half', () => {
    const desk = history();
    const entries = redactedAll(desk.stored, subjectIn(desk)).map(readEntry);
    const undone = entries.filter(({ isRedacted }) => isRedacted).map(({ action }) => action);
    expect(undone).toContain('person.edit');
    for (let last = entries.length; last > 0; last -= 1) {
      expect(undoStack(entries.slice(0, last)).undo?.isRedacted ?? false).toBe(false);
    }
  });

  test('of version 1 says that it cannot be done', () => {
    const subject: Subject = { personId: person, participationIds: new Set(), recordIds: new Set([person]), texts: [] };
    const change = { entity: 'person', shelf: 'people/001', id: person, field: 'email', value: 'a', previous: 'b' };
    const entry = { version: 1, sequence: 1, hash: '0'.repeat(64), changes: [change] };
    expect(redactedEntry(entry, subject)).toBeNull();
    expect(redactedEntry({ ...entry, changes: [{ ...change, id: own }] }, subject)).not.toBeNull();
  });

  test('whatever was done before, breaks no chain and leaves no value', () => {
    fc.assert(
      fc.property(deeds, fc.nat(20), (actions, number) => {
        const store = emptyStore();
        const stored: StoredEntry[] = [];
        for (const action of actions) {
          const made = { timestamp: 'timestamp', device: 'd-TEST22', by: nobody };
          const done = { action: 'person.edit', changes: perform(store, action), group: anId(1), reverts: null };
          stored.push(entryAfter(stored.at(-1) ?? beginning, done, made));
        }
        const people = stored.flatMap(({ changes }) => changes.filter(({ entity }) => entity === 'person'));
        const id = String(people[number % Math.max(1, people.length)]?.['id']);
        const subject: Subject = { personId: id, participationIds: new Set(), recordIds: new Set([id]), texts: [] };
        const redacted = redactedAll(stored, subject);
        expectChain(redacted);
        const left = redacted.flatMap(({ changes }) => changes.filter((change) => change['id'] === id));
        expect(left.every((change) => !('value' in change || 'previous' in change || 'salt' in change))).toBe(true);
        expect(() => replayed(redacted)).not.toThrow();
      }),
      { seed: 20261127, numRuns: 100 },
    );
  });

  test('a value cannot be guessed from its digest: the same value has another digest each time', () => {
    const desk = history();
    const redact = (): unknown => redactedEntry(desk.stored[1] ?? expect.fail('no entry'), subjectIn(desk))?.changes;
    const again = history();
    expect(redact()).not.toEqual(redactedEntry(again.stored[1] ?? expect.fail('no entry'), subjectIn(again))?.changes);
  });
});

const erasedAt = '2026-11-27T12:00:00.000Z';

describe('values that are missing', () => {
  test('are nobody’s doing but of an erasure after them', () => {
    const desk = history();
    const subject = subjectIn(desk);
    expect(unfoundedRedactions(desk.stored)).toEqual([]);
    const redacted = redactedAll(desk.stored, subject);
    const emptied = redacted.flatMap((entry, index) => (entry === desk.stored[index] ? [] : [entry.sequence]));
    expect(emptied.length).toBeGreaterThan(3);
    expect(unfoundedRedactions(redacted)).toEqual(emptied);
    const before = desk.stored.length;
    desk.do(erasureChanges(subject, desk.holdings.partitions.values(), erasedAt), 'person.edit');
    expect(unfoundedRedactions([...redacted, ...desk.stored.slice(before)])).toEqual([]);
    // An erasure that is emptied itself accounts for nothing, nor for what is done after it.
    desk.do(updated('person', secret, { email: '' }), 'person.edit');
    expect(unfoundedRedactions([...redacted, ...redactedAll(desk.stored.slice(before), subject)])).toEqual([
      ...emptied,
      before + 1,
      before + 2,
    ]);
  });

  test('of somebody else than the erasure names are told', () => {
    const desk = history();
    desk.do(updated('person', aPerson(), { phone: '1' }), 'person.edit');
    desk.do(erasureChanges(subjectIn(desk), desk.holdings.partitions.values(), erasedAt), 'person.edit');
    const id = aPerson().id;
    const others: Subject = { personId: id, participationIds: new Set(), recordIds: new Set([id]), texts: [] };
    const redacted = redactedAll(desk.stored, others);
    expect(unfoundedRedactions(redacted)).toContain(desk.stored.length - 1);
  });
});

describe('erasing a person', () => {
  test('makes the current data anonymous, keeps what is counted, and is never taken back', () => {
    const desk = history();
    desk.do(updated('session', aSession(), { title: { en: 'Talk' } }), 'session.edit');
    const subject = subjectIn(desk);
    const changes = erasureChanges(subject, desk.holdings.partitions.values(), erasedAt);
    const last = undoStack(desk.entries).undo;
    desk.do(changes, 'person.edit');
    const texts = JSON.stringify([...desk.holdings.partitions.values()]);
    for (const text of [...subject.texts, 'Witness', '[0,0,100,100]']) expect(texts).not.toContain(text);
    expect(JSON.stringify(changes)).not.toContain('Secret');
    const kept = all(desk.holdings, 'person').find(({ id }) => id === person);
    expect(kept).toMatchObject({ sex: secret.sex, country: secret.country, ageBand: secret.ageBand, protected: true });
    for (const partition of desk.holdings.partitions.values()) {
      for (const name of entityNames) {
        for (const record of recordsOf(partition, name)) {
          expect(entities[name].schema.safeParse(record).error?.issues ?? [], name).toEqual([]);
        }
      }
    }
    expect(undoStack(desk.entries).undo?.group).toBe(last?.group);
    const erased = erasedIds(all(desk.holdings, 'erasure'));
    expect([...erased].sort()).toEqual([person, own].sort());
  });

  test('leaves nothing about the person to undo or to do again, and everything else as it was', () => {
    const desk = history();
    desk.do(updated('session', aSession(), { title: { en: 'Talk' } }), 'session.edit');
    const other = desk.entries.at(-1);
    desk.do(updated('person', secret, { email: '', phone: '' }), 'person.edit');
    desk.undo();
    desk.do(updated('person', secret, { email: '' }), 'person.edit');
    desk.do(erasureChanges(subjectIn(desk), desk.holdings.partitions.values(), erasedAt), 'person.edit');
    const stack = undoStack(desk.entries);
    expect(stack.undo?.group).toBe(other?.group);
    expect(stack.redo).toBeUndefined();
    for (const text of [person, own, 'Secret', 'Witness']) expect(JSON.stringify(stack.done)).not.toContain(text);
    const anonymous = all(desk.holdings, 'person').find(({ id }) => id === person) ?? expect.fail('no person');
    desk.do(updated('person', anonymous, { country: null }), 'person.edit');
    expect(undoStack(desk.entries).undo?.group).toBe(desk.entries.at(-1)?.group);
  });

  test('reaches whatever older copy comes in later, once or twice', () => {
    const desk = history();
    const older = desk.holdings;
    const file = desk.file();
    const { snapshot } = desk.state;
    desk.do(erasureChanges(subjectIn(desk), older.partitions.values(), erasedAt), 'person.edit');
    const erased = erasedIds(all(desk.holdings, 'erasure'));
    const named = { ...snapshot, sessions: [] };
    const copies: unknown[] = [
      [...older.partitions.values()]
        .map((each) => erasedPartition(each, erased))
        .filter(({ key }) => !key.startsWith('workshop/')),
      erasedSnapshot(named, erased),
      erasedDeskFile(file, erased),
    ];
    for (const copy of copies)
      for (const text of [...texts, 'Witness', '[0,0,100,100]', 'doctor'])
        expect(JSON.stringify(copy)).not.toContain(text);
    for (const partition of older.partitions.values()) {
      const once = erasedPartition(partition, erased);
      expect(erasedPartition(once, erased)).toBe(once);
      if (partition.key === 'programmes') expect(once).toBe(partition);
    }
    expect(erasedSnapshot(named, erased).participations).toHaveLength(snapshot.participations.length);
  });
});
