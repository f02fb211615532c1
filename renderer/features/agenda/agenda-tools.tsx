import type { ReactNode } from 'react';
import { sessionKinds } from '../../../shared/domain/session.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { addUnplacedSession } from '../../commands/agenda.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { AgendaFilter } from './agenda-filter.ts';
import { AgendaFilters } from './agenda-filters.tsx';
import type { BoardView } from './board-layout.ts';

export type AgendaView = BoardView | 'table';

type AgendaToolsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly view: AgendaView;
  readonly onView: (view: AgendaView) => void;
  readonly filter: AgendaFilter;
  readonly onFilter: (filter: AgendaFilter) => void;
  /** How many sessions the filter leaves; null when it leaves all. */
  readonly found: number | null;
  readonly runOn: boolean;
  readonly onRunOn: (runOn: boolean) => void;
  readonly onAdded: (sessionId: string) => void;
};

/** Above the agenda: how it is shown, what is looked for, a new session. */
export function AgendaTools(props: AgendaToolsProps): ReactNode {
  const { snapshot, view, onView, filter, onFilter, found, runOn, onRunOn, onAdded } = props;
  const t = useText();
  return (
    <div className="tool-bar">
      <Segments
        label={t('screens.agenda.view')}
        value={typeof view === 'string' ? view : view.dayId}
        onChange={(value) => onView(value === 'all-days' || value === 'table' ? value : { dayId: value })}
        choices={[
          { value: 'all-days', name: t('screens.agenda.allDays') },
          ...snapshot.days.map((day) => ({ value: day.id, name: t('screens.agenda.day', { number: day.number }) })),
          { value: 'table', name: t('screens.agenda.table') },
        ]}
      />
      <AddToTray snapshot={snapshot} onAdded={onAdded} />
      <AgendaFilters snapshot={snapshot} filter={filter} onFilter={onFilter} found={found} />
      {view === 'table' ? (
        <span className="end">
          <Checkbox label={t('screens.agenda.runOn')} value={runOn} onChange={onRunOn} />
        </span>
      ) : null}
    </div>
  );
}

type AddToTrayProps = { readonly snapshot: WorkshopSnapshot; readonly onAdded: (sessionId: string) => void };

function AddToTray({ snapshot, onAdded }: AddToTrayProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  return (
    <MenuButton
      look="plain"
      name={t('screens.agenda.add')}
      choices={sessionKinds.map((kind) => ({
        id: kind,
        name: t(`vocabulary.sessionKind.${kind}`),
        onChoose: () =>
          void run(addUnplacedSession(snapshot.workshop.id, kind)).then((id) =>
            id === undefined ? undefined : onAdded(id),
          ),
      }))}
    >
      <Icon name="plus" />
      {t('screens.agenda.add')}
    </MenuButton>
  );
}
