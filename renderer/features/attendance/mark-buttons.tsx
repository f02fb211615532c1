import type { ReactNode } from 'react';
import type { AttendanceStatus } from '../../../shared/domain/attendance.ts';
import { useText } from '../../app/preferences.tsx';
import { statusKeys } from './status-keys.ts';

type MarkButtonsProps = {
  readonly onMark: (status: AttendanceStatus, everybody: boolean) => void;
  readonly onOpen: () => void;
};

/** The statuses with their letters: a legend, and buttons for whoever uses the mouse. The grid keeps its focus. */
export function MarkButtons({ onMark, onOpen }: MarkButtonsProps): ReactNode {
  const t = useText();
  return (
    <div className="tool-bar mark-buttons" role="toolbar" aria-label={t('screens.attendance.marks')}>
      {statusKeys.map(({ status, letter }) => (
        <button
          key={status}
          type="button"
          className={`button small mark-button ${status}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => onMark(status, event.shiftKey)}
        >
          {t(`vocabulary.attendanceStatus.${status}`)} <kbd>{letter}</kbd>
        </button>
      ))}
      <button
        type="button"
        className="button small"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onMark('unmarked', true)}
      >
        {t('screens.attendance.clear')} <kbd>Del</kbd>
      </button>
      <button type="button" className="button small" onMouseDown={(event) => event.preventDefault()} onClick={onOpen}>
        {t('screens.attendance.history')} <kbd>Enter</kbd>
      </button>
    </div>
  );
}
