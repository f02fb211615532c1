import { expect, test } from 'vitest';
import { samePeople } from '../../../shared/matching/same-people.ts';
import { figuresOf, labelledPeople } from './known-people.ts';

const everybody = labelledPeople();

// What is tuned looks at the other half: `held-out` is only measured.
test.each(['tune', 'held-out'])('pairs of the labelled set, %s', (part) => {
  const people = everybody.filter((person) => person.part === part);
  const pairs = samePeople(people);
  const likely = figuresOf(pairs.filter(({ verdict }) => verdict === 'likely'), people);
  const offered = figuresOf(pairs, people);
  if (process.env['SHOW'] === part) {
    const names = new Map(people.map((each) => [each.id, each]));
    const truths = new Map(people.map((each) => [each.id, each.truth]));
    const show = (id: string): string => {
      const p = names.get(id);
      return p === undefined ? '' : [...Object.values(p.names[0] ?? {}), p.sex[0], p.birth, ...p.emails, ...p.phones, ...p.institutions].join(' | ');
    };
    const found = new Set(pairs.map(({ one, other }) => `${one} ${other}`));
    for (const { one, other, verdict, reasons } of pairs) {
      if (truths.get(one) !== truths.get(other)) console.log(`WRONG ${verdict} ${reasons.join(' ')}\n  ${show(one)}\n  ${show(other)}`);
      else if (verdict === 'possible') console.log(`WEAK ${reasons.join(' ')}\n  ${show(one)}\n  ${show(other)}`);
    }
    for (const [index, one] of people.entries())
      for (const other of people.slice(index + 1, index + 4))
        if (one.truth === other.truth && !found.has(`${one.id} ${other.id}`)) console.log(`MISSED\n  ${show(one.id)}\n  ${show(other.id)}`);
    console.log(likely, offered);
  }
  expect(likely.precision).toBeGreaterThan(0.98);
  expect(offered.recall).toBeGreaterThan(0.95);
});
