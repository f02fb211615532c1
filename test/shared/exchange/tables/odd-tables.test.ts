import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.ts';

const date = '2026-05-04';

/** What a table that people write in a hurry means, and what is told of it. */
async function timesOf(...lines: readonly string[]): Promise<[string[], readonly string[]]> {
  const { sessions, told } = await readTable(lines.join('\n'));
  return [sessions.map((session) => session.split(' | ').slice(1, 4).join(' ')), told];
}

describe('an hour that goes back in a day is in the afternoon', () => {
  test('where am is said of the morning', async () => {
    expect(
      await timesOf(
        'Date,Time,Session',
        `${date},9:00 AM - 10:30 AM,Opening`,
        `${date},10:30 AM - 11:00 AM,Coffee`,
        `${date},1:30 - 3:00,Practice`,
        `${date},12:30 AM - 1:30 AM,Night`,
      ),
    ).toEqual([['09:00 90 Opening', '10:30 30 Coffee', '13:30 90 Practice', '00:30 60 Night'], ['afternoon-assumed 4']]);
  });

  test('where pm is said of some hours after it', async () => {
    expect(
      await timesOf(
        'Date,Time,Session',
        `${date},9:00 am,Opening`,
        `${date},12:30,Lunch`,
        `${date},1:30,Practice`,
        `${date},3:00 pm,Coffee`,
        `${date},3:15,Closing`,
        `${date},7:30,Dinner`,
      ),
    ).toEqual([
      ['09:00 210 Opening', '12:30 60 Lunch', '13:30 90 Practice', '15:00 15 Coffee', '15:15 20 Closing', '19:30 60 Dinner'],
      expect.arrayContaining(['afternoon-assumed 4, 6–7']),
    ]);
  });

  test('in columns of their own for start and end', async () => {
    expect(
      await timesOf('Date,Start,End,Session', `${date},9:00 am,12:00,Talk`, `${date},1:30,3:00 pm,Practice`),
    ).toEqual([['09:00 180 Talk', '13:30 90 Practice'], ['afternoon-assumed 3']]);
  });

  test('but not where hours go to 24', async () => {
    expect(
      await timesOf('Date,Time,Session', `${date},21:00 - 23:00,Film`, `${date},1:30 - 3:00,Transfer`),
    ).toEqual([['21:00 120 Film', '01:30 90 Transfer'], []]);
  });
});
