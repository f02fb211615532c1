import type { ReactNode } from 'react';
import { pad, strokePath, type Stroke } from '../../shared/domain/signature.ts';

/** What somebody drew on the pad, in the colour of ink on white, at the width of its place. */
export function SignatureDrawing({
  strokes,
  name,
}: {
  readonly strokes: readonly Stroke[];
  readonly name: string;
}): ReactNode {
  return (
    <svg className="signature-drawing" viewBox={`0 0 ${pad.width} ${pad.height}`} role="img" aria-label={name}>
      <path d={strokes.map((stroke) => strokePath(stroke)).join('')} />
    </svg>
  );
}
