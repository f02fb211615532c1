import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { percentages, resultOf, riskOf } from '../../../shared/domain/attendance-rates.ts';
import { completionResults, type CompletionResult } from '../../../shared/domain/participation.ts';
import { useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { decide } from '../../commands/attendance.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { ratesIn } from './grid-marks.ts';
import type { PersonRow } from './grid-rows.ts';
import type { Attendance } from './use-attendance.ts';

type CertificateFormProps = {
  readonly attendance: Attendance;
  readonly row: PersonRow;
  readonly onDone: () => void;
};

/** What the percentages give, and a decision against them for those who can say why. */
export function CertificateForm({ attendance, row, onDone }: CertificateFormProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const { workshop } = attendance.snapshot;
  const { completion } = row.participation;
  const rates = ratesIn(attendance.read(row.participation.id), attendance.over, workshop.attendance);
  const earned = resultOf(rates, workshop.attendance);
  const risk = riskOf(rates, workshop.attendance);
  const { ofAll } = percentages(rates);
  const [result, setResult] = useState<CompletionResult | 'earned'>(completion?.result ?? 'earned');
  const [reason, setReason] = useState(completion?.reason ?? '');
  const [tried, setTried] = useState(false);
  const lacksReason = result !== 'earned' && reason.trim() === '';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (lacksReason) return;
    const decision = result === 'earned' ? null : { result, reason: reason.trim() };
    void run(decide(workshop.id, row.participation.id, decision));
    onDone();
  };
  return (
    <form className="form certificate" noValidate onSubmit={submit}>
      <h3>{t('screens.attendance.certificate.title')}</h3>
      <p className="small soft">
        {t('screens.attendance.certificate.rule', {
          percent: ofAll ?? 0,
          completionFrom: workshop.attendance.completionFrom,
          participationFrom: workshop.attendance.participationFrom,
        })}
        {risk === null ? null : <span className="badge warn">{t(`screens.attendance.risk.${risk}`)}</span>}
      </p>
      <Select
        label={t('screens.attendance.certificate.result')}
        value={result}
        choices={[
          {
            value: 'earned',
            name: t('screens.attendance.certificate.earned', {
              result: t(`screens.attendance.certificate.${earned}`).toLowerCase(),
            }),
          },
          ...completionResults.map((each) => ({ value: each, name: t(`screens.attendance.certificate.${each}`) })),
        ]}
        onChange={setResult}
      />
      {result === 'earned' ? null : (
        <TextField
          label={t('screens.attendance.reason.label')}
          value={reason}
          onChange={setReason}
          maxLength={300}
          problem={tried && lacksReason ? t('screens.attendance.reason.missing') : undefined}
        />
      )}
      <div className="actions">
        <Button autoFocus onPress={onDone}>
          {t('screens.cancel')}
        </Button>
        <Button look="primary" type="submit">
          {t('screens.attendance.certificate.save')}
        </Button>
      </div>
    </form>
  );
}
