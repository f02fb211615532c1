import type { Language } from '../domain/language.ts';
import { ascent, descent } from './font-metrics.ts';
import {
  millimetresPerPoint,
  type Mark,
  type NamedPlace,
  type Page,
  type PageStamp,
  type StructureNode,
  type StructureTag,
} from './page.ts';
import type { TextStyle } from './text-styles.ts';

/** The structure tree while it grows. */
export class Structure {
  readonly nodes: StructureNode[] = [];

  add(
    tag: StructureTag,
    parent: number | null,
    options: { language?: Language | null; scope?: StructureNode['scope']; columns?: number } = {},
  ): number {
    const { language = null, scope = null, columns = 1 } = options;
    this.nodes.push({ tag, parent, language, scope, columns });
    return this.nodes.length - 1;
  }
}

export type TextPlacement = {
  readonly x: number;
  /** Top of the line, not the baseline. */
  readonly top: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly node: number | null;
};

/** One page while it is drawn. */
export class PageDrawing {
  readonly width: number;
  readonly height: number;
  private readonly boxes: Mark[] = [];
  private readonly lines: Mark[] = [];
  private readonly texts: Mark[] = [];
  readonly places: NamedPlace[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  text(text: string, style: TextStyle, { x, top, anchor = 'start', node }: TextPlacement): void {
    this.texts.push({
      ...look(style),
      kind: 'text',
      x,
      y: top + baselineIn(style),
      text,
      anchor,
      upwards: false,
      node,
    });
  }

  /** Text that reads upwards from `bottom`, its baseline at `x`. */
  textUpwards(text: string, style: TextStyle, x: number, bottom: number, node: number | null): void {
    this.texts.push({ ...look(style), kind: 'text', x, y: bottom, text, anchor: 'start', upwards: true, node });
  }

  line(x1: number, y1: number, x2: number, y2: number, thickness: number, colour: string): void {
    this.lines.push({ kind: 'line', x1, y1, x2, y2, thickness, colour });
  }

  box(x: number, y: number, width: number, height: number, fill: string): void {
    this.boxes.push({ kind: 'box', x, y, width, height, fill });
  }

  place(place: NamedPlace): void {
    this.places.push(place);
  }

  finished(stamp: PageStamp | null): Page {
    const marks = [...this.boxes, ...this.lines, ...this.texts];
    return { width: this.width, height: this.height, marks, places: this.places, stamp };
  }
}

/** Height of one line in millimetres. */
export function lineHeight(style: TextStyle): number {
  return style.size * style.leading * millimetresPerPoint;
}

function baselineIn(style: TextStyle): number {
  const above = (style.leading - ascent - descent) / 2 + ascent;
  return above * style.size * millimetresPerPoint;
}

function look(style: TextStyle): Pick<TextStyle, 'size' | 'weight' | 'colour' | 'tabular'> {
  return { size: style.size, weight: style.weight, colour: style.colour, tabular: style.tabular };
}
