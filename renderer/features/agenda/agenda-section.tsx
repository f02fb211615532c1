import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import type { Session } from '../../../shared/domain/agenda/session.ts';
import { type Language, textIn } from '../../../shared/domain/language.ts';
import { listName } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDateRange } from '../../../shared/text/dates.ts';
import { deleteSession, moveSession, moveSessionBy } from '../../commands/agenda.ts';
import { PrintTitle } from '../../components/printed-screen.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { useKept } from '../../context/kept-places.tsx';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { AgendaMenu, type AgendaThing } from './agenda-menu.tsx';
import { AgendaTools, type AgendaView, matchingSessions, noFilter } from './agenda-tools.tsx';
import { Board } from './board/board.tsx';
import { ShiftDialog } from './dialogs/shift-dialog.tsx';
import { FindingsChip, FindingsPanel } from './findings/findings-panel.tsx';
import { useFindings } from './findings/use-findings.ts';
import { SessionPanel } from './session/session-panel.tsx';
import { DayTable, UnplacedSessions } from './table/day-table.tsx';
import { ActionButton, useActions } from '../../context/actions.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './agenda.module.css';

/** The agenda, as a board or as a table by day; the chosen session stands in the panel on the right. */
export function AgendaSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const [view, setView] = useKept<AgendaView>('view', 'all-days');
  const [selectedId, setSelectedId] = useKept<string | null>('selected', null);
  const [shiftingId, setShiftingId] = useState<string | null>(null);
  const [listsFindings, setListsFindings] = useKept('findings', false);
  const [thing, setThing] = useState<AgendaThing | null>(null);
  const check = useFindings(snapshot);
  const select = (sessionId: string | null): void => {
    setListsFindings(false);
    setSelectedId(sessionId);
  };
  const toggleFindings = (): void => {
    setSelectedId(null);
    setListsFindings(!listsFindings);
  };
  useActions({
    'show.session': select,
    'agenda.findings': toggleFindings,
    'agenda.view': (part) => setView(part === 'all-days' || part === 'table' ? part : { dayId: part }),
  });
  useListedSessions(snapshot, setShiftingId);
  const [runOn, setRunOn] = useKept('run on', true);
  const [filter, setFilter] = useKept('filter', noFilter);
  const names = useMemo(() => leadNames(snapshot, language), [snapshot, language]);
  const matching = useMemo(
    () => matchingSessions(snapshot, filter, names, language, t),
    [snapshot, filter, names, language, t],
  );
  const selected = snapshot.sessions.find((session) => session.id === selectedId);
  const shifting = snapshot.sessions.find(({ id, placement }) => id === shiftingId && placement !== null);
  return (
    <main className={clsx(pageStyles['work'], pageStyles['fixed'], 'prints prints-wide')}>
      <PrintTitle workshop={snapshot.workshop} />
      <div className={pageStyles['page-head']}>
        <h1>{t('screens.section.agenda')}</h1>
        <p className={pageStyles['about']}>{whereAndWhen(snapshot, language)}</p>
        <span className={pageStyles['actions']}>
          <FindingsChip check={check} open={listsFindings} onToggle={toggleFindings} />
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
      <div
        className={clsx(
          pageStyles['with-panel'],
          styles['with-panel'],
          selected === undefined && !listsFindings && styles['alone'],
        )}
      >
        {view === 'table' ? (
          <div className={styles['agenda-days']}>
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
            runOn={runOn}
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

/** What the menu of each session in the table does, whatever is shown. */
function useListedSessions({ sessions }: WorkshopSnapshot, onShift: (sessionId: string) => void): void {
  const { run, runUndoably } = useFeedback();
  const withSession =
    (act: (session: Session) => unknown) =>
    (id: string): void =>
      sessions.filter((session) => session.id === id).forEach((session) => void act(session));
  useActions({
    'listed-session.earlier': withSession(async (session) => run(moveSessionBy(session, -1))),
    'listed-session.later': withSession(async (session) => run(moveSessionBy(session, 1))),
    'listed-session.shift': onShift,
    'listed-session.unplace': withSession(async (session) => runUndoably('session.move', moveSession(session, null))),
    'listed-session.remove': withSession(async (session) => runUndoably('session.remove', deleteSession(session))),
  });
}

function whereAndWhen(snapshot: WorkshopSnapshot, language: Language): string {
  const { place } = snapshot.workshop;
  const first = snapshot.days[0]?.date ?? null;
  const last = snapshot.days.at(-1)?.date ?? null;
  const dates = first === null || last === null ? '' : formatDateRange(first, last, language);
  return [textIn(place.city, language), textIn(place.venue, language), dates].filter((part) => part !== '').join(' · ');
}

/** Ways to begin, shown above an empty board. */
function EmptyAgenda({ onOpen }: { readonly onOpen: (thing: AgendaThing) => void }): ReactNode {
  const t = useText();
  return (
    <div className={clsx(pageStyles['card'], styles['agenda-empty'])}>
      <div>
        <h2>{t('screens.agenda.empty.title')}</h2>
        <p className="soft">{t('screens.agenda.empty.hint')}</p>
      </div>
      <span className={styles['actions']}>
        <ActionButton action="agenda.templates" plain look="primary" onPress={() => onOpen('templates')}>
          {t('screens.agenda.empty.template')}
        </ActionButton>
        <ActionButton action="agenda.import" plain onPress={() => onOpen('import')}>
          {t('screens.agenda.empty.bringIn')}
        </ActionButton>
      </span>
    </div>
  );
}

/** Who leads and presents each session, by its id; protected people are left out. */
function leadNames(snapshot: WorkshopSnapshot, language: Language): ReadonlyMap<string, string> {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const participations = new Map(snapshot.participations.map((each) => [each.id, people.get(each.personId)]));
  const names = new Map<string, string>();
  for (const assignment of snapshot.assignments) {
    const person = participations.get(assignment.participationId);
    if (assignment.role === 'interpreter' || person === undefined || person.protected) continue;
    const before = names.get(assignment.sessionId);
    const name = listName(person, language);
    names.set(assignment.sessionId, before === undefined ? name : `${before}, ${name}`);
  }
  return names;
}
