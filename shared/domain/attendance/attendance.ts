import * as z from 'zod';
import type { Session } from '../agenda/session.ts';
import { attendancePartition, defineEntity, idSchema, lineSchema } from '../entity.ts';

/** Statuses of a mark. The index is the byte that is stored in a packed sheet, so new ones are only appended. */
export const attendanceStatuses = ['unmarked', 'present', 'late', 'left-early', 'excused', 'absent'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

/**
 * By what means a mark is made; `removal` when its person, day or session goes, `handover` when the file of another
 * desk is taken in. Only ever append.
 */
export const markMeans = ['grid', 'desk', 'badge', 'signature', 'sheet', 'import', 'removal', 'handover'] as const;
export type MarkMeans = (typeof markMeans)[number];

/** `am/<dayId>`, `pm/<dayId>`, `day/<dayId>` or `session/<sessionId>`. */
export const slotIdSchema = z.string().regex(/^(am|pm|day|session)\/[0-9a-f-]{36}$/);
export type SlotId = z.infer<typeof slotIdSchema>;

/** The session that a slot stands for; null for a day or a half-day. */
export function sessionIdOf(slotId: SlotId): string | null {
  const [kind, owner] = slotId.split('/');
  return kind === 'session' ? (owner ?? null) : null;
}

/** Presence of a participation in a slot. */
export const markSchema = z.object({
  participationId: idSchema,
  slotId: slotIdSchema,
  status: z.enum(attendanceStatuses),
});
export type Mark = z.infer<typeof markSchema>;

/**
 * Whether the donor counts the status as attended: late and left early are, excused is not (docs/practice.md, Signed
 * lists).
 */
export function isPresence(status: AttendanceStatus): boolean {
  return status === 'present' || status === 'late' || status === 'left-early';
}

/**
 * The marks of one workshop, packed: one byte a mark, `participations × slots`, row by row. One such record loads and
 * saves 50 to 800 times faster than a row for each mark (docs/decisions/0003).
 */
export type AttendanceSheet = {
  readonly workshopId: string;
  readonly participationIds: readonly string[];
  readonly slotIds: readonly SlotId[];
  readonly marks: Uint8Array;
};

export function emptySheet(workshopId: string): AttendanceSheet {
  return { workshopId, participationIds: [], slotIds: [], marks: new Uint8Array() };
}

export function statusIn(sheet: AttendanceSheet, participationId: string, slotId: SlotId): AttendanceStatus {
  const row = sheet.participationIds.indexOf(participationId);
  const column = sheet.slotIds.indexOf(slotId);
  if (row < 0 || column < 0) return 'unmarked';
  return attendanceStatuses[sheet.marks[row * sheet.slotIds.length + column] ?? 0] ?? 'unmarked';
}

/** A copy of `sheet` with `marks` written into it, grown where a participation or slot is new. */
export function withMarks(sheet: AttendanceSheet, marks: readonly Mark[]): AttendanceSheet {
  const grown = grow(sheet, marks);
  const rows = indexOf(grown.participationIds);
  const columns = indexOf(grown.slotIds);
  for (const mark of marks) {
    const row = rows.get(mark.participationId) ?? 0;
    const column = columns.get(mark.slotId) ?? 0;
    grown.marks[row * grown.slotIds.length + column] = attendanceStatuses.indexOf(mark.status);
  }
  return grown;
}

/** The slots in which at least one person is marked. */
export function markedSlots(sheet: AttendanceSheet): SlotId[] {
  const width = sheet.slotIds.length;
  return sheet.slotIds.filter((_, column) =>
    sheet.participationIds.some((_person, row) => (sheet.marks[row * width + column] ?? 0) > 0),
  );
}

/** Every mark that is not `unmarked`, by participation and then by slot. */
export function marksIn(sheet: AttendanceSheet): Mark[] {
  const width = sheet.slotIds.length;
  return sheet.participationIds.flatMap((participationId, row) =>
    sheet.slotIds.flatMap((slotId, column) => {
      const status = attendanceStatuses[sheet.marks[row * width + column] ?? 0] ?? 'unmarked';
      return status === 'unmarked' ? [] : [{ participationId, slotId, status }];
    }),
  );
}

function grow(sheet: AttendanceSheet, marks: readonly Mark[]): AttendanceSheet {
  const participationIds = [...new Set([...sheet.participationIds, ...marks.map((mark) => mark.participationId)])];
  const slotIds = [...new Set([...sheet.slotIds, ...marks.map((mark) => mark.slotId)])];
  const oldWidth = sheet.slotIds.length;
  if (slotIds.length === oldWidth && participationIds.length === sheet.participationIds.length) {
    return { ...sheet, marks: sheet.marks.slice() };
  }
  const packed = new Uint8Array(participationIds.length * slotIds.length);
  sheet.participationIds.forEach((_, row) => {
    packed.set(sheet.marks.subarray(row * oldWidth, (row + 1) * oldWidth), row * slotIds.length);
  });
  return { workshopId: sheet.workshopId, participationIds, slotIds, marks: packed };
}

function indexOf(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}

const countSchema = z.int().min(0).max(10_000);

/** People in a slot whose names may not be taken: counted by sex, in addition to those who are on the list by name. */
export const headCountSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  slotId: slotIdSchema,
  women: countSchema,
  men: countSchema,
  unspecified: countSchema,
});
export type HeadCount = z.infer<typeof headCountSchema>;

