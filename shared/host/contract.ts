import * as z from 'zod';
import { backupInfoSchema } from '../backup/backup-info.ts';
import {
  backupStatusSchema,
  examinedBackupSchema,
  failureSchemaOf,
  knownBackupSchema,
  shownFolderSchema,
} from '../backup/backup-status.ts';
import { authorSchema, changeSchema } from '../changes/change.ts';
import { acceptedEntrySchema, historyEndSchema } from '../changes/entry.ts';
import { packedSheetSchema, partitionSchema } from '../changes/partition.ts';
import { keptDeskFileSchema } from '../desks/desk-file.ts';
import { documentRequestSchema } from '../documents/document-request.ts';
import { scanSchema } from '../domain/evidence/issued-sheet.ts';
import { largestScan } from '../domain/kept-file.ts';
import { languageSchema } from '../domain/language.ts';
import { errorReportSchema } from '../error-report.ts';
import { exchangeRequestSchema } from '../exchange/exchange-request.ts';
import { keptSnapshotSchema } from '../files/workshop-file.ts';
import { damageSchema } from '../integrity/damage.ts';
import type { Failure, FailureCode } from '../result.ts';
import { erasingCopiesSchema, erasingIdentitiesSchema, erasingStatusSchema } from './erasing-status.ts';
import { countsSchema, journalStatusSchema } from './journal-status.ts';

const nothing = z.object({});

/** Stands for a path that main has given to the page. */
const tokenSchema = z.string().max(100);

/** A file that main has written. The page may name it again only by its `token`. */
export const savedFileSchema = z.object({
  name: z.string(),
  /** Where it is, for the user to read. */
  path: z.string(),
  token: z.string(),
  bytes: z.int(),
  /** Pages of a PDF, rows of a spreadsheet; null for any other file. */
  pages: z.int().nullable(),
  rows: z.int().nullable(),
});
export type SavedFile = z.infer<typeof savedFileSchema>;

/** What names a file of evidence. */
const evidenceSchema = scanSchema.pick({ hash: true, type: true });

/** A folder that main has filled. */
export const savedFolderSchema = savedFileSchema.pick({ name: true, path: true, token: true }).extend({
  files: z.int(),
});
export type SavedFolder = z.infer<typeof savedFolderSchema>;

/** A file that the system asked the app to open: a double click, a drop on the icon, the command line. */
export const openedFileSchema = z.object({
  /** Confirms the file in the next call. */
  token: z.string(),
  /** Without its folder. */
  name: z.string(),
  /** Base64. */
  content: z.string(),
});
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** How the window looks, for the shell to start with the next time. */
export const appearanceSchema = z.object({ theme: z.enum(['light', 'dark']), language: languageSchema });
export type Appearance = z.infer<typeof appearanceSchema>;

const writing = ['folder-not-writable', 'disk-full', 'write-failed'] as const;
/** A file that is saved where the user says; `cancelled` when they say nowhere. */
const saving = [...writing, 'cancelled'] as const;
const noJournal = [
  'journal-in-use',
  'journal-newer',
  'journal-unreadable',
  'journal-unwritable',
  'disk-full',
  'restore-failed',
] as const;
const noData = ['folder-gone', 'disk-full', 'journal-unwritable'] as const;
const noticeCodes = ['profile-temporary', 'settings-unusable', 'second-start-unseen'] as const;
/** What the start found about files of ours, without being kept from going on. */
export type StartNotice = Failure<(typeof noticeCodes)[number]>;
const makingBackup = [...noJournal, 'journal-damaged', 'backup-failed'] as const;
const readingBackup = [
  'backup-incomplete',
  'backup-damaged',
  'backup-newer',
  'backup-not-ours',
  'backup-gone',
  'file-unreadable',
] as const;
const readingEvidence = ['evidence-missing', 'evidence-damaged', 'file-unreadable'] as const;

/**
 * THE list of calls that the page may make. Input is parsed in main, output in the page. `codes` are the failures of
 * the call's own, beside those of the boundary (`BoundaryCode`).
 */
