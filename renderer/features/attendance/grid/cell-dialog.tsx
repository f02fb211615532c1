import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { useWatch } from 'react-hook-form';
import * as z from 'zod';
import type { MarkEvent } from '../../../../shared/changes/entry.ts';
import { percentages, resultOf, riskOf } from '../../../../shared/domain/attendance/attendance-rates.ts';
import type { Slot } from '../../../../shared/domain/attendance/slots.ts';
import { lineSchema } from '../../../../shared/domain/entity.ts';
import { pad, type Stroke, strokePath } from '../../../../shared/domain/evidence/signature.ts';
import { completionResults, isCounted } from '../../../../shared/domain/people/participation.ts';
import { momentText } from '../../../../shared/text/dates.ts';
import { dayName, slotName } from '../../../../shared/text/slot-name.ts';
import { authorText } from '../../../../shared/text/text.ts';
import { decide } from '../../../commands/attendance.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { SubmittedForm } from '../../../forms/form-dialog.tsx';
import { Choice, TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import { readMarkHistory } from '../../../queries/history.ts';
import { readSignatures } from '../../../queries/snapshot.ts';
import { useStored } from '../../../storage/working-store.ts';
import badgeStyles from '../../../ui/badge.module.css';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import formStyles from '../../../ui/form.module.css';
import markStyles from '../../../ui/mark.module.css';
import { Select } from '../../../ui/fields/select.tsx';
import signatureStyles from '../../../ui/signature.module.css';
import styles from '../attendance.module.css';
import type { Attendance, PersonRow } from '../rows/attendance.ts';
import { ratesIn } from '../rows/grid-marks.ts';

type CellDialogProps = {
  readonly attendance: Attendance;
  readonly row: PersonRow;
  readonly slot: Slot | undefined;
  readonly onClose: () => void;
};

/** One mark with its history, and the certificate that the person would get. */
export function CellDialog({ attendance, row, slot, onClose }: CellDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot } = attendance;
  return (
    <Dialog undoes title={row.name} onClose={onClose}>
      {slot === undefined ? null : (
        <>
          <h3 className={styles['cell-slot']}>
            {dayName(slot.dayId, snapshot, language, t)} · {slotName(slot, snapshot, language, t)}
          </h3>
          <MarkHistory attendance={attendance} row={row} slot={slot} />
          <CellSignature attendance={attendance} row={row} slot={slot} />
        </>
      )}
      {isCounted(row.participation) ? (
        <CertificateForm attendance={attendance} row={row} onDone={onClose} />
      ) : (
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.close')}</Button>
        </div>
      )}
    </Dialog>
  );
}

