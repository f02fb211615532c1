import { expect, test } from 'vitest';
import { unprintedIn } from '../../../shared/documents/unprinted.ts';
import { participationCode } from '../../../shared/domain/people/participation.ts';
import { sampleTraining } from './training.ts';

test('nothing is told of a workshop whose letters can all be printed', () => {
  expect(unprintedIn(sampleTraining(), 'en')).toEqual([]);
});

test('114: letters that no font has are told with the name of the person and of the text', () => {
  const training = sampleTraining();
  const seat = training.participations.find(
    ({ personId }) => !training.people.find(({ id }) => id === personId)?.protected,
  );
  const person = training.people.find(({ id }) => id === seat?.personId);
  const [session] = training.sessions;
  if (person === undefined || session === undefined) throw new Error('the sample is too small');
  person.latinName = { family: 'ሀይለ', given: 'Anna', patronymic: '' };
  session.title = { en: 'Opening ☐' };
  expect(unprintedIn(training, 'en')).toEqual([
    { name: 'ሀይለ Anna', letters: 'ሀ ይ ለ', place: { section: 'people', id: seat?.id } },
    { name: 'Opening ☐', letters: '☐', place: { section: 'agenda', id: session.id } },
  ]);
});

test('so are letters in the name of the programme and in the theme of a day', () => {
  const training = sampleTraining();
  const [day] = training.days;
  if (day === undefined) throw new Error('the sample is too small');
  training.programme.name = { en: 'Programme ☐' };
  day.theme = { en: 'Needs ሀ' };
  expect(unprintedIn(training, 'en')).toEqual([
    { name: 'Programme ☐', letters: '☐', place: { section: 'overview', id: null } },
    { name: 'Needs ሀ', letters: 'ሀ', place: { section: 'overview', id: null } },
  ]);
});

test('a protected person is told of by the code', () => {
  const training = sampleTraining();
  const [seat] = training.participations;
  const person = training.people.find(({ id }) => id === seat?.personId);
  if (person === undefined || seat === undefined) throw new Error('the sample is too small');
  person.protected = true;
  person.latinName = { family: 'ሀ', given: '', patronymic: '' };
  expect(unprintedIn(training, 'en')).toEqual([
    { name: participationCode(seat), letters: 'ሀ', place: { section: 'people', id: seat.id } },
  ]);
});
