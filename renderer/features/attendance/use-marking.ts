import { useState } from 'react';
import type { AttendanceStatus, Mark } from '../../../shared/domain/attendance.ts';
import type { Result } from '../../../shared/result.ts';
import type { Cell } from '../../../shared/operations/attendance.ts';
import { useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { fill, mark, markOpen } from '../../commands/attendance.ts';
import { announce } from '../../ui/announcements.tsx';

export type Marking = {
  /** Marks the cells, or only those that nobody has marked yet. */
  readonly markCells: (cells: readonly Cell[], status: AttendanceStatus, onlyOpen: boolean) => void;
  readonly markEach: (marks: readonly Mark[]) => void;
  /** Set while a closed day waits for the reason of its change. */
  readonly asked: { readonly answer: (reason: string) => void; readonly cancel: () => void } | null;
};

type Attempt = {
  readonly count: number;
  readonly status: AttendanceStatus;
  readonly run: (reason: string | null) => Promise<Result<void>>;
};

/** Marks, and asks for the reason where a day is closed. */
export function useMarking(workshopId: string): Marking {
  const t = useText();
  const { run } = useFeedback();
  const [waiting, setWaiting] = useState<Attempt | null>(null);
  const say = ({ count, status }: Attempt): void =>
    announce(t('screens.attendance.marked', { count, status: t(`vocabulary.attendanceStatus.${status}`) }));
  const attempt = async (wish: Attempt, reason: string | null): Promise<void> => {
    const result = await wish.run(reason);
    if (!result.ok && result.failure.code === 'day-signed-off') setWaiting(wish);
    else if (result.ok) say(wish);
    else void run(Promise.resolve(result));
  };
  return {
    markCells: (cells, status, onlyOpen) => {
      const command = onlyOpen ? markOpen : mark;
      const by = (reason: string | null): Promise<Result<void>> =>
        command(workshopId, cells, status, { how: 'grid', reason });
      void attempt({ count: cells.length, status, run: by }, null);
    },
    markEach: (marks) => {
      const by = (reason: string | null): Promise<Result<void>> => fill(workshopId, marks, { how: 'grid', reason });
      void attempt({ count: marks.length, status: marks[0]?.status ?? 'unmarked', run: by }, null);
    },
    asked:
      waiting === null
        ? null
        : {
            answer: (reason) => {
              setWaiting(null);
              void attempt(waiting, reason);
            },
            cancel: () => setWaiting(null),
          },
  };
}