function MarkHistory({ attendance, row, slot }: Omit<CellDialogProps, 'onClose'> & { readonly slot: Slot }): ReactNode {
  const { t, language } = usePreferences();
  const { workshop } = attendance.snapshot;
  const cell = { workshopId: workshop.id, participationId: row.participation.id, slotId: slot.id };
  const events = useStored(() => readMarkHistory(cell), [cell.workshopId, cell.participationId, cell.slotId]);
  if (events === undefined) return <p className={formStyles['note']}>{t('screens.attendance.historyReading')}</p>;
  if (events.length === 0) return <p className={formStyles['note']}>{t('screens.attendance.historyNone')}</p>;
  return (
    <ol className={styles['mark-history']}>
      {events.map((event) => {
        const means = event.reverted ?? event.how;
        return (
          <li key={event.sequence}>
            <span className={clsx(markStyles['mark'], styles['mark'])} data-status={event.status}>
              {t(`vocabulary.attendanceStatus.${event.status}`)}
            </span>
            <span>
              {t('screens.attendance.historyBefore', {
                status: t(`vocabulary.attendanceStatus.${event.previous}`).toLowerCase(),
              })}
              {event.reason === null ? null : <q>{event.reason}</q>}
              <span className={clsx(styles['history-made'], 'small soft')}>
                {momentText(event.at, workshop.timeZone, language)} · {t(`screens.attendance.how.${means}`)} ·{' '}
                {authorText(t, event.by, event.device)}
              </span>
              {event.origin === null ? null : <Origin origin={event.origin} timeZone={workshop.timeZone} />}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Of a mark that came from another desk: when, how and where it was made. */
function Origin({
  origin,
  timeZone,
}: {
  readonly origin: NonNullable<MarkEvent['origin']>;
  readonly timeZone: string;
}): ReactNode {
  const { t, language } = usePreferences();
  return (
    <span className={clsx(styles['history-made'], 'small soft')}>
      {t('screens.attendance.historyOrigin', {
        when: momentText(origin.at, timeZone, language),
        how: t(`screens.attendance.how.${origin.how}`),
        device: origin.device,
      })}
    </span>
  );
}

type CellSignatureProps = { readonly attendance: Attendance; readonly row: PersonRow; readonly slot: Slot };

/** What the person signed on the screen for the slot. A protected person's is a name as well: it is shown on demand. */
function CellSignature({ attendance, row, slot }: CellSignatureProps): ReactNode {
  const { t, language } = usePreferences();
  const { id, timeZone } = attendance.snapshot.workshop;
  const signatures = useStored(() => readSignatures(id), [id]);
  const [isShown, setIsShown] = useState(!row.isProtected);
  const own = signatures?.find((each) => each.participationId === row.participation.id && each.slotId === slot.id);
  if (own === undefined) return null;
  return (
    <figure className={styles['cell-signature']}>
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

/** What the percentages give, or a decision against them, which needs a reason. */
const certificateSchema = z
  .object({ result: z.enum([...completionResults, 'earned'] as const), reason: lineSchema })
  .refine(({ result, reason }) => result === 'earned' || reason !== '', {
    path: ['reason'],
    message: 'reason-missing',
  });

type CertificateFormProps = {
  readonly attendance: Attendance;
  readonly row: PersonRow;
  readonly onDone: () => void;
};

/** The certificate by the percentages, and a decision that overrides it with a reason. */
function CertificateForm({ attendance, row, onDone }: CertificateFormProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const { workshop } = attendance.snapshot;
  const { completion } = row.participation;
  const rates = ratesIn(attendance.read(row.participation.id), attendance.over, workshop.attendance);
  const earned = resultOf(rates, workshop.attendance);
  const risk = riskOf(rates, workshop.attendance);
  const { ofAll } = percentages(rates);
  const form = useRecordForm<z.infer<typeof certificateSchema>>({
    schema: certificateSchema,
    stored: { result: completion?.result ?? 'earned', reason: completion?.reason ?? '' },
    onSubmit: ({ result, reason }) => {
      const decision = result === 'earned' ? null : { result, reason };
      void run(decide(workshop.id, row.participation.id, decision));
      onDone();
    },
  });
  const isEarned = useWatch({ control: form.control, name: 'result' }) === 'earned';
  return (
    <SubmittedForm form={form} className={clsx(formStyles['form'], styles['certificate'])}>
      <h3>{t('screens.attendance.certificate.title')}</h3>
      <p className="small soft">
        {t('screens.attendance.certificate.rule', {
          percent: ofAll ?? 0,
          completionFrom: workshop.attendance.completionFrom,
          participationFrom: workshop.attendance.participationFrom,
        })}
        {risk === null ? null : (
          <span className={clsx(badgeStyles['badge'], styles['badge'], badgeStyles['warn'])} data-part="badge">
            {t(`screens.attendance.risk.${risk}`)}
          </span>
        )}
      </p>
      <Choice form={form} name="result" label={t('screens.attendance.certificate.result')}>
        {({ value, onChange }) => (
          <Select
            label={t('screens.attendance.certificate.result')}
            value={value}
            choices={[
              {
                value: 'earned',
                name: t('screens.attendance.certificate.earned', {
                  result: t(`screens.attendance.certificate.${earned}`).toLowerCase(),
                }),
              },
              ...completionResults.map((each) => ({ value: each, name: t(`screens.attendance.certificate.${each}`) })),
            ]}
            onChange={onChange}
          />
        )}
      </Choice>
      {isEarned ? null : <TextInput form={form} name="reason" label={t('screens.attendance.reason.label')} />}
      <div className={formStyles['actions']}>
        <Button autoFocus onPress={onDone}>
          {t('screens.cancel')}
        </Button>
        <Button look="primary" type="submit">
          {t('screens.attendance.certificate.save')}
        </Button>
      </div>
    </SubmittedForm>
  );
}

/** A drawn signature, dark on white, scaled to the width of its container. */
export function SignatureDrawing({
  strokes,
  name,
}: {
  readonly strokes: readonly Stroke[];
  readonly name: string;
}): ReactNode {
  return (
    <svg
      className={signatureStyles['signature-drawing']}
      data-part="signature-drawing"
      viewBox={`0 0 ${pad.width} ${pad.height}`}
      role="img"
      aria-label={name}
    >
      <path d={strokes.map((stroke) => strokePath(stroke)).join('')} />
    </svg>
  );
}
