import type { ReactNode } from 'react';
import { type AudienceFilter, interpretationModes, type Session } from '../../../../shared/domain/agenda/session.ts';
import { textIn } from '../../../../shared/domain/language.ts';
import { participantCategories } from '../../../../shared/domain/people/participation.ts';
import { sexes } from '../../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { asText, DraftField } from '../../../forms/draft-field.tsx';
import { TextByLanguage } from '../../../forms/text-by-language.tsx';
import { MultiSelect, Select } from '../../../ui/select.tsx';
import styles from '../agenda.module.css';

type PartProps = {
  readonly session: Session;
  readonly snapshot: WorkshopSnapshot;
  readonly onEdit: (patch: Partial<Session>) => void;
};

/** Language of a session and its interpretation. */
export function SessionLanguages({ session, snapshot, onEdit }: PartProps): ReactNode {
  const t = useText();
  const own = 'own';
  return (
    <div className={styles['panel-pair']}>
      <Select
        label={t('screens.agenda.content.language')}
        value={session.language ?? own}
        choices={[
          { value: own, name: t('screens.agenda.content.firstLanguage') },
          ...snapshot.workshop.languages.map((each) => ({ value: each, name: t(`vocabulary.language.${each}`) })),
        ]}
        onChange={(language) => onEdit({ language: language === own ? null : language })}
      />
      <Select
        label={t('screens.agenda.content.interpretation')}
        value={session.interpretation}
        choices={interpretationModes.map((mode) => ({ value: mode, name: t(`screens.agenda.content.mode.${mode}`) }))}
        onChange={(interpretation) => onEdit({ interpretation })}
      />
    </div>
  );
}

type AudienceProps = {
  readonly session: Pick<Session, 'audienceFilter'>;
  readonly snapshot: WorkshopSnapshot;
  readonly onEdit: (patch: Pick<Session, 'audienceFilter'>) => void;
};

const nobodyLeftOut: AudienceFilter = { delegationIds: [], sexes: [], categories: [], groupIds: [], position: '' };

/** Audience of a session, where it is not everybody. */
export function SessionAudience({ session, snapshot, onEdit }: AudienceProps): ReactNode {
  const { t, language } = usePreferences();
  const filter = session.audienceFilter ?? nobodyLeftOut;
  const narrow = (patch: Partial<AudienceFilter>): void => {
    const next = { ...filter, ...patch };
    const open = JSON.stringify(next) === JSON.stringify(nobodyLeftOut);
    onEdit({ audienceFilter: open ? null : next });
  };
  const all = t('screens.agenda.content.everybody');
  const common = { none: all, empty: t('screens.agenda.content.noneToChoose') };
  return (
    <>
      <div className={styles['panel-pair']}>
        <MultiSelect
          {...common}
          label={t('screens.agenda.content.delegations')}
          values={filter.delegationIds}
          choices={snapshot.delegations.map((each) => ({ value: each.id, name: textIn(each.name, language) }))}
          onChange={(ids) => narrow({ delegationIds: [...ids] })}
        />
        <MultiSelect
          {...common}
          label={t('screens.agenda.content.sexes')}
          values={filter.sexes}
          choices={sexes.map((sex) => ({ value: sex, name: t(`vocabulary.sex.${sex}`) }))}
          onChange={(chosen) => narrow({ sexes: sexes.filter((sex) => chosen.includes(sex)) })}
        />
      </div>
      <div className={styles['panel-pair']}>
        <MultiSelect
          {...common}
          label={t('screens.agenda.content.groups')}
          values={filter.groupIds}
          choices={snapshot.breakoutGroups.map((each) => ({ value: each.id, name: textIn(each.name, language) }))}
          onChange={(ids) => narrow({ groupIds: [...ids] })}
        />
        <MultiSelect
          {...common}
          label={t('screens.agenda.content.categories')}
          values={filter.categories}
          choices={participantCategories.map((each) => ({ value: each, name: t(`vocabulary.category.${each}`) }))}
          onChange={(chosen) => narrow({ categories: participantCategories.filter((each) => chosen.includes(each)) })}
        />
      </div>
      <DraftField
        label={t('screens.agenda.content.position')}
        stored={filter.position}
        read={asText}
        onSave={(position) => narrow({ position: position.slice(0, 100) })}
      />
    </>
  );
}

/** Method, materials and objectives of a session. */
export function SessionMethod({ session, snapshot, onEdit }: PartProps): ReactNode {
  const t = useText();
  const { languages } = snapshot.workshop;
  return (
    <>
      <TextByLanguage
        label={t('screens.agenda.content.method')}
        text={session.method}
        languages={languages}
        onSave={(method) => onEdit({ method })}
      />
      <TextByLanguage
        label={t('screens.agenda.content.aims')}
        text={session.aims}
        languages={languages}
        onSave={(aims) => onEdit({ aims })}
      />
      <TextByLanguage
        label={t('screens.agenda.content.materials')}
        text={session.materials}
        languages={languages}
        onSave={(materials) => onEdit({ materials })}
      />
    </>
  );
}
