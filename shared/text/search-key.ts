/** Letters of the region that Unicode does not take apart into a base letter and a mark. */
const baseLetters: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  ҳ: 'х',
  ҷ: 'ч',
  і: 'и',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
};

/** The text as a search compares it: small letters, without marks and apostrophes, each letter as its base letter. */
export function searchKey(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{M}ʻʼ‘’'`ьъ]/gu, '');
  return plain.replaceAll(/[^a-zа-я0-9\s]/g, (letter) => baseLetters[letter] ?? letter);
}

/** Whether every word of `query` stands somewhere in `text`. */
export function matchesQuery(text: string, query: string): boolean {
  const key = searchKey(text);
  return searchKey(query)
    .split(/\s+/)
    .every((word) => key.includes(word));
}
