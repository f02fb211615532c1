import { memo, type ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDayMonth, shortWeekdayName } from '../../../shared/text/dates.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { columnTitle, type BoardLayout, type BoardView } from './board-layout.ts';

type BoardHeadProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly layout: BoardLayout;
  readonly view: BoardView;
  readonly onShowDay: (dayId: string) => void;
};

export const BoardHead = memo(function BoardHead({ snapshot, layout, view, onShowDay }: BoardHeadProps): ReactNode {
  const { t, language } = usePreferences();
  const today = localTime(now(), snapshot.workshop.timeZone).day;
  const style = { gridTemplateColumns: `56px repeat(${layout.columns.length}, minmax(0, 1fr))` };
  return (
    <div className="board-head" style={style}>
      <span />
      {layout.columns.map((column) => {
        const day = snapshot.days.find((each) => each.id === column.dayId);
        if (view !== 'all-days') {
          const room = snapshot.rooms.find((each) => each.id === column.roomId);
          return (
            <div key={column.key} className="board-column-head">
              <strong className="one-line">
                {columnTitle(column, snapshot, language) || t('screens.agenda.allRooms')}
              </strong>
              <span className="soft small">
                {room?.capacity == null ? '' : t('screens.agenda.seats', { count: room.capacity })}
              </span>
            </div>
          );
        }
        const theme = textIn(day?.theme ?? {}, language);
        const when =
          day?.date == null ? '' : ` · ${shortWeekdayName(day.date, language)} ${formatDayMonth(day.date, language)}`;
        return (
          <button
            key={column.key}
            type="button"
            className={day?.date === today ? 'board-column-head today' : 'board-column-head'}
            onClick={() => onShowDay(column.dayId)}
          >
            <strong className="one-line">
              {t('screens.agenda.day', { number: day?.number ?? 0 })}
              {when}
            </strong>
            <span className="soft small one-line" title={theme}>
              {theme}
            </span>
          </button>
        );
      })}
    </div>
  );
});
