const cyrillicEncodings = ['windows-1251', 'kz-1048', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'] as const;
/** Encodings that do not show by their letters: most bytes are letters in each of them. The likeliest first. */
export const latinEncodings = ['windows-1252', 'windows-1250', 'windows-1254'] as const;
/** Encodings in which tables and calendars come from the region's computers, the likeliest first. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', ...cyrillicEncodings, ...latinEncodings] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** Letters of Russian by how often they come, and what else the region writes. */
const frequent = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё';
const sampleSize = 64 * 1024;
/** Letters outside ASCII that are whole in UTF-8, for each that is not. */
const fewestWhole = 1;

/** Letters that KZ-1048 (STRK 1048-2002, Kazakh) has where windows-1251 has others; all else is the same. */
const kazakhLetters: Readonly<Record<string, string>> = {
  Ќ: 'Қ',
  Ћ: 'Һ',
  ќ: 'қ',
  ћ: 'һ',
  Ў: 'Ұ',
  ў: 'ұ',
  Ј: 'Ә',
  Ґ: 'Ө',
  Є: 'Ғ',
  Ї: 'Ү',
  ґ: 'ө',
  є: 'ғ',
  ј: 'ә',
  Ѕ: 'Ң',
  ѕ: 'ң',
  ї: 'ү',
};

/** The text of a file, without its byte-order mark. Nothing is lost silently: the user sees the text and can choose. */
export function decodedText(bytes: Uint8Array, encoding: TextEncoding = detectedEncoding(bytes).encoding): string {
  if (encoding === 'windows-1252')
    return new TextDecoder(encoding).decode(bytes).replaceAll(/[\u0080-\u009F]/g, signOf);
  if (encoding !== 'kz-1048') return new TextDecoder(encoding).decode(bytes);
  const text = new TextDecoder('windows-1251').decode(bytes);
  return text.replaceAll(/[ЌЋќћЎўЈҐЄЇґєјЅѕї]/g, (letter) => kazakhLetters[letter] ?? letter);
}

/** Signs of windows-1252 from 0x80; Node 20 decodes them as control characters (nodejs/node#56542). */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function signOf(control: string): string {
  return signs[control.charCodeAt(0) - 0x80] ?? control;
}

/** A text in UTF-32 as UTF-16, the lower byte first; any other as it is. Three of four bytes are zeros, but for the rarest signs. */
export function withoutUtf32(bytes: Uint8Array): Uint8Array {
  const size = Math.floor(bytes.length / 4);
  const sample = Math.min(size, sampleSize / 4);
  const isZero = (offset: number): boolean =>
    size > 0 && Array.from({ length: sample }, (_, at) => bytes[at * 4 + offset]).every((byte) => byte === 0);
  const [isBig, isLittle] = [isZero(0), isZero(3)];
  const isMarkedOrPlain = Array.from({ length: sample }, (_, at) => bytes[at * 4 + (isBig ? 1 : 2)]).every(
    (byte) => (byte ?? 0) <= 0x10,
  );
  if (isBig === isLittle || !isMarkedOrPlain || bytes.length % 4 !== 0) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters = Array.from({ length: size }, (_, at) => view.getUint32(at * 4, isLittle));
  const text = letters.map((code) => String.fromCodePoint(code > 0x10ffff ? 0xfffd : code)).join('');
  const units = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) units.set([text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8], at * 2);
  return units;
}

/** An encoding, and whether the letters of the text tell it; where they do not, it is the likeliest and is remarked. */
export type FoundEncoding = { readonly encoding: TextEncoding; readonly isSure: boolean };

/** By the byte-order mark, by the zeros of UTF-16, as strict UTF-8, and else by the letters that come out. */
export function detectedEncoding(bytes: Uint8Array): FoundEncoding {
  const marked = markedEncoding(bytes) ?? wideEncoding(bytes.subarray(0, sampleSize));
  if (marked !== null) return { encoding: marked, isSure: true };
  if (isUtf8(bytes)) return { encoding: 'utf-8', isSure: true };
  const sample = bytes.subarray(0, sampleSize);
  const scores = cyrillicEncodings.map((encoding) => {
    const text = decodedText(sample, encoding);
    return { encoding, text, score: cyrillicScore(text) + (encoding === 'windows-1251' ? likeliest : 0) };
  });
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  if (best.score <= 0) return latinEncoding(sample, best.score);
  const isSure = isRussian(best.text, best.score) && scores.every((other) => isBehind(other, best));
  return { encoding: best.encoding, isSure };
}

function markedEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** What windows-1251 has before the others where a few letters fit several encodings. */
const likeliest = 2;

type ScoredText = { readonly encoding: TextEncoding; readonly text: string; readonly score: number };

