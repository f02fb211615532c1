import { useState, type ReactNode } from 'react';
import type { Slot } from '../../../shared/domain/slots.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readSignatures } from '../../queries/signatures.ts';
import { useStored } from '../../storage/reading.ts';
import { Button } from '../../ui/button.tsx';
import { SignatureDrawing } from '../../ui/signature-drawing.tsx';
import { momentText } from '../../../shared/text/dates.ts';
import type { PersonRow } from './grid-rows.ts';
import type { Attendance } from './use-attendance.ts';

type CellSignatureProps = { readonly attendance: Attendance; readonly row: PersonRow; readonly slot: Slot };

/** What the person signed on the screen for the slot. A protected person's is a name as well: it is shown on demand. */
export function CellSignature({ attendance, row, slot }: CellSignatureProps): ReactNode {
  const { t, language } = usePreferences();
  const { id, timeZone } = attendance.snapshot.workshop;
  const signatures = useStored(() => readSignatures(id), [id]);
  const [isShown, setIsShown] = useState(!row.isProtected);
  const own = signatures?.find((each) => each.participationId === row.participation.id && each.slotId === slot.id);
  if (own === undefined) return null;
  return (
    <figure className="cell-signature">
      <figcaption className="small soft">
        {t('screens.signatures.signedAt', { moment: momentText(own.signedAt, timeZone, language) })}
      </figcaption>
      {isShown ? (
        <SignatureDrawing strokes={own.strokes} name={t('screens.signatures.of', { name: row.name })} />
      ) : (
        <Button small onPress={() => setIsShown(true)}>
          {t('screens.signatures.show')}
        </Button>
      )}
    </figure>
  );
}
