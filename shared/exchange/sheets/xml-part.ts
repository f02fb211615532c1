import { SaxesParser } from 'saxes';
import { parseInPieces, ReadingProgress } from '../reading-progress.ts';
import { unpackedPart, type ZipPart } from './zip-directory.ts';

/** Elements of one part of a file, and how deep they are nested, at most. */
export const mostElements = 10_000_000;
const deepestElement = 200;

/** Thrown for a part that is no XML or not what its format says. */
export class UnreadablePart extends Error {}
/** Thrown for a part with more than `mostElements`. */
export class TooManyElements extends Error {}

export type Attributes = Readonly<Record<string, string>>;
type Handlers = {
  readonly open?: (name: string, attributes: Attributes) => void;
  /** `text` is what stands since the last tag. */
  readonly close?: (name: string, text: string) => void;
  readonly text?: (text: string) => void;
};

/**
 * Parses XML and reports its elements by their local names, because programs choose prefixes (`x:row`) as they like.
 * Document types are refused.
 */
export function parseXml(xml: string, handlers: Handlers, progress = new ReadingProgress(0)): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const { open, close, text: onText } = handlers;
  let text = '';
  const stop = (): never => {
    throw new UnreadablePart();
  };
  parser.on('error', stop);
  parser.on('doctype', stop);
  let [elements, depth] = [0, 0];
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > mostElements) throw new TooManyElements();
    if (++depth > deepestElement) stop();
    text = '';
    open?.(localName(name), attributes);
  });
  const addText = (part: string): void => {
    text += part;
    onText?.(part);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    depth--;
    close?.(localName(name), text);
    text = '';
  });
  parseInPieces(parser, xml, progress);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Whether the value of an attribute says yes. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** The value of an attribute by its local name. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([each]) => localName(each) === name)?.[1];
}

export type XmlElement = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly (XmlElement | string)[];
};

/** The attribute `val`, in which elements of WordprocessingML have their value (ECMA-376 part 1, 17). */
export function valOf(element: XmlElement | undefined): string | undefined {
  return element === undefined ? undefined : attributeOf(element.attributes, 'val');
}

/** The root of a part as a tree. */
export function xmlTree(xml: string, progress?: ReadingProgress): XmlElement {
  type Growing = { readonly name: string; readonly attributes: Attributes; readonly children: (Growing | string)[] };
  const root: Growing = { name: '', attributes: {}, children: [] };
  const path: Growing[] = [root];
  const add = (child: Growing | string): void => void path.at(-1)?.children.push(child);
  parseXml(
    xml,
    {
      open: (name, attributes) => {
        const element: Growing = { name, attributes, children: [] };
        add(element);
        path.push(element);
      },
      text: add,
      close: () => void path.pop(),
    },
    progress,
  );
  return root;
}

/** Child elements of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** The element at the end of a path of names; undefined where one is missing. */
export function childOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((parent, name) => childrenOf(parent, name)[0], element);
}

/** Reads parts of a zipped file as text; null for a part that is not there. Throws `UnreadablePart` for a damaged one. */
export function partLoader(
  bytes: Uint8Array,
  parts: ReadonlyMap<string, ZipPart>,
): (name: string) => Promise<string | null> {
  return async (name) => {
    const part = parts.get(name.toLowerCase());
    if (part === undefined) return null;
    const unpacked = await unpackedPart(bytes, part);
    if (unpacked === null) throw new UnreadablePart();
    return new TextDecoder(isUtf16(unpacked) ? 'utf-16le' : 'utf-8').decode(unpacked);
  };
}

function isUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}
