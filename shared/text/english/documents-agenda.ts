/** The fixed words of agenda papers. */
export const agendaPapers = {
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
export const agendaChanges = {
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
