import { clsx } from 'clsx';
import { type ReactNode, useId, useState } from 'react';
import * as z from 'zod';
import { recordsOf } from '../../../../shared/changes/partition.ts';
import { type DayTemplate, dayTemplate } from '../../../../shared/domain/agenda/edition.ts';
import { sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { sessionsOfDay } from '../../../../shared/domain/attendance/slots.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { builtInTemplates } from '../../../../shared/operations/day-templates.ts';
import { compareNames } from '../../../../shared/text/collation.ts';
import { wallClockSchema } from '../../../../shared/time/wall-clock.ts';
import {
  addTemplate,
  applyBuiltInTemplate,
  forgetTemplate,
  keepTemplate,
  nameTemplate,
  type TemplateTarget,
} from '../../../commands/agenda-plan.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { SubmittedForm } from '../../../forms/form-dialog.tsx';
import { TextInput } from '../../../forms/form-fields.tsx';
import { useFormRecord, useRecordForm } from '../../../forms/use-record-form.ts';
import { readPartition, useStored } from '../../../storage/working-store.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { MultiSelect, Select } from '../../../ui/fields/select.tsx';
import pageStyles from '../../../ui/page.module.css';
import formStyles from '../../../ui/form.module.css';
import styles from './agenda-dialogs.module.css';

type TemplatesDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

const tray = 'tray';

const startSchema = z.object({ start: wallClockSchema.nullable() });
const namesSchema = dayTemplate.schema.pick({ name: true, trainingPackage: true });

/** Inserts day templates and modules of training packages, and saves own ones. */
export function TemplatesDialog({ snapshot, onClose }: TemplatesDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const own = useStored(async () => recordsOf(await readPartition('library'), 'dayTemplate'), []) ?? [];
  const packages = packagesOf(own, language);
  const [where, setWhere] = useState(snapshot.days[0]?.id ?? tray);
  const startForm = useRecordForm({
    schema: startSchema,
    checksTyping: true,
    stored: { start: null },
    onSubmit: () => undefined,
  });
  const start = useFormRecord(startForm);
  const day = snapshot.days.find((each) => each.id === where) ?? null;
  const finish = (command: Promise<unknown>): void => {
    onClose();
    void command;
  };
  const add = (template: DayTemplate, target: TemplateTarget): void =>
    finish(runUndoably('template.apply', addTemplate(snapshot.workshop.id, template, target)));
  return (
    <Dialog wide title={t('screens.agenda.template.title')} onClose={onClose}>
      <section className={formStyles['form']}>
        <h3>{t('screens.agenda.template.builtIn')}</h3>
        <p className="soft small">{t('screens.agenda.template.builtInHint')}</p>
        <div className={pageStyles['tool-bar']}>
          {builtInTemplates.map((template) => (
            <Button
              key={template.id}
              onPress={() =>
                finish(runUndoably('template.apply', applyBuiltInTemplate(snapshot.workshop.id, template)))
              }
            >
              {t(`screens.agenda.template.named.${template.id}`)}
            </Button>
          ))}
        </div>
        <h3>{t('screens.agenda.template.own')}</h3>
        {own.length === 0 ? (
          <p className="soft small">{t('screens.agenda.template.noOwn')}</p>
        ) : (
          <div className={clsx(formStyles['pair'], styles['pair'])}>
            <Select
              label={t('screens.agenda.template.where')}
              value={where}
              choices={[
                ...snapshot.days.map((each) => ({
                  value: each.id,
                  name: t('screens.agenda.day', { number: each.number }),
                })),
                { value: tray, name: t('screens.agenda.template.tray') },
              ]}
              onChange={setWhere}
            />
            <TextInput
              form={startForm}
              name="start"
              label={t('screens.agenda.template.start')}
              placeholder={t('screens.agenda.template.atEnd')}
              isDisabled={day === null}
            />
          </div>
        )}
        {packages.map(([name, templates]) => (
          <Package
            key={name}
            name={name}
            templates={templates}
            onAdd={start === null ? null : (template) => add(template, { day, start: start.start })}
          />
        ))}
        <KeepTemplateForm snapshot={snapshot} packages={packages.map(([name]) => name)} />
      </section>
    </Dialog>
  );
}

type PackageProps = {
  readonly name: string;
  readonly templates: readonly DayTemplate[];
  /** Null while no target day is chosen. */
  readonly onAdd: ((template: DayTemplate) => void) | null;
};

/** The modules of one training package, or what belongs to none. */
function Package({ name, templates, onAdd }: PackageProps): ReactNode {
  const t = useText();
  return (
    <section className={styles['training-package']}>
      <h4 className="soft small">{name === '' ? t('screens.agenda.template.unpacked') : name}</h4>
      <ul aria-label={name === '' ? t('screens.agenda.template.unpacked') : name}>
        {templates.map((template) => (
          <TemplateRow key={template.id} template={template} onAdd={onAdd} />
        ))}
      </ul>
    </section>
  );
}

function TemplateRow({ template, onAdd }: Pick<PackageProps, 'onAdd'> & { readonly template: DayTemplate }): ReactNode {
  const t = useText();
  const { run, runUndoably } = useFeedback();
  const { name, sessions } = template;
  const form = useRecordForm({
    schema: namesSchema,
    stored: template,
    record: template.id,
    onSave: async (patch) => run(nameTemplate(template, patch)),
  });
  return (
    <li className={styles['template-row']}>
      <TextInput form={form} name="name" labelHidden label={t('screens.agenda.template.rename', { name })} />
      <TextInput
        form={form}
        name="trainingPackage"
        labelHidden
        label={t('screens.agenda.template.repack', { name })}
        placeholder={t('screens.agenda.template.package')}
      />
      <span className="soft small number">{t('screens.agenda.template.sessions', { count: sessions.length })}</span>
      <Button
        small
        aria-label={t('screens.agenda.template.addNamed', { name })}
        isDisabled={onAdd === null}
        onPress={() => onAdd?.(template)}
      >
        {t('screens.agenda.template.add')}
      </Button>
      <IconButton
        small
        icon="remove"
        name={t('screens.agenda.template.forget', { name })}
        onPress={() => void runUndoably('template.remove', forgetTemplate(template))}
      />
    </li>
  );
}

/** By training package in the order of the alphabet; what belongs to none comes first. */
function packagesOf(templates: readonly DayTemplate[], language: Language): [string, DayTemplate[]][] {
  const compare = compareNames(language);
  const names = [...new Set(templates.map((each) => each.trainingPackage))].sort(compare);
  return names.map((name) => [
    name,
    templates.filter((each) => each.trainingPackage === name).sort((one, other) => compare(one.name, other.name)),
  ]);
}

type KeepTemplateFormProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Names of the training packages that are there. */
  readonly packages: readonly string[];
};

