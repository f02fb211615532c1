import { clsx } from 'clsx';
import {
  memo,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Session, sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { type Language, typedLanguage, withText } from '../../../../shared/domain/language.ts';
import { clashesAt } from '../../../../shared/domain/schedule-rules/check.ts';
import type { RatedFinding } from '../../../../shared/domain/schedule-rules/finding.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { findingText } from '../../../../shared/findings/finding-text.ts';
import { clockAt } from '../../../../shared/time/wall-clock.ts';
import { copySession, deleteSession, dropOnBoard, editSession } from '../../../commands/agenda.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useScale } from '../../../context/preferences.tsx';
import type { AgendaCheck } from '../findings/use-findings.ts';
import { BoardGrid, BoardHead, Hours, NowLine } from './board-axes.tsx';
import { BoardBlocks, Ghost, TitleEditor } from './board-blocks.tsx';
import {
  type BoardLayout,
  type BoardView,
  columnTitle,
  layoutBoard,
  placementOnBoard,
  useVisibleBlocks,
} from './board-layout.ts';
import { type Drag, type DragMode, useBoardDrag } from './use-board-drag.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { announce } from '../../../ui/messages.tsx';
import sessionLooksStyles from '../session-looks.module.css';
import pageStyles from '../../../ui/page.module.css';
import styles from './board.module.css';

type BoardProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly view: BoardView;
  readonly check: AgendaCheck;
  /** Who leads each session, by its id. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether what follows a session without a gap moves along with it. */
  readonly runOn: boolean;
  readonly selectedId: string | null;
  readonly onSelect: (sessionId: string) => void;
  /** Asks how everything from a session on is to move. */
  readonly onShift: (sessionId: string) => void;
  /** Sessions that the search and the filters leave; the others are drawn pale. Null when nothing is filtered. */
  readonly matching: ReadonlySet<string> | null;
  readonly onShowDay: (dayId: string) => void;
};

/** Pixels when nothing is zoomed: an hour; the hours beside the board; its head. */
const hourHeight = { least: 44, most: 76, ofShort: 90 };
/** Pixels, when nothing is zoomed, in which the title of the shortest session is still read. */
const readable = 15;
const hoursWidth = 56;
const headHeight = 64;
/** Pixels when nothing is zoomed: a column, and a session where a few share one, so that a week of groups still fits; or where many do. */
const least = { column: 168, lane: 56, laneOfMany: 120 };
/** Number of lanes from which columns get the narrower lane width. */
const many = 7;

/** The agenda on a time scale: days side by side, or the rooms of one day. */
export function Board({
  snapshot,
  view,
  names,
  check,
  runOn,
  selectedId,
  onSelect,
  onShift,
  matching,
  onShowDay,
}: BoardProps): ReactNode {
  const { t, language } = usePreferences();
  const scale = useScale();
  const layout = useMemo(() => layoutBoard(snapshot, view), [snapshot, view]);
  const scroller = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const pixelsPerMinute = useFit(scroller, layout, scale);
  const [renamedId, setRenamedId] = useState<string | null>(null);
  const renamed = layout.blocks.find((block) => block.session.id === renamedId);
  const onDrop = useDrop(layout, runOn);
  const { run, runUndoably } = useFeedback();
  const { drag, grip } = useBoardDrag({ layout, surface, scroller, pixelsPerMinute, onDrop });
  const keys = useBoardKeys(layout, {
    onDrop,
    onGiveUp: () => announce(t('screens.agenda.putBack')),
    onOpen: (session) => onSelect(session.id),
    onRename: (session) => setRenamedId(session.id),
    onShift: (session) => onShift(session.id),
    onDelete: (session) => void runUndoably('session.remove', deleteSession(session)),
  });
  const visible = useVisibleBlocks(scroller, layout, pixelsPerMinute);
  const shown = drag ?? keys.carried;
  const clashes = shown === null ? [] : clashesOf(shown, layout, check);
  const laneWidth = layout.lanes < many ? least.lane : least.laneOfMany;
  const columnWidth = Math.max(least.column, layout.lanes * laneWidth);
  const width = `max(100%, ${(layout.columns.length * columnWidth + hoursWidth) * scale}px)`;
  return (
    <div className={styles['board-frame']}>
      <div
        ref={scroller}
        className={clsx(pageStyles['card'], styles['board'])}
        data-part="board"
        data-dragging={drag === null ? undefined : true}
      >
        <div style={{ width }}>
          <BoardHead snapshot={snapshot} layout={layout} view={view} onShowDay={onShowDay} />
          <div className={styles['board-body']} style={{ height: (layout.to - layout.from) * pixelsPerMinute }}>
            <Hours layout={layout} pixelsPerMinute={pixelsPerMinute} />
            <div
              ref={surface}
              role="group"
              aria-label={t('screens.agenda.board')}
              className={styles['board-surface']}
              data-part="board-surface"
            >
              <BoardGrid layout={layout} pixelsPerMinute={pixelsPerMinute} />
              <NowLine snapshot={snapshot} layout={layout} pixelsPerMinute={pixelsPerMinute} />
              <BoardBlocks
                blocks={visible}
                snapshot={snapshot}
                names={names}
                worst={check.worst}
                matching={matching}
                layout={layout}
                pixelsPerMinute={pixelsPerMinute}
                selectedId={selectedId}
                liftedId={shown === null || shown.mode === 'copy' ? null : shown.session.id}
                onSelect={onSelect}
                onRename={setRenamedId}
                onGrip={grip}
                onKeyDown={keys.onKeyDown}
                onBlur={keys.onBlur}
              />
              {renamed === undefined ? null : (
                <TitleEditor
                  key={renamed.session.id}
                  block={renamed}
                  layout={layout}
                  pixelsPerMinute={pixelsPerMinute}
                  onTitle={(title) =>
                    void run(retitle(renamed.session, title, typedLanguage(snapshot.workshop.languages, language)))
                  }
                  onClose={() => setRenamedId(null)}
                />
              )}
              {shown === null || shown.column === null ? null : (
                <Ghost
                  drag={shown}
                  layout={layout}
                  pixelsPerMinute={pixelsPerMinute}
                  clashes={clashes}
                  snapshot={snapshot}
                />
              )}
            </div>
          </div>
        </div>
      </div>
      <BoardTray
        snapshot={snapshot}
        isTarget={drag !== null && drag.column === null}
        onSelect={onSelect}
        onGrip={grip}
      />
      <Announcement drag={shown} clashes={clashes} snapshot={snapshot} layout={layout} />
    </div>
  );
}

