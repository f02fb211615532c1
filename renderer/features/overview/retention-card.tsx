import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { type Workshop, workshopSchema } from '../../../shared/domain/workshop.ts';
import { formatDate } from '../../../shared/text/dates.ts';
import { localTime, localTimeNow } from '../../../shared/time/instant.ts';
import { ActionButton } from '../../context/actions.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { ErasingDialogLater } from '../../erasing/erasing-later.tsx';
import { TextInput } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { readErasures } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import formStyles from '../../ui/form.module.css';
import pageStyles from '../../ui/page.module.css';

type RetentionCardProps = {
  readonly workshop: Workshop;
  readonly onEdit: (patch: Partial<Workshop>) => Promise<unknown>;
};

const retentionSchema = workshopSchema.pick({ eraseOn: true });
type Retention = Pick<Workshop, 'eraseOn'>;

/** From when on the identities of the people of a workshop are to be erased, and the way to do it. */
export function RetentionCard({ workshop, onEdit }: RetentionCardProps): ReactNode {
  const { t, language } = usePreferences();
  const [isErasing, setErasing] = useState(false);
  const erasures = useStored(() => readErasures(), []) ?? [];
  const erasure = erasures.find(({ id }) => id === workshop.id);
  const form = useRecordForm<Retention>({
    schema: retentionSchema,
    stored: workshop,
    record: `${workshop.id} retention`,
    onSave: onEdit,
  });
  const { eraseOn, timeZone } = workshop;
  const isDue = eraseOn !== null && eraseOn <= localTimeNow(timeZone).day;
  return (
    <section className={clsx(pageStyles['card'], pageStyles['padded'])}>
      <h2>{t('screens.erasing.title.workshop')}</h2>
      {erasure === undefined ? null : (
        <p role="status">
          {t('screens.erasing.erased', { date: formatDate(localTime(erasure.erasedAt, timeZone).day, language) })}
        </p>
      )}
      <TextInput form={form} name="eraseOn" label={t('screens.erasing.date')} placeholder="–" />
      <p className={clsx('small', isDue ? formStyles['warn'] : 'soft')}>
        {isDue ? t('screens.erasing.dueHere', { date: formatDate(eraseOn, language) }) : t('screens.erasing.dateHint')}
      </p>
      <p>
        <ActionButton action="overview.erase" plain small onPress={() => setErasing(true)} />
      </p>
      {isErasing ? (
        <ErasingDialogLater
          wish={{ kind: 'workshop', workshopId: workshop.id }}
          workshop={workshop}
          onClose={() => setErasing(false)}
        />
      ) : null}
    </section>
  );
}
