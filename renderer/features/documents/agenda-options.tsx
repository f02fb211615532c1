import type { ReactNode } from 'react';
import { frozenDay } from '../../../shared/documents/printed-agenda.ts';
import type { Edition } from '../../../shared/domain/edition.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDate } from '../../../shared/text/dates.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Select, type Choice } from '../../ui/select.tsx';
import type { OptionsProps } from './options.ts';

/** Which agenda is printed: today's, what came of it, or one that was handed out; and what it is compared with. */
export function AgendaOptions({ snapshot, options, onChange }: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const editions = useEditionChoices(snapshot);
  return (
    <>
      {options.kind === 'agenda-changes' ? (
        <ChoiceField
          label={t('screens.documents.since')}
          value={options.since ?? 'latest'}
          choices={[{ value: 'latest', name: t('screens.documents.sinceLatest') }, ...editions]}
          onChange={(since) => onChange({ ...options, since: since === 'latest' ? null : since })}
        />
      ) : null}
      <ChoiceField
        label={t('screens.documents.agenda')}
        value={options.agenda}
        choices={[
          { value: 'planned', name: t('screens.documents.agendaPlanned') },
          { value: 'delivered', name: t('screens.documents.agendaDelivered') },
          ...editions,
        ]}
        onChange={(agenda) => onChange({ ...options, agenda })}
      />
    </>
  );
}

type ChoiceFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice<string>[];
  readonly onChange: (value: string) => void;
};

/** An edition that was chosen may have been taken back by Undo: the first choice then stands in. */
function ChoiceField({ label, value, choices, onChange }: ChoiceFieldProps): ReactNode {
  const isThere = choices.some((choice) => choice.value === value);
  return (
    <Select label={label} value={isThere ? value : (choices[0]?.value ?? null)} choices={choices} onChange={onChange} />
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
