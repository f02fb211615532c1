import { useState, type ReactNode } from 'react';
import { recordsOf } from '../../../../shared/changes/shelf.ts';
import { textIn } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { builtInTemplates } from '../../../../shared/operations/built-in-templates.ts';
import { useFeedback } from '../../../app/feedback.ts';
import { usePreferences } from '../../../app/preferences.tsx';
import { addTemplate, forgetTemplate, keepTemplate, layOut } from '../../../commands/agenda-plan.ts';
import { readShelf, useStored } from '../../../storage/reading.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';

type TemplatesDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

/** Begins an agenda from a rhythm that is known to work, and keeps own days for the next time. */
export function TemplatesDialog({ snapshot, onClose }: TemplatesDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { run, runUndoably } = useFeedback();
  const own = useStored(async () => recordsOf(await readShelf('library'), 'dayTemplate'), []) ?? [];
  const [dayId, setDayId] = useState(snapshot.days[0]?.id ?? '');
  const [name, setName] = useState('');
  const day = snapshot.days.find((each) => each.id === dayId);
  const finish = (command: Promise<unknown>): void => {
    onClose();
    void command;
  };
  return (
    <Dialog wide title={t('screens.agenda.template.title')} onClose={onClose}>
      <section className="form">
        <h3>{t('screens.agenda.template.builtIn')}</h3>
        <p className="soft small">{t('screens.agenda.template.builtInHint')}</p>
        <div className="tool-bar">
          {builtInTemplates.map((template) => (
            <Button
              key={template.id}
              onPress={() => finish(runUndoably('template.apply', layOut(snapshot.workshop.id, template)))}
            >
              {textIn(template.name, language)}
            </Button>
          ))}
        </div>
        <Select
          label={t('screens.agenda.moveToDay')}
          value={dayId}
          choices={snapshot.days.map((each) => ({
            value: each.id,
            name: t('screens.agenda.day', { number: each.number }),
          }))}
          onChange={setDayId}
        />
        <h3>{t('screens.agenda.template.own')}</h3>
        {own.length === 0 ? <p className="soft small">{t('screens.agenda.template.noOwn')}</p> : null}
        <ul className="proposals">
          {own.map((template) => (
            <li key={template.id} className="proposal">
              <div>
                <strong>{template.name}</strong>
                <p className="soft small">
                  {t('screens.agenda.template.sessions', { count: template.sessions.length })}
                </p>
              </div>
              <div className="tool-bar">
                <Button
                  small
                  isDisabled={day === undefined}
                  onPress={() => {
                    if (day !== undefined)
                      finish(runUndoably('template.apply', addTemplate(snapshot.workshop.id, template, day)));
                  }}
                >
                  {t('screens.agenda.template.add')}
                </Button>
                <IconButton
                  small
                  icon="remove"
                  name={t('screens.agenda.template.forget', { name: template.name })}
                  onPress={() => void run(forgetTemplate(template))}
                />
              </div>
            </li>
          ))}
        </ul>
        <form
          className="edition-freeze"
          onSubmit={(event) => {
            event.preventDefault();
            if (day !== undefined && name.trim() !== '')
              void run(keepTemplate(snapshot, day, name.trim())).then(() => setName(''));
          }}
        >
          <TextField label={t('screens.agenda.template.name')} value={name} onChange={setName} />
          <Button type="submit" isDisabled={name.trim() === ''}>
            {t('screens.agenda.template.keep', { number: day?.number ?? 0 })}
          </Button>
        </form>
      </section>
    </Dialog>
  );
}
