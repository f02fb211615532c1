import { clsx } from 'clsx';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Day } from '../../../../shared/domain/agenda/day.ts';
import { type Session, sessionKinds, sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { endOf, sessionsOfDay, startOf } from '../../../../shared/domain/attendance/slots.ts';
import { textIn } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { formatDateWithWeekday } from '../../../../shared/text/dates.ts';
import { clockAt } from '../../../../shared/time/wall-clock.ts';
import { addSessionTo, deleteSession, moveSessionBy } from '../../../commands/agenda.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { MenuButton } from '../../../ui/menu-button.tsx';
import { isShiftKey } from '../board/use-board-keys.ts';
import { SessionRow } from './session-row.tsx';
import pageStyles from '../../../ui/page.module.css';
import styles from '../agenda.module.css';

type DayTableProps = {
  readonly day: Day;
  readonly snapshot: WorkshopSnapshot;
  /** Who leads each session, by its id. */
  readonly names: ReadonlyMap<string, string>;
  /** Sessions that the filters leave; null for all. */
  readonly matching: ReadonlySet<string> | null;
  readonly selectedId: string | null;
  readonly onSelect: (sessionId: string | null) => void;
  /** Asks how everything from a session on is to move. */
  readonly onShift: (sessionId: string) => void;
  readonly runOn: boolean;
};

export function DayTable({
  day,
  snapshot,
  names,
  matching,
  selectedId,
  onSelect,
  onShift,
  runOn,
}: DayTableProps): ReactNode {
  const t = useText();
  const sessions = sessionsOfDay(day.id, snapshot.sessions);
  const onKeyDown = useRowKeys(sessions, onShift);
  const name = t('screens.agenda.day', { number: day.number });
  return (
    <section className={clsx(pageStyles['card'], styles['day-table'])} aria-label={name}>
      <DayHead day={day} sessions={sessions} />
      {sessions.length === 0 ? (
        <p className={clsx(styles['day-empty'], 'soft small')}>{t('screens.agenda.noSessions')}</p>
      ) : null}
      {/* A grid of rows: arrows walk through it, so that a day costs one stop of the Tab key and not sixty. */}
      <div role="grid" aria-label={name} aria-rowcount={sessions.length} onKeyDown={onKeyDown} tabIndex={-1}>
        {sessions.map((session, index) => (
          <SessionRow
            key={session.id}
            session={session}
            snapshot={snapshot}
            leads={names.get(session.id) ?? ''}
            pale={matching !== null && !matching.has(session.id)}
            previous={sessions[index - 1]}
            selected={session.id === selectedId}
            onSelect={() => onSelect(session.id)}
            runOn={runOn}
          />
        ))}
      </div>
      <AddSession day={day} onAdded={onSelect} />
    </section>
  );
}

function DayHead({ day, sessions }: { readonly day: Day; readonly sessions: readonly Session[] }): ReactNode {
  const { t, language } = usePreferences();
  const theme = textIn(day.theme, language);
  const end = Math.max(...sessions.map(endOf));
  const first = sessions[0];
  return (
    <header className={styles['day-head']}>
      <h2>
        {t('screens.agenda.day', { number: day.number })}
        {day.date === null ? '' : ` · ${formatDateWithWeekday(day.date, language)}`}
      </h2>
      <p className="soft small one-line" title={theme}>
        {theme}
      </p>
      {first === undefined ? null : (
        <p className="soft small number">
          {t('screens.agenda.total', { sessions: sessions.length, start: clockAt(startOf(first)), end: clockAt(end) })}
        </p>
      )}
    </header>
  );
}

function AddSession({ day, onAdded }: { readonly day: Day; readonly onAdded: (id: string) => void }): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  return (
    <div className={styles['day-foot']}>
      <MenuButton
        small
        name={`${t('screens.agenda.add')}, ${t('screens.agenda.day', { number: day.number })}`}
        choices={sessionKinds.map((kind) => ({
          id: kind,
          action: 'agenda.add',
          name: t(`vocabulary.sessionKind.${kind}`),
          onChoose: () =>
            void run(addSessionTo(day.workshopId, day.id, kind)).then((id) =>
              id === undefined ? undefined : onAdded(id),
            ),
        }))}
      >
        <Icon name="plus" />
        {t('screens.agenda.add')}
      </MenuButton>
    </div>
  );
}

/** Arrows walk through the rows, Alt with an arrow moves the session, T all from it on, Delete removes it. */
function useRowKeys(
  sessions: readonly Session[],
  onShift: (sessionId: string) => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  const { run, runUndoably } = useFeedback();
  return (event) => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
    const index = sessions.findIndex((session) => session.id === (event.target as HTMLElement).dataset['session']);
    const session = sessions[index];
    if (session === undefined) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && event.altKey) void run(moveSessionBy(session, step));
    else if (step !== 0) focusRow(event.currentTarget, sessions[index + step]);
    else if (isShiftKey(event)) onShift(session.id);
    else if (event.key === 'Delete') void runUndoably('session.remove', deleteSession(session));
    else return;
    event.preventDefault();
  };
}

function focusRow(grid: HTMLElement, session: Session | undefined): void {
  if (session !== undefined) grid.querySelector<HTMLElement>(`[data-session="${session.id}"]`)?.focus();
}

type UnplacedSessionsProps = { readonly snapshot: WorkshopSnapshot; readonly onSelect: (id: string) => void };

/** Sessions that wait for a day and a time. */
export function UnplacedSessions({ snapshot, onSelect }: UnplacedSessionsProps): ReactNode {
  const { t, language } = usePreferences();
  const waiting = snapshot.sessions.filter((session) => session.placement === null);
  if (waiting.length === 0) return null;
  return (
    <section className={clsx(pageStyles['card'], pageStyles['padded'])}>
      <div className={pageStyles['card-head']}>
        <h2>{t('screens.agenda.unplaced')}</h2>
        <span className="soft small">{t('screens.agenda.unplacedHint')}</span>
      </div>
      <div className={pageStyles['tool-bar']}>
        {waiting.map((session) => (
          <Button key={session.id} small onPress={() => onSelect(session.id)}>
            {sessionTitle(session, language, t)}
          </Button>
        ))}
      </div>
    </section>
  );
}
