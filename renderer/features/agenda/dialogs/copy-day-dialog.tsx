import { type ReactNode, useState } from 'react';
import { sessionsOfDay } from '../../../../shared/domain/attendance/slots.ts';
import { textIn } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { duplicateDay } from '../../../commands/agenda-plan.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox } from '../../../ui/fields/field.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import formStyles from '../../../ui/form.module.css';

type CopyDayDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

const newDay = 'new';

/** Copies the sessions of a day to another day, or to a new one. */
export function CopyDayDialog({ snapshot, onClose }: CopyDayDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const [fromId, setFromId] = useState(snapshot.days[0]?.id ?? '');
  const [toId, setToId] = useState(newDay);
  const [withRooms, setWithRooms] = useState(true);
  const [withPeople, setWithPeople] = useState(true);
  const from = snapshot.days.find((day) => day.id === fromId);
  const count = sessionsOfDay(fromId, snapshot.sessions).length;
  const days = snapshot.days.map((day) => ({
    value: day.id,
    name: [t('screens.agenda.day', { number: day.number }), textIn(day.theme, language)]
      .filter((part) => part !== '')
      .join(' · '),
  }));
  const copy = (): void => {
    onClose();
    const take = { withRooms, withPeople };
    if (from !== undefined) void runUndoably('day.copy', duplicateDay(from, toId === newDay ? null : toId, take));
  };
  return (
    <Dialog title={t('screens.copying.day.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <Select
          label={t('screens.copying.day.from')}
          value={fromId}
          choices={days}
          onChange={(id) => {
            setFromId(id);
            if (id === toId) setToId(newDay);
          }}
        />
        <Select
          label={t('screens.copying.day.to')}
          value={toId}
          choices={[
            ...days.filter((day) => day.value !== fromId),
            { value: newDay, name: t('screens.copying.day.newDay') },
          ]}
          onChange={setToId}
        />
        <Checkbox label={t('screens.copying.day.rooms')} value={withRooms} onChange={setWithRooms} />
        <Checkbox label={t('screens.copying.day.people')} value={withPeople} onChange={setWithPeople} />
        <p className="soft small">
          {count === 0 ? t('screens.copying.day.nothing') : t('screens.copying.day.hint', { count })}
        </p>
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button look="primary" isDisabled={count === 0} onPress={copy}>
            {t('screens.copying.day.copy')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
