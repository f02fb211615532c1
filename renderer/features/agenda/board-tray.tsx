import { memo, type PointerEvent, type ReactNode } from 'react';
import { sessionTitle } from '../../../shared/domain/session-title.ts';
import type { Session } from '../../../shared/domain/session.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { DragMode } from './use-board-drag.ts';

type BoardTrayProps = {
  readonly snapshot: WorkshopSnapshot;
  /** A session is being held over it. */
  readonly isTarget: boolean;
  readonly onSelect: (sessionId: string) => void;
  readonly onGrip: (event: PointerEvent, session: Session, mode: DragMode) => void;
};

/** Where sessions wait for a day and a time. Dragged onto the board they are placed, dragged back they leave it. */
export const BoardTray = memo(function BoardTray({ snapshot, isTarget, onSelect, onGrip }: BoardTrayProps): ReactNode {
  const { t, language } = usePreferences();
  const waiting = snapshot.sessions.filter((session) => session.placement === null);
  if (waiting.length === 0 && !isTarget) return null;
  return (
    <section
      className={isTarget ? 'card board-tray target' : 'card board-tray'}
      aria-label={t('screens.agenda.unplaced')}
    >
      <h2>{t('screens.agenda.unplaced')}</h2>
      {waiting.map((session) => (
        <button
          key={session.id}
          type="button"
          className="tray-item"
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
