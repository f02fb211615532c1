import type { FailureCode } from '../../result.ts';

/** One sentence for each failure code: what was not done, why, and what to do next. */
export const englishErrors = {
  'not-a-date': 'Not a date. Write it as in 15.07.2025.',
  'no-such-day': 'There is no such day. Write day, month and year as in 15.07.2025, from 1900 to 2199.',
  'not-a-time': 'A time such as 9:30.',
  'not-a-number': 'This is not a number.',
  'file-empty': 'The file is empty, so nothing was opened. Ask for it to be sent again.',
  'file-too-large': 'The file is larger than {{limit}} MB, the most that Rostrum opens. Nothing was opened.',
  'file-truncated':
    'The file ends in the middle, so nothing was opened. It was probably cut off while being copied: copy it again.',
  'file-altered':
    'The file is not as it was written: damaged on its way, or changed by another program. The first place is {{place}} ({{count}} in all). Nothing was opened.',
  'file-not-json': 'The file is damaged at line {{line}}, so nothing was opened. Ask for it to be sent again.',
  'file-not-ours':
    'This is not a Rostrum workshop file, so nothing was opened. Choose a file whose name ends in .workshop.',
  'file-newer':
    'The file was made by a newer Rostrum (format {{version}}; this one reads up to {{known}}). Update Rostrum, then open it again.',
  'file-invalid': 'The file has wrong contents at {{place}}: {{problem}}. Nothing was opened.',
  'file-unsafe': 'The file contains a field named {{field}}, which only a tampered file has. Nothing was opened.',
  'file-too-deep': 'The file is nested deeper than any workshop, so nothing was opened.',
  'file-unreadable': 'The file {{path}} cannot be read ({{reason}}). Nothing was opened.',
  'file-missing': 'There is no file “{{name}}” there any more, so nothing was opened.',
  'file-forbidden':
    'You may not read “{{name}}”: it belongs to somebody else. Nothing was opened. Copy it into a folder of yours and open the copy.',
  'file-is-folder': '“{{name}}” is a folder, so nothing was opened. Choose one file in it.',
  'file-no-file': '“{{name}}” is a device or a connection, no file. Nothing was opened.',
  'file-changing':
    '“{{name}}” was changed while it was read, so nothing was opened. Wait until it is copied whole, then open it again.',
  'file-of-other-kind':
    '“{{name}}” is a document, a picture or an archive of another program, so nothing was opened. Rostrum opens .workshop and .desk files, calendars (.ics), schedules (.xml, .json) and tables (.docx, .xlsx, .xls, .ods, .csv). Scans of signed sheets are attached in the register of sheets.',
  'file-too-many-values':
    'There is more in this file than Rostrum reads: {{limit}} values at most. Nothing was opened.',
  'file-line-too-long':
    'What begins on line {{line}} is longer than {{limit}} letters, which no real entry is; perhaps a quotation mark is missing. Nothing was opened.',
  'workshop-here-already':
    'This workshop is here already, so nothing was opened. Work on with the one that is here, or take the file as a copy.',
  'desk-file-not-ours':
    'This is not a file of another desk, so nothing was taken in. Choose a file whose name ends in .desk.',
  'desk-file-altered':
    'The file was changed or damaged on its way (first at {{place}}, {{count}} in all), so nothing was taken in. Let the other desk send it again.',
  'desk-file-of-other-workshop':
    'The file belongs to another workshop, “{{title}}”, so nothing was taken in. Open the desk of that workshop. If the name is the same, one computer has a copy open: both desks must work on the same one.',
  'desk-file-workshop-missing':
    'The file belongs to the workshop “{{title}}”, which is not on this computer. Open the .workshop file of that workshop first, then this file again.',
  'calendar-broken':
    'This calendar is broken at line {{line}}, so nothing was imported. Ask for the file to be sent again.',
  'calendar-cancelled':
    'This file takes back what was sent before: everything in it is cancelled, so nothing was imported. Take the sessions off the agenda if they are there.',
  'calendar-other-days': 'Nothing in this calendar takes place from {{first}} to {{last}}, so nothing was imported.',
  'file-web-page':
    'This is a web page that was saved under another name, perhaps the one that asks to sign in. Nothing was imported; sign in, then save the file itself.',
  'calendar-zone-unknown':
    'The calendar uses the time zone “{{zone}}”, which is unknown and which it does not explain. Nothing was imported, so that no hour is shifted.',
  'schedule-other-format':
    'This is no schedule in a format that Rostrum knows (XML or JSON of frab, pretalx and the like), so nothing was imported.',
  'schedule-broken':
    'This schedule is broken at line {{line}}, so nothing was imported. Ask for the file to be sent again.',
  'schedule-unsafe':
    'This schedule declares a document type of its own, which real schedules do not need. Nothing was imported.',
  'schedule-empty': 'There is no session in this file, so nothing was imported.',
  'schedule-too-large':
    'There is more in this file than a workshop takes: {{sessions}} sessions, {{speakers}} speakers, {{rooms}} rooms and {{days}} days at most. Nothing was imported.',
  'spreadsheet-broken':
    'This spreadsheet is broken, so nothing was imported. Open it in Excel or LibreOffice, save it again and try that file.',
  'spreadsheet-too-large': 'This spreadsheet unpacks to more than {{limit}} MB, so it was not opened.',
  'spreadsheet-old-format':
    'This spreadsheet has a password, so nothing was imported. Save it without a password and try that file.',
  'spreadsheet-binary':
    'This is a binary workbook (.xlsb), which Rostrum does not read. Open it in Excel or LibreOffice, save it as .xlsx and try that file.',
  'document-old-format':
    'This is a document of an old Word (.doc), which Rostrum does not read. Open it in Word or LibreOffice, save it as .docx and try that file.',
  'table-not-found':
    'There is no table in this text, so nothing was imported. Agendas come in from tables: put each session into a row with its time and its title.',
  'table-not-understood':
    'It is not clear which column holds the titles of the sessions. Say it above the table, and the rows can be imported.',
  'table-too-wide':
    'This table has more than {{limit}} columns, so it was not opened. Keep the columns that you need and try that file.',
  'people-list-unread':
    'Lists of people cannot be read from a file yet, so nothing was read. Enter the people in the workshop, or read the file as an agenda.',
  'reading-failed':
    'Rostrum gave up on this file while reading it, so nothing was imported. If it is very large, take the part that you need.',
  'folder-not-writable':
    'Nothing was saved: the folder {{path}} cannot be written to ({{reason}}). Choose another folder.',
  'disk-full':
    'The disk with {{path}} is full. Free some space: changes are then saved by themselves; a file has to be saved again.',
  'write-failed': 'The file {{path}} was not saved: {{reason}}.',
  'document-unknown': 'There is no document called “{{name}}”. Documents: {{known}}.',
  'document-needs-dates': 'This document needs dates, and day {{day}} has none yet. Set the dates in the overview.',
  'document-empty': 'There is nothing to print: {{reason}}.',
  cancelled: 'Nothing was saved.',
  'evidence-not-a-scan':
    '“{{name}}” is no scan: a PDF, a JPEG or a PNG is needed. Its ending does not count, only what is in it.',
  'evidence-too-large':
    '“{{name}}” is larger than {{megabytes}} MB. Scan the sheet at 150 to 300 dpi, or save it smaller.',
  'evidence-missing':
    'The file of this scan is not on this computer. It is on the computer on which it was attached; attach it here to have it here too.',
  'evidence-damaged':
    'The file of this scan has changed since it was attached, so it is no evidence any more. Attach the original again and it is whole.',
  'scan-locked':
    'This PDF opens with a password only, so its code could not be read. Save it without one, or choose the sheet.',
  'scan-damaged':
    'This file is damaged or was cut off, so its code could not be read. Scan the sheet again, or choose it.',
  'scan-too-slow':
    'This file took longer than {{seconds}} seconds to read, so nobody looked for its code any more. Choose the sheet.',
  'scan-unreadable': 'The code of this file could not be read. Choose the sheet.',
  'journal-out-of-order':
    'The journal and this window do not follow each other any more, so saving has stopped. Start Rostrum again; both are kept.',
  'journal-unwritable':
    'Changes cannot be saved to {{path}}: {{reason}}. What was entered waits in this window; once this is put right, saving goes on by itself.',
  'folder-gone':
    'The folder {{path}} is gone: it was deleted or moved, or its disk or stick was pulled out. Put it back, and saving goes on by itself. Until then nothing more is accepted; what is here can be saved as a workshop file.',
  'profile-temporary':
    'The folder {{path}}, in which the window keeps its own files, cannot be written to: {{reason}}. Rostrum has opened to be read: nothing can be entered. Put this right, then close Rostrum and start it again.',
  'settings-unusable':
    '{{path}} cannot be read: {{reason}}. What Rostrum keeps there is made up anew at each start. Move it away, then start Rostrum again.',
  'second-start-unseen':
    'Rostrum cannot notice when it is started a second time, since {{path}} cannot be made: {{reason}}. The second window then says that the data is in use.',
  'clock-ahead':
    'The clock of this computer was wrong: earlier changes carry dates up to {{date}}. New ones carry the right date again, and stay in their order.',
  'clock-behind':
    'The clock of this computer is wrong: it shows {{date}}. Set it, so that changes get their right date; their order is kept in any case.',
  'journal-damaged':
    'A file of the journal in {{path}} cannot be read, and no older one is whole. Nothing was changed.',
  'journal-newer':
    'The data in {{path}} was written by a newer Rostrum. Update Rostrum to open it; nothing was changed.',
  'journal-incomplete': 'Changes are missing in the journal. Start Rostrum again and decide how to go on.',
  'journal-in-use': 'Another Rostrum is already working on this data. Use that window, or close it first.',
  'store-unavailable':
    'The working store does not work: {{reason}}. What was shown as saved is in the journal. Rostrum goes on trying; if that does not help, restart it.',
  'store-read-only': 'Not saved: the data were opened only to look at. Start Rostrum again to work with them.',
  'store-newer': 'The working store was made by a newer Rostrum. Update Rostrum; nothing was changed.',
  'record-invalid': 'Not saved: {{field}} is not right.',
  'record-missing': 'Not saved: it has been deleted in the meantime.',
  'nothing-to-undo': 'There is nothing to undo.',
  'undo-blocked': 'Not undone: something that was done later builds on it. Undo that first, step by step (Ctrl+Z).',
  'undo-gone': 'Not undone: it has been undone already, or it was done too long ago.',
  'proposal-outdated':
    'Not done: the agenda has changed since this was proposed. Look at the new proposal and choose again.',
  'day-signed-off': 'Not changed: the day is signed off, and no reason was given. Say why, or withdraw the sign-off.',
  'closed-day-stays':
    'Not done: it would change what is on record for a day that is signed off. Open that day again in Attendance, saying why; then it can be done.',
  'backup-incomplete':
    'This backup is incomplete: the file ends too early. Nothing was changed. Take an older one, or copy the file again from where it came.',
  'backup-damaged': 'This backup is damaged at line {{line}}. Nothing was changed. Take an older one.',
  'backup-newer':
    'This backup was made by a newer Rostrum ({{version}}; this one is {{known}}). Nothing was changed. Update Rostrum, then bring it back.',
  'backup-not-ours': 'This is not a backup of Rostrum. Nothing was changed.',
  'backup-gone': 'The backup {{name}} is not there any more. Nothing was changed.',
  'backup-failed':
    'No backup could be made in {{path}}: {{reason}}. Your data is as it was; it is tried again by itself.',
  'backup-place-missing': 'The folder {{path}} cannot be opened: {{reason}}.',
  'restore-failed': 'The backup could not be brought back: {{reason}}. What was here is still here.',
  'call-unknown': 'Rostrum’s window asked for something that this version does not know ({{name}}).',
  'call-refused': 'The request did not come from Rostrum’s own window and was refused.',
  'call-invalid': 'The request was not understood: {{problem}}.',
  'call-failed': 'This did not work: {{reason}}. Nothing was changed.',
} as const satisfies Record<FailureCode, string>;
