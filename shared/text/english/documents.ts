/** The fixed words of agenda papers. */
export const englishAgendaPapers = {
  'no-editions': 'no edition of the agenda has been frozen yet',
  'no-edition': 'there is no edition {{number}} of the agenda; there are: {{known}}',
  draft: 'Draft of {{asOf}}',
  edition: 'Edition {{number}} of {{date}}',
  changed: 'Changed since edition {{number}} of {{date}}, as of {{asOf}}',
  'as-delivered': 'As delivered, as of {{asOf}}',
  planned: 'planned {{time}}',
  'planned-start': 'Planned start',
  'planned-end': 'Planned end',
  dropped: 'Did not take place',
} as const;

/** The fixed words of the list of changes since an edition. */
export const englishAgendaChanges = {
  since: 'Since edition {{number}} of {{date}}, as of {{asOf}}',
  'since-until': 'From edition {{number}} of {{date}} to edition {{toNumber}} of {{toDate}}',
  'since-delivered': 'From edition {{number}} of {{date}} to what took place',
  nothing: 'Nothing has changed since edition {{number}}.',
  'no-editions':
    'No edition of the agenda has been frozen yet, so there is nothing to compare with. Freeze one on the agenda: “Editions…”.',
  now: 'Now',
  before: 'Before',
  what: 'What has changed',
  'day-moved': 'Before: {{before}}',
  'theme-changed': 'New theme: {{now}}',
  'of-day': { 'day-moved': 'The day has moved', 'theme-changed': 'Theme of the day' },
  added: 'New',
  cancelled: 'Cancelled',
  moved: 'Moved',
  'moved-to': 'Moved to {{moment}}',
  renamed: 'Title',
  'title-before': 'Title before: {{before}}',
  described: 'Details have changed',
  'room-changed': 'Room',
  resized: 'Length',
  people: { lead: 'Led by', presenter: 'Presented by', interpreter: 'Interpreted by' },
  instead: '{{label}}: {{now}} (before: {{before}})',
  length: '{{minutes}} min',
  'all-rooms': 'all rooms',
  unlisted: 'somebody no longer on the list',
} as const;

/** What tells the file of a document from others of its kind. */
export const englishFileDetails = {
  days: 'Days {{numbers}}',
  delivered: 'as delivered',
  edition: 'edition {{number}}',
  since: 'since edition {{number}}',
  by: { day: 'by day', 'half-day': 'by half-day', session: 'by session' },
  delegations_one: '{{count}} delegation',
  delegations_other: '{{count}} delegations',
  sheetPerDelegation: 'by delegation',
  separateInternational: 'local and international',
  safe: 'with codes',
  pagePerGroup: 'a page each',
} as const;

/** The fixed words of lists of groups and of badges. */
export const englishGroupLists = {
  none: 'No breakout groups have been made yet.',
  'none-reason': 'no breakout groups have been made yet',
  set: 'Groups',
  group: 'Group',
} as const;

export const englishBadges = {
  nobody: 'There is nobody to print a badge for.',
  'nobody-reason': 'nobody is expected who would get a badge',
  code: 'Text of the code',
} as const;

/** The fixed words of printed documents. `{page}` and `{pages}` are filled in by the layout. */
export const englishDocuments = {
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
  agenda: englishAgendaPapers,
  changes: englishAgendaChanges,
  groups: englishGroupLists,
  badges: englishBadges,
  file: englishFileDetails,
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
