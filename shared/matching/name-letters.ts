/** Latin letters, and the Cyrillic ones that look the same. */
const cyrillicTwins: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  I: 'І',
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  i: 'і',
  h: 'һ',
};
const latinTwins: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(cyrillicTwins).map(([latin, cyrillic]) => [cyrillic, latin]),
);

export type SetRight = {
  readonly text: string;
  readonly words: readonly { readonly from: string; readonly to: string }[];
};

/** Words that mix both scripts, in which letters that look alike are made those of the script that the word is in. */
export function withoutMixedWords(written: string): SetRight {
  const words: { from: string; to: string }[] = [];
  const text = written.replaceAll(/[\p{L}\p{M}'’ʻ‘ʼ]+/gu, (word) => {
    const cyrillic = word.match(/\p{Script=Cyrillic}/gu) ?? [];
    const latin = word.match(/\p{Script=Latin}/gu) ?? [];
    if (cyrillic.length === 0 || latin.length === 0) return word;
    const canBeCyrillic = latin.every((letter) => cyrillicTwins[letter] !== undefined);
    const canBeLatin = cyrillic.every((letter) => latinTwins[letter] !== undefined);
    const toCyrillic = canBeCyrillic && (!canBeLatin || cyrillic.length >= latin.length);
    if (!toCyrillic && !canBeLatin) return word;
    const twins = toCyrillic ? cyrillicTwins : latinTwins;
    const to = [...word].map((letter) => twins[letter] ?? letter).join('');
    words.push({ from: word, to });
    return to;
  });
  return { text, words };
}

/** Every sign that stands for an apostrophe, a soft sign or a tutuq belgisi in names, made one. */
export function withOneApostrophe(text: string): string {
  return text.replaceAll(/[ʻʼ‘’‛′`´ʹʽˈ＇]/g, "'");
}

/**
 * A name as it is compared: small letters, composed (NFC), each word in one script, one kind of apostrophe, plain blanks
 * and hyphens, no signs that are not seen, no full stops.
 */
export function comparedText(written: string): string {
  const plain = withOneApostrophe(
    written
      .normalize('NFC')
      .replaceAll(/[\u00AD\u00B7\u200B-\u200F\u2060\uFEFF]/g, '')
      // The hard sign of some systems: Pod"ačevo.
      .replaceAll(/(?<=\p{L})["”″](?=\p{L})/gu, "'")
      .replaceAll(/[‐‑–—−]/g, '-'),
  );
  return withoutMixedWords(plain)
    .text.toLowerCase()
    .normalize('NFC')
    .replaceAll(/\s*-\s*/g, '-')
    .replaceAll(/[.,;"«»“”()\s]+/g, ' ')
    .trim();
}
