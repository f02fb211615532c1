import { performance } from 'node:perf_hooks';
import type { Partition } from '../../shared/changes/partition.ts';
import { Directory, type DirectoryContents, isFound, peopleQuery } from '../../shared/directory/directory.ts';
import { directorySortKey } from '../../shared/directory/people-columns.ts';
import { orderSteps } from '../../shared/directory/row-order.ts';
import { nameSortKey } from '../../shared/text/collation.ts';
import { partitionOfWorkshop, partitionsWithPeople } from '../data/holdings.ts';
import { institutionCount, institutionNumber, makePerson } from '../data/people.ts';
import { makeWorkshop } from '../data/workshops.ts';
import type { Figures } from '../drivers/bench-case.ts';
import type { Prepared, Size } from '../frozen/workload.ts';

/** People, and workshops in which they take part. */
const extents: Readonly<Record<Size, { readonly people: number; readonly workshops: number }>> = {
  S: { people: 1_000, workshops: 20 },
  M: { people: 10_000, workshops: 200 },
  L: { people: 40_000, workshops: 800 },
};

/** What is typed key by key, in the other alphabet; the last of it is found by its sound. */
const typed = 'ахмедов 3';

type Steps = { readonly whole: Figures; readonly slowest: Figures };
type Answer = {
  readonly rows: number;
  readonly found: readonly number[];
  readonly steps: Readonly<Record<string, Steps>>;
};
type Checked = { readonly check: string; readonly bytes: null; readonly figures: Readonly<Record<string, Figures>> };

/**
 * Everybody read part by part, sorted by name and by institution in steps, and found key by key. Of each the slowest step is
 * what a page would be held up by; of the reading what the store takes besides is not in it.
 */
export async function directoryProduct(size: Size): Promise<Prepared<Answer>> {
  const { people, workshops } = extents[size];
  const parts: readonly Partition[] = [
    {
      key: 'institutions',
      records: {
        institution: Object.fromEntries(
          Array.from({ length: institutionCount }, (_, number) => institutionNumber(number)).map((each) => [
            each.id,
            each,
          ]),
        ),
      },
    },
    ...Array.from({ length: workshops }, (_, number) => partitionOfWorkshop(makeWorkshop('M', number).snapshot)),
    ...partitionsWithPeople(Array.from({ length: people }, (_, number) => makePerson(number))),
  ];
  return { work: async () => work(parts), check: async (answer): Promise<Checked> => checked(answer) };
}

function work(parts: readonly Partition[]): Answer {
  const directory = new Directory();
  const reading = timed(parts, (part) => {
    directory.take(part.key, part);
    directory.refresh();
  });
  const contents = directory.contents();
  const byName = sorted(contents, 'name');
  const byInstitution = sorted(contents, 'institution');
  const found: number[] = [];
  const finding = timed(
    Array.from(typed, (_, index) => typed.slice(0, index + 1)),
    (query) => {
      const words = peopleQuery(query);
      found.push(contents.people.filter((row) => isFound(row, words)).length);
    },
  );
  const again = timed([parts.at(-1)], (part) => {
    if (part !== undefined) directory.take(part.key, part);
    directory.contents();
  });
  const steps = {
    read: reading,
    'sort by name': byName,
    'sort by institution': byInstitution,
    find: finding,
    'one change': again,
  };
  return { rows: contents.people.length, found, steps };
}

function sorted({ people }: DirectoryContents, column: 'name' | 'institution'): Steps {
  const textKey = nameSortKey('ru');
  const steps = orderSteps(people, (row) => directorySortKey(column, row, textKey, 'ru', (key) => key), false);
  return timed(steps, () => undefined);
}

/** All steps, and the slowest of them; of an iterator the time of making each counts. */
function timed<Item>(items: Iterable<Item>, step: (item: Item) => void): Steps {
  const whole = { wall: 0, cpu: 0 };
  const slowest = { wall: 0, cpu: 0 };
  let before = clocks();
  for (const item of items) {
    step(item);
    const now = clocks();
    const [wall, cpu] = [now.wall - before.wall, now.cpu - before.cpu];
    whole.wall += wall;
    whole.cpu += cpu;
    slowest.wall = Math.max(slowest.wall, wall);
    slowest.cpu = Math.max(slowest.cpu, cpu);
    before = now;
  }
  return { whole, slowest };
}

/** Milliseconds by the clock, and of this process. */
function clocks(): { readonly wall: number; readonly cpu: number } {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1000 };
}

function checked({ rows, found, steps }: Answer): Checked {
  return {
    check: `${String(rows)} people, found ${found.join(' ')}`,
    bytes: null,
    figures: Object.fromEntries(
      Object.entries(steps).flatMap(([name, { whole, slowest }]) => [
        [name, whole],
        [`${name}, slowest step`, slowest],
      ]),
    ),
  };
}
