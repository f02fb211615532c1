import { agendaChanges, agendaPapers } from './documents-agenda.ts';
import { fileDetails } from './documents-file.ts';
import { badges, groupLists } from './documents-people.ts';

/** The fixed words of printed documents. `{page}` and `{pages}` are filled in by the layout. */
export const documents = {
  name: {
    agenda: 'Agenda',
    'agenda-changes': 'Changes in the agenda',
    'attendance-sheet': 'Attendance sheet',
    'attendance-table': 'Attendance table',
    'group-lists': 'Breakout groups',
    badges: 'Badges',
  },
  title: {
    agenda: 'Agenda',
    'agenda-changes': 'Changes in the agenda',
    'attendance-sheet': 'Attendance sheet',
    'attendance-table': 'Attendance table',
    'group-lists': 'Breakout groups',
    badges: 'Badges',
  },
  page: 'Page {page} of {pages}',
  'as-of': 'as of {{date}}',
  day: 'Day {{number}}',
  'day-of': 'Day {{number}} of {{count}}',
  'days-undated_one': '{{count}} day, date to be confirmed',
  'days-undated_other': '{{count}} days, dates to be confirmed',
  'working-languages': 'Working languages: {{languages}}',
  interpretation: {
    simultaneous: 'simultaneous interpretation',
    consecutive: 'consecutive interpretation',
    whispered: 'whispered interpretation',
  },
  'working-language': 'Working language: {{languages}}',
  fictional: 'Sample: the people are invented',
  time: 'Time',
  session: 'Session',
  responsible: 'Speaker / facilitator',
  room: 'Room',
  'for-whom': 'For: {{audience}}',
  'nothing-planned': 'No sessions are planned for this day yet',
  'no-days': 'the workshop has no days yet',
  'number-sign': 'No.',
  'full-name': 'Full name',
  sex: 'Sex',
  organisation: 'Organisation',
  position: 'Position',
  contacts: 'Phone / e-mail',
  phone: 'Phone',
  email: 'E-mail',
  role: 'Role',
  'sessions-today': 'Sessions today',
  signature: 'Signature',
  'signature-morning': 'Signature before lunch',
  'signature-afternoon': 'Signature after lunch',
  code: 'Code',
  'half-morning': 'Before lunch',
  'half-afternoon': 'After lunch',
  'list-local': 'Local participants',
  'list-international': 'International participants',
  attended: 'Attended',
  'slots-so-far': 'Slots so far',
  'percent-so-far': '% so far',
  'slots-of-all': 'Slots in all',
  'percent-of-all': '% of all',
  total: 'All participants',
  totals: 'Present',
  'status-letter': { present: 'P', late: 'L', 'left-early': 'D', excused: 'E', absent: 'A' },
  'no-delegation': 'there is no delegation called “{{name}}”; there are: {{known}}',
  head: 'head of delegation',
  'without-delegation': 'Other participants',
  unannounced: 'Registered on the spot',
  continued: '(continued)',
  staff: 'Trainers, interpreters, observers and staff: they sign, but are not counted as participants',
  'signed-women': 'Signed: women',
  'signed-men': 'men',
  'signed-total': 'total',
  'verified-by': 'Verified by (name)',
  'verified-signature': 'Signature',
  'verified-date': 'Date',
  privacy:
    'Proof of attendance for the organisers and the donor named here; kept as long as the donor’s audit rules require, then destroyed.',
  'project-code': 'Project code',
  'workshop-number': 'Training no.',
  date: 'Date',
  start: 'Start',
  end: 'End',
  minutes: 'Minutes',
  kind: 'Kind',
  'day-number': 'Day',
  'title-in': 'Title ({{language}})',
  'name-in-latin': 'Full name (Latin letters)',
  'name-in-cyrillic': 'Full name (Cyrillic letters)',
  delegation: 'Delegation',
  country: 'Country',
  'sheet-day': 'Day {{number}}',
  agenda: agendaPapers,
  changes: agendaChanges,
  groups: groupLists,
  badges,
  file: fileDetails,
  command: {
    help: `Usage: export <file.workshop> --to <folder> [options]

Writes the documents of a workshop file, without a window.

  --to <folder>          where to write them; the folder is made if need be
  --documents <a,b>      which documents: {{usual}} (default: these),
                         {{documents}}, {{exchange}}
  --formats <a,b>        which formats: {{formats}} (default: pdf and xlsx)
  --languages <a[,b]>    one language, or two side by side: {{languages}} (default: those of the workshop)
  --as-of <YYYY-MM-DD>   the date that the papers state (default: today at the place of the workshop)
  --agenda <which>       the agenda to print: planned (default), delivered, or the number of an edition
  --since <number>       the edition with which agenda-changes compares (default: the last one)
  --by <unit>            what one attendance sheet is for: {{units}} (default: by the policy of the workshop)
  --delegation <name>    only this delegation on attendance sheets, in the table, in calendars and schedules
  --person <name>        calendars and schedules of this trainer or interpreter alone; of a protected person the code
  --sheet-per-delegation an attendance sheet for each delegation
  --international-apart  local and international participants on attendance sheets of their own
  --safe                 attendance sheets with codes for names, as strips to be cut apart
  --page-per-group       a page for each group on group-lists
  --roles <a,b>          only these roles on badges: {{roles}}
  --badge-size <size>    {{sizes}} in millimetres (default: the first)
  --replace              replace files of the same name (default: write beside them under a free name)
  --help                 show this`,
    'file-missing': 'Say which workshop file to export. See --help.',
    'folder-missing': 'Say which folder to write to: --to <folder>. See --help.',
    'command-unknown': 'There is no command “{{name}}”. The command is: export. See --help.',
    'option-wrong': 'The command was not understood: {{problem}} See --help.',
    'edition-number': 'the number of an edition',
    'value-wrong': '--{{option}} cannot be “{{value}}”. It can be: {{known}}.',
    pages_one: '{{name}}: {{count}} page, {{bytes}} bytes',
    pages_other: '{{name}}: {{count}} pages, {{bytes}} bytes',
    rows_one: '{{name}}: {{count}} row, {{bytes}} bytes',
    rows_other: '{{name}}: {{count}} rows, {{bytes}} bytes',
  },
} as const;
