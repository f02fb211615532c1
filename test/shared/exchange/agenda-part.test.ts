import { expect, test } from 'vitest';
import { exchangeName, exchangeText } from '../../../shared/exchange/exchange-documents.ts';
import { leadingPeople, wholeAgenda } from '../../../shared/exchange/exchange-request.ts';
import { aWorkshop, ids } from '../../factories/a-workshop.ts';
import { requestOf, samples } from './samples.ts';

const workshop = aWorkshop();
const [assignment] = workshop.assignments;
/** The protected participant leads as well. */
const withHidden = aWorkshop({
  assignments: [
    ...workshop.assignments,
    ...(assignment === undefined ? [] : [{ ...assignment, id: ids.programme, participationId: ids.participations[2] }]),
  ],
});

test('who leads is listed by name, a protected person by the code', () => {
  expect(leadingPeople(withHidden, 'en').map(({ name }) => name)).toEqual(['P-03', 'Trainer Tamara']);
});

test('whoever has only unplaced sessions is not listed', () => {
  const unplaced = { ...workshop, sessions: workshop.sessions.map((each) => ({ ...each, placement: null })) };
  expect(leadingPeople(unplaced, 'en')).toEqual([]);
});

test('a file says whose it is, and never the name of a protected person', () => {
  const named = (part: Partial<typeof wholeAgenda>): string =>
    exchangeName(withHidden, requestOf('icalendar', { ...wholeAgenda, ...part }));
  expect(named({})).toBe('Calendar – Training – en-ru.ics');
  expect(named({ participationId: ids.participations[0] })).toBe('Calendar – Trainer Tamara – Training – en-ru.ics');
  expect(named({ participationId: ids.participations[2] })).toBe('Calendar – P-03 – Training – en-ru.ics');
  expect(named({ delegationId: ids.delegation })).toBe('Calendar – Kazakhstan – Training – en-ru.ics');
});

test('somebody without a session gets no empty file but a sentence', () => {
  const request = requestOf('icalendar', { participationId: ids.participations[1] });
  expect(exchangeText(workshop, request)).toMatchObject({ ok: false, failure: { code: 'document-empty' } });
});

test.each([...samples])(
  'where everybody in %s is protected, no part has a name, in the file or in its name',
  (_, sample) => {
    const snapshot = { ...sample, people: sample.people.map((person) => ({ ...person, protected: true })) };
    const names = snapshot.people.flatMap(({ latinName, cyrillicName }) => [latinName, cyrillicName]);
    for (const { participation } of leadingPeople(snapshot, 'en')) {
      const request = requestOf('icalendar', { participationId: participation.id });
      const text = exchangeText(snapshot, request);
      const written = exchangeName(snapshot, request) + (text.ok ? text.value.replaceAll('\r\n ', '') : '');
      for (const name of names) if (name !== null) expect(written).not.toContain(`${name.given} ${name.family}`);
      expect(written).toContain(`P-${String(participation.number).padStart(2, '0')}`);
    }
  },
);
