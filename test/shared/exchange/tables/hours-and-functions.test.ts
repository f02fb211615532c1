import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.ts';

const head = 'Date;Time;Session;Speaker';

async function rowOf(time: string, speaker = '', above: readonly string[] = []): Promise<[string, string]> {
  const lines = [head, ...above, `2025-07-14;${time};Talk;${speaker}`];
  const { sessions, told } = await readTable(lines.join('\n'));
  const [, start = '', minutes = '', , , people = ''] = sessions.at(-1)?.split(' | ') ?? [];
  return [speaker === '' ? `${start} ${minutes}` : people, told.join(', ')];
}

describe('12 AM as an end is midnight', () => {
  test.each([
    ['2:30-12 AM', ['2025-07-14;1-2 PM;Lunch;'], '14:30 570', 'midnight-meant 3'],
    ['8-12 AM', ['2025-07-14;6-8 PM;Dinner;'], '20:00 240', 'midnight-meant 3'],
    ['11 PM - 12 AM', [], '23:00 60', ''],
    ['9-11 AM', [], '09:00 120', ''],
  ])('%s', async (time, above, understood, told) => {
    expect(await rowOf(time, '', above)).toEqual([understood, told]);
  });
});

test.each(['25:00-26:00', '9:60-10:00', '24:00-25:30', '9:75'])('%s is no time, and has no place', async (time) => {
  const [place, told] = await rowOf(time);
  expect(place).toMatch(/^- /);
  expect(told).toContain('time-wrong 2');
});

test.each(['9–11 (Moscow time)', '9:00 UTC', '09:00+01:00', '9:00 (МСК)', '09:00-10:00 CET', '09:00Z'])(
  'the zone of %s is told',
  async (time) => {
    const [place, told] = await rowOf(time);
    expect(place).toMatch(/^09:00/);
    expect(told).toContain('zone-said 2');
  },
);

describe('functions are no people', () => {
  test.each([
    ['Dr. Lee, Minister of Health', 'Lee', ''],
    ['Посол Франции', '-', 'function-left-out 2'],
    ['Ambassador of France', '-', 'function-left-out 2'],
    ['Министр здравоохранения РК, представитель ПРООН', '-', 'function-left-out 2'],
    ['Қазақстан денсаулық сақтау министрі', '-', 'function-left-out 2'],
    ['вазири тандурустии Тоҷикистон', '-', 'function-left-out 2'],
    ['UNODC Representative', '-', 'function-left-out 2'],
    ['"Ray, Bob"', 'Ray, Bob', 'people-doubtful 2'],
    ['Посол Омаров Е.', 'Омаров Е.', ''],
    ['Ambassador John Smith', 'John Smith', ''],
  ])('%s', async (speaker, people, told) => {
    expect(await rowOf('09:00-10:00', speaker)).toEqual([people, told]);
  });
});
