import type { Day } from '../../shared/domain/agenda/day.ts';
import type { Session } from '../../shared/domain/agenda/session.ts';
import type { AttendanceStatus, Mark } from '../../shared/domain/attendance/attendance.ts';
import { slotsOf } from '../../shared/domain/attendance/slots.ts';
import { isExpected, type Participation } from '../../shared/domain/people/participation.ts';
import type { EventPlan } from './plan.ts';
import type { Random } from './random.ts';

/** Of a hundred people in a slot. */
const likely: readonly (readonly [percent: number, status: AttendanceStatus])[] = [
  [86, 'present'],
  [93, 'late'],
  [96, 'left-early'],
  [98, 'excused'],
  [100, 'absent'],
];

/** The marks of the days that are already over. */
export function makeMarks(
  plan: EventPlan,
  days: readonly Day[],
  sessions: readonly Session[],
  participations: readonly Participation[],
  random: Random,
): Mark[] {
  const over = days.filter((day) => day.number <= plan.markedDays);
  const slots = slotsOf(plan.attendance, over, sessions);
  return participations.filter(isExpected).flatMap(({ id, role }) =>
    slots.map((slot) => ({
      participationId: id,
      slotId: slot.id,
      status: role === 'participant' ? statusFor(random.below(100)) : ('present' as const),
    })),
  );
}

function statusFor(percent: number): AttendanceStatus {
  return likely.find(([below]) => percent < below)?.[1] ?? 'present';
}
