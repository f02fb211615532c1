import type { ReadingProgress } from '../reading-progress.ts';
import { type Attributes, isOn, parseXml } from './xml-part.ts';

/** `_x000D_` and the like, by which texts of cells hold what XML does not (ECMA-376 part 1, 22.9.2.19). */
export function unescapedText(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A text in pieces of different looks: what is shown, and what of it is struck through. */
export type RichText = { readonly text: string; readonly struck: string };

/** Puts the pieces of one text together; the readings that Japanese texts carry are no part of it. */
export class RichTextPieces {
  #text = '';
  #struck = '';
  #isReading = false;
  #isStruck = false;

  open(name: string, attributes: Attributes): void {
    if (name === 'rPh') this.#isReading = true;
    if (name === 'strike') this.#isStruck = isOn(attributes['val'] ?? '1');
  }

  close(name: string, text: string): void {
    if (name === 't' && !this.#isReading) {
      if (this.#isStruck) this.#struck += text;
      else this.#text += text;
    }
    if (name === 'rPh') this.#isReading = false;
    if (name === 'r') this.#isStruck = false;
  }

  /** The text so far; the next one begins. */
  take(): RichText {
    const taken = { text: this.#text, struck: unescapedText(this.#struck).trim() };
    [this.#text, this.#struck, this.#isStruck] = ['', '', false];
    return taken;
  }
}

/** Texts that cells share. */
export function readSharedTexts(xml: string | null, progress: ReadingProgress): readonly RichText[] {
  const texts: RichText[] = [];
  if (xml === null) return texts;
  const pieces = new RichTextPieces();
  parseXml(
    xml,
    {
      open: (name, attributes) => pieces.open(name, attributes),
      close: (name, text) => {
        pieces.close(name, text);
        if (name !== 'si') return;
        const { text: shown, struck } = pieces.take();
        texts.push({ text: unescapedText(shown), struck });
      },
    },
    progress,
  );
  return texts;
}
