import type { english } from './english/english.ts';

/** What a catalogue in another language must hold: every text of the English one, and plural forms of its own. */
export type Translated<Tree = typeof english> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]>;
} & { readonly [plural: `${string}_${'few' | 'many'}`]: string };
