/**
 * Letters of the region and its neighbours that Unicode does not take apart into a base letter and a mark, and the
 * letter with which a reader of another language looks for them. Sorting and searching both go by it.
 */
export const baseLetters: Readonly<Record<string, string>> = {
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

/** Every sign that is written for the apostrophe of Uzbek and of romanised names; to stand within a character class. */
export const apostrophes = "ʻʼ‘’'`";
