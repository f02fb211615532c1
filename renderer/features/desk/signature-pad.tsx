import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { pad, padPoint, strokePath, withPoint, type Stroke } from '../../../shared/domain/signature.ts';
import { useText } from '../../app/preferences.tsx';

type SignaturePadProps = {
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
};

/** A field to sign in with a finger, a pen or the mouse. What is drawn is kept as strokes, not as a picture. */
export function SignaturePad({ strokes, onChange }: SignaturePadProps): ReactNode {
  const t = useText();
  const [stroke, setStroke] = useState<Stroke>([]);
  const drawing = useRef<number | null>(null);

  const draw = (event: PointerEvent<SVGSVGElement>, before: Stroke): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const events = event.nativeEvent.getCoalescedEvents();
    const points = (events.length === 0 ? [event.nativeEvent] : events).map(({ clientX, clientY }) =>
      padPoint(((clientX - box.left) / box.width) * pad.width, ((clientY - box.top) / box.height) * pad.height),
    );
    setStroke(points.reduce<Stroke>((grown, point) => withPoint(grown, point), before));
  };
  const end = (event: PointerEvent<SVGSVGElement>): void => {
    if (drawing.current !== event.pointerId) return;
    drawing.current = null;
    if (stroke.length > 0) onChange([...strokes, stroke]);
    setStroke([]);
  };
  return (
    <svg
      className="signature-pad"
      viewBox={`0 0 ${pad.width} ${pad.height}`}
      role="img"
      aria-label={t('screens.desk.pad')}
      onPointerDown={(event) => {
        if (drawing.current !== null || event.button !== 0) return;
        drawing.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        draw(event, []);
      }}
      onPointerMove={(event) => {
        if (drawing.current === event.pointerId) draw(event, stroke);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <path className="baseline" d={`M60 ${pad.height - 90}H${pad.width - 60}`} />
      {[...strokes, stroke]
        .filter((each) => each.length > 0)
        .map((each) => strokePath(each))
        .map((path) => (
          <path key={path} className="ink" d={path} />
        ))}
    </svg>
  );
}
