import type { Language } from '../domain/language.ts';
import type { MissingChanges } from '../integrity/damage.ts';
import { localTime } from '../time/instant.ts';
import { formatDate } from './dates.ts';
import type { Translate } from './text.ts';

/** Ranges that fit into a sentence. */
const mostRanges = 10;

/** "20–22, 31". */
export function rangesText(ranges: readonly MissingChanges[]): string {
  const texts = ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  return texts.slice(0, mostRanges).join(', ') + (texts.length > mostRanges ? ', …' : '');
}

/** The same with the days of the changes around them, where these are known. */
export function missingChangesText(t: Translate, language: Language, ranges: readonly MissingChanges[]): string {
  const after = ranges[0]?.after ?? null;
  const before = ranges.at(-1)?.before ?? null;
  const day = (instant: string): string => formatDate(localTime(instant).day, language);
  const numbers = rangesText(ranges);
  if (after !== null && before !== null) {
    return `${numbers}; ${t('screens.trouble.between', { after: day(after), before: day(before) })}`;
  }
  if (after !== null) return `${numbers}; ${t('screens.trouble.since', { after: day(after) })}`;
  return before === null ? numbers : `${numbers}; ${t('screens.trouble.until', { before: day(before) })}`;
}
