import { attributeOf, childOf, childrenOf, valOf, type XmlElement } from './xml-part.ts';

/** A list that a paragraph belongs to, by the id of its numbering, and how deep it is in it, from 0. */
export type ListReference = { readonly id: string; readonly level: number };

type Level = { readonly format: string; readonly text: string; readonly start: number };
type NumberedList = { readonly key: string; readonly levels: ReadonlyMap<number, Level> };

/**
 * The numbers that Word writes before the paragraphs of lists (ECMA-376 part 1, 17.9). Lists of one abstract numbering
 * go on counting together, unless a list says that it begins anew.
 */
export class ListNumbers {
  readonly #lists = new Map<string, NumberedList>();
  readonly #counts = new Map<string, number[]>();

  constructor(numbering: XmlElement | null) {
    const root = childOf(numbering ?? undefined, 'numbering');
    const abstract = new Map(
      childrenOf(root, 'abstractNum').map((each) => [
        attributeOf(each.attributes, 'abstractNumId') ?? '',
        levelsOf(each),
      ]),
    );
    for (const list of childrenOf(root, 'num')) {
      const id = attributeOf(list.attributes, 'numId') ?? '';
      const of = valOf(childOf(list, 'abstractNumId')) ?? '';
      const overrides = childrenOf(list, 'lvlOverride').flatMap((each): [number, number][] => {
        const start = valOf(childOf(each, 'startOverride'));
        return start === undefined ? [] : [[Number(attributeOf(each.attributes, 'ilvl') ?? '0'), Number(start)]];
      });
      const levels = new Map(abstract.get(of));
      for (const [level, start] of overrides) {
        const known = levels.get(level);
        if (known !== undefined) levels.set(level, { ...known, start });
      }
      this.#lists.set(id, { key: overrides.length > 0 ? `list ${id}` : `abstract ${of}`, levels });
    }
  }

  /** The mark of the next paragraph of that list, with a blank after it; '' for none. */
  next({ id, level }: ListReference): string {
    const list = this.#lists.get(id);
    const own = list?.levels.get(level);
    if (list === undefined || own === undefined || id === '0') return '';
    if (own.format === 'bullet') return '• ';
    if (own.format === 'none') return '';
    const counts = this.#counts.get(list.key) ?? [];
    this.#counts.set(list.key, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    const text = own.text.replaceAll(/%(\d)/g, (_, place: string) => {
      const at = Number(place) - 1;
      return written(counts[at] ?? list.levels.get(at)?.start ?? 1, list.levels.get(at)?.format ?? 'decimal');
    });
    return `${text} `;
  }
}

function levelsOf(abstract: XmlElement): Map<number, Level> {
  return new Map(
    childrenOf(abstract, 'lvl').map((level) => [
      Number(attributeOf(level.attributes, 'ilvl') ?? '0'),
      {
        format: valOf(childOf(level, 'numFmt')) ?? 'decimal',
        text: valOf(childOf(level, 'lvlText')) ?? '%1.',
        start: Number(valOf(childOf(level, 'start')) ?? '1') || 1,
      },
    ]),
  );
}

const romans: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function written(number: number, format: string): string {
  if (format === 'decimalZero') return String(number).padStart(2, '0');
  const isUpper = format.startsWith('upper');
  if (format.endsWith('Roman')) {
    let [rest, text] = [number, ''];
    for (const [value, letters] of romans) for (; rest >= value; rest -= value) text += letters;
    return isUpper ? text.toUpperCase() : text;
  }
  if (format.endsWith('Letter')) {
    const letter = String.fromCharCode(97 + ((number - 1) % 26));
    return isUpper ? letter.toUpperCase() : letter;
  }
  return String(number);
}
