import { useId, useState, type ReactNode } from 'react';
import { sessionTitle } from '../../../../shared/domain/session-title.ts';
import { sessionsOfDay } from '../../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { useFeedback } from '../../../app/feedback.ts';
import { usePreferences } from '../../../app/preferences.tsx';
import { keepTemplate } from '../../../commands/agenda-plan.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { MultiSelect } from '../../../ui/multi-select.tsx';
import { Select } from '../../../ui/select.tsx';

type KeepTemplateFormProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Names of the training packages that are there. */
  readonly packages: readonly string[];
};

/** Keeps a day, or some of its sessions as a module of a training package. */
export function KeepTemplateForm({ snapshot, packages }: KeepTemplateFormProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const heading = useId();
  const [dayId, setDayId] = useState(snapshot.days[0]?.id ?? '');
  const [sessionIds, setSessionIds] = useState<readonly string[]>([]);
  const [name, setName] = useState('');
  const [trainingPackage, setPackage] = useState(packages.at(-1) ?? '');
  const [tried, setTried] = useState(false);
  const day = snapshot.days.find((each) => each.id === dayId);
  const keep = async (): Promise<void> => {
    setTried(name.trim() === '');
    if (day === undefined || name.trim() === '') return;
    const names = { name: name.trim(), trainingPackage: trainingPackage.trim() };
    await run(keepTemplate(snapshot, day, sessionIds, names));
    setName('');
    setSessionIds([]);
  };
  return (
    <form
      className="form keep-template"
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h3 id={heading}>{t('screens.agenda.template.keepTitle')}</h3>
      <div className="pair">
        <Select
          label={t('screens.agenda.template.keepDay')}
          value={dayId}
          choices={snapshot.days.map((each) => ({
            value: each.id,
            name: t('screens.agenda.day', { number: each.number }),
          }))}
          onChange={(id) => {
            setDayId(id);
            setSessionIds([]);
          }}
        />
        <MultiSelect
          label={t('screens.agenda.template.kept')}
          values={sessionIds}
          none={t('screens.agenda.template.wholeDay')}
          empty={t('screens.copying.day.nothing')}
          choices={sessionsOfDay(dayId, snapshot.sessions).map((session) => ({
            value: session.id,
            name: `${session.placement?.start ?? ''} ${sessionTitle(session, language, t)}`,
          }))}
          onChange={setSessionIds}
        />
      </div>
      <div className="pair">
        <TextField
          label={t('screens.agenda.template.name')}
          maxLength={300}
          value={name}
          onChange={setName}
          problem={tried && name.trim() === '' ? t('screens.agenda.template.nameMissing') : undefined}
        />
        <TextField
          label={t('screens.agenda.template.package')}
          hint={t('screens.agenda.template.packageHint')}
          maxLength={300}
          value={trainingPackage}
          onChange={setPackage}
        />
      </div>
      <div className="actions">
        <Button type="submit">{t('screens.agenda.template.keep')}</Button>
      </div>
    </form>
  );
}
