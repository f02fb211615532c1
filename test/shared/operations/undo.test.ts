import { describe, expect, test } from 'vitest';
import { type Changes, created, marked, removed, updated } from '../../../shared/changes/change.ts';
import { removeDay } from '../../../shared/operations/days.ts';
import { removeSession } from '../../../shared/operations/sessions.ts';
import { buildsOn } from '../../../shared/operations/undo.ts';
import { aDay, anId, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { changesOf } from './store.ts';

const snapshot = aWorkshop();
const [session, other] = snapshot.sessions;
const [room] = snapshot.rooms;
const [leader] = snapshot.participations;
if (session === undefined || other === undefined || room === undefined || leader === undefined) throw new Error('bare');
const grid = { how: 'grid' as const, reason: null };
const moved = updated('session', session, { minutes: 20 });

describe('a later action builds on an earlier one', () => {
  test.each<[string, Changes, Changes]>([
    ['when both change one session', moved, updated('session', session, { kind: 'photo' })],
    ['when both change one mark', mark('present'), mark('late')],
    [
      'when it uses a record that the earlier one made',
      [created('room', room)],
      updated('session', session, inRoom(room.id)),
    ],
    [
      'when it removed a record that the earlier one names',
      removeSession(snapshot, session),
      [removed('participation', leader)],
    ],
    [
      'when it marks in a session that the earlier one made',
      [created('session', session)],
      markIn(`session/${session.id}`),
    ],
    [
      'when it gave a day the number that the earlier one took',
      changesOf(removeDay(snapshot, ids.days[0])),
      [newDay(2)],
    ],
  ])('%s', (_, earlier, later) => {
    expect(buildsOn({ changes: later }, { changes: earlier })).toBe(true);
  });
});

describe('a later action does not build on an earlier one', () => {
  test.each<[string, Changes, Changes]>([
    ['when they change two sessions', moved, updated('session', other, { minutes: 20 })],
    ['when two rooms are removed', [removed('room', room)], [removed('room', { ...room, id: anId(700) })]],
    [
      'when a day is added after the days that the earlier one numbered',
      changesOf(removeDay(snapshot, ids.days[1])),
      [newDay(3)],
    ],
    ['when they mark two people', mark('present'), markIn(`am/${ids.days[0]}`, anId(701))],
  ])('%s', (_, earlier, later) => {
    expect(buildsOn({ changes: later }, { changes: earlier })).toBe(false);
  });
});

function mark(status: 'present' | 'late'): Changes {
  return [marked(ids.workshop, ids.participations[1], `am/${ids.days[0]}`, 'unmarked', status, grid)];
}

function markIn(slotId: string, participationId: string = ids.participations[1]): Changes {
  return [marked(ids.workshop, participationId, slotId, 'unmarked', 'present', grid)];
}

function inRoom(roomId: string) {
  return { placement: { dayId: ids.days[0], start: '11:05', roomId } };
}

function newDay(number: number) {
  return created('day', aDay({ id: anId(702), number }));
}