/** Whether a text in another encoding is the same, or is less likely by more than a letter or two can make it. */
function isBehind(other: ScoredText, best: ScoredText): boolean {
  const isPair = [other, best].every(({ encoding }) => encoding === 'windows-1251' || encoding === 'kz-1048');
  return other.text === best.text || best.score - other.score >= (isPair ? 1.5 : 5);
}

/** Whether a text has a whole word in Cyrillic, which no language in Latin letters has, and letters as often as Russian. */
function isRussian(text: string, score: number): boolean {
  const letters = text.match(/[^\u0000-\u007F]/g)?.length ?? 0;
  return score >= letters && /(?<![A-Za-z])\p{Script=Cyrillic}{3,}(?![A-Za-z])/u.test(text);
}

/** Letters that the languages have which are written in an encoding, in small letters; other signs in words speak against it. */
const latinLetters: Readonly<Record<(typeof latinEncodings)[number], string>> = {
  'windows-1252': 'àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžß',
  'windows-1250': 'ąćęłńóśźżáčďéěíňřšťúůýžőűăâîşţöüäô',
  'windows-1254': 'çğıöşüâîûi̇',
};

/**
 * The encoding of Western Europe, unless words make sense in that of its east or in that of Turkish alone. It is sure where
 * the text is the same in all of them and could not be Cyrillic.
 */
function latinEncoding(sample: Uint8Array, cyrillic: number): FoundEncoding {
  const texts = latinEncodings.map((encoding) => decodedText(sample, encoding));
  const strange = latinEncodings.map((encoding, index) => {
    const words = (texts[index] ?? '').toLowerCase().match(/[a-z]*[^\u0000-\u007F\s«»–—“”„’‘…№•]+[a-z]*/g) ?? [];
    const signs = words.flatMap((word) => (/[a-z]/.test(word) ? [...word.replaceAll(/[ -~]/g, '')] : []));
    return [encoding, signs.filter((sign) => !latinLetters[encoding].includes(sign)).length] as const;
  });
  const [encoding] = strange.reduce((best, other) => (other[1] < best[1] ? other : best));
  return { encoding, isSure: new Set(texts).size === 1 && cyrillic <= -4 };
}

/** UTF-16 without a mark: every second byte is the same few values, for spaces and digits have a zero there. */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = zeros;
  const enough = sample.length / 40;
  if (odd > enough && odd > even * 4) return 'utf-16le';
  return even > enough && even > odd * 4 ? 'utf-16be' : null;
}

/**
 * Whether the bytes are UTF-8, but for a few letters that were torn on the way. In another encoding hardly any byte
 * outside ASCII fits.
 */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    const text = new TextDecoder().decode(bytes);
    const whole = text.match(/[^\u0000-\u007F\uFFFD]/g)?.length ?? 0;
    return whole >= brokenLetters(text) * fewestWhole;
  }
}

/** How many signs stand for letters that could not be read. */
export function brokenLetters(text: string): number {
  return text.match(/\uFFFD/g)?.length ?? 0;
}

/** A score of how much a text looks like Russian: frequent letters, one script a word, capitals only at the beginning. */
function cyrillicScore(text: string): number {
  let score = 0;
  let previous = '';
  for (const letter of text) {
    if (letter > '\u007F') score += letterScore(letter, previous);
    else if (/[a-z]/i.test(letter) && isCyrillic(previous)) score -= 4;
    previous = letter;
  }
  return score;
}

/** Letters that Russian lacks: Kazakh ones that no other of these encodings has, those of its neighbours, Ukrainian ones. */
const others: Readonly<Record<string, number>> = {
  ә: 2,
  қ: 2,
  ң: 2,
  һ: 2,
  ғ: 0.5,
  ұ: 0.5,
  ү: 0.5,
  ө: 0.5,
  і: 1,
  ї: 1,
  є: 1,
  ґ: 0.25,
  ў: 1,
};

function letterScore(letter: string, previous: string): number {
  if (!isCyrillic(letter)) return /[«»–—№“”„… ’‘]/.test(letter) ? 0 : -6;
  const small = letter.toLowerCase();
  const rank = frequent.indexOf(small);
  const common = rank === -1 ? (others[small] ?? -2) : 3 - rank / 8;
  if (/[a-z]/i.test(previous)) return common - 8;
  // Ukrainian has ї after vowels only; after others the same byte is the ү of KZ-1048, in Kyrgyz too.
  if (small === 'ї' && isCyrillic(previous) && !/[аеиоуюяїієьъ]/i.test(previous)) return common - 4;
  const capitalInside = letter !== small && isCyrillic(previous) && previous === previous.toLowerCase();
  return common - (capitalInside ? 6 : 0);
}

function isCyrillic(letter: string): boolean {
  return letter >= '\u0400' && letter <= '\u052F';
}
