import { expect, test } from 'vitest';
import { samePeople } from '../../../shared/matching/same-people.ts';
import { figuresOf, labelledPeople } from './known-people.ts';

const everybody = labelledPeople();

test('the labelled set is as large as it should be', () => {
  const names = new Set(everybody.flatMap(({ names }) => names.map(({ family, given }) => `${family} ${given}`)));
  expect(names.size).toBeGreaterThan(2000);
});

// Only `tune` was looked at while rules and costs were set; `held-out` is measured.
test.each(['tune', 'held-out'])('people of the labelled set are found and kept apart, %s', (part) => {
  const people = everybody.filter((person) => person.part === part);
  const pairs = samePeople(people);
  const likely = figuresOf(
    pairs.filter(({ verdict }) => verdict === 'likely'),
    people,
  );
  const offered = figuresOf(pairs, people);
  expect(likely.precision).toBeGreaterThan(0.99);
  expect(likely.recall).toBeGreaterThan(0.82);
  expect(offered.precision).toBeGreaterThan(0.98);
  expect(offered.recall).toBeGreaterThan(0.95);
});
