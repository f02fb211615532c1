/** What tells the file of a document from others of its kind. */
export const fileDetails = {
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
