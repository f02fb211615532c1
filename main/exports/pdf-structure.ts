import type PDFDocument from 'pdfkit';
import type { StructureNode } from '../../shared/documents/page.ts';

type Pdf = InstanceType<typeof PDFDocument>;
type Content = ReturnType<Pdf['markStructureContent']>;
type Element = ReturnType<Pdf['struct']>;

/** Text on a page that belongs to a structure node. */
export type MarkedContent = { readonly node: number; readonly content: Content };

/** Builds the tree that a screen reader walks, from its leaves up: every child stands behind its parent in `nodes`. */
export function addStructure(pdf: Pdf, nodes: readonly StructureNode[], contents: readonly MarkedContent[]): void {
  const children = nodes.map((): (Content | Element)[] => []);
  for (const { node, content } of contents) children[node]?.push(content);
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node === undefined) continue;
    const options = { ...(node.language && { lang: node.language }), ...(node.scope && { scope: node.scope }) };
    const element = pdf.struct(node.tag, options, children[index]);
    if (node.columns > 1) spanColumns(element, node);
    if (node.parent === null) pdf.addStructure(element);
    else children[node.parent]?.unshift(element);
  }
}

/** pdfkit has no option for a cell over several columns; its elements take further attributes until they get a parent. */
function spanColumns(element: Element, { columns, scope }: StructureNode): void {
  const { dictionary } = element as Element & { readonly dictionary: { readonly data: { A?: object } } };
  dictionary.data.A = { O: 'Table', ColSpan: columns, ...(scope !== null && { Scope: scope }) };
}
