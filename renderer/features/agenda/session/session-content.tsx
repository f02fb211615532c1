import type { ReactNode } from 'react';
import {
  type AudienceFilter,
  audienceFilterSchema,
  interpretationModes,
  type Session,
} from '../../../../shared/domain/agenda/session.ts';
import { type Language, textIn } from '../../../../shared/domain/language.ts';
import { participantCategories } from '../../../../shared/domain/people/participation.ts';
import { sexes } from '../../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { TextByLanguage, TextInput } from '../../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../../forms/use-record-form.ts';
import { MultiSelect, Select } from '../../../ui/fields/select.tsx';
import styles from '../agenda.module.css';
import { delegationName } from '../../../../shared/text/collation.ts';

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
  readonly audienceFilter: AudienceFilter | null;
  /** Names what the audience belongs to. */
  readonly record: string;
  readonly snapshot: WorkshopSnapshot;
  readonly onEdit: (patch: Pick<Session, 'audienceFilter'>) => Promise<unknown> | void;
};

const positionSchema = audienceFilterSchema.pick({ position: true });

const nobodyLeftOut: AudienceFilter = { delegationIds: [], sexes: [], categories: [], groupIds: [], position: '' };

/** Audience of a session, where it is not everybody. */
export function SessionAudience({ audienceFilter, record, snapshot, onEdit }: AudienceProps): ReactNode {
  const { t, language } = usePreferences();
  const filter = audienceFilter ?? nobodyLeftOut;
  const narrow = async (patch: Partial<AudienceFilter>): Promise<unknown> => {
    const next = { ...filter, ...patch };
    const open = JSON.stringify(next) === JSON.stringify(nobodyLeftOut);
    return onEdit({ audienceFilter: open ? null : next });
  };
  const form = useRecordForm({
    schema: positionSchema,
    stored: { position: filter.position },
    record: `${record} audience`,
    onSave: async (patch) => narrow(patch),
  });
  const all = t('screens.agenda.content.everybody');
  const common = { none: all, empty: t('screens.agenda.content.noneToChoose') };
  return (
    <>
      <div className={styles['panel-pair']}>
        <MultiSelect
          {...common}
          label={t('screens.agenda.content.delegations')}
          values={filter.delegationIds}
          choices={snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) }))}
          onChange={(ids) => void narrow({ delegationIds: [...ids] })}
        />
        <MultiSelect
          {...common}
          label={t('screens.agenda.content.sexes')}
          values={filter.sexes}
          choices={sexes.map((sex) => ({ value: sex, name: t(`vocabulary.sex.${sex}`) }))}
          onChange={(chosen) => void narrow({ sexes: sexes.filter((sex) => chosen.includes(sex)) })}
        />
      </div>
      <div className={styles['panel-pair']}>
        <MultiSelect
          {...common}
          label={t('screens.agenda.content.groups')}
          values={filter.groupIds}
          choices={snapshot.breakoutGroups.map((each) => ({ value: each.id, name: textIn(each.name, language) }))}
          onChange={(ids) => void narrow({ groupIds: [...ids] })}
        />
        <MultiSelect
          {...common}
          label={t('screens.agenda.content.categories')}
          values={filter.categories}
          choices={participantCategories.map((each) => ({ value: each, name: t(`vocabulary.category.${each}`) }))}
          onChange={(chosen) =>
            void narrow({ categories: participantCategories.filter((each) => chosen.includes(each)) })
          }
        />
      </div>
      <TextInput form={form} name="position" label={t('screens.agenda.content.position')} />
    </>
  );
}

type MethodProps = { readonly form: RecordForm<Session>; readonly languages: readonly Language[] };

/** Method, materials and objectives of a session. */
export function SessionMethod({ form, languages }: MethodProps): ReactNode {
  const t = useText();
  return (
    <>
      <TextByLanguage form={form} name="method" label={t('screens.agenda.content.method')} languages={languages} />
      <TextByLanguage form={form} name="aims" label={t('screens.agenda.content.aims')} languages={languages} />
      <TextByLanguage
        form={form}
        name="materials"
        label={t('screens.agenda.content.materials')}
        languages={languages}
      />
    </>
  );
}
