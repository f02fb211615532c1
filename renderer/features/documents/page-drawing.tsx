import { memo, type ReactNode } from 'react';
import { millimetresPerPoint, type FontWeight, type Mark, type Page } from '../../../shared/documents/page.ts';

const weights: Readonly<Record<FontWeight, number>> = { regular: 400, semibold: 600, bold: 700 };

/** A page as it will be printed: the very marks that the PDF is made of, in the same font. */
export const PageDrawing = memo(function PageDrawing({ page }: { readonly page: Page }): ReactNode {
  return (
    <svg className="page-drawing" viewBox={`0 0 ${String(page.width)} ${String(page.height)}`}>
      {page.marks
        .map((mark, index) => ({ id: index, mark }))
        .map(({ id, mark }) => (
          <MarkDrawing key={id} mark={mark} />
        ))}
    </svg>
  );
});

function MarkDrawing({ mark }: { readonly mark: Mark }): ReactNode {
  switch (mark.kind) {
    case 'box':
      return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} fill={mark.fill} />;
    case 'line':
      return (
        <line x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} stroke={mark.colour} strokeWidth={mark.thickness} />
      );
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size * millimetresPerPoint}
          fontWeight={weights[mark.weight]}
          fill={mark.colour}
          textAnchor={mark.anchor}
          className={mark.tabular ? 'tabular' : undefined}
          transform={mark.upwards ? `rotate(-90 ${String(mark.x)} ${String(mark.y)})` : undefined}
        >
          {mark.text}
        </text>
      );
  }
}
