import { attendanceStatuses } from '../../../shared/domain/attendance/attendance.ts';
import { slotsOf } from '../../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { sampleTraining } from './training.ts';

/** The sample training with every kind of mark, and with some slots that nobody has marked yet. */
export function markedTraining(): WorkshopSnapshot {
  const training = sampleTraining();
  const { workshop, days, sessions, participations } = training;
  const slots = slotsOf(workshop.attendance, days, sessions);
  training.attendance = participations.flatMap(({ id }, person) =>
    slots.flatMap((slot, index) => {
      const status = attendanceStatuses[(person * 3 + index * 5 + ((person * index) % 2)) % 7] ?? 'present';
      return status === 'unmarked' ? [] : [{ participationId: id, slotId: slot.id, status }];
    }),
  );
  return training;
}
