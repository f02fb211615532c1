import * as z from 'zod';
import { historyEndSchema } from '../changes/entry.ts';
import { type PackedSheet, type Partition, recordsOf } from '../changes/partition.ts';
import { summaryOf } from '../changes/workshop-summary.ts';
import { textSchema } from '../domain/language.ts';
import { calendarDaySchema } from '../time/calendar-day.ts';
import { wallClockSchema } from '../time/wall-clock.ts';

/** Why a backup was made: by the clock, before something that changes all data, or because somebody asked. */
const backupKinds = ['automatic', 'safety', 'asked'] as const;
export type BackupKind = (typeof backupKinds)[number];

/** The first line of a backup. `format`, `version` and `application` are fixed for all versions to come. */
export const backupHeaderSchema = z.object({
  format: z.literal('rostrum-backup'),
  /** Of the data in it. */
  version: z.int().min(1),
  /** The version of the program that wrote it. */
  application: z.string().max(40),
  workspaceId: z.uuid(),
  /** The one point of the history at which everything in it stands. */
  end: historyEndSchema,
  counts: z.object({ partitions: z.int().min(0), sheets: z.int().min(0) }),
  /** The instant in UTC, and what the clock on the wall said then in the zone of the computer. */
  madeAt: z.iso.datetime(),
  day: calendarDaySchema,
  clock: wallClockSchema,
  timeZone: z.string().max(100),
  /** The installation that made it. */
  device: z.string().max(60),
  kind: z.enum(backupKinds),
});
export type BackupHeader = z.infer<typeof backupHeaderSchema>;

/** What a backup holds, in numbers; the latest workshops by name. */
export const backupSummarySchema = z.object({
  workshops: z.int().min(0),
  /** Those who take part in a workshop: whoever was taken out of all of them is not counted. */
  people: z.int().min(0),
  /** Marks other than `unmarked`. */
  marks: z.int().min(0),
  entries: z.int().min(0),
  evidence: z.int().min(0),
  latest: z.array(z.object({ title: textSchema, firstDate: calendarDaySchema.nullable() })).max(5),
});
export type BackupSummary = z.infer<typeof backupSummarySchema>;

/** What is known of a backup without reading all of it. */
export const backupInfoSchema = z.object({
  header: backupHeaderSchema,
  summary: backupSummarySchema,
  /** Of the file; scans of signed sheets lie beside it. */
  bytes: z.int().min(0),
});
export type BackupInfo = z.infer<typeof backupInfoSchema>;

const mostTitles = 5;

/** Counts what goes into a backup, partition by partition. */
export class BackupCount {
  #workshops = 0;
  readonly #people = new Set<string>();
  readonly #takingPart = new Set<string>();
  #marks = 0;
  #latest: BackupSummary['latest'] = [];

  addPartition(partition: Partition): void {
    for (const id of Object.keys(partition.records.person ?? {})) this.#people.add(id);
    for (const { personId } of recordsOf(partition, 'participation')) this.#takingPart.add(personId);
    const summary = partition.key.startsWith('workshop/') ? summaryOf(partition) : undefined;
    if (summary === undefined) return;
    this.#workshops += 1;
    const { title, firstDate } = summary;
    const latest = [...this.#latest, { title, firstDate }];
    // What has no date yet is being planned, and comes first.
    latest.sort((one, other) => (other.firstDate ?? '9999').localeCompare(one.firstDate ?? '9999'));
    this.#latest = latest.slice(0, mostTitles);
  }

  addSheet(sheet: PackedSheet): void {
    this.#marks += sheet.marks.replaceAll('0', '').length;
  }

  summary(entries: number, evidence: number): BackupSummary {
    const people = [...this.#takingPart].filter((id) => this.#people.has(id)).length;
    const counted = { workshops: this.#workshops, people, marks: this.#marks };
    return { ...counted, entries, evidence, latest: this.#latest };
  }
}
