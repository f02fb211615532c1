import type { ReactNode } from 'react';
import type { Edition } from '../../../shared/domain/edition.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { frozenDay } from '../../../shared/documents/printed-agenda.ts';
import { formatDate } from '../../../shared/text/dates.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Select, type Choice } from '../../ui/select.tsx';
import type { OptionsProps } from './options.ts';

/** Which agenda is printed: today's, what came of it, or one that was handed out. */
export function AgendaOptions({ snapshot, options, onChange }: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const editions = useEditionChoices(snapshot);
  const choices = [
    { value: 'planned', name: t('screens.documents.agendaPlanned') },
    { value: 'delivered', name: t('screens.documents.agendaDelivered') },
    ...editions,
  ];
  // An edition that was chosen may have been taken back by Undo.
  const isThere = choices.some(({ value }) => value === options.agenda);
  return (
    <Select
      label={t('screens.documents.agenda')}
      value={isThere ? options.agenda : 'planned'}
      choices={choices}
      onChange={(agenda) => onChange({ ...options, agenda })}
    />
  );
}

/** The editions of a workshop, the latest first: "Edition 2 of 10 July 2025 – for the ministry". */
function useEditionChoices(snapshot: WorkshopSnapshot): Choice<string>[] {
  const { t, language } = usePreferences();
  const nameOf = (edition: Edition): string => {
    const date = formatDate(frozenDay(edition, snapshot), language);
    const name = t('documents.agenda.edition', { number: edition.number, date });
    return edition.note === '' ? name : `${name} – ${edition.note}`;
  };
  return [...snapshot.editions]
    .sort((one, other) => other.number - one.number)
    .map((edition) => ({ value: edition.id, name: nameOf(edition) }));
}
