import type { Slot } from '../../domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { formatShortDate } from '../../text/dates.ts';
import { printedSessionTitle, timesOf } from '../agenda/printed-agenda.ts';
import { type Column, paragraph, type Paragraph } from '../layout/blocks.ts';
import type { Wording } from '../wording.ts';

/** What a column holds; a signature column is one slot. */
export type SheetColumn = {
  readonly content:
    'code' | 'number' | 'name' | 'sex' | 'organisation' | 'position' | 'contacts' | 'role' | 'sessions' | 'slot';
  readonly slot: Slot | null;
  readonly column: Column;
};

/** Signature columns that one sheet has room for; a day with more goes on on further sheets. */
export const mostSlots = 9;
/** Between the margins of the landscape page, in millimetres. */
const width = 267;
/** Narrower signature columns have their heads turned upwards. */
const narrow = 24;

/** The widths of practice.md 2 for one or two signatures; more signatures take their room from the other columns. */
export function participantColumns(
  slots: readonly Slot[],
  contacts: boolean,
  snapshot: WorkshopSnapshot,
  wording: Wording,
): SheetColumn[] {
  const signature = signatureWidth(slots.length, contacts);
  const room = width - 8 - 9 - signature * slots.length;
  const shares = contacts ? contactShares(slots.length) : [56, 62, 44];
  const all = shares.reduce((sum, share) => sum + share, 0);
  const own = shares.map((share) => (room * share) / all);
  return [
    headed('number', 8, wording.words('documents.number-sign', 'tableHead')),
    headed('name', own[0] ?? 0, wording.words('documents.full-name', 'tableHead')),
    headed('sex', 9, wording.words('documents.sex', 'tableHead')),
    headed('organisation', own[1] ?? 0, wording.words('documents.organisation', 'tableHead')),
    headed('position', own[2] ?? 0, wording.words('documents.position', 'tableHead')),
    ...(contacts ? [headed('contacts', own[3] ?? 0, wording.words('documents.contacts', 'tableHead'))] : []),
    ...slots.map((slot) => signatureColumn(slot, signature, snapshot, wording)),
  ];
}

export function staffColumns(
  slots: readonly Slot[],
  contacts: boolean,
  snapshot: WorkshopSnapshot,
  wording: Wording,
): SheetColumn[] {
  const signature = signatureWidth(slots.length, contacts);
  const room = width - 8 - signature * slots.length;
  return [
    headed('number', 8, wording.words('documents.number-sign', 'tableHead')),
    headed('name', room * 0.36, wording.words('documents.full-name', 'tableHead')),
    headed('role', room * 0.2, wording.words('documents.role', 'tableHead')),
    headed('sessions', room * 0.44, wording.words('documents.sessions-today', 'tableHead')),
    ...slots.map((slot) => signatureColumn(slot, signature, snapshot, wording)),
  ];
}

/** The code of a person and a box for each signature, on a strip that is cut off. */
export function stripColumns(slots: readonly Slot[], snapshot: WorkshopSnapshot, wording: Wording): SheetColumn[] {
  const code = 40;
  const signature = Math.min((width - code) / 2, (width - code) / slots.length);
  return [
    headed('code', code, wording.words('documents.code', 'tableHead')),
    ...slots.map((slot) => signatureColumn(slot, signature, snapshot, wording)),
  ];
}

/** A telephone number stays on one line even where signatures leave little room. */
function contactShares(slots: number): number[] {
  return slots > 4 ? [42, 40, 28, 32] : [52, 54, 40, 34];
}

function signatureWidth(count: number, contacts: boolean): number {
  if (count === 1) return 44;
  return Math.max(13.5, Math.min(33, (contacts ? 108 : 126) / count));
}

function headed(content: SheetColumn['content'], own: number, heads: readonly Paragraph[]): SheetColumn {
  const align = content === 'number' || content === 'sex' ? 'middle' : 'start';
  return { content, slot: null, column: { width: own, heads, align, upwards: false } };
}

function signatureColumn(slot: Slot, own: number, snapshot: WorkshopSnapshot, wording: Wording): SheetColumn {
  const heads = slotHeads(slot, snapshot, wording);
  return { content: 'slot', slot, column: { width: own, heads, align: 'middle', upwards: own < narrow } };
}

/** What a signature in this column stands for. */
export function slotHeads(slot: Slot, snapshot: WorkshopSnapshot, wording: Wording): Paragraph[] {
  switch (slot.kind) {
    case 'morning':
      return wording.words('documents.signature-morning', 'tableHead');
    case 'afternoon':
      return wording.words('documents.signature-afternoon', 'tableHead');
    case 'session':
      return sessionHeads(slot.sessionId, snapshot, wording);
    case 'day':
      return wording.words('documents.signature', 'tableHead');
  }
}

/** What a sheet for this slot alone is for; '' for a whole day. */
export function slotTitle(slot: Slot, snapshot: WorkshopSnapshot, wording: Wording): string {
  switch (slot.kind) {
    case 'morning':
      return wording.both('documents.half-morning');
    case 'afternoon':
      return wording.both('documents.half-afternoon');
    case 'session':
      return sessionHeads(slot.sessionId, snapshot, wording)
        .map(({ text }) => text)
        .join('  ');
    case 'day':
      return '';
  }
}

/** On which day a slot is: its date, or its number where it has none. */
export function slotDay({ dayId }: Slot, { days }: WorkshopSnapshot, wording: Wording): string {
  const day = days.find(({ id }) => id === dayId);
  if (day?.date != null) return formatShortDate(day.date);
  return wording.translate(wording.first, 'documents.day', { number: day?.number ?? 0 });
}

function sessionHeads(sessionId: string | null, snapshot: WorkshopSnapshot, wording: Wording): Paragraph[] {
  const session = snapshot.sessions.find((one) => one.id === sessionId);
  if (session === undefined) return wording.words('documents.signature', 'tableHead');
  const time = timesOf(session);
  const title = printedSessionTitle(session, wording, wording.first) || wording.text(session.title);
  return [paragraph(time, 'timeHead', null, 1), paragraph(title, 'tableHead', null, 2)];
}
