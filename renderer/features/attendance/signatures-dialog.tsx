import { type ReactNode, useState } from 'react';
import { isPresence, statusIn } from '../../../shared/domain/attendance/attendance.ts';
import type { Slot } from '../../../shared/domain/attendance/slots.ts';
import type { Signature } from '../../../shared/domain/evidence/signature.ts';
import { momentText } from '../../../shared/text/dates.ts';
import { dayName, slotName } from '../../../shared/text/slot-name.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/fields/select.tsx';
import { SignatureDrawing } from './grid/cell-dialog.tsx';
import type { Attendance, PersonRow } from './rows/attendance.ts';
import formStyles from '../../ui/form.module.css';
import styles from './attendance.module.css';

type SignaturesDialogProps = {
  readonly attendance: Attendance;
  /** At least one. */
  readonly signatures: readonly Signature[];
  readonly onClose: () => void;
};

/** Lists for a slot who has signed on the screen and who was present without a signature. */
export function SignaturesDialog({ attendance, signatures, onClose }: SignaturesDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot, slots } = attendance;
  const signedSlots = slots.filter((slot) => signatures.some(({ slotId }) => slotId === slot.id));
  const [slotId, setSlotId] = useState(signedSlots.at(-1)?.id ?? '');
  const slot = signedSlots.find(({ id }) => id === slotId);
  const nameOf = (each: Slot): string =>
    `${dayName(each.dayId, snapshot, language, t)} · ${slotName(each, snapshot, language, t)}`;
  return (
    <Dialog title={t('screens.signatures.title')} onClose={onClose} wide>
      <Select
        label={t('screens.signatures.slot')}
        value={slotId}
        onChange={setSlotId}
        choices={signedSlots.map((each) => ({ value: each.id, name: nameOf(each) }))}
      />
      {slot === undefined ? null : <SlotSignatures attendance={attendance} signatures={signatures} slot={slot} />}
      <div className={formStyles['actions']}>
        <Button look="primary" onPress={onClose} autoFocus>
          {t('screens.close')}
        </Button>
      </div>
    </Dialog>
  );
}

function SlotSignatures({
  attendance,
  signatures,
  slot,
}: Omit<SignaturesDialogProps, 'onClose'> & { readonly slot: Slot }): ReactNode {
  const { t, language } = usePreferences();
  const { rows, sheet, snapshot } = attendance;
  const people = rows.filter((row): row is PersonRow => row.kind === 'person');
  const signedBy = new Map(
    signatures.filter((each) => each.slotId === slot.id).map((each) => [each.participationId, each]),
  );
  const signed = people.flatMap((row) => {
    const signature = signedBy.get(row.participation.id);
    return signature === undefined ? [] : [{ row, signature }];
  });
  const unsigned = people.filter(
    ({ participation: { id } }) => !signedBy.has(id) && isPresence(statusIn(sheet, id, slot.id)),
  );
  return (
    <div className={styles['slot-signatures']}>
      <h3>{t('screens.signatures.signed', { count: signed.length })}</h3>
      <ul className={styles['signature-list']}>
        {signed.map(({ row, signature }) => (
          <li key={signature.id}>
            <span className="one-line">{row.name}</span>
            {row.isProtected ? (
              <span className="small soft">{t('screens.signatures.hidden')}</span>
            ) : (
              <SignatureDrawing strokes={signature.strokes} name={t('screens.signatures.of', { name: row.name })} />
            )}
            <span className="small soft number">
              {momentText(signature.signedAt, snapshot.workshop.timeZone, language)}
            </span>
          </li>
        ))}
      </ul>
      {unsigned.length === 0 ? null : (
        <>
          <h3>{t('screens.signatures.unsigned', { count: unsigned.length })}</h3>
          <p className="small">{unsigned.map(({ name }) => name).join(', ')}</p>
        </>
      )}
    </div>
  );
}