/** Pixels per minute at which the whole day fits the height, within limits of legibility. */
function useFit(scroller: RefObject<HTMLDivElement | null>, layout: BoardLayout, scale: number): number {
  const [height, setHeight] = useState(560);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const hours = Math.max((layout.to - layout.from) / 60, 1);
  const fitting = (height / scale - headHeight) / hours;
  const shortest = Math.min(60, ...layout.blocks.map(({ start, end }) => end - start));
  const lowest = Math.min(Math.max(hourHeight.least, (readable * 60) / shortest), hourHeight.ofShort);
  return (Math.max(lowest, Math.min(fitting, hourHeight.most)) * scale) / 60;
}

/** Handles a drop: copies, resizes, moves or, over the tray, removes the placement. */
function useDrop(layout: BoardLayout, runOn: boolean): (drag: Drag) => void {
  const { run } = useFeedback();
  return ({ session, mode, column, start, minutes }) => {
    const target = column === null ? undefined : layout.columns[column];
    const placement = target === undefined ? null : placementOnBoard(session, target, start);
    if (mode === 'copy') {
      if (placement !== null) void run(copySession(session, placement));
      return;
    }
    const kept = mode === 'move' ? placement : session.placement;
    if (minutes !== session.minutes || !samePlace(session, kept))
      void run(dropOnBoard(session, { placement: kept, minutes }, runOn));
  };
}

/** Gives a session another title in one language. */
function retitle(session: Session, title: string, language: Language): ReturnType<typeof editSession> {
  return editSession(session, { title: withText(session.title, language, title) });
}

/** Findings that a drop at the dragged place would cause. */
function clashesOf({ session, column, start }: Drag, layout: BoardLayout, check: AgendaCheck): readonly RatedFinding[] {
  const target = column === null ? undefined : layout.columns[column];
  if (target === undefined) return [];
  return clashesAt(check.agenda, check.settings, session.id, placementOnBoard(session, target, start));
}

function samePlace(session: Session, placement: Session['placement']): boolean {
  return JSON.stringify(session.placement) === JSON.stringify(placement);
}

type AnnouncementProps = {
  readonly drag: Drag | null;
  /** Findings that a drop there would cause, most urgent first. */
  readonly clashes: readonly RatedFinding[];
  readonly snapshot: WorkshopSnapshot;
  readonly layout: BoardLayout;
};

/** Announces to screen readers where a dragged session would lie and the most urgent finding there. */
function Announcement({ drag, clashes, snapshot, layout }: AnnouncementProps): ReactNode {
  const { t, language } = usePreferences();
  const column = drag?.column == null ? undefined : layout.columns[drag.column];
  const day = snapshot.days.find((each) => each.id === column?.dayId);
  const room = column === undefined ? '' : columnTitle(column, snapshot, language);
  const [worst] = clashes;
  const parts =
    drag === null
      ? []
      : [
          room === '' ? '' : `${room}.`,
          worst === undefined ? '' : findingText(worst, snapshot, t, language),
          t('screens.agenda.carried', {
            day: day?.number ?? 0,
            start: clockAt(drag.start),
            end: clockAt(drag.start + drag.minutes),
          }),
        ];
  return (
    <p className="visually-hidden" role="status">
      {parts.filter((part) => part !== '').join(' ')}
    </p>
  );
}

type BoardTrayProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Whether a session is being dragged over it. */
  readonly isTarget: boolean;
  readonly onSelect: (sessionId: string) => void;
  readonly onGrip: (event: PointerEvent, session: Session, mode: DragMode) => void;
};

/** Sessions without placement; dragging them onto the board places them, dragging back removes the placement. */
const BoardTray = memo(function BoardTray({ snapshot, isTarget, onSelect, onGrip }: BoardTrayProps): ReactNode {
  const { t, language } = usePreferences();
  const waiting = snapshot.sessions.filter((session) => session.placement === null);
  if (waiting.length === 0 && !isTarget) return null;
  return (
    <section
      className={clsx(pageStyles['card'], styles['board-tray'], isTarget && styles['target'])}
      aria-label={t('screens.agenda.unplaced')}
    >
      <h2>{t('screens.agenda.unplaced')}</h2>
      {waiting.map((session) => (
        <button
          key={session.id}
          type="button"
          className={clsx(styles['tray-item'], sessionLooksStyles['kind'])}
          data-kind={session.kind}
          onPointerDown={(event) => onGrip(event, session, 'move')}
          onClick={() => onSelect(session.id)}
        >
          <strong className="one-line">{sessionTitle(session, language, t)}</strong>
          <span className="soft number">{session.minutes}′</span>
        </button>
      ))}
    </section>
  );
});
