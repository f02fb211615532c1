import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { ParseOption, XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { afterAll, describe, expect, test } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { publishedSchedule } from '../../../../shared/exchange/schedule/publications.ts';
import { readScheduleXml } from '../../../../shared/exchange/schedule/schedule-xml-reader.ts';
import { exchangeText } from '../../../../shared/exchange/exchange-documents.ts';
import { aWorkshop, ids } from '../../../factories/a-workshop.ts';
import { sampleTraining, testId } from '../../documents/training.ts';
import { oddAgenda } from '../odd-agenda.ts';
import { applied } from '../applied.ts';
import { datedSamples, requestOf, samples, valueOf, written } from '../samples.ts';

const schemas = 'test/files/schemas';

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    uri: (text: string) => URL.canParse(text),
    date: /^\d{4}-\d\d-\d\d$/,
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/,
    uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    color: true,
  },
});
const { $schema: _draft, ...schema } = JSON.parse(readFileSync(`${schemas}/schedule.json`, 'utf8')) as Record<
  string,
  unknown
>;
const validateJson = ajv.compile(schema);

function jsonProblems(text: string): unknown {
  return validateJson(JSON.parse(text)) ? [] : validateJson.errors;
}

const schemaDocument = XmlDocument.fromString(readFileSync(`${schemas}/schedule.xml.xsd`, 'utf8'));
const validateXml = XsdValidator.fromDoc(schemaDocument);
afterAll(() => {
  validateXml.dispose();
  schemaDocument.dispose();
});

/** What libxml2 says against the published schema: nothing for a valid document. */
function xmlProblems(text: string): readonly string[] {
  const document = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NONET });
  try {
    validateXml.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message }) => message);
  } finally {
    document.dispose();
  }
}

const nasty = 'A <b> & "c" ]]> \u0000\u0007\uD800 é 🧑🏽‍⚕️\nсвет\r\n';

/** Rooms and titles with everything that a format could stumble over, two rooms of one name among them. */
function nastyTraining(): WorkshopSnapshot {
  const training = sampleTraining();
  return {
    ...training,
    workshop: { ...training.workshop, title: { en: nasty } },
    rooms: training.rooms.map((room) => ({ ...room, name: { en: '__proto__' } })),
    sessions: training.sessions.map((session) => ({ ...session, title: { en: nasty }, description: { ru: nasty } })),
  };
}

const exported: [string, WorkshopSnapshot][] = [
  ...datedSamples,
  ['a training with protected people', sampleTraining()],
  ['nasty texts', nastyTraining()],
  ['another zone', { ...aWorkshop(), workshop: { ...aWorkshop().workshop, timeZone: 'Etc/GMT+5' } }],
];

const wishes: readonly (readonly Language[])[] = [['en'], ['ru'], ['ru', 'en'], ['tk', 'ru']];
const oddWish = fc.constantFrom(...wishes);

