const accented: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  n: 'ñ',
  c: 'ç',
  s: 'š',
  z: 'ž',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  Y: 'Ý',
  N: 'Ñ',
  C: 'Ç',
  S: 'Š',
  Z: 'Ž',
};
/** How much longer a text may become in another language, as a share of the English one. */
const share = 0.4;

/** A text as a language with longer words might have it, between brackets: "Saved" becomes "⟦Šávéd ií⟧". */
export function lengthened(text: string): string {
  const letters = [...text].map((letter) => accented[letter] ?? letter).join('');
  const more = Math.ceil(text.length * share) - 2;
  // In words of eight letters, so that lines break as they do in a language.
  const padding = Array.from({ length: Math.max(0, more) }, (_, index) => (index % 9 === 0 ? ' ' : 'í')).join('');
  return `⟦${letters}${padding}⟧`;
}
