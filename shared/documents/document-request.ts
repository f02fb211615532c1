import * as z from 'zod';
import { idSchema } from '../domain/entity.ts';
import { languageSchema } from '../domain/language.ts';
import { participationRoles } from '../domain/people/participation.ts';
import { calendarDaySchema } from '../time/calendar-day.ts';
import { wallClockSchema } from '../time/wall-clock.ts';

export const documentKinds = [
  'agenda',
  'agenda-changes',
  'attendance-sheet',
  'attendance-table',
  'group-lists',
  'badges',
  'participant-list',
  'nomination-form',
  'code-key',
  'certificates',
  'certificate-register',
  'payment-list',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The documents that the command line writes when none is named: those that every workshop needs. */
export const usualDocumentKinds = [
  'agenda',
  'attendance-sheet',
  'attendance-table',
] as const satisfies readonly DocumentKind[];

/**
 * What one attendance sheet is for; by the policy it is a day, with the signatures that the workshop's policy asks for.
 */
export const sheetUnits = ['policy', 'day', 'half-day', 'session'] as const;
export type SheetUnit = (typeof sheetUnits)[number];

/** Width and height in millimetres, as badge holders are sold. */
export const badgeSizes = ['90x60', '96x82'] as const;
export type BadgeSize = (typeof badgeSizes)[number];
export const usualBadgeSize: BadgeSize = '90x60';

/** Who gets a list of participants; each sees of them what its profile says. */
export const recipients = ['host', 'donor', 'public', 'internal'] as const;
export type Recipient = (typeof recipients)[number];
/** The one that most lists are made for. */
export const usualRecipient: Recipient = 'host';

export const documentFormats = ['pdf', 'xlsx', 'docx'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/**
 * Points of the smallest letters on each kind of paper; turned heads of tables and the lines of badges shrink to them
 * before words are divided.
 */
export const smallestLetters: Readonly<Record<DocumentKind, number>> = {
  agenda: 7,
  'agenda-changes': 7,
  'attendance-sheet': 6.5,
  'attendance-table': 6.5,
  'group-lists': 7,
  badges: 6,
  'participant-list': 7,
  'nomination-form': 7,
  'code-key': 7,
  certificates: 7,
  'certificate-register': 7,
  'payment-list': 7,
};

/** The formats in which each kind of document can be written. */
export const formatsOf: Readonly<Record<DocumentKind, readonly DocumentFormat[]>> = {
  agenda: ['pdf', 'xlsx', 'docx'],
  'agenda-changes': ['pdf', 'xlsx', 'docx'],
  'attendance-sheet': ['pdf', 'xlsx', 'docx'],
  'attendance-table': ['pdf', 'xlsx'],
  'group-lists': ['pdf', 'xlsx', 'docx'],
  badges: ['pdf', 'xlsx'],
  'participant-list': ['pdf', 'xlsx', 'docx'],
  'nomination-form': ['pdf', 'xlsx', 'docx'],
  'code-key': ['pdf', 'xlsx', 'docx'],
  certificates: ['pdf', 'xlsx'],
  'certificate-register': ['pdf', 'xlsx', 'docx'],
  'payment-list': ['pdf', 'xlsx', 'docx'],
};

/** The options of a document. With the snapshot they determine every byte of it. */
export const documentRequestSchema = z.object({
  kind: z.enum(documentKinds),
  format: z.enum(documentFormats),
  /** One language, or two side by side. */
  languages: z.array(languageSchema).min(1).max(2),
  /** Printed as "as of": a document never asks the clock. */
  asOf: calendarDaySchema,
  /** The time of that day up to which slots are over, at the place of the workshop; absent, none of the day is. */
  asOfTime: wallClockSchema.optional(),
  /** The agenda to print: as it is planned now, as it was delivered, or an edition by its id; absent, as planned. */
  agenda: z.union([z.enum(['planned', 'delivered']), idSchema]).optional(),
  /** The edition with which the agenda is compared; absent, the last one before it. */
  since: idSchema.optional(),
  /** Days to print; null for all. */
  dayIds: z.array(idSchema).max(60).nullable(),
  /** Delegations on the sheet; null for all. */
  delegationIds: z.array(idSchema).max(1000).nullable(),
  /** Empty lines for people who come unannounced, 0 to 40. */
  blankRows: z.int().min(0).max(40),
  /** Whether the sheet has a column of telephone and e-mail. */
  contacts: z.boolean(),
  /** One sheet for each of these, with one signature; absent, by the policy. */
  by: z.enum(sheetUnits).optional(),
  /** A sheet for each delegation, and one for everybody else; absent, all on one. */
  sheetPerDelegation: z.boolean().optional(),
  /** Participants from the country of the venue and the others on sheets of their own; absent, on one. */
  separateInternational: z.boolean().optional(),
  /** A strip for each person with a code for the name, to be cut apart before signing; absent, a list. */
  safe: z.boolean().optional(),
  /** Each breakout group on a page of its own; absent, as many as fit. */
  pagePerGroup: z.boolean().optional(),
  /** Each day of an agenda on a page of its own; absent, as many as fit. */
  pagePerDay: z.boolean().optional(),
  /** Badges or a list of people in these roles only; absent or null, of all. */
  roles: z.array(z.enum(participationRoles)).max(participationRoles.length).nullable().optional(),
  /** Absent, the usual one. */
  badgeSize: z.enum(badgeSizes).optional(),
  /** Who gets the list of participants; absent, the usual one. */
  recipient: z.enum(recipients).optional(),
  /** Whose certificate is printed; absent, those of all but protected people. */
  holderId: idSchema.optional(),
  /**
   * Whether protected names are printed: on the key of codes, which else has lines on which they are written by hand, and
   * on the certificate of one person.
   */
  withNames: z.boolean().optional(),
  /** A PDF for archives, PDF/A-1b; absent, an ordinary one. */
  archival: z.boolean().optional(),
  /** Structure for screen readers, which takes 15 to 27 % more time and makes a PDF 2.5 times as large; null, with it. */
  tagged: z.boolean().nullable(),
});
export type DocumentRequest = z.infer<typeof documentRequestSchema>;
