import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { languages } from '../../../shared/domain/language.ts';
import { slotKinds, type Workshop, workshopKinds, workshopSchema } from '../../../shared/domain/workshop.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { isTimeZone } from '../../../shared/time/instant.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { TextByLanguage, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import pageStyles from '../../ui/page.module.css';
import { MultiSelect, Select } from '../../ui/fields/select.tsx';

type FactsCardProps = { readonly workshop: Workshop; readonly onEdit: (patch: Partial<Workshop>) => Promise<unknown> };
type FieldsProps = FactsCardProps & { readonly form: RecordForm<Workshop> };

/** The zones that this computer knows: files of other computers may name others. */
const factsSchema = workshopSchema.extend({
  timeZone: workshopSchema.shape.timeZone.refine(isTimeZone, 'time-zone-unknown'),
});

export function FactsCard({ workshop, onEdit }: FactsCardProps): ReactNode {
  const t = useText();
  const form = useRecordForm({ schema: factsSchema, stored: workshop, record: workshop.id, onSave: onEdit });
  const { languages } = workshop;
  return (
    <section className={clsx(pageStyles['card'], pageStyles['padded'])}>
      <h2>{t('screens.overview.facts')}</h2>
      <TextByLanguage form={form} name="title" label={t('screens.overview.title')} lines={2} languages={languages} />
      <div className={pageStyles['pair']}>
        <Select
          label={t('screens.overview.kind')}
          value={workshop.kind}
          choices={workshopKinds.map((kind) => ({ value: kind, name: t(`vocabulary.workshopKind.${kind}`) }))}
          onChange={(kind) => void onEdit({ kind })}
        />
        <TextInput form={form} name="number" label={t('screens.overview.number')} />
      </div>
      <TextByLanguage form={form} name="audience" label={t('screens.overview.audience')} languages={languages} />
      <PlaceFields form={form} workshop={workshop} onEdit={onEdit} />
      <PolicyFields form={form} workshop={workshop} onEdit={onEdit} />
    </section>
  );
}

function PlaceFields({ form, workshop, onEdit }: FieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { place } = workshop;
  return (
    <>
      <div className={pageStyles['pair']}>
        <TextByLanguage
          form={form}
          name="place.city"
          label={t('screens.overview.city')}
          languages={workshop.languages}
        />
        <TextByLanguage
          form={form}
          name="place.venue"
          label={t('screens.overview.venue')}
          languages={workshop.languages}
        />
      </div>
      <div className={pageStyles['pair']}>
        <Select
          label={t('screens.overview.country')}
          value={place.country}
          choices={countriesByName(language)}
          onChange={(country) => void onEdit({ place: { ...place, country } })}
        />
        <TextInput form={form} name="timeZone" label={t('screens.overview.timeZone')} />
      </div>
    </>
  );
}

function PolicyFields({ form, workshop, onEdit }: FieldsProps): ReactNode {
  const t = useText();
  const { attendance } = workshop;
  return (
    <>
      <div className={pageStyles['pair']}>
        <MultiSelect
          label={t('screens.overview.languages')}
          values={workshop.languages}
          none="–"
          empty=""
          choices={languages.map((each) => ({ value: each, name: t(`vocabulary.language.${each}`) }))}
          onChange={(chosen) => {
            const kept = languages.filter((each) => chosen.includes(each));
            // The order of choice is the order on paper; the first is the document's own language.
            const ordered = [...workshop.languages.filter((each) => kept.includes(each)), ...kept];
            if (kept.length > 0) void onEdit({ languages: [...new Set(ordered)] });
          }}
        />
        <TextInput form={form} name="expectedParticipants" label={t('screens.overview.expected')} />
      </div>
      <div className={pageStyles['pair']}>
        <Select
          label={t('screens.overview.attendanceBy')}
          value={attendance.slots}
          choices={slotKinds.map((kind) => ({ value: kind, name: t(`vocabulary.slotKind.${kind}`) }))}
          onChange={(slots) => void onEdit({ attendance: { ...attendance, slots } })}
        />
        <TextInput form={form} name="attendance.middayAt" label={t('screens.overview.middayAt')} />
      </div>
    </>
  );
}
