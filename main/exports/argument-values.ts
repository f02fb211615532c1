import { translator } from '../../shared/text/text.ts';

const say = translator('en');

/** What the user typed cannot be meant; the message says what can. */
export class WrongArgument extends Error {}

/** The words of a list with commas, each once; null when the option is not given. */
export function listed<Word extends string>(
  option: string,
  value: string | undefined,
  known: readonly Word[],
  most = known.length,
): Word[] | null {
  if (value === undefined) return null;
  const words = [...new Set(value.split(',').map((word) => word.trim()))];
  const found = words.map((word) => {
    const one = known.find((other) => other === word);
    if (one === undefined) throw wrongValue(option, word, known);
    return one;
  });
  if (found.length > most) throw wrongValue(option, value, known);
  return found;
}

/** Which agenda: as planned, as delivered, or the edition of a number. */
export function agendaNamed(value = 'planned'): 'planned' | 'delivered' | number {
  if (value === 'planned' || value === 'delivered') return value;
  return editionNumber('agenda', value, ['planned', 'delivered']);
}

export function editionNumber(option: string, value: string, otherwise: readonly string[] = []): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw wrongValue(option, value, [...otherwise, say('documents.command.edition-number')]);
}

export function wrongValue(option: string, value: string, known: readonly string[]): WrongArgument {
  if (option === 'documents') {
    return new WrongArgument(say('errors.document-unknown', { name: value, known: known.join(', ') }));
  }
  return new WrongArgument(say('documents.command.value-wrong', { option, value, known: known.join(', ') }));
}
