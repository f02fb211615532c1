import { describe, expect, test } from 'vitest';
import { checkAgenda } from '../../../../shared/domain/schedule-rules/check.ts';
import { type RuleName, usualRuleSettings } from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import { workshopFromAgenda } from '../../../../shared/exchange/agenda-import.ts';
import { readScheduleXml } from '../../../../shared/exchange/schedule/schedule-xml-reader.ts';
import { minutesOf } from '../../../../shared/time/wall-clock.ts';
import { anId } from '../../../factories/a-workshop.ts';
import {
  publishedConferences,
  type PublishedSession,
  publishedSessions,
  publishedXml,
} from '../../../files/schedules/published-conference.ts';
import { applied } from '../../exchange/applied.ts';
import { valueOf } from '../../exchange/samples.ts';

const wish = { programmeId: null, title: {}, country: 'KZ', city: {}, timeZone: 'UTC', languages: ['en'] } as const;

/** Known from comparing every two sessions of the published files. */
const known = {
  'fosdem-2020': { rooms: 0, speakers: 3 },
  'fosdem-2023': { rooms: 1, speakers: 0 },
} as const;

describe.each(publishedConferences)('%s as it was published', (conference) => {
  const sessions = publishedSessions(conference);
  let made = 0;
  const agenda = valueOf(readScheduleXml(publishedXml(sessions), { language: 'en', timeZone: null }));
  const { changes, warnings } = valueOf(workshopFromAgenda(wish, agenda, true, () => anId(0x100000 + made++)));
  const snapshot = applied(null, changes);
  const { findings } = checkAgenda(snapshot, usualRuleSettings);
  const titles = new Map(snapshot.sessions.map(({ id, title }) => [id, title.en ?? '']));

  function found(rule: RuleName): string[] {
    return findings
      .filter((each) => each.rule === rule)
      .map(({ sessionIds }) => pair(...sessionIds.map((id) => Number(titles.get(id)?.replace('Session ', '')))))
      .sort();
  }

  test('comes in whole, with its speakers', () => {
    expect(snapshot.sessions).toHaveLength(sessions.length);
    expect(snapshot.rooms).toHaveLength(35);
    expect(snapshot.people).toHaveLength(new Set(sessions.flatMap(({ speakers }) => speakers)).size);
    expect(snapshot.assignments).toHaveLength(sessions.flatMap(({ speakers }) => speakers).length);
    expect(warnings).toEqual([]);
  });

  test('two sessions in one room are exactly those that comparing every two finds', () => {
    const clashes = clashing(sessions, (one, other) => one.room === other.room);
    expect(clashes).toHaveLength(known[conference].rooms);
    expect(found('room-double-booked')).toEqual(clashes);
  });

  test('speakers in two rooms at once are exactly those that comparing every two finds', () => {
    const clashes = clashing(sessions, (one, other) => one.speakers.some((each) => other.speakers.includes(each)));
    expect(clashes).toHaveLength(known[conference].speakers);
    expect(found('person-in-two-places')).toEqual(clashes);
  });
});

/** Every two sessions of a day that share a minute and `meet`. */
function clashing(
  sessions: readonly PublishedSession[],
  meet: (one: PublishedSession, other: PublishedSession) => boolean,
): string[] {
  const pairs: string[] = [];
  for (const [index, one] of sessions.entries()) {
    for (const other of sessions.slice(index + 1)) {
      const [start, otherStart] = [minutesOf(one.start), minutesOf(other.start)];
      const overlap = start < otherStart + other.minutes && otherStart < start + one.minutes;
      if (one.day === other.day && overlap && meet(one, other)) pairs.push(pair(one.number, other.number));
    }
  }
  return pairs.sort();
}

function pair(...numbers: readonly number[]): string {
  return numbers.toSorted((one, other) => one - other).join(' and ');
}
