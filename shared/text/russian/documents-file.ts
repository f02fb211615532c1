import type { Translated } from '../translated.ts';
import type { fileDetails as english } from '../english/documents-file.ts';

export const fileDetails: Translated<typeof english> = {
  days: 'Дни {{numbers}}',
  delivered: 'как прошло',
  edition: 'редакция {{number}}',
  since: 'после редакции {{number}}',
  by: { day: 'по дням', 'half-day': 'по половинам дня', session: 'по сессиям' },
  delegations_one: '{{count}} делегация',
  delegations_few: '{{count}} делегации',
  delegations_many: '{{count}} делегаций',
  delegations_other: '{{count}} делегации',
  sheetPerDelegation: 'по делегациям',
  separateInternational: 'местные и международные',
  safe: 'с кодами',
  pagePerGroup: 'по странице',
};
