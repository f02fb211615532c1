import { useMemo, useState, type ReactNode } from 'react';
import type { AgendaImport } from '../../shared/exchange/agenda-changes.ts';
import { textIn } from '../../shared/domain/language.ts';
import type { ImportedAgenda } from '../../shared/exchange/imported-agenda.ts';
import { usePreferences, useText } from '../app/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import type { ImportGoal } from './import-goal.ts';
import { Refusal } from './refusal.tsx';
import { ImportedSessions } from './imported-sessions.tsx';
import { Remarks } from './remarks.tsx';

type AgendaPreviewProps<Wanted extends AgendaImport> = {
  readonly agenda: ImportedAgenda;
  readonly goal: ImportGoal<Wanted>;
  /** Whether speakers are entered unless the user says otherwise: a schedule has names, a table whatever was typed. */
  readonly speakersAtFirst: boolean;
};

/** What would come in, counted, with what the user should know before; then all of it comes in, or nothing. */
export function AgendaPreview<Wanted extends AgendaImport>(props: AgendaPreviewProps<Wanted>): ReactNode {
  const { agenda, goal, speakersAtFirst } = props;
  const [enterSpeakers, setEnterSpeakers] = useState(speakersAtFirst);
  const t = useText();
  const { prepare } = goal;
  const wanted = useMemo(() => prepare(agenda, enterSpeakers), [prepare, agenda, enterSpeakers]);
  if (!wanted.ok) return <Refusal failure={wanted.failure} />;
  const { added, changed, unchanged, newRooms, newDays, missingSpeakers, warnings } = wanted.value;
  return (
    <>
      <ImportedTitle agenda={agenda} />
      <p role="status">
        {t('screens.importing.added', { added, rooms: newRooms.length, days: newDays })}{' '}
        {changed + unchanged === 0 ? null : t('screens.importing.known', { changed, unchanged })}
      </p>
      {missingSpeakers.length === 0 ? null : (
        <Checkbox
          label={t('screens.importing.speakers', { count: missingSpeakers.length })}
          hint={t('screens.importing.speakersHint')}
          value={enterSpeakers}
          onChange={setEnterSpeakers}
        />
      )}
      <ImportedSessions agenda={agenda} />
      <Remarks
        label={t('screens.importing.remarks')}
        remarks={warnings.map(({ code, values }) => t(`exchange.warning.${code}`, values))}
      />
      <div className="actions in-view">
        <Button look="primary" isDisabled={added + changed === 0} onPress={() => goal.accept(wanted.value)}>
          {goal.acceptName}
        </Button>
      </div>
    </>
  );
}

/** What the file calls itself, and by which clock. */
function ImportedTitle({ agenda }: { readonly agenda: ImportedAgenda }): ReactNode {
  const { language } = usePreferences();
  const title = textIn(agenda.title, language);
  return title === '' && agenda.timeZone === null ? null : (
    <p>
      <strong>{title}</strong> <span className="soft small">{agenda.timeZone}</span>
    </p>
  );
}
