/** Letters of Russian, Kazakh, Kyrgyz, Tajik and Uzbek: ICAO Doc 9303-3, section 6 B, and the practice of passports there. */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ә: 'a',
  ғ: 'gh',
  қ: 'q',
  ң: 'ng',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  і: 'i',
  ӣ: 'i',
  ӯ: 'u',
  ҷ: 'j',
  ҳ: 'h',
  ў: 'o',
  ї: 'i',
  є: 'ie',
  ґ: 'g',
};

/** Letters of the Latin alphabet that are no letter with an accent, and signs that mail programs garble. */
const others: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ə: 'a',
  '–': '-',
  '—': '-',
  '№': 'No',
  ' ': ' ',
};

/**
 * The text in ASCII, for names of files that travel through old mail programs and archives. Apostrophes and quotation
 * marks are left out; a letter of another script, which no table here has, becomes "_".
 */
export function latinText(text: string): string {
  return Array.from(text.normalize('NFC'), asciiOf).join('').replaceAll(/_+/g, '_');
}

function asciiOf(letter: string): string {
  if (/^[ -~]$/.test(letter)) return letter;
  const small = letter.toLowerCase();
  const known = cyrillic[small] ?? others[small];
  if (known !== undefined) return small === letter ? known : `${known.charAt(0).toUpperCase()}${known.slice(1)}`;
  const plain = letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (/^[ -~]+$/.test(plain)) return plain;
  return /\p{L}|\p{N}/u.test(letter) && !/\p{Lm}/u.test(letter) ? '_' : '';
}
