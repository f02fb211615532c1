const startOfJpeg = [0xff, 0xd8, 0xff];
const endOfStream = Array.from('endstream', (letter) => letter.charCodeAt(0));

/** The JPEG pictures in a PDF as scanners write it, a picture a page. A PDF of another making has none, or photos. */
export function picturesInPdf(bytes: Uint8Array<ArrayBuffer>): Blob[] {
  const pictures: Blob[] = [];
  for (let at = indexOf(bytes, startOfJpeg, 0); at >= 0;) {
    const end = indexOf(bytes, endOfStream, at);
    if (end < 0) break;
    pictures.push(new Blob([bytes.subarray(at, end)], { type: 'image/jpeg' }));
    at = indexOf(bytes, startOfJpeg, end);
  }
  return pictures;
}

/** Where `sought` begins at or after `from`; -1 where it does not. */
function indexOf(bytes: Uint8Array, sought: readonly number[], from: number): number {
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
