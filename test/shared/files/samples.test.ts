import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportedEvent } from '../../../scripts/samples/facts.ts';
import { makeSamples } from '../../../scripts/samples/make-samples.ts';
import type { Session } from '../../../shared/domain/agenda/session.ts';
import { endOf, sessionsOfDay, startOf } from '../../../shared/domain/attendance/slots.ts';
import { isCounted, isExpected } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { readWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { offsetAt } from '../../../shared/time/instant.ts';

const samples = makeSamples().map(({ name, text }) => ({ name, text, snapshot: snapshotIn(text) }));

function snapshotIn(text: string): WorkshopSnapshot {
  const result = readWorkshopFile(text);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function sample(key: string): WorkshopSnapshot {
  return samples.find(({ name }) => name === `${key}.workshop`)!.snapshot;
}

function overlap(one: Session, other: Session): boolean {
  return one !== other && startOf(one) < endOf(other) && startOf(other) < endOf(one);
}

test('there are five', () => {
  expect(samples.map(({ name }) => name)).toEqual([
    'cadap-respectful-care.workshop',
    'osce-gbv-ashgabat.workshop',
    'unfpa-technical-meeting-turkestan.workshop',
    'iom-victim-identification-ashgabat.workshop',
    'unodc-treatnet-family-bishkek.workshop',
  ]);
});

describe.each(samples)('$name', ({ name, text, snapshot }) => {
  const { workshop, days, sessions, assignments, participations, people, delegations } = snapshot;
  const reported = reportedEvent(name.replace('.workshop', ''));
  const expected = participations.filter((one) => isExpected(one) && isCounted(one));
  const personOf = new Map(people.map((person) => [person.id, person]));

  test('is the committed file, byte for byte', () => {
    const committed = readFileSync(join(import.meta.dirname, '../../../samples', name), 'utf8');
    expect(text === committed, 'run `npm run samples` and commit what it writes').toBe(true);
  });

  test('keeps to the reported facts, and says that its people are invented', () => {
    expect(days.map((day) => day.date)).toEqual(reported.dates ?? [null, null, null, null, null]);
    expect(workshop).toMatchObject({ timeZone: reported.time_zone, fictional: true });
    expect(workshop.place.country).toBe(reported.place.country);
    expect(snapshot.programme.countries).toEqual(reported.programme.region);
  });

  test('expects 20 to 40 participants of both sexes, every age band and several institutions', () => {
    const counted = expected.map(({ personId }) => personOf.get(personId)!);
    expect(counted.length).toBeGreaterThanOrEqual(20);
    expect(counted.length).toBeLessThanOrEqual(40);
    expect(counted.filter((person) => person.sex === 'female').length).toBeGreaterThan(5);
    expect(counted.filter((person) => person.sex === 'male').length).toBeGreaterThan(5);
    expect(new Set(counted.map((person) => person.ageBand)).size).toBe(6);
    expect(new Set(counted.map((person) => person.institutionId)).size).toBeGreaterThan(5);
    expect(counted.some((person) => person.latinName === null || person.cyrillicName === null)).toBe(true);
  });

  test('has protected people without addresses, two interpreters, and somebody replaced', () => {
    const secret = people.filter((person) => person.protected);
    expect(secret.length).toBeGreaterThanOrEqual(2);
    expect(secret.every((person) => person.email === '' && person.phone === '')).toBe(true);
    expect(participations.filter((one) => one.role === 'interpreter')).toHaveLength(2);
    for (const status of ['replaced', 'reserve', 'declined']) {
      expect(
        participations.some((one) => one.status === status),
        status,
      ).toBe(true);
    }
    expect(participations.every((one) => (one.status === 'replaced') === (one.replacedById !== null))).toBe(true);
    expect(delegations.every((delegation) => delegation.headParticipationId !== null)).toBe(true);
  });

  test('every text is in English and in Russian', () => {
    for (const written of text.matchAll(/\{"(en|ru|kk|ky|tg|tk|uz)":"[^{}]*\}/g)) {
      expect(Object.keys(JSON.parse(written[0]) as object).slice(0, 2)).toEqual(['en', 'ru']);
    }
    for (const day of days) expect(day.theme).toHaveProperty('ru');
  });

  test('every day opens with registration or a recap, has lunch and breaks, and stays within working hours', () => {
    for (const day of days) {
      const ofDay = sessionsOfDay(day.id, sessions);
      expect(ofDay.filter((session) => session.kind === 'lunch')).toHaveLength(1);
      expect(ofDay.filter((session) => session.kind === 'break').length).toBeGreaterThanOrEqual(2);
      expect(startOf(ofDay[0]!)).toBeGreaterThanOrEqual(8 * 60 + 30);
      expect(Math.max(...ofDay.map(endOf))).toBeLessThanOrEqual(18 * 60);
    }
    const kinds = days.map((day) => sessionsOfDay(day.id, sessions).map((session) => session.kind));
    expect(kinds[0]?.slice(0, 2)).toEqual(['registration', 'opening']);
    expect(kinds.at(-1)?.slice(-2)).toEqual(['evaluation', 'closing']);
  });

  test('no room holds two sessions at once, and nobody is needed in two', () => {
    const placed = days.map((day) => sessionsOfDay(day.id, sessions));
    for (const one of placed.flat()) {
      const beside = placed.find((ofDay) => ofDay.includes(one))!.filter((other) => overlap(one, other));
      const rooms = beside.map((other) => other.placement?.roomId);
      expect(rooms).not.toContain(one.placement?.roomId);
      expect(rooms).not.toContain(null);
      const busy = assignments.filter(({ sessionId }) => beside.some((other) => other.id === sessionId));
      const needed = assignments.filter(({ sessionId }) => sessionId === one.id);
      for (const { participationId } of needed) {
        expect(busy.map((assignment) => assignment.participationId)).not.toContain(participationId);
      }
    }
  });
});

test('the special session of the first sample is for men, beside another one', () => {
  const { sessions } = sample('cadap-respectful-care');
  const special = sessions.find((session) => session.kind === 'special-session')!;
  expect(special.audience.en).toBe('Male doctors and counsellors');
  const ofDay = sessionsOfDay(special.placement!.dayId, sessions);
  expect(ofDay.filter((other) => overlap(special, other)).map((other) => other.audience.en)).toEqual([
    'All other participants',
  ]);
});

test('each delegation of the technical meeting presents once, by its head', () => {
  const { sessions, assignments, delegations } = sample('unfpa-technical-meeting-turkestan');
  const presentations = sessions.filter((session) => session.kind === 'country-presentations');
  const presenters = presentations.map(
    ({ id }) => assignments.find((one) => one.sessionId === id && one.role === 'presenter')?.participationId,
  );
  expect(presenters).toEqual(delegations.slice(0, 5).map((delegation) => delegation.headParticipationId));
});

test('two samples have their first day marked, and all three kinds of slots occur', () => {
  expect(samples.map(({ snapshot }) => snapshot.attendance.length > 0)).toEqual([true, false, false, true, false]);
  expect(samples.map(({ snapshot }) => snapshot.workshop.attendance.slots)).toEqual([
    'half-day',
    'half-day',
    'day',
    'session',
    'half-day',
  ]);
});

test('the same zone has the offset of its year', () => {
  expect(offsetAt('2025-07-15', '09:00', sample('cadap-respectful-care').workshop.timeZone)).toBe(300);
  expect(offsetAt('2020-08-17', '09:00', sample('unfpa-technical-meeting-turkestan').workshop.timeZone)).toBe(360);
});