export const headCount = defineEntity(headCountSchema, attendancePartition);

/** How many people are counted without a name in a slot, in all. */
export function headsIn({ women, men, unspecified }: Pick<HeadCount, 'women' | 'men' | 'unspecified'>): number {
  return women + men + unspecified;
}

/** A mark of a signed-off day that was changed with a reason, as the history has it. */
export const correctionSchema = markSchema.extend({
  previous: markSchema.shape.status,
  /** The instant, in UTC. */
  at: z.string().max(40),
  reason: lineSchema,
});
export type Correction = z.infer<typeof correctionSchema>;

/** The sign-off of a day's attendance, after which its marks change only with a reason. */
export const signOffSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  dayId: idSchema,
  /** What the day was signed by when it was closed: a session that is moved away afterwards stays closed. */
  slotIds: z.array(slotIdSchema).max(200),
  /** The instant, in UTC. */
  at: z.iso.datetime(),
  /** Who signed off, as they want to be named. */
  by: lineSchema.min(1, 'signer-missing'),
  /** The time zone of the workshop then, by which `at` is shown; '' where it was not recorded. */
  timeZone: z.string().max(100),
  /** When the day was opened again, and why; null while it is closed. */
  withdrawn: z.object({ at: z.iso.datetime(), reason: lineSchema.min(1, 'reason-missing') }).nullable(),
});
export type SignOff = z.infer<typeof signOffSchema>;

export const signOff = defineEntity(signOffSchema, attendancePartition);

/** The sign-off by which a day is closed; undefined for an open day. */
export function signOffOf(dayId: string, signOffs: readonly SignOff[]): SignOff | undefined {
  return signOffs.find((each) => each.dayId === dayId && each.withdrawn === null);
}

type Placed = Pick<Session, 'id' | 'placement'>;

/** Whether a mark in the slot changes only with a reason; see `closingOf`. */
export function isClosed(slotId: SlotId, signOffs: readonly SignOff[], sessions: readonly Placed[] = []): boolean {
  return closingOf(slotId, signOffs, sessions) !== undefined;
}

/**
 * The sign-off by which a slot is closed: one that has it on its list, or that of the day of the slot. Of `sessions` is
 * read on which day a session is that was not signed for when the day was signed off.
 */
export function closingOf(
  slotId: SlotId,
  signOffs: readonly SignOff[],
  sessions: readonly Placed[] = [],
): SignOff | undefined {
  return signOffs.find(
    (each) => each.withdrawn === null && (each.slotIds.includes(slotId) || isOfDay(slotId, each.dayId, sessions)),
  );
}

/** Also for half-days where whole days were signed: the policy may change after the day was closed. */
function isOfDay(slotId: SlotId, dayId: string, sessions: readonly Placed[]): boolean {
  const [kind, owner] = slotId.split('/');
  if (kind !== 'session') return owner === dayId;
  return sessions.some(({ id, placement }) => id === owner && placement?.dayId === dayId);
}
