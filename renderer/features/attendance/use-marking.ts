import { useState } from 'react';
import type { AttendanceStatus, Mark } from '../../../shared/domain/attendance.ts';
import type { Cell } from '../../../shared/operations/attendance.ts';
import { useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { fill, mark, markOpen } from '../../commands/attendance.ts';

type Marking = {
  /** Said to screen readers after each marking. */
  readonly announcement: string;
  /** Marks the cells, or only those that nobody has marked yet. */
  readonly markCells: (cells: readonly Cell[], status: AttendanceStatus, onlyOpen: boolean) => void;
  readonly markEach: (marks: readonly Mark[]) => void;
};

export function useMarking(workshopId: string): Marking {
  const t = useText();
  const { run } = useFeedback();
  const [announcement, setAnnouncement] = useState('');
  const announce = (count: number, status: AttendanceStatus): void =>
    setAnnouncement(t('screens.attendance.marked', { count, status: t(`vocabulary.attendanceStatus.${status}`) }));
  return {
    announcement,
    markCells: (cells, status, onlyOpen) => {
      const command = onlyOpen ? markOpen(workshopId, cells, status) : mark(workshopId, cells, status);
      void run(command).then(() => announce(cells.length, status));
    },
    markEach: (marks) => {
      void run(fill(workshopId, marks)).then(() => announce(marks.length, marks[0]?.status ?? 'unmarked'));
    },
  };
}
