import { clsx } from 'clsx';
import {
  type ComponentProps,
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type Session, sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { textIn } from '../../../../shared/domain/language.ts';
import type { RatedFinding } from '../../../../shared/domain/schedule-rules/finding.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { findingText } from '../../../../shared/findings/finding-text.ts';
import { clockAt } from '../../../../shared/time/wall-clock.ts';
import { usePreferences, useScale } from '../../../context/preferences.tsx';
import type { AgendaCheck } from '../findings/use-findings.ts';
import type { BoardLayout, SessionBlock } from './board-layout.ts';
import type { Drag, DragMode } from './use-board-drag.ts';
import sessionLooksStyles from '../session-looks.module.css';
import fieldStyles from '../../../ui/fields/field.module.css';
import styles from './board.module.css';

type Shared = Pick<
  ComponentProps<typeof BoardBlock>,
  'layout' | 'pixelsPerMinute' | 'onSelect' | 'onRename' | 'onGrip' | 'onKeyDown' | 'onBlur'
>;

type BoardBlocksProps = Shared & {
  readonly blocks: readonly SessionBlock[];
  readonly snapshot: WorkshopSnapshot;
  readonly names: ReadonlyMap<string, string>;
  readonly worst: AgendaCheck['worst'];
  readonly matching: ReadonlySet<string> | null;
  readonly selectedId: string | null;
  /** The session that is being dragged; null for none. */
  readonly liftedId: string | null;
};

/** The sessions on the board: looked at again when one is picked up or put down, not at every step between. */
export const BoardBlocks = memo(function BoardBlocks(props: BoardBlocksProps): ReactNode {
  const { blocks, snapshot, names, worst, matching, selectedId, liftedId, ...shared } = props;
  const { language } = usePreferences();
  const rooms = new Map(snapshot.rooms.map((room) => [room.id, textIn(room.name, language)]));
  return blocks.map((block) => {
    const { id, placement } = block.session;
    return (
      <BoardBlock
        key={id}
        {...shared}
        block={block}
        room={rooms.get(placement?.roomId ?? '') ?? ''}
        leads={names.get(id) ?? ''}
        worst={worst.get(id) ?? null}
        selected={id === selectedId}
        pale={matching !== null && !matching.has(id)}
        lifted={id === liftedId}
      />
    );
  });
});

type BoardBlockProps = {
  readonly block: SessionBlock;
  /** Where it is; '' for all rooms. */
  readonly room: string;
  /** Names of those who lead it. */
  readonly leads: string;
  /** The most urgent finding about it. */
  readonly worst: 'note' | 'warning' | 'must-fix' | null;
  readonly layout: BoardLayout;
  readonly pixelsPerMinute: number;
  readonly selected: boolean;
  /** Whether the filters leave it out; it is drawn pale. */
  readonly pale: boolean;
  /** Whether it is being dragged. */
  readonly lifted: boolean;
  readonly onSelect: (sessionId: string) => void;
  /** Starts editing the title in place. */
  readonly onRename: (sessionId: string) => void;
  readonly onGrip: (event: PointerEvent, session: Session, mode: DragMode) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

/** Heights in pixels when nothing is zoomed: a line of text, the line of the time with the padding, and what is too small for plain text. */
const lineHeight = 15.6;
const timeHeight = 24;
const tiny = 17;
/** Height below which the font size follows the height. */
const tiniest = 13;

/** A session on the board. It is drawn again only when something about it changes, not while another is dragged. */
const BoardBlock = memo(function BoardBlock(props: BoardBlockProps): ReactNode {
  const {
    block,
    room,
    leads,
    worst,
    layout,
    pixelsPerMinute,
    selected,
    pale,
    lifted,
    onSelect,
    onRename,
    onGrip,
    onKeyDown,
    onBlur,
  } = props;
  const { t, language } = usePreferences();
  const scale = useScale();
  const { session, start, end } = block;
  const title = sessionTitle(session, language, t);
  const time = `${clockAt(start)} – ${clockAt(end)}`;
  const about = [leads, room, textIn(session.audience, language)].filter((part) => part !== '');
  const isMarked = worst !== null && worst !== 'note';
  const look = clsx(
    styles['block'],
    sessionLooksStyles['kind'],
    isMarked && styles['marked'],
    selected && styles['selected'],
    pale && sessionLooksStyles['pale'],
    lifted && styles['lifted'],
  );
  const height = ((end - start) * pixelsPerMinute) / scale;
  const lines = Math.floor((height - timeHeight) / lineHeight);
  const size = height < tiny ? 'tiny' : lines < 1 ? 'line' : '';
  return (
    <div
      role="button"
      tabIndex={0}
      data-session={session.id}
      data-kind={session.kind}
      aria-pressed={selected}
      title={`${time}  ${title}`}
      className={clsx(look, size !== '' && styles['line'], size === 'tiny' && styles['tiny'])}
      data-part="block"
      style={{
        ...placeOf(block, layout, pixelsPerMinute),
        ...(height < tiniest ? { fontSize: (height - 3) * scale } : {}),
      }}
      onPointerDown={(event) => onGrip(event, session, 'move')}
      onClick={() => onSelect(session.id)}
      onDoubleClick={() => onRename(session.id)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <span className={clsx(styles['block-time'], 'number')}>{size === '' ? time : clockAt(start)}</span>
      <strong
        className={styles['block-title']}
        style={size === '' ? { WebkitLineClamp: Math.min(lines, 3) } : undefined}
      >
        {title}
      </strong>
      {lines < 2 ? null : <span className={styles['block-about']}>{about.join(' · ')}</span>}
      {/* Text that does not fit into the block is for screen readers. */}
      <span className="visually-hidden">
        {[
          size === '' ? '' : time,
          lines < 2 ? about.join(', ') : '',
          worst === null ? '' : t(`findings.severity.${worst}`),
        ]
          .filter((part) => part !== '')
          .join(', ')}
      </span>
      {!isMarked ? null : (
        <span className={clsx(styles['block-finding'], worst === 'must-fix' && styles['must-fix'])} aria-hidden="true">
          ▲
        </span>
      )}
      <span
        className={styles['block-foot']}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.stopPropagation();
          onGrip(event, session, 'resize');
        }}
      />
    </div>
  );
});

type GhostProps = {
  readonly drag: Drag;
  readonly layout: BoardLayout;
  readonly pixelsPerMinute: number;
  /** Findings that a drop there would cause, most urgent first. */
  readonly clashes: readonly RatedFinding[];
  readonly snapshot: WorkshopSnapshot;
};

/** Where a dragged session would lie. */
export function Ghost({ drag, layout, pixelsPerMinute, clashes, snapshot }: GhostProps): ReactNode {
  const { t, language } = usePreferences();
  const [worst] = clashes;
  const block = layout.blocks.find((each) => each.session.id === drag.session.id);
  const plenary = (block?.span ?? 1) > 1;
  const place = {
    session: drag.session,
    column: plenary ? 0 : (drag.column ?? 0),
    span: plenary ? layout.columns.length : 1,
    start: drag.start,
    end: drag.start + drag.minutes,
    lane: 0,
    lanes: 1,
  };
  return (
    <>
      <div
        className={clsx(
          styles['block'],
          sessionLooksStyles['kind'],
          styles['ghost'],
          worst?.severity === 'must-fix' && styles['must-fix'],
        )}
        data-part="ghost"
        data-kind={drag.session.kind}
        style={placeOf(place, layout, pixelsPerMinute)}
      >
        <span className={clsx(styles['block-time'], 'number')}>
          {clockAt(place.start)} – {clockAt(place.end)}
        </span>
      </div>
      {worst === undefined ? null : (
        <p className={styles['ghost-clash']} data-part="ghost-clash" style={below(place, layout, pixelsPerMinute)}>
          {findingText(worst, snapshot, t, language)}
        </p>
      )}
    </>
  );
}

function below(block: SessionBlock, layout: BoardLayout, pixelsPerMinute: number): CSSProperties {
  const { left, width } = placeOf(block, layout, pixelsPerMinute);
  return { left, width, top: (block.end - layout.from) * pixelsPerMinute + 4 };
}

/** Where a block lies, in shares of the width and in pixels from the top. */
function placeOf(block: SessionBlock, layout: BoardLayout, pixelsPerMinute: number): CSSProperties {
  const column = 100 / layout.columns.length;
  const width = (column * block.span) / block.lanes;
  return {
    left: `calc(${block.column * column + block.lane * width}% + 3px)`,
    width: `calc(${width}% - 6px)`,
    top: (block.start - layout.from) * pixelsPerMinute + 1,
    height: (block.end - block.start) * pixelsPerMinute - 2,
  };
}

type TitleEditorProps = {
  readonly block: SessionBlock;
  readonly layout: BoardLayout;
  readonly pixelsPerMinute: number;
  /** Called with a title that differs from the one before. */
  readonly onTitle: (title: string) => void;
  readonly onClose: () => void;
};

/** Edits the title of a session in place: Enter saves, Escape cancels. */
export function TitleEditor({ block, layout, pixelsPerMinute, onTitle, onClose }: TitleEditorProps): ReactNode {
  const { t, language } = usePreferences();
  const { session } = block;
  const before = textIn(session.title, language);
  const [typed, setTyped] = useState(before);
  const field = useRef<HTMLInputElement>(null);
  // Moving the focus back to the session raises a blur here, which must not save a cancelled title.
  const isDone = useRef(false);
  useEffect(() => field.current?.select(), []);
  const leave = (): void => {
    isDone.current = true;
    onClose();
  };
  const keep = (): void => {
    if (isDone.current) return;
    leave();
    if (typed.trim() !== before) onTitle(typed.trim());
  };
  const { left, width, top } = placeOf(block, layout, pixelsPerMinute);
  return (
    <input
      ref={field}
      className={clsx(fieldStyles['input'], styles['title-editor'])}
      data-part="input"
      style={{ left, width, top }}
      aria-label={t('screens.agenda.title')}
      maxLength={500}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        else if (event.key === 'Escape') leave();
        else return;
        event.preventDefault();
        const blocks = event.currentTarget.parentElement;
        blocks?.querySelector<HTMLElement>(`[data-session="${session.id}"]`)?.focus();
      }}
    />
  );
}
