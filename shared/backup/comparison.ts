import * as z from 'zod';
import { type Holdings, packSheet, recordsOf } from '../changes/partition.ts';
import { summaryOf } from '../changes/workshop-summary.ts';
import { marksIn } from '../domain/attendance/attendance.ts';
import { type Text, textSchema } from '../domain/language.ts';

const changeCountSchema = z.object({
  /** In the backup and not here. */
  gained: z.int().min(0),
  /** Here and not in the backup. */
  lost: z.int().min(0),
  /** In both, and not the same. */
  differing: z.int().min(0),
});
type ChangeCount = z.infer<typeof changeCountSchema>;

/** What would change if a backup took the place of what is here. */
export const holdingsComparisonSchema = z.object({
  workshops: changeCountSchema,
  people: changeCountSchema,
  marks: changeCountSchema,
  /** The workshops by title: at most ten each. */
  titles: z.object({
    gained: z.array(textSchema).max(10),
    lost: z.array(textSchema).max(10),
    differing: z.array(textSchema).max(10),
  }),
});
export type HoldingsComparison = z.infer<typeof holdingsComparisonSchema>;

const mostTitles = 10;

/** Compares what is here with what a backup holds. The order of fields and of records does not count. */
export function compareHoldings(here: Holdings, backup: Holdings): HoldingsComparison {
  const workshops = compareMaps(workshopsIn(here), workshopsIn(backup));
  const people = compareMaps(peopleIn(here), peopleIn(backup));
  const marks = compareMaps(marksBeside(here, backup), marksBeside(backup, here));
  const [titlesHere, titlesThere] = [titlesIn(here), titlesIn(backup)];
  const titled = (ids: readonly string[], titles: ReadonlyMap<string, Text>): Text[] =>
    ids.slice(0, mostTitles).map((id) => titles.get(id) ?? {});
  return {
    workshops: countOf(workshops),
    people: countOf(people),
    marks: countOf(marks),
    titles: {
      gained: titled(workshops.gained, titlesThere),
      lost: titled(workshops.lost, titlesHere),
      differing: titled(workshops.differing, titlesHere),
    },
  };
}

type Differences = Readonly<Record<keyof ChangeCount, readonly string[]>>;

function compareMaps(here: ReadonlyMap<string, unknown>, there: ReadonlyMap<string, unknown>): Differences {
  return {
    gained: [...there.keys()].filter((key) => !here.has(key)),
    lost: [...here.keys()].filter((key) => !there.has(key)),
    differing: [...here]
      .filter(([key, value]) => there.has(key) && !areSame(value, there.get(key)))
      .map(([key]) => key),
  };
}

/** The order of fields is looked at only where the plain texts differ, which they seldom do. */
function areSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other) || canonicalText(one) === canonicalText(other);
}

function countOf({ gained, lost, differing }: Differences): ChangeCount {
  return { gained: gained.length, lost: lost.length, differing: differing.length };
}

/** Everything of each workshop but its marks, as text; a partition whose workshop was deleted is none. */
function workshopsIn({ partitions }: Holdings): Map<string, object> {
  const found = new Map<string, object>();
  for (const partition of partitions.values()) {
    const [workshop] = recordsOf(partition, 'workshop');
    if (workshop === undefined) continue;
    const others = [`attendance/${workshop.id}`, `signatures/${workshop.id}`, `desks/${workshop.id}`];
    const all = [partition, ...others.map((key) => partitions.get(key))].map((each) => filled(each?.records ?? {}));
    found.set(workshop.id, all);
  }
  return found;
}

/** Without the kinds of which there is no record any more. */
function filled(records: Readonly<Record<string, object>>): object {
  return Object.fromEntries(Object.entries(records).filter(([, byId]) => Object.keys(byId).length > 0));
}

function peopleIn({ partitions }: Holdings): Map<string, object> {
  const found = new Map<string, object>();
  for (const partition of partitions.values()) {
    for (const person of recordsOf(partition, 'person')) found.set(person.id, person);
  }
  return found;
}

/** The marks of those sheets that are not the same in both: most are. */
function marksBeside({ sheets }: Holdings, others: Holdings): Map<string, string> {
  const found = new Map<string, string>();
  for (const sheet of sheets.values()) {
    const other = others.sheets.get(sheet.workshopId);
    if (other !== undefined && JSON.stringify(packSheet(sheet)) === JSON.stringify(packSheet(other))) continue;
    for (const { participationId, slotId, status } of marksIn(sheet)) found.set(`${participationId} ${slotId}`, status);
  }
  return found;
}

function titlesIn({ partitions }: Holdings): Map<string, Text> {
  const found = new Map<string, Text>();
  for (const partition of partitions.values()) {
    const summary = partition.key.startsWith('workshop/') ? summaryOf(partition) : undefined;
    if (summary !== undefined) found.set(summary.id, summary.title);
  }
  return found;
}

/** JSON with the fields of every object in alphabetical order. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
