import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { countries, countryName } from '../../../shared/domain/country.ts';
import { languages } from '../../../shared/domain/language.ts';
import { slotKinds, type Workshop, workshopKinds } from '../../../shared/domain/workshop.ts';
import { isTimeZone } from '../../../shared/time/instant.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { asOptionalNumber, asText, asWallClock, DraftField, type Read } from '../../forms/draft-field.tsx';
import { TextByLanguage } from '../../forms/text-by-language.tsx';
import { MultiSelect, Select } from '../../ui/select.tsx';
import pageStyles from '../../ui/page.module.css';

type FactsCardProps = { readonly workshop: Workshop; readonly onEdit: (patch: Partial<Workshop>) => void };

export function FactsCard({ workshop, onEdit }: FactsCardProps): ReactNode {
  const t = useText();
  return (
    <section className={clsx(pageStyles['card'], pageStyles['padded'])}>
      <h2>{t('screens.overview.facts')}</h2>
      <TextByLanguage
        label={t('screens.overview.title')}
        text={workshop.title}
        languages={workshop.languages}
        lines={2}
        onSave={(title) => onEdit({ title })}
      />
      <div className={pageStyles['pair']}>
        <Select
          label={t('screens.overview.kind')}
          value={workshop.kind}
          choices={workshopKinds.map((kind) => ({ value: kind, name: t(`vocabulary.workshopKind.${kind}`) }))}
          onChange={(kind) => onEdit({ kind })}
        />
        <DraftField
          label={t('screens.overview.number')}
          stored={workshop.number}
          read={asText}
          onSave={(number) => onEdit({ number })}
        />
      </div>
      <TextByLanguage
        label={t('screens.overview.audience')}
        text={workshop.audience}
        languages={workshop.languages}
        onSave={(audience) => onEdit({ audience })}
      />
      <PlaceFields workshop={workshop} onEdit={onEdit} />
      <PolicyFields workshop={workshop} onEdit={onEdit} />
    </section>
  );
}

function PlaceFields({ workshop, onEdit }: FactsCardProps): ReactNode {
  const { t, language } = usePreferences();
  const { place } = workshop;
  const readTimeZone = (typed: string): Read<string> =>
    isTimeZone(typed.trim()) ? { value: typed.trim() } : { problem: t('screens.overview.timeZoneWrong') };
  return (
    <>
      <div className={pageStyles['pair']}>
        <TextByLanguage
          label={t('screens.overview.city')}
          text={place.city}
          languages={workshop.languages}
          onSave={(city) => onEdit({ place: { ...place, city } })}
        />
        <TextByLanguage
          label={t('screens.overview.venue')}
          text={place.venue}
          languages={workshop.languages}
          onSave={(venue) => onEdit({ place: { ...place, venue } })}
        />
      </div>
      <div className={pageStyles['pair']}>
        <Select
          label={t('screens.overview.country')}
          value={place.country}
          choices={countries.map((code) => ({ value: code, name: countryName(code, language) }))}
          onChange={(country) => onEdit({ place: { ...place, country } })}
        />
        <DraftField
          label={t('screens.overview.timeZone')}
          stored={workshop.timeZone}
          read={readTimeZone}
          onSave={(timeZone) => onEdit({ timeZone })}
        />
      </div>
    </>
  );
}

function PolicyFields({ workshop, onEdit }: FactsCardProps): ReactNode {
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
            if (kept.length > 0) onEdit({ languages: [...new Set(ordered)] });
          }}
        />
        <DraftField
          label={t('screens.overview.expected')}
          stored={workshop.expectedParticipants?.toString() ?? ''}
          read={asOptionalNumber(0, 10_000, t('screens.overview.expectedWrong'))}
          onSave={(expectedParticipants) => onEdit({ expectedParticipants })}
        />
      </div>
      <div className={pageStyles['pair']}>
        <Select
          label={t('screens.overview.attendanceBy')}
          value={attendance.slots}
          choices={slotKinds.map((kind) => ({ value: kind, name: t(`vocabulary.slotKind.${kind}`) }))}
          onChange={(slots) => onEdit({ attendance: { ...attendance, slots } })}
        />
        <DraftField
          label={t('screens.overview.middayAt')}
          stored={attendance.middayAt}
          read={asWallClock(t('screens.overview.timeWrong'))}
          onSave={(middayAt) => onEdit({ attendance: { ...attendance, middayAt } })}
        />
      </div>
    </>
  );
}
