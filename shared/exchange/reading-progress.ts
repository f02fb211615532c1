import type { SaxesParser } from 'saxes';

const pieceLength = 128 * 1024;

/** Counts how much of a file has been read and reports the share, from 0 to 1. */
export class ReadingProgress {
  readonly #total: number;
  readonly #notify: (share: number) => void;
  #done = 0;

  constructor(total: number, notify: (share: number) => void = () => undefined) {
    this.#total = total;
    this.#notify = notify;
  }

  add(amount: number): void {
    this.#done += amount;
    this.#notify(this.#total > 0 ? Math.min(1, this.#done / this.#total) : 1);
  }
}

/** Feeds a text to a parser in pieces and reports progress after each. */
export function parseInPieces(parser: SaxesParser, xml: string, progress: ReadingProgress): void {
  for (let at = 0; at < xml.length; at += pieceLength) {
    const piece = xml.slice(at, at + pieceLength);
    parser.write(piece);
    progress.add(piece.length);
  }
  parser.close();
}
