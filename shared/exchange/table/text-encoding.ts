/** Encodings in which tables and calendars come from the region's computers, the likeliest first. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'koi8-r',
  'ibm866',
  'x-mac-cyrillic',
  'windows-1252',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

const cyrillicEncodings = ['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic'] as const;
/** Letters of Russian by how often they come, and what else the region writes. */
const frequent = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё';
const sampleSize = 64 * 1024;
/** Letters outside ASCII that are whole in UTF-8, for each that is not. */
const fewestWhole = 2;

/** The text of a file, without its byte-order mark. Nothing is lost silently: the user sees the text and can choose. */
export function decodedText(bytes: Uint8Array, encoding: TextEncoding = detectedEncoding(bytes)): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** By the byte-order mark, by the zeros of UTF-16, as strict UTF-8, and else by the letters that come out. */
export function detectedEncoding(bytes: Uint8Array): TextEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = wideEncoding(bytes.subarray(0, sampleSize));
  if (wide !== null) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, sampleSize);
  const scores = cyrillicEncodings.map((encoding) => [encoding, cyrillicScore(decodedText(sample, encoding))] as const);
  const [best, score] = scores.reduce((one, other) => (other[1] > one[1] ? other : one));
  return score > 0 ? best : 'windows-1252';
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
    const broken = text.match(/\uFFFD/g)?.length ?? 0;
    const whole = text.match(/[^\u0000-\u007F\uFFFD]/g)?.length ?? 0;
    return whole >= broken * fewestWhole;
  }
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

function letterScore(letter: string, previous: string): number {
  if (!isCyrillic(letter)) return /[«»–—№“”„… ’]/.test(letter) ? 0 : -6;
  const small = letter.toLowerCase();
  const rank = frequent.indexOf(small);
  const common = rank === -1 ? -2 : 3 - rank / 8;
  if (/[a-z]/i.test(previous)) return common - 8;
  const capitalInside = letter !== small && isCyrillic(previous) && previous === previous.toLowerCase();
  return common - (capitalInside ? 6 : 0);
}

function isCyrillic(letter: string): boolean {
  return letter >= '\u0400' && letter <= '\u052F';
}