/** Keeps a day, or some of its sessions as a module of a training package. */
function KeepTemplateForm({ snapshot, packages }: KeepTemplateFormProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const heading = useId();
  const [dayId, setDayId] = useState(snapshot.days[0]?.id ?? '');
  const [sessionIds, setSessionIds] = useState<readonly string[]>([]);
  const day = snapshot.days.find((each) => each.id === dayId);
  const form = useRecordForm({
    schema: namesSchema,
    stored: { name: '', trainingPackage: packages.at(-1) ?? '' },
    onSubmit: async (names) => {
      if (day === undefined) return;
      await run(keepTemplate(day, sessionIds, names));
      form.reset({ ...names, name: '' });
      setSessionIds([]);
    },
  });
  return (
    <SubmittedForm form={form} className={clsx(formStyles['form'], styles['keep-template'])} labelledBy={heading}>
      <h3 id={heading}>{t('screens.agenda.template.keepTitle')}</h3>
      <div className={clsx(formStyles['pair'], styles['pair'])}>
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
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <TextInput form={form} name="name" label={t('screens.agenda.template.name')} />
        <TextInput
          form={form}
          name="trainingPackage"
          label={t('screens.agenda.template.package')}
          hint={t('screens.agenda.template.packageHint')}
        />
      </div>
      <div className={clsx(formStyles['actions'], styles['actions'])}>
        <Button type="submit">{t('screens.agenda.template.keep')}</Button>
      </div>
    </SubmittedForm>
  );
}
