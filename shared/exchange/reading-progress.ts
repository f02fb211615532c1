import type { SaxesParser } from 'saxes';

const pieceLength = 128 * 1024;

/** How much of a file has been read: whoever reads adds to it, whoever waits is told the share, from 0 to 1. */
export class ReadingProgress {
  readonly #total: number;
  readonly #tell: (share: number) => void;
  #done = 0;

  constructor(total: number, tell: (share: number) => void = () => undefined) {
    this.#total = total;
    this.#tell = tell;
  }

  add(amount: number): void {
    this.#done += amount;
    this.#tell(this.#total > 0 ? Math.min(1, this.#done / this.#total) : 1);
  }
}

/** Parses a whole text piece by piece, so that there is progress to tell of. */
export function parseInPieces(parser: SaxesParser, xml: string, progress: ReadingProgress): void {
  for (let at = 0; at < xml.length; at += pieceLength) {
    const piece = xml.slice(at, at + pieceLength);
    parser.write(piece);
    progress.add(piece.length);
  }
  parser.close();
}
