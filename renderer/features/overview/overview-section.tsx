import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { type Programme, programmeSchema, type Workshop } from '../../../shared/domain/workshop.ts';
import { PrintTitle } from '../../components/printed-screen.tsx';
import { editRecord } from '../../commands/record.ts';
import { CopyWorkshopDialog } from '../../components/copy-workshop-dialog.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { TextByLanguage, TextInput } from '../../forms/form-fields.tsx';
import { TextList } from '../../forms/text-list.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { DaysCard } from './days-card.tsx';
import { FactsCard } from './facts-card.tsx';
import { RetentionCard } from './retention-card.tsx';
import { RoomsCard } from './rooms-card.tsx';
import { ActionButton } from '../../context/actions.tsx';
import pageStyles from '../../ui/page.module.css';
import badgeStyles from '../../ui/badge.module.css';
import styles from './overview.module.css';

/** Facts, days, rooms, objectives, organisers and donors of a workshop. */
export function OverviewSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const [copying, setCopying] = useState(false);
  const { workshop } = snapshot;
  const edit = async (patch: Partial<Workshop>): Promise<unknown> =>
    run(editRecord('workshop.edit', 'workshop', workshop, patch));
  return (
    <main className={clsx(pageStyles['work'], 'prints')}>
      <PrintTitle workshop={workshop} />
      <div className={pageStyles['page-head']}>
        <h1>{textIn(workshop.title, language)}</h1>
        {workshop.fictional ? <span className={badgeStyles['badge']}>{t('screens.overview.fictional')}</span> : null}
        <span className={pageStyles['actions']}>
          <ActionButton action="overview.copy" small onPress={() => setCopying(true)} />
        </span>
      </div>
      <div className={styles['overview']} data-part="overview">
        <div className={styles['overview-column']}>
          <FactsCard workshop={workshop} onEdit={edit} />
          <Card title={t('screens.overview.objectives')}>
            <TextList
              what={t('screens.overview.objectives')}
              add={t('screens.overview.addObjective')}
              texts={workshop.objectives}
              record={`${workshop.id} objectives`}
              languages={workshop.languages}
              onSave={async (objectives) => edit({ objectives })}
            />
          </Card>
        </div>
        <div className={styles['overview-column']}>
          <DaysCard snapshot={snapshot} />
          <RoomsCard snapshot={snapshot} />
          <RetentionCard workshop={workshop} onEdit={edit} />
          <ProgrammeCard programme={snapshot.programme} workshop={workshop} />
          <Card title={t('screens.overview.organisers')}>
            <TextList
              what={t('screens.overview.organisers')}
              add={t('screens.overview.addOrganiser')}
              texts={workshop.organisers}
              record={`${workshop.id} organisers`}
              languages={workshop.languages}
              onSave={async (organisers) => edit({ organisers })}
            />
          </Card>
          <Card title={t('screens.overview.funders')}>
            <TextList
              what={t('screens.overview.funders')}
              add={t('screens.overview.addFunder')}
              texts={workshop.funders}
              record={`${workshop.id} funders`}
              languages={workshop.languages}
              onSave={async (funders) => edit({ funders })}
            />
          </Card>
        </div>
      </div>
      {copying ? <CopyWorkshopDialog workshopId={workshop.id} onClose={() => setCopying(false)} /> : null}
    </main>
  );
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={clsx(pageStyles['card'], pageStyles['padded'])}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type ProgrammeCardProps = { readonly programme: Programme; readonly workshop: Workshop };

function ProgrammeCard({ programme, workshop }: ProgrammeCardProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const form = useRecordForm({
    schema: programmeSchema,
    stored: programme,
    record: programme.id,
    onSave: async (patch) => run(editRecord('programme.edit', 'programme', programme, patch)),
  });
  const { languages } = workshop;
  return (
    <Card title={t('screens.overview.programme')}>
      <TextByLanguage form={form} name="name" label={t('screens.overview.programmeName')} languages={languages} />
      <TextInput form={form} name="code" label={t('screens.overview.programmeCode')} />
      <TextByLanguage form={form} name="fundingLine" label={t('screens.overview.fundingLine')} languages={languages} />
      <TextByLanguage
        form={form}
        name="implementedBy"
        label={t('screens.overview.implementedBy')}
        languages={languages}
      />
    </Card>
  );
}
