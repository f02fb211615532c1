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
