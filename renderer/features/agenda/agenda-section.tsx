import { useMemo, useState, type ReactNode } from 'react';
import { textIn, type InterfaceLanguage } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDateRange } from '../../../shared/text/dates.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { matchingSessions, noFilter } from './agenda-filter.ts';
import { AgendaTools, type AgendaView } from './agenda-tools.tsx';
import { Board } from './board.tsx';
import { DayTable } from './day-table.tsx';
import { AgendaMenu, type AgendaThing } from './agenda-menu.tsx';
import { EmptyAgenda } from './empty-agenda.tsx';
import { FindingsChip } from './findings-chip.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { useFindings } from './use-findings.ts';
import { leadNames } from './lead-names.ts';
import { SessionPanel } from './session-panel.tsx';
import { ShiftDialog } from './shift-dialog.tsx';
import { UnplacedSessions } from './unplaced-sessions.tsx';

/** The agenda, as a board or as a table by day; the chosen session stands in the panel on the right. */
export function AgendaSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const [view, setView] = useState<AgendaView>('all-days');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [shiftingId, setShiftingId] = useState<string | null>(null);
  const [listsFindings, setListsFindings] = useState(false);
  const [thing, setThing] = useState<AgendaThing | null>(null);
  const check = useFindings(snapshot);
  const select = (sessionId: string | null): void => {
    setListsFindings(false);
    setSelectedId(sessionId);
  };
  const [runOn, setRunOn] = useState(true);
  const [filter, setFilter] = useState(noFilter);
  const names = useMemo(() => leadNames(snapshot, language), [snapshot, language]);
  const matching = useMemo(
    () => matchingSessions(snapshot, filter, names, language, t),
    [snapshot, filter, names, language, t],
  );
  const selected = snapshot.sessions.find((session) => session.id === selectedId);
  const shifting = snapshot.sessions.find(({ id, placement }) => id === shiftingId && placement !== null);
  return (
    <main className="work fixed">
      <div className="page-head">
        <h1>{t('screens.section.agenda')}</h1>
        <p className="about">{whereAndWhen(snapshot, language)}</p>
        <span className="actions">
          <FindingsChip
            check={check}
            open={listsFindings}
            onToggle={() => {
              setSelectedId(null);
              setListsFindings(!listsFindings);
            }}
          />
          <AgendaMenu snapshot={snapshot} check={check} open={thing} onOpen={setThing} />
        </span>
      </div>
      <AgendaTools
        snapshot={snapshot}
        view={view}
        onView={setView}
        filter={filter}
        onFilter={setFilter}
        found={matching?.size ?? null}
        runOn={runOn}
        onRunOn={setRunOn}
        onAdded={select}
      />
      {snapshot.sessions.length === 0 ? <EmptyAgenda onOpen={setThing} /> : null}
      <div className={selected === undefined && !listsFindings ? 'with-panel alone' : 'with-panel'}>
        {view === 'table' ? (
          <div className="agenda-days">
            {snapshot.days.map((day) => (
              <DayTable
                key={day.id}
                day={day}
                snapshot={snapshot}
                names={names}
                matching={matching}
                selectedId={selectedId}
                onSelect={select}
                onShift={setShiftingId}
                runOn={runOn}
              />
            ))}
            <UnplacedSessions snapshot={snapshot} onSelect={select} />
          </div>
        ) : (
          <Board
            snapshot={snapshot}
            view={view}
            names={names}
            check={check}
            selectedId={selectedId}
            onSelect={select}
            onShift={setShiftingId}
            matching={matching}
            onShowDay={(dayId) => setView({ dayId })}
          />
        )}
        {listsFindings ? (
          <FindingsPanel
            snapshot={snapshot}
            check={check}
            onJump={setSelectedId}
            onClose={() => setListsFindings(false)}
          />
        ) : null}
        {selected === undefined || listsFindings ? null : (
          <SessionPanel
            key={selected.id}
            session={selected}
            snapshot={snapshot}
            check={check}
            runOn={runOn}
            onShift={setShiftingId}
            onClose={() => select(null)}
          />
        )}
      </div>
      {shifting === undefined ? null : (
        <ShiftDialog session={shifting} snapshot={snapshot} onClose={() => setShiftingId(null)} />
      )}
    </main>
  );
}

function whereAndWhen(snapshot: WorkshopSnapshot, language: InterfaceLanguage): string {
  const { place } = snapshot.workshop;
  const first = snapshot.days[0]?.date ?? null;
  const last = snapshot.days.at(-1)?.date ?? null;
  const dates = first === null || last === null ? '' : formatDateRange(first, last, language);
  return [textIn(place.city, language), textIn(place.venue, language), dates].filter((part) => part !== '').join(' · ');
}
