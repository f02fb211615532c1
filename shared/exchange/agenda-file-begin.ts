/**
 * What the names and the first bytes of files say, for the page to know what a file is: no reader is imported here.
 */

/** How the names of calendars, schedules and tables that are read end. */
export const agendaFileEndings = [
  '.ics',
  '.xml',
  '.json',
  '.csv',
  '.tsv',
  '.txt',
  '.xlsx',
  '.xls',
  '.ods',
  '.docx',
  '.odt',
  '.html',
] as const;

/** First bytes of a zip file: .xlsx, .ods, .docx, .odt. */
export const zipMark = [0x50, 0x4b, 0x03, 0x04];
/** First bytes of a zip file in which there is nothing, and of a PDF file. */
export const emptyZipMark = [0x50, 0x4b, 0x05, 0x06];
export const pdfMark = [0x25, 0x50, 0x44, 0x46];
/** The first letters of a text in Rich Text Format. */
export const rtfMark = String.raw`{\rtf`;
/** First bytes of an OLE compound file: .xls, or .xlsx with a password ([MS-CFB] 2.2). */
export const oldOfficeMark = [0xd0, 0xcf, 0x11, 0xe0];

export function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** How much of a file `isAgendaFile` and `isWorkshopFile` look at, in bytes. */
export const agendaFileBegin = 64 * 1024;

/** Whether a file is meant as a calendar, a schedule or a table, and not as a workshop, by its begin and its name. */
export function isAgendaFile(begin: Uint8Array, name: string): boolean {
  if (startsWith(begin, zipMark) || startsWith(begin, oldOfficeMark) || /\.(?:csv|tsv)$/i.test(name)) return true;
  const text = new TextDecoder().decode(begin).trimStart();
  const isSchedule = text.startsWith('{') && text.includes('"schedule"') && !text.includes('"rostrum-workshop"');
  return /^begin:/i.test(text) || text.startsWith('<') || isSchedule;
}

/** Whether a file is a backup of all workshops, by its name, or by its first line: a check sum, then what it is. */
export function isBackupFile(begin: Uint8Array, name: string): boolean {
  const text = new TextDecoder('latin1').decode(begin.subarray(0, 400));
  return /\.rostrum-backup$/i.test(name) || /^[0-9a-f]{8} \{[^\n]*"rostrum-backup"/.test(text);
}

/** Whether a file is a part of the journal of a folder of data, by its first line: a check sum, then what it is. */
export function isJournalFile(begin: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(begin.subarray(0, 400));
  return /^[0-9a-f]{8} \{[^\n]*"rostrum-(?:journal|snapshot)"/.test(text);
}

/** Whether a file is that of a workshop, by what it says of itself, or else by its name. */
export function isWorkshopFile(bytes: Uint8Array, name: string): boolean {
  const begin = bytes.subarray(0, agendaFileBegin);
  const says = new TextDecoder().decode(begin).includes('"rostrum-workshop"');
  return says || (/\.workshop$/i.test(name) && !isAgendaFile(begin, name));
}
