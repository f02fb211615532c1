import { beforeEach, describe, expect, test } from 'vitest';
import { command, type Done, nothing } from '../../../renderer/storage/command.ts';
import { lastEntry, store } from '../../../renderer/storage/database.ts';
import type { ActionName } from '../../../shared/changes/action-name.ts';
import { type Changes, created, marked, removed, updated } from '../../../shared/changes/change.ts';
import { type Result, success } from '../../../shared/result.ts';
import { aDay, anId, aPerson, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import type { MemoryJournal } from './memory-journal.ts';
import { contents, contentsHash, freshStart, openSmallWorkshop, saved } from './stored.ts';

const { workshop } = aWorkshop();
let journal: MemoryJournal;

/** A command that has decided already. */
function commit(action: ActionName, changes: Changes): Promise<Result<Done>> {
  return command({ action, reads: nothing, decide: () => success(changes) });
}

beforeEach(async () => {
  journal = await freshStart();
});

describe('an action', () => {
  beforeEach(async () => {
    await openSmallWorkshop();
    await saved();
  });

  test('writes records, marks and history together', async () => {
    const changes = [
      created('day', aDay({ id: anId(500), number: 3 })),
      marked(ids.workshop, ids.participations[1], `am/${anId(500)}`, 'unmarked', 'late', { how: 'grid', reason: null }),
    ];
    expect((await commit('day.add', changes)).ok).toBe(true);
    const now = await contents();
    expect(now[`workshop/${ids.workshop} day ${anId(500)}`]).toMatchObject({ number: 3 });
    expect(now[`${ids.workshop} am/${anId(500)} ${ids.participations[1]}`]).toBe('late');
    expect(await lastEntry()).toMatchObject({ sequence: 2, action: 'day.add', changes, reverts: null });
  });

  test.each([
    ['a record that is wrong', updated('session', aSession(), { minutes: 1 }), 'minutes'],
    ['a new record that is wrong', [created('day', aDay({ id: anId(500), number: 99 }))], 'number'],
    ['a record without a name', updated('person', aPerson(), { latinName: null, cyrillicName: null }), 'latinName'],
    ['a field of the wrong kind', [{ ...marker(), field: 'title', value: 'text' }], 'title'],
  ])('with %s writes nothing at all', async (_, wrong, field) => {
    const before = await contentsHash();
    const right = updated('workshop', workshop, { number: 'changed' });
    const done = await commit('workshop.edit', [...right, ...wrong]);
    expect(done).toMatchObject({ ok: false, failure: { code: 'record-invalid' } });
    expect(JSON.stringify(done)).toContain(field);
    expect(await contentsHash()).toBe(before);
    expect(await store.entries.count()).toBe(1);
    expect(journal.entries).toHaveLength(1);
  });

  test('without changes is no action', async () => {
    expect((await commit('workshop.edit', [])).ok).toBe(true);
    expect(await store.entries.count()).toBe(1);
  });

  test('52: keeps fields that this version does not know', async () => {
    const later = [{ ...marker(), field: 'fromLaterVersion', value: { kept: true } }];
    expect((await commit('session.edit', later)).ok).toBe(true);
    expect((await commit('session.edit', updated('session', aSession(), { minutes: 45 }))).ok).toBe(true);
    const record = (await contents())[`workshop/${ids.workshop} session ${ids.sessions[0]}`];
    expect(record).toMatchObject({ minutes: 45, fromLaterVersion: { kept: true } });
  });

  test('follows another without a gap, however many come at once', async () => {
    const edits = Array.from({ length: 40 }, (_, index) =>
      commit('session.edit', updated('session', aSession(), { minutes: 10 + index })),
    );
    expect((await Promise.all(edits)).every((done) => done.ok)).toBe(true);
    const sequences = (await store.entries.toArray()).map((entry) => entry.sequence);
    expect(sequences).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
    await saved();
    expect(journal.entries).toEqual(await store.entries.toArray());
  });

  function marker() {
    const partition = `workshop/${ids.workshop}`;
    return { entity: 'session' as const, partition, id: ids.sessions[0], previous: null };
  }
});

describe('the summary of a workshop', () => {
  beforeEach(openSmallWorkshop);

  test('follows what it sums up', async () => {
    const [summary] = await store.summaries.toArray();
    expect(summary).toMatchObject({ title: workshop.title, firstDate: '2025-07-15', days: 2, participants: 2 });
    await commit('workshop.edit', updated('workshop', workshop, { title: { en: 'Another' } }));
    await commit('day.edit', updated('day', aDay({ date: '2025-07-15' }), { date: '2025-07-14' }));
    expect(await store.summaries.toArray()).toMatchObject([{ title: { en: 'Another' }, firstDate: '2025-07-14' }]);
    const [, participation] = aWorkshop().participations;
    if (participation === undefined) return expect.fail('nobody');
    await commit('participation.edit', updated('participation', participation, { status: 'declined' }));
    expect(await store.summaries.toArray()).toMatchObject([{ participants: 1 }]);
  });

  test('is not written anew where nothing of that has changed', async () => {
    await store.summaries.clear();
    expect((await commit('session.edit', updated('session', aSession(), { minutes: 45 }))).ok).toBe(true);
    expect(await store.summaries.count()).toBe(0);
  });

  test('goes with its workshop', async () => {
    await commit('workshop.remove', [removed('workshop', workshop)]);
    expect(await store.summaries.count()).toBe(0);
  });
});