export const contract = {
  'application.describe': {
    input: nothing,
    output: z.object({
      version: z.string(),
      shell: z.enum(['electron', 'chromium']),
      dataFolder: z.string(),
      /** Names this installation in timestamps and desk files. */
      device: z.string(),
      /** Who works here, as every entry says; null while nobody has been asked. */
      author: authorSchema.nullable(),
      /** What the system calls this computer, as a proposal. */
      hostname: z.string(),
      /** Of which backup this data is a copy, opened beside the data of this computer; absent where it is none. */
      beside: z.object({ day: z.string(), clock: z.string(), device: z.string() }).optional(),
      /** As it was last remembered, for a page that has lost its own; absent before the first start. */
      appearance: appearanceSchema.optional(),
    }),
    codes: [],
  },
  /** Remembers who works here, with empty names where nobody wants to be named. On the disk when this returns. */
  'author.keep': { input: z.object({ author: authorSchema }), output: nothing, codes: writing },
  'appearance.remember': { input: appearanceSchema, output: nothing, codes: writing },
  /**
   * The next file that the system asks the app to open. Answered when there is one, however long that takes; `done` is
   * the token of the one before, which the page has dealt with. A second call answers the first with `cancelled`.
   */
  'opened-file.next': {
    input: z.object({ done: tokenSchema.nullable() }),
    output: openedFileSchema,
    codes: [
      'file-missing',
      'file-forbidden',
      'file-is-folder',
      'file-no-file',
      'file-too-large',
      'file-changing',
      'file-unreadable',
      'cancelled',
    ],
  },
  /** Writes an error of the page to the log. */
  'error-log.write': {
    input: z.object({ where: z.enum(['screen', 'page', 'promise']), report: errorReportSchema }),
    output: nothing,
    codes: [],
  },
  /** Opens the folder with the log. `shown` is false where the system has no program for folders. */
  'error-log.show': { input: nothing, output: z.object({ folder: z.string(), shown: z.boolean() }), codes: [] },
  /**
   * `trouble`: why nothing can be written into the data folder now; null where it can. `notices` is what was found at the
   * start.
   */
  'disk.check': {
    input: nothing,
    output: z.object({ trouble: failureSchemaOf(noData).nullable(), notices: z.array(failureSchemaOf(noticeCodes)) }),
    codes: [],
  },
  /** Answered when the window is to close, however long that takes. A second call answers the first with `cancelled`. */
  'closing.asked': { input: nothing, output: nothing, codes: ['cancelled'] },
  /** What the page says to that; `asking` while it asks the user. */
  'closing.answer': { input: z.object({ answer: z.enum(['close', 'stay', 'asking']) }), output: nothing, codes: [] },
  /** Opens the folder with all data. `shown` is false where the system has no program for folders. */
  'data-folder.show': { input: nothing, output: z.object({ folder: z.string(), shown: z.boolean() }), codes: [] },
  'journal.status': { input: nothing, output: journalStatusSchema, codes: noJournal },
  /** Entries must follow the journal's end; they are on the disk when this returns. */
  'journal.append': {
    input: z.object({ entries: z.array(acceptedEntrySchema).min(1).max(10_000) }),
    output: z.object({ end: historyEndSchema }),
    codes: [...noJournal, 'folder-gone', 'journal-out-of-order', 'journal-incomplete'],
  },
  /** Everything that the journal holds, part by part, from part 0 until `next` is null. */
  'journal.read': {
    input: z.object({ part: z.int().min(0) }),
    output: z.object({
      partitions: z.array(partitionSchema),
      sheets: z.array(packedSheetSchema),
      next: z.int().nullable(),
    }),
    codes: [...noJournal, 'journal-damaged', 'file-unreadable'],
  },
  /** The newest entries, oldest first: undo survives the rebuilding of the working store. */
  'journal.recent': {
    input: z.object({ count: z.int().min(1).max(1000) }),
    output: z.object({ entries: z.array(acceptedEntrySchema) }),
    codes: [...noJournal, 'file-unreadable'],
  },
  /** Whether the history of the journal passes through an end; `unknown` where it is older than what is kept. */
  'journal.holds': {
    input: historyEndSchema,
    output: z.object({ holds: z.enum(['yes', 'no', 'unknown']) }),
    codes: noJournal,
  },
  /** Goes on with what the journal holds, whatever the witness says and whatever is missing. */
  'journal.accept': { input: nothing, output: z.object({ end: historyEndSchema }), codes: noJournal },
  /**
   * The state of the working store, part by part from part 0: to become the state of the journal, or a journal of its own
   * beside it. `folder`, with the last part, is where that lies, or what was there before; null where there was nothing.
   */
  'journal.adopt': {
    input: z.object({
      into: z.enum(['journal', 'aside']),
      part: z.int().min(0),
      isLast: z.boolean(),
      /** Of the working store; null where it does not know. */
      workspaceId: z.uuid().nullable(),
      end: historyEndSchema,
      counts: countsSchema,
      partitions: z.array(partitionSchema),
      sheets: z.array(packedSheetSchema),
      /** The newest ones, oldest first, for Undo. */
      entries: z.array(acceptedEntrySchema),
    }),
    output: z.object({ folder: z.string().nullable() }),
    codes: noJournal,
  },
  /** The page's store holds what was brought back. On the disk when this returns. */
  'journal.restored': { input: nothing, output: nothing, codes: ['restore-failed'] },
  'backup.status': { input: nothing, output: backupStatusSchema, codes: [] },
  /** Makes a backup now; it has been read back when this returns. */
  'backup.make': { input: nothing, output: backupInfoSchema, codes: makingBackup },
  /** Every backup in the known folders, the newest first. */
  'backup.list': { input: nothing, output: z.object({ backups: z.array(knownBackupSchema) }), codes: [] },
  /** Reads a backup whole and says what bringing it back would change. */
  'backup.examine': { input: z.object({ token: tokenSchema }), output: examinedBackupSchema, codes: readingBackup },
  /** Brings a backup back over the data that is here, or opens it beside in a window of its own. */
  'backup.restore': {
    input: z.object({ token: tokenSchema, how: z.enum(['over', 'beside']) }),
    output: nothing,
    codes: [...makingBackup, ...readingBackup, ...writing],
  },
  /** A folder with the folders and backups in it; without a token, the places to begin at. */
  'backup.folder': {
    input: z.object({ token: tokenSchema.nullable() }),
    output: shownFolderSchema,
    codes: ['backup-place-missing'],
  },
  /** Copies each backup to this folder too from now on; null: no more. */
  'backup.choose-folder': { input: z.object({ token: tokenSchema.nullable() }), output: nothing, codes: writing },
  /** How far the erasures of this computer have come. */
  'erasing.status': { input: nothing, output: erasingStatusSchema, codes: [] },
  /** Which copies an erasing would reach. */
  'erasing.copies': { input: nothing, output: erasingCopiesSchema, codes: [] },
  /** Keeps by what those are found who are about to be made anonymous. On the disk when this returns. */
  'erasing.begin': {
    input: z.object({ identities: erasingIdentitiesSchema }),
    output: nothing,
    codes: writing,
  },
  /** Takes what the journal says is erased out of every copy. The page has to be loaded again afterwards, also after a failure. */
  'erasing.run': { input: nothing, output: nothing, codes: [...writing, 'erasing-unfinished'] },
  /** Ends the window of a backup that was opened beside. */
  'beside.close': { input: nothing, output: nothing, codes: [] },
  /** Looks through everything that the journal holds, its copies and the backups. */
  'data.check': {
    input: nothing,
    output: z.object({ damages: z.array(damageSchema) }),
    codes: [...noJournal, 'journal-damaged', 'file-unreadable'],
  },
  /**
   * Makes a backup, and then mends what no change of a record can: scans come back out of the backups, and sheets get the size
   * that fits. `isRebuilt` says that the page has to be loaded again for the latter; else it commits `changes`, which put the
   * records right, as one action.
   */
  'data.mend-files': {
    input: nothing,
    output: z.object({ backup: backupInfoSchema, isRebuilt: z.boolean(), changes: z.array(changeSchema) }),
    codes: [...makingBackup, ...writing, 'file-unreadable'],
  },
  'document.save': {
    input: z.object({
      snapshot: keptSnapshotSchema,
      request: z.union([documentRequestSchema, exchangeRequestSchema]),
    }),
    output: savedFileSchema,
    codes: [...saving, 'document-empty', 'document-needs-dates'],
  },
  'workshop-file.save': {
    input: z.object({ snapshot: keptSnapshotSchema }),
    output: savedFileSchema,
    codes: saving,
  },
  /** One of several workshops into a folder: a new one where `folder` is null, else that of an earlier answer. */
  'workshop-folder.save': {
    input: z.object({
      folder: z.string().max(100).nullable(),
      /** Of a new folder. */
      name: z.string().min(1).max(200),
      snapshot: keptSnapshotSchema,
    }),
    output: savedFolderSchema,
    codes: [...saving, 'call-refused'],
  },
  /** What this desk knows, for another desk. */
  'desk-file.save': {
    input: z.object({
      /** Without its ending. */
      name: z.string().min(1).max(200),
      file: keptDeskFileSchema,
    }),
    output: savedFileSchema,
    codes: saving,
  },
  /** A drawing of a screen, as a file. */
  'picture.save': {
    input: z.object({
      /** Without its ending. */
      name: z.string().min(1).max(200),
      format: z.enum(['svg', 'png']),
      content: z.base64().max(20_000_000),
    }),
    output: savedFileSchema,
    codes: saving,
  },
  /** Keeps the scan of a signed sheet in the data folder; its bytes are on the disk when this returns. */
  'evidence.keep': {
    /** Base64, a third longer than the bytes. A scan that is too large by little is refused with its own sentence. */
    input: z.object({ content: z.string().max(Math.ceil((largestScan * 4) / 3) + 1024) }),
    output: scanSchema.pick({ hash: true, type: true, bytes: true }),
    codes: [...writing, 'evidence-too-large', 'evidence-not-a-scan'],
  },
  /** The bytes as they were kept, or a failure where the file has gone or is damaged. */
  'evidence.read': {
    input: z.object({ evidence: evidenceSchema }),
    output: z.object({ content: z.string() }),
    codes: readingEvidence,
  },
  /** Of which scans there is no file on this computer. */
  'evidence.missing': {
    input: z.object({ evidence: z.array(evidenceSchema).max(100_000) }),
    output: z.object({ hashes: z.array(z.string()) }),
    codes: [],
  },
  /** Opens a scan with the system's program, or shows it in its folder, after comparing its hash. */
  'evidence.show': {
    input: z.object({ evidence: evidenceSchema, how: z.enum(['in-folder', 'open']) }),
    output: nothing,
    codes: [...readingEvidence, 'file-not-opened'],
  },
  /** Copies scans into a new folder where the user says: all of them, or none. */
  'evidence.save': {
    input: z.object({
      /** Of the folder. */
      name: z.string().min(1).max(300),
      files: z
        .array(z.object({ evidence: evidenceSchema, name: z.string().min(1).max(300) }))
        .min(1)
        .max(10_000),
    }),
    output: savedFolderSchema,
    codes: [...saving, ...readingEvidence],
  },
  /** Shows a saved file in the system's file manager, or opens it with the program that the system chose for it. */
  'file.show': {
    input: z.object({ token: tokenSchema, how: z.enum(['in-folder', 'open']) }),
    output: nothing,
    codes: ['file-not-opened'],
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType; codes: readonly FailureCode[] }>;

export type CallName = keyof typeof contract;
export type CallInput<Name extends CallName> = z.input<(typeof contract)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof contract)[Name]['output']>;

/** The failures of a call's own. */
export type CallCode<Name extends CallName> = (typeof contract)[Name]['codes'][number];

/** The failures of any call: nothing of that name, not from our page, input that is wrong, a bug in main. */
export type BoundaryCode = 'call-unknown' | 'call-refused' | 'call-invalid' | 'call-failed';

/** Largest message from the page, in characters of JSON: a decade's import fits, a runaway does not. */
export const largestCall = 64 * 1024 * 1024;
