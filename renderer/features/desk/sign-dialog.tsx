import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import {
  isSignature,
  pad,
  padPoint,
  type Stroke,
  strokePath,
  withPoint,
} from '../../../shared/domain/evidence/signature.ts';
import { useText } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { DeskPerson } from './desk-people.ts';
import signatureStyles from '../../ui/signature.module.css';
import formStyles from '../../ui/form.module.css';

type SignDialogProps = {
  readonly person: DeskPerson;
  readonly onSave: (strokes: readonly Stroke[]) => void;
  readonly onClose: () => void;
};

/** Takes a signature on the screen; it marks the person as well. */
export function SignDialog({ person, onSave, onClose }: SignDialogProps): ReactNode {
  const t = useText();
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  return (
    <Dialog title={t('screens.desk.signFor', { name: person.name })} onClose={onClose} wide>
      <p className={formStyles['note']}>{t('screens.desk.signHint')}</p>
      <SignaturePad strokes={strokes} onChange={setStrokes} />
      <div className={formStyles['actions']}>
        <Button onPress={() => setStrokes([])} isDisabled={strokes.length === 0}>
          {t('screens.desk.clear')}
        </Button>
        <Button onPress={onClose} autoFocus>
          {t('screens.cancel')}
        </Button>
        <Button look="primary" isDisabled={!isSignature(strokes)} onPress={() => onSave(strokes)}>
          {t('screens.desk.keepSignature')}
        </Button>
      </div>
    </Dialog>
  );
}

type SignaturePadProps = {
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
};

/** A field to sign in with finger, pen or mouse; gives strokes, not a picture. */
function SignaturePad({ strokes, onChange }: SignaturePadProps): ReactNode {
  const t = useText();
  const [shown, setShown] = useState<Stroke>([]);
  /** The stroke that is being drawn, in a ref: several points may arrive between two renderings. */
  const drawing = useRef<{ readonly pointerId: number; readonly stroke: Stroke } | null>(null);

  const draw = (event: PointerEvent<SVGSVGElement>, before: Stroke): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const events = event.nativeEvent.getCoalescedEvents();
    const points = (events.length === 0 ? [event.nativeEvent] : events).map(({ clientX, clientY }) =>
      padPoint(((clientX - box.left) / box.width) * pad.width, ((clientY - box.top) / box.height) * pad.height),
    );
    const stroke = points.reduce<Stroke>((grown, point) => withPoint(grown, point), before);
    drawing.current = { pointerId: event.pointerId, stroke };
    setShown(stroke);
  };
  const end = (event: PointerEvent<SVGSVGElement>): void => {
    if (drawing.current?.pointerId !== event.pointerId) return;
    onChange([...strokes, drawing.current.stroke]);
    drawing.current = null;
    setShown([]);
  };
  return (
    <svg
      className={signatureStyles['signature-pad']}
      data-part="signature-pad"
      viewBox={`0 0 ${pad.width} ${pad.height}`}
      role="img"
      aria-label={t('screens.desk.pad')}
      onPointerDown={(event) => {
        if (drawing.current !== null || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        draw(event, []);
      }}
      onPointerMove={(event) => {
        if (drawing.current?.pointerId === event.pointerId) draw(event, drawing.current.stroke);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <path className={signatureStyles['baseline']} d={`M60 ${pad.height - 90}H${pad.width - 60}`} />
      {[...strokes, shown]
        .filter((each) => each.length > 0)
        .map((each) => strokePath(each))
        .map((path) => (
          <path key={path} className={signatureStyles['ink']} d={path} />
        ))}
    </svg>
  );
}