describe('schedule JSON', () => {
  test('of agendas that nobody would plan is valid by the published schema', () => {
    fc.assert(
      fc.property(oddAgenda, oddWish, (snapshot, languages) => {
        const text = written(snapshot, 'schedule-json', { languages: [...languages] });
        expect(jsonProblems(text)).toEqual([]);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  test.each(exported)('of %s is valid by the published schema', (_, snapshot) => {
    for (const languages of wishes) {
      expect(jsonProblems(written(snapshot, 'schedule-json', { languages: [...languages] }))).toEqual([]);
    }
  });

  test('the validator refuses what the schema does not allow', () => {
    const broken = written(sampleTraining(), 'schedule-json').replaceAll('"duration"', '"length"');
    expect(jsonProblems(broken)).not.toEqual([]);
  });
});

describe('schedule XML', () => {
  test.each(exported)('of %s is valid by the published schema', (_, snapshot) => {
    for (const languages of wishes) {
      expect(xmlProblems(written(snapshot, 'schedule-xml', { languages: [...languages] }))).toEqual([]);
    }
  });

  test('of agendas that nobody would plan is valid by the published schema', () => {
    fc.assert(
      fc.property(oddAgenda, oddWish, (snapshot, languages) => {
        const text = written(snapshot, 'schedule-xml', { languages: [...languages] });
        expect(xmlProblems(text)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('the validator refuses what the schema does not allow', () => {
    const broken = written(sampleTraining(), 'schedule-xml').replaceAll('duration>', 'length>');
    expect(xmlProblems(broken).join()).toMatch(/length.*not expected/);
  });
});

describe('both schedule formats', () => {
  test('hold every session once, whatever rooms and titles are called', () => {
    fc.assert(
      fc.property(oddAgenda, oddWish, (snapshot, languages) => {
        const placed = snapshot.sessions.map(({ id }) => id).toSorted();
        for (const kind of ['schedule-xml', 'schedule-json'] as const) {
          const text = written(snapshot, kind, { languages: [...languages] });
          const found = [...text.matchAll(/<event [^>]*guid="([^"]+)"|"guid": "([^"]+)",\s*"slug"/g)];
          expect(found.map(([, xml, json]) => xml ?? json ?? '').toSorted()).toEqual(placed);
        }
      }),
    );
  });

  test('carry the offset of the date', () => {
    const training = sampleTraining();
    const inYear = (year: string): WorkshopSnapshot => ({
      ...training,
      days: training.days.map((day) => ({ ...day, date: `${year}-07-1${String(day.number)}` })),
    });
    const zoned = { ...training.workshop, timeZone: 'Asia/Almaty' };
    expect(written({ ...inYear('2020'), workshop: zoned }, 'schedule-xml')).toContain('2020-07-11T08:30:00+06:00');
    expect(written({ ...inYear('2025'), workshop: zoned }, 'schedule-xml')).toContain('2025-07-11T08:30:00+05:00');
    expect(written({ ...inYear('2025'), workshop: zoned }, 'schedule-json')).toContain('2025-07-11T08:30:00+05:00');
  });

  test('are the same for the same input', () => {
    for (const kind of ['schedule-xml', 'schedule-json', 'icalendar'] as const) {
      expect(written(sampleTraining(), kind)).toBe(written(sampleTraining(), kind));
    }
  });

  test('say what is missing when a day has no date', () => {
    const undated = [...samples.values()].find(({ days }) => days.some((day) => day.date === null));
    const snapshot = undated ?? { ...aWorkshop(), days: aWorkshop().days.map((day) => ({ ...day, date: null })) };
    for (const kind of ['icalendar', 'schedule-xml', 'schedule-json'] as const) {
      const result = exchangeText(snapshot, requestOf(kind));
      expect(result.ok ? null : result.failure.code).toBe('document-needs-dates');
    }
    const empty = exchangeText({ ...aWorkshop(), days: [] }, requestOf('icalendar'));
    expect(empty.ok ? null : empty.failure.code).toBe('document-empty');
  });

  test('name a session without a room as in all rooms', () => {
    const text = written(aWorkshop(), 'schedule-xml');
    expect(text).toContain('<room name="All rooms"');
    expect(text).toContain(`guid="${ids.sessions[0]}"`);
    expect(text).not.toContain(`guid="${ids.sessions[2]}"`);
  });
});

function eventsOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/<event id="(\d+)" guid="([^"]+)"/g)].map(([, id = '', guid = '']) => [guid, id]));
}

function versionOf(text: string): string {
  return /<version>([^<]+)</.exec(text)?.[1] ?? /"version": "([^"]+)"/.exec(text)?.[1] ?? '';
}

describe('what programs keep of a schedule', () => {
  const training = sampleTraining();

  test('the number of an event stays when any other session is removed', () => {
    const before = eventsOf(written(training, 'schedule-xml'));
    expect(new Set(before.values()).size).toBe(before.size);
    for (const gone of training.sessions) {
      const sessions = training.sessions.filter(({ id }) => id !== gone.id);
      for (const [guid, id] of eventsOf(written({ ...training, sessions }, 'schedule-xml'))) {
        expect(before.get(guid)).toBe(id);
      }
    }
  });

  test('numbers of 5,000 sessions are different and fit into 31 bits', () => {
    const [pattern] = training.sessions;
    if (pattern === undefined) throw new Error('the training has no session');
    const ends = ['00000000', 'ffffffff', '7fffffff', '7ffffffe', '80000000'];
    const sessions = Array.from({ length: 5000 }, (_, index) => ({
      ...pattern,
      id: `${index.toString(16).padStart(8, '0')}-0000-4000-8000-0000${ends[index % 7] ?? index.toString(16).padStart(8, '0')}`,
    }));
    const numbers = [...eventsOf(written({ ...training, sessions }, 'schedule-xml')).values()].map(Number);
    expect(new Set(numbers).size).toBe(5000);
    expect(Math.min(...numbers)).toBeGreaterThan(0);
    expect(Math.max(...numbers)).toBeLessThan(2 ** 31);
  });

  test.each(['schedule-xml', 'schedule-json'] as const)('the version of %s differs when the content does', (kind) => {
    const before = versionOf(written(training, kind));
    expect(before).toMatch(/^\d{4}-\d\d-\d\d [0-9a-f]{12}$/);
    expect(versionOf(written(training, kind))).toBe(before);
    const changed = training.sessions.map((each, index) =>
      index === 0 ? { ...each, minutes: each.minutes + 5 } : each,
    );
    const renamed = training.sessions.map((each, index) => (index === 0 ? { ...each, title: { en: 'Other' } } : each));
    const versions = [changed, renamed, training.sessions.slice(1)].map((sessions) =>
      versionOf(written({ ...training, sessions }, kind)),
    );
    expect(new Set([before, ...versions]).size).toBe(4);
  });

  describe('a session that is gone', () => {
    let made = 0;
    const publish = (snapshot: WorkshopSnapshot): WorkshopSnapshot =>
      applied(
        snapshot,
        publishedSchedule(snapshot, () => testId(30_000 + made++)),
      );
    const published = publish(training);
    const [gone] = published.sessions.filter(({ placement }) => placement?.roomId !== null && placement !== null);
    if (gone === undefined) throw new Error('no session is in a room');
    const without = { ...published, sessions: published.sessions.filter(({ id }) => id !== gone.id) };
    const eventIn = (text: string, guid: string): string =>
      new RegExp(`<event id="\\d+" guid="${guid}">.*?</event>`, 's').exec(text)?.[0] ?? '';

    test('stays at its place, its title saying that it is cancelled', () => {
      const before = eventIn(written(published, 'schedule-xml'), gone.id);
      for (const sessions of [
        without.sessions,
        published.sessions.map((each) => (each.id === gone.id ? { ...each, placement: null } : each)),
      ]) {
        const after = eventIn(written({ ...published, sessions }, 'schedule-xml'), gone.id);
        expect(after).toMatch(/<title>CANCELLED: .+<\/title>/);
        for (const field of ['room', 'type', 'date', 'start', 'duration']) {
          const value = new RegExp(`<${field}>.*</${field}>`).exec(before)?.[0];
          expect(after, field).toContain(value ?? 'none');
        }
        expect(/id="\d+"/.exec(after)?.[0]).toBe(/id="\d+"/.exec(before)?.[0]);
      }
      expect(written(without, 'schedule-xml', { languages: ['ru'] })).toContain('<title>ОТМЕНЕНО: ');
    });

    test('says so in the language of its title, whichever of the two that is', () => {
      const publications = published.publications.map((each) =>
        each.sessionId === gone.id ? { ...each, title: { ru: 'Этика' } } : each,
      );
      const text = written({ ...without, publications }, 'schedule-xml', { languages: ['en', 'ru'] });
      expect(eventIn(text, gone.id)).toContain('<title>ОТМЕНЕНО: Этика</title>');
      const both = publications.map((each) =>
        each.sessionId === gone.id ? { ...each, title: { ru: 'Этика', en: 'Ethics' } } : each,
      );
      const twice = eventIn(
        written({ ...without, publications: both }, 'schedule-xml', { languages: ['ru', 'en'] }),
        gone.id,
      );
      expect(twice).toContain('<title>ОТМЕНЕНО: Этика</title>');
      expect(twice).toContain('<subtitle>CANCELLED: Ethics</subtitle>');
    });

    test('stays in valid files when its room and its day are gone too', () => {
      const day = gone.placement?.dayId ?? '';
      const bare = {
        ...without,
        rooms: [],
        days: without.days.filter(({ id }) => id !== day),
        sessions: without.sessions
          .filter(({ placement }) => placement?.dayId !== day)
          .map((each) =>
            each.placement === null ? each : { ...each, placement: { ...each.placement, roomId: null } },
          ),
      };
      const text = written(bare, 'schedule-xml');
      expect(xmlProblems(text)).toEqual([]);
      expect(jsonProblems(written(bare, 'schedule-json'))).toEqual([]);
      expect(eventIn(text, gone.id)).toContain('CANCELLED: ');
    });

    test('keeps its number from everybody else, and is written as it was when it comes back', () => {
      const number = published.publications.find(({ sessionId }) => sessionId === gone.id)?.number ?? 0;
      const rival = {
        ...gone,
        id: `${(number - 1).toString(16).padStart(8, '0')}-0000-4000-8000-0000${(number - 1).toString(16).padStart(8, '0')}`,
      };
      const numbers = eventsOf(written({ ...without, sessions: [...without.sessions, rival] }, 'schedule-xml'));
      expect(numbers.get(gone.id)).toBe(String(number));
      expect(numbers.get(rival.id)).not.toBe(String(number));
      expect(written(published, 'schedule-xml')).toBe(written(training, 'schedule-xml'));
    });

    test('is in no part of the agenda, and nothing new is recorded of the same schedule', () => {
      const [delegation] = training.delegations;
      const part = written(without, 'schedule-xml', { delegationId: delegation?.id ?? null });
      expect(part).not.toContain('CANCELLED');
      expect(publishedSchedule(published, () => '')).toEqual([]);
    });

    test('does not come in again', () => {
      const read = valueOf(readScheduleXml(written(without, 'schedule-xml'), { language: 'en', timeZone: null }));
      expect(read.sessions.map(({ source }) => source)).not.toContain(gone.id);
      expect(read.warnings.map(({ code }) => code)).toContain('cancelled');
    });
  });

  test('durations are always of two digits and two', () => {
    fc.assert(
      fc.property(oddAgenda, (snapshot) => {
        for (const [, duration] of written(snapshot, 'schedule-xml').matchAll(/<duration>([^<]*)</g)) {
          expect(duration).toMatch(/^\d\d:\d\d$/);
        }
      }),
    );
  });
});

test('121: protected people are in no format but by their code', () => {
  const training = sampleTraining();
  const hidden = training.people.filter((person) => person.protected);
  expect(hidden.length).toBeGreaterThan(0);
  const participation = training.participations.find((each) => each.personId === hidden[0]?.id);
  const assigned = training.sessions.map((session, index) => ({
    id: testId(9000 + index),
    workshopId: training.workshop.id,
    sessionId: session.id,
    participationId: participation?.id ?? '',
    role: 'lead' as const,
  }));
  for (const kind of ['icalendar', 'schedule-xml', 'schedule-json'] as const) {
    const text = written({ ...training, assignments: assigned }, kind).replaceAll('\r\n ', '');
    expect(text).toContain(`P-0${String(participation?.number)}`);
    for (const person of hidden) {
      for (const name of [person.latinName, person.cyrillicName]) {
        if (name !== null) expect(text).not.toContain(name.family);
      }
      expect(text).not.toContain(person.id);
    }
    expect(text).not.toContain(`"${participation?.id ?? ''}"`);
  }
});
