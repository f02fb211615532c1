import type { AttendanceStatus } from '../../../shared/domain/attendance.ts';

/** The key of each status, by its place on the keyboard, so that the Russian layout marks alike. */
export const statusKeys = [
  { status: 'present', code: 'KeyP', letter: 'P' },
  { status: 'late', code: 'KeyL', letter: 'L' },
  { status: 'left-early', code: 'KeyD', letter: 'D' },
  { status: 'excused', code: 'KeyE', letter: 'E' },
  { status: 'absent', code: 'KeyA', letter: 'A' },
] as const satisfies readonly { status: AttendanceStatus; code: string; letter: string }[];

/** The status that a key marks with; `unmarked` for Delete and Backspace. */
export function statusOfKey(code: string): AttendanceStatus | undefined {
  if (code === 'Delete' || code === 'Backspace') return 'unmarked';
  return statusKeys.find((key) => key.code === code)?.status;
}
