import { rankedMatches } from '../../../shared/domain/search-key.ts';
import type { SelectChoice } from './select.tsx';

/** The key of the line that makes a new choice of what was typed. */
export const creationKey = 'create';

type Creation = { readonly name: (typed: string) => string };

/** The lines of the list of a combo box: all before anything is typed, then the matches by rank and the offer to make one. */
export function comboLines(
  typed: string | null,
  choices: readonly SelectChoice<string>[],
  creation: Creation | undefined,
): readonly SelectChoice<string>[] {
  const query = typed?.trim() ?? '';
  if (query === '') return choices;
  const { matches } = rankedMatches(choices, query);
  const exists = choices.some((choice) => choice.name.toLowerCase() === query.toLowerCase());
  return creation === undefined || exists ? matches : [...matches, { value: creationKey, name: creation.name(query) }];
}

/**
 * What becomes of a typed text on Enter, on Tab or when the field is left otherwise: the choice that is surely meant is
 * taken; nothing typed takes the choice away; Enter makes a new choice where nothing matches, and keeps the list `open`
 * where several match; everything else is `vain` and stays in the field as wrong.
 */
export function comboOutcome(
  typed: string,
  choices: readonly SelectChoice<string>[],
  canCreate: boolean,
  by: 'enter' | 'leaving',
): { readonly kind: 'chosen'; readonly value: string } | { readonly kind: 'emptied' | 'create' | 'open' | 'vain' } {
  if (typed.trim() === '') return { kind: 'emptied' };
  const { matches, sure } = rankedMatches(choices, typed);
  if (sure !== null) return { kind: 'chosen', value: sure.value };
  if (by === 'leaving') return { kind: 'vain' };
  if (matches.length > 0) return { kind: 'open' };
  return { kind: canCreate ? 'create' : 'vain' };
}
