/** Calendars and schedules of other programs: what their files say, and what is said about a file that comes in. */
export const englishExchange = {
  name: { icalendar: 'Calendar', 'schedule-xml': 'Schedule', 'schedule-json': 'Schedule' },
  about: {
    icalendar: 'For Outlook, Google Calendar, Apple Calendar and telephones',
    'schedule-xml': 'For conference apps and pretalx, frab or Indico',
    'schedule-json': 'For websites and programs that read the pretalx format',
  },
  written: '{{name}}: {{bytes}} bytes',
  'all-rooms': 'All rooms',
  cancelled: 'CANCELLED: {{title}}',
  leads: 'Led by: {{names}}',
  language: 'Language: {{language}}',
  source: {
    icalendar: 'Calendar',
    'schedule-xml': 'Conference schedule',
    'schedule-json': 'Conference schedule',
    table: 'Table',
  },
  column: {
    day: 'Day number',
    date: 'Date',
    time: 'Time from–to',
    start: 'Start',
    end: 'End',
    minutes: 'Minutes',
    kind: 'Kind',
    room: 'Room',
    lead: 'Speaker / facilitator',
    description: 'Description',
    title: 'Title ({{language}})',
    unused: 'Not used',
  },
  encoding: 'Encoding',
  place: { line: 'line {{number}}', row: 'row {{number}}' },
  command: {
    'no-file':
      'Say which files to read: read <file…> [--zone Asia/Almaty] [--language ru] [--as agenda|people|workshop]',
    'zone-unknown': '“{{zone}}” is no time zone; write it as Asia/Almaty.',
    'language-unknown': 'There is no language “{{language}}”; there are: {{known}}.',
    'kind-unknown': 'A file cannot be read as “{{kind}}”, only as: {{known}}.',
  },
  part: {
    whose: 'Whose agenda',
    everybody: 'The whole agenda',
    delegation: 'delegation',
    nothing: '{{name}} has no session with a time on the agenda',
    nobody: 'nobody called “{{name}}” leads or interprets; there are: {{known}}',
    several: 'several people are called “{{name}}”; say it as the list has it: {{known}}',
  },
  warning: {
    'all-day': '“{{title}}” lasts all day in the calendar: it comes in without a time.',
    'length-unknown': '“{{title}}” has no end that makes sense: it comes in with {{minutes}} minutes.',
    'length-changed':
      '“{{title}}” comes in with {{minutes}} minutes: a session takes from 5 minutes to the end of its day.',
    'time-unknown': '“{{title}}” has no time that can be read: it comes in without a place.',
    'times-differ':
      '“{{title}}” comes in at {{start}}: the file says {{other}} beside a date with an offset that means {{start}} there.',
    'event-unread': 'In “{{name}}” something stands in the place of a session and was passed over.',
    'person-unread': 'Among those who speak in “{{title}}” is one without a name, who was passed over.',
    cancelled: '“{{title}}” is cancelled in the file and was left out.',
    repeated: '“{{title}}” stands in the file twice: the newer one comes in.',
    'series-limited':
      '“{{title}}” repeats without end, or on more days than an agenda has: from {{first}} to {{last}} it comes in.',
    'series-unreadable': '“{{title}}” repeats by a rule that Rostrum does not follow: only its first time comes in.',
    'letters-broken':
      'Letters that cannot be read: {{count}}. They are shown as �. Choose another encoding, or correct them.',
    'zone-assumed': 'The file does not say its time zone: {{zone}} is taken.',
    'zone-doubtful':
      'The file names the time zone {{zone}}, but its hours are those of another: they come in as written.',
    'zone-differs':
      'The file is in the time zone {{zone}}, the workshop in another: hours come in as the file says them.',
    'speaker-unknown': '{{name}} is not among the people of this workshop and is not entered as leading “{{title}}”.',
    'speaker-alike': '{{name}} is taken for {{known}}, who is here already: the names sound alike.',
    'speaker-several': 'Two people here are called {{name}}: neither is entered as leading. Choose in the session.',
    'speaker-protected':
      '{{name}} is the name of a protected person here: nobody is entered, so that no list gives the name away.',
    'text-shortened': '“{{title}}” is longer than Rostrum keeps and was shortened.',
  },
  rowProblem: {
    'no-title': 'There is no title.',
    'no-time': 'There is no start: the session comes in without a place.',
    'time-wrong': '“{{value}}” is no time of day.',
    'date-wrong': '“{{value}}” is no date.',
    'day-wrong': '“{{value}}” is no day number from 1 to 60.',
    'end-before-start': 'The end is not after the start.',
    'length-wrong': '“{{value}}” is no length in minutes.',
    'length-missing': 'There is no end: the session takes its usual {{minutes}} minutes.',
    'kind-unknown': '“{{value}}” is no kind of session that Rostrum knows.',
    'quotes-wrong': 'A quotation mark is missing in this row or before it.',
  },
} as const;
