import { searchKey } from '../../domain/search-key.ts';

/** The words of a head or a phrase, without signs and in letters as they are compared. */
export function headWords(text: string): string[] {
  // startTime is two words, as programs write them.
  return searchKey(text.normalize('NFKC').replaceAll(/(\p{Ll})(?=\p{Lu}\p{Ll})/gu, '$1 '))
    .replaceAll(/[^\p{L}\d№*]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
}

/** A phrase that stands in a head: what it names, its words, and the index of the first of them in the head. */
export type FoundPhrase<Kind extends string> = {
  readonly kind: Kind;
  readonly words: readonly string[];
  readonly at: number;
};

/**
 * The phrases by which heads of columns are known. A phrase stands in a head where its words stand there as whole words,
 * one after the other; `*` at the end of a word: endings may follow.
 */
export class HeadPhrases<Kind extends string> {
  /** Phrases by their first word, with its `*`. */
  readonly #byFirstWord = new Map<string, Pick<FoundPhrase<Kind>, 'kind' | 'words'>[]>();

  /** Phrases of each kind, with commas between them. */
  constructor(phrases: Readonly<Record<Kind, string>>) {
    for (const [kind, text] of Object.entries(phrases) as [Kind, string][]) {
      for (const words of text.split(',').map(headWords)) {
        const [first] = words;
        if (first === undefined) continue;
        this.#byFirstWord.set(first, [...(this.#byFirstWord.get(first) ?? []), { kind, words }]);
      }
    }
  }

  /** All phrases that stand in the words of a head, from its beginning to its end. */
  foundIn(head: readonly string[]): FoundPhrase<Kind>[] {
    return head.flatMap((word, at) => {
      const stems = Array.from(word, (_, index) => `${word.slice(0, index + 1)}*`);
      return [word, ...stems]
        .flatMap((first) => this.#byFirstWord.get(first) ?? [])
        .filter(({ words }) => words.every((wanted, index) => fits(wanted, head[at + index] ?? '')))
        .map(({ kind, words }) => ({ kind, words, at }));
    });
  }
}

function fits(wanted: string, word: string): boolean {
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}
